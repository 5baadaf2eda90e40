"""What is written back reads as it was meant, and nothing else has moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.source.diagnostic import Edit
from goalc.source.edits import apply_edits
from goalc.source.text import SourceText, Span
from goalc.syntax.characters import INVISIBLE
from goalc.syntax.parse import parse
from goalc.syntax.tree import Mapping, Scalar, plain, scalar_at
from goalc.syntax.writing.emit import emit_block, emit_scalar
from goalc.syntax.writing.rewrite import rewrite

SIGNS = st.sampled_from(list("≥≤=<>%*&@!|'\"#:,[]{}-? \t`\\目标一：，。年abc019～~\u3000"))
LETTERS = SIGNS | st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
# Characters that nobody sees are no part of a text.
LINES = st.text(LETTERS, min_size=1).map(lambda text: INVISIBLE.sub("", text).strip())
TEXTS = LINES.filter(bool)


def reading(text: str) -> object:
    result = parse(SourceText("x.yaml", text))
    assert result.node is not None, result.diagnostics
    return plain(result.node)


@given(TEXTS)
def test_what_is_emitted_reads_as_the_text(text: str) -> None:
    scalar = emit_scalar(text)
    assert reading(f"甲: {scalar}\n乙: 丙\n") == {"甲": text, "乙": "丙"}
    assert reading(f"甲:\n  - {scalar}\n  - 丙\n") == {"甲": [text, "丙"]}


@pytest.mark.parametrize(
    "text", ["≥95%", "=100%", "2025-01-01", "确保“收得下”。", "13595807495", "计算公式：甲/乙*100%"]
)
def test_common_values_are_plain(text: str) -> None:
    assert emit_scalar(text) == text


@pytest.mark.parametrize(
    "text", [">=10次", "%95", "*重点", "目标: 完成", "@x", "- 甲", "甲 # 乙", "名称：甲"]
)
def test_what_yaml_would_misread_is_quoted(text: str) -> None:
    assert emit_scalar(text) == f'"{text}"'


@given(st.lists(LINES, min_size=2).map("\n".join), st.integers(0, 2))
def test_a_block_reads_as_the_text(text: str, blanks: int) -> None:
    text = text.strip("\n ") + "\n" * blanks
    if "\n" in text.strip("\n") and "\t" not in text:
        assert reading(f"甲: {emit_block(text, '  ')}\n乙: 丙\n") == {"甲": text, "乙": "丙"}


@given(TEXTS, TEXTS, st.sampled_from(["plain", "'", '"']))
def test_only_the_scalar_changes(old: str, new: str, style: str) -> None:
    written = emit_scalar(old)
    if style == "'":
        written = "'" + old.replace("'", "''") + "'"
    if style == '"' and '"' not in old and "\\" not in old and "\t" not in old:
        written = f'"{old}"'
    text = f"# 备注\n甲: {written}  # 后\n乙: [一, 二]\n"
    node = parse(SourceText("x.yaml", text)).node
    assert node is not None
    scalar = scalar_at(node, ("甲",))
    assert scalar is not None
    change = rewrite(text, scalar, new)
    assert change is not None
    assert scalar.start <= change.span.start <= change.span.end <= scalar.end
    edited = apply_edits(text, [Edit("x.yaml", change.span, change.text)])
    assert reading(edited) == {"甲": new, "乙": ["一", "二"]}
    assert edited.startswith("# 备注\n甲: ")
    assert edited.endswith("  # 后\n乙: [一, 二]\n")


def test_within_several_lines_only_what_is_found_without_doubt() -> None:
    text = "甲: |\n  按时交水电费\n  建立建全制度\n乙: 丙\n"
    node = parse(SourceText("x.yaml", text)).node
    assert isinstance(node, Mapping)
    scalar = node.entries[0].value
    assert isinstance(scalar, Scalar)
    change = rewrite(text, scalar, "按时交水电费\n建立健全制度")
    assert change is not None
    assert (text[change.span.start : change.span.end], change.text) == ("建全"[:1], "健")
    assert rewrite(text, scalar, "甲\n乙") is None


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=3)), max_size=5))
def test_bytes_outside_of_edits_are_as_they_were(text: str, places: list[tuple[int, int, str]]) -> None:
    edits = [Edit("x", Span(start, start + length), put) for start, length, put in places]
    edited = apply_edits(text, edits)
    if not [edit for edit in edits if edit.span.end <= len(text)]:
        assert edited == text
    one = next((edit for edit in edits if edit.span.end <= len(text)), None)
    if one is not None and "\n" not in one.text:
        alone = apply_edits(text, [one])
        assert alone == text[: one.span.start] + one.text + text[one.span.end :]


def test_line_ends_are_those_of_the_file() -> None:
    assert apply_edits("甲\r\n乙\r\n", [Edit("x", Span(0, 1), "丙\n丁")]) == "丙\r\n丁\r\n乙\r\n"
