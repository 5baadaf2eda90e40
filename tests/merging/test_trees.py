"""Laws of merging, on any trees in any layout."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import assume, given
from hypothesis import strategies as st

from goalc.merging.piece import cut
from goalc.merging.three_way import merge_texts
from goalc.merging.write import write
from goalc.source.text import SourceText
from goalc.syntax.doctor.conflicts import find_conflicts
from goalc.syntax.parse import parse
from goalc.syntax.tree import Mapping, Plain, plain

NAMES = "我", "他"
KEYS = st.sampled_from(["名称", "指标值", "年度目标", "资金", "保障措施", "表格", "a b", "0aa"])
TEXTS = st.sampled_from(
    ["甲", "乙", "≥5次", "≥6次", "一, 二", "x: y", "# 非", "", "长" * 40, "第一行\n第二行\n", "- z", "[q]"]
)
TREES: st.SearchStrategy[Plain] = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4), st.dictionaries(KEYS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
ROOTS = st.dictionaries(KEYS, TREES, min_size=1, max_size=5)


def scalar(text: str, margin: str) -> str:
    if "\n" in text:
        return "|\n" + "".join(f"{margin}  {line}\n" for line in text.splitlines()).removesuffix("\n")
    return text if text in {"甲", "乙", "≥5次", "≥6次"} or text.startswith("长") else f'"{text}"'


@st.composite
def layouts(draw: st.DrawFn, tree: Plain) -> str:
    """A tree as YAML, with comments, in lines or in brackets."""

    def flow(value: Plain) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f'"{key}": {flow(item)}' for key, item in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(flow, value)) + "]"
        return '"' + value.replace("\n", "\\n") + '"'

    def lines(value: Plain, depth: int) -> Iterator[str]:
        margin = "  " * depth
        pairs = (
            [(f"{key}:", item) for key, item in value.items()]
            if isinstance(value, dict)
            else [("-", item) for item in value]
        )
        for lead, item in pairs:
            if draw(st.integers(0, 5)) == 0:
                yield f"{margin}# 备注{draw(st.integers(0, 3))}"
            if isinstance(item, str) or draw(st.integers(0, 4)) == 0:
                behind = "  # 附注" if draw(st.integers(0, 5)) == 0 else ""
                block = isinstance(item, str) and "\n" in item
                text = scalar(item, margin) if isinstance(item, str) else flow(item)
                yield f"{margin}{lead} {text}{'' if block else behind}"
            elif lead == "-" and isinstance(item, dict) and draw(st.booleans()):
                first, *rest = list(lines(item, depth + 1))
                if first.strip().startswith("#"):
                    yield from (f"{margin}-", first, *rest)
                else:
                    yield from (f"{margin}- {first[len(margin) + 2 :]}", *rest)
            else:
                yield f"{margin}{lead}"
                yield from lines(item, depth + 1)

    return "".join(f"{line}\n" for line in lines(tree, 0))


def read(text: str) -> Mapping:
    node = parse(SourceText("", text)).node
    assume(isinstance(node, Mapping))
    assert isinstance(node, Mapping)
    return node


@st.composite
def versions(draw: st.DrawFn, count: int) -> list[str]:
    """Texts of trees that goalc can read; about half of the values are shared."""
    first = draw(ROOTS)
    trees = [first]
    for _ in range(count - 1):
        other = draw(ROOTS)
        trees.append({**{key: value for key, value in first.items() if draw(st.booleans())}, **other})
    texts = [draw(layouts(tree)) for tree in trees]
    for text in texts:
        read(text)
    return texts


@given(versions(1))
def test_nothing_is_lost_in_cutting(texts: list[str]) -> None:
    root = read(texts[0])
    piece = cut(texts[0], root)
    assert write(piece, None) == texts[0]
    assert piece.value() == plain(root)


@given(versions(2))
def test_what_only_ours_changed_stays_to_the_byte(texts: list[str]) -> None:
    base, ours = texts
    merged = merge_texts(base, ours, base, NAMES)
    assert merged is not None
    assert (merged.text, merged.conflicts) == (ours, 0)


@given(versions(2))
def test_what_both_changed_alike_stays(texts: list[str]) -> None:
    base, ours = texts
    merged = merge_texts(base, ours, ours, NAMES)
    assert merged is not None
    assert (merged.text, merged.conflicts) == (ours, 0)


@given(versions(2))
def test_what_only_theirs_changed_is_taken(texts: list[str]) -> None:
    base, theirs = texts
    merged = merge_texts(base, base, theirs, NAMES)
    assert merged is not None
    assert merged.conflicts == 0
    assert plain(read(merged.text)) == plain(read(theirs))


@given(versions(3))
def test_any_three_versions(texts: list[str]) -> None:
    """The result can be read, says its conflicts, and has as many whoever merges."""
    base, ours, theirs = texts
    merged, mirrored = merge_texts(base, ours, theirs, NAMES), merge_texts(base, theirs, ours, NAMES)
    assert merged is not None
    assert mirrored is not None
    assert bool(merged.conflicts) == bool(mirrored.conflicts)
    assert len(find_conflicts(SourceText("", merged.text))) == merged.conflicts
    calm = "".join(line for line in merged.text.splitlines(keepends=True) if not line.strip().startswith("#"))
    read(calm)
