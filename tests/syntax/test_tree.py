from __future__ import annotations

import pytest

from goalc.source.diagnostic import Path
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import Entry, Mapping, Node, Scalar, locate, plain

TEXT = """\
# 注
项目名称: 拘押 # 注
空:
指标:
  - 名称: 甲😀
    指标值: "≥5 次"
  - 名称: |
      第一行
      第二行

  - []
行: {甲: 乙, 丙: }
"""


def tree(text: str) -> Node:
    result = parse(SourceText("a.yaml", text))
    assert result.diagnostics == ()
    assert result.node is not None
    return result.node


def at(text: str, path: Path, part: str = "value") -> str:
    span = locate(tree(text), path, "key" if part == "key" else "value")
    return text[span.start : span.end]


def test_plain_is_text_all_the_way() -> None:
    assert plain(tree(TEXT)) == {
        "项目名称": "拘押",
        "空": "",
        "指标": [{"名称": "甲😀", "指标值": "≥5 次"}, {"名称": "第一行\n第二行\n"}, []],
        "行": {"甲": "乙", "丙": ""},
    }


@pytest.mark.parametrize(
    "text", ["010", "12:30", "1_000", "3.10", "no", "~", "null", "2025-01-01", "0x1", "1e3"]
)
def test_nothing_is_guessed(text: str) -> None:
    assert plain(tree(f"值: {text}\n")) == {"值": text}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_spans_count_code_points(end: str, mark: str) -> None:
    text = TEXT.replace("\n", end)
    from goalc.syntax.decode_text import decode_text

    source = decode_text("a.yaml", (mark + text).encode()).source
    assert source.text == text
    assert at(text, ("指标", 0, "名称")) == "甲😀"
    assert at(text, ("指标", 0, "指标值")) == '"≥5 次"'
    assert at(text, ("指标", 0, "指标值"), "key") == "指标值"
    assert at(text, ("指标", 1, "名称")) == f"|{end}      第一行{end}      第二行"
    assert at(text, ("行",)) == "{甲: 乙, 丙: }"
    assert source.position(locate(tree(text), ("指标", 0, "指标值")).start) == (6, 10)


def test_an_empty_value_has_a_place() -> None:
    span = locate(tree(TEXT), ("空",))
    assert span.start == span.end
    assert TEXT[span.start - 2 : span.start] == "空:"


def test_collections_end_where_their_text_ends() -> None:
    assert at(TEXT, ("指标", 0)) == '名称: 甲😀\n    指标值: "≥5 次"'
    assert at(TEXT, ("指标", 2)) == "[]"
    assert at(TEXT, ("指标",)).endswith("[]")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (("没有",), "项目名称: 拘押"),
        (("没有", 3, "更没有"), "项目名称: 拘押"),
        (("指标", 0, "解释"), "名称: 甲😀"),
        (("指标", 1, "解释"), "名称"),
        (("指标", 9), "指标"),
        (("行", "丁"), "行"),
        (("空", "丁"), "空"),
    ],
)
def test_missing_paths_give_the_deepest_place(path: Path, shown: str) -> None:
    assert at(TEXT, path) == shown
    assert at(TEXT, path, "key") == shown


def test_get() -> None:
    root = tree(TEXT)
    assert isinstance(root, Mapping)
    value = root.get("项目名称")
    assert isinstance(value, Scalar)
    assert value.text == "拘押"
    assert root.get("没有") is None


def test_text_with_a_mark_is_read_too() -> None:
    # A text that did not come through decode_text.
    result = parse(SourceText("a.yaml", "\ufeff名称: 甲\n"))
    assert [found.key for found in result.diagnostics] == ["GC702.bom"]


def test_a_text_without_a_dash_is_its_own_first_paragraph() -> None:
    assert at(TEXT, ("项目名称", 0)) == "拘押"


class Counted(str):
    """A text that counts how often it is compared with another."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


@pytest.mark.parametrize("count", [3, 20, 21, 500])
def test_a_key_is_found_without_a_look_at_all_others(count: int) -> None:
    keys = [Counted(f"层{number}") for number in range(count)]
    entries = tuple(Entry(Scalar(key, n, n + 1), Scalar("甲", n, n + 1)) for n, key in enumerate(keys))
    node = Mapping(entries, 0, count)
    Counted.compared = 0
    for number in range(count):
        assert locate(node, (f"层{number}",), "key").start == number
    assert locate(node, ("另一层",), "key").start == 0
    assert Counted.compared <= 21 * (count + 1)
