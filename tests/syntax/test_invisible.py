"""Characters that nobody sees: found, read as if they were not there, and deleted by one safe edit."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.edits import apply_edits
from goalc.source.text import SourceText
from goalc.syntax.characters import INVISIBLE
from goalc.syntax.parse import ParseResult, parse
from goalc.syntax.tree import plain

# Signs of Arabic, Syriac, Kaithi and Egyptian that can be seen; U+FEFF is an error of its own.
SEEN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)}
FORMAT = [
    chr(point)
    for point in range(sys.maxunicode + 1)
    if unicodedata.category(chr(point)) == "Cf" and point not in {*SEEN, 0xFEFF}
]
FILLERS = list("\u034f\u115f\u1160\u3164\uffa0")
HIDDEN = st.sampled_from([*FORMAT, *FILLERS])
TEXTS = st.lists(st.sampled_from([*"目标甲，5%A ", "\u200b", "\xad", "\u202e", "\u200d"]), min_size=1).map(
    "".join
)


def read(text: str) -> ParseResult:
    return parse(SourceText("a.yaml", text), {"名称", "指标值"})


def found_in(result: ParseResult) -> list[Diagnostic]:
    return [d for d in result.diagnostics if d.key.startswith("GC702")]


@pytest.mark.parametrize("character", [*FORMAT, *FILLERS], ids=lambda character: f"U+{ord(character):04X}")
def test_none_gets_into_a_value_or_a_key(character: str) -> None:
    text = f"名{character}称: 甲{character}乙\n指标值: ≥9{character}5%\n"
    result = read(text)
    assert result.node is not None
    assert plain(result.node) == {"名称": "甲乙", "指标值": "≥95%"}
    (found,) = result.diagnostics
    assert (found.key, found.severity, found.safe) == ("GC702.invisible", Severity.WARNING, True)
    assert found.arguments["count"] == 3
    assert apply_edits(text, found.edits) == "名称: 甲乙\n指标值: ≥95%\n"


@pytest.mark.parametrize(
    "text",
    [
        "名称: 👨\u200d👩\u200d👧\n",
        "名称: می\u200cخواهم\n",
        "名称: ᠠ\u180eᠡ\n",
        "名称: 葛\U000e0100城\n",
        "名称: ☎\ufe0f\n",
        "名称: 渡邉\U000e0101\n",
        "名称: 𠮷\U000e0100野家\n",
        "名称: 神\ufe00社\n",
        "名称: ❤\ufe0f\u200d🔥1\ufe0f\u20e3\n",
        "名称: ©\ufe0f㊙\ufe0f\n",
        "名称: ∩\ufe00\n",
        "名称: 甲\xa0乙　丙\n",
    ],
)
def test_what_has_an_effect_stays(text: str) -> None:
    result = read(text)
    assert result.diagnostics == ()
    assert result.node is not None
    assert plain(result.node) == {"名称": text[4:-1]}


VARIANTS = ["\ufe00", "\ufe02", "\ufe03", "\ufe0d", "\ufe0e", "\ufe0f", "\U000e0100", "\U000e01ef"]


@pytest.mark.parametrize("selector", VARIANTS, ids=lambda character: f"U+{ord(character):04X}")
@pytest.mark.parametrize("before", ["5", "%", "≥", "A", "，", "（", "の", "é", "\u200b", "甲\ufe00"])
def test_a_selector_without_anything_to_select_gets_into_nothing(before: str, selector: str) -> None:
    result = read(f"名称: 甲{before}{selector}乙\n指标值: {selector}≥95%\n")
    assert result.node is not None
    seen = "" if before == "\u200b" else before
    assert plain(result.node) == {"名称": f"甲{seen}乙", "指标值": "≥95%"}
    assert len(found_in(result)) == 1


@pytest.mark.parametrize("selector", ["\ufe03", "\ufe0e", "\ufe0f"])
def test_an_ideograph_is_no_picture(selector: str) -> None:
    assert INVISIBLE.sub("", f"张{selector}三") == "张三"


@given(st.text(st.sampled_from([*VARIANTS, *"甲A5☎م", "\u200b", "\u200d", "\u061c", "\u180e", "\u20e3"])))
def test_nothing_is_left_to_delete(text: str) -> None:
    assert INVISIBLE.search(INVISIBLE.sub("", text)) is None


def test_an_escape_that_has_an_effect_stays() -> None:
    text = r'名称: "葛\U000E0100城👨\u200d👩\u200b"' + "\n"
    result = read(text)
    assert result.node is not None
    assert plain(result.node) == {"名称": "葛\U000e0100城👨\u200d👩"}
    (found,) = result.diagnostics
    assert apply_edits(text, found.edits) == text.replace(r"\u200b", "")


def test_an_escape_is_one_too() -> None:
    text = r'名称: "甲\u200b乙\xad丙\U0000200E\\u200b"' + "\n"
    result = read(text)
    assert result.node is not None
    assert plain(result.node) == {"名称": r"甲乙丙\u200b"}
    (found,) = result.diagnostics
    assert (found.arguments["count"], found.arguments["number"]) == (3, "U+200B")
    assert apply_edits(text, found.edits) == r'名称: "甲乙丙\\u200b"' + "\n"


@given(TEXTS, TEXTS, st.sampled_from(["", "'", '"']))
def test_deleted_it_reads_the_same(one: str, other: str, quote: str) -> None:
    text = f"名称: {quote}甲{one}{quote}  # {other}\n"
    result = read(text)
    assert result.node is not None
    hidden = found_in(result)
    assert bool(hidden) == bool(INVISIBLE.search(text))
    after = apply_edits(text, hidden[0].edits) if hidden else text
    again = read(after)
    assert found_in(again) == []
    assert again.node is not None
    assert plain(again.node) == plain(result.node)


def test_two_keys_that_differ_by_one_are_one_key() -> None:
    result = read("名称: 甲\n名\u200b称: 乙\n")
    assert "GC706" in {d.key for d in result.diagnostics}


def test_a_mark_in_the_middle_is_an_error_with_an_edit() -> None:
    text = "名称: 甲\n\ufeff指标值: 5\n"
    (found,) = read(text).diagnostics
    assert found.key == "GC702.bom"
    assert apply_edits(text, found.edits) == "名称: 甲\n指标值: 5\n"
