"""Marks in texts: nothing lost, and fit to be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.document.revised.wording import RevisionKind, Wording, compare_lines, compare_texts

ALPHABET = st.text(st.sampled_from("甲乙丙丁95.%≥a b\n"), max_size=20)


def shown(before: str, after: str) -> str:
    signs = {"kept": "{}", "deleted": "[-{}-]", "inserted": "[+{}+]"}
    return "".join(signs[kind].format(text) for kind, text in compare_texts(before, after))


@given(ALPHABET, ALPHABET)
def test_each_side_is_whole(before: str, after: str) -> None:
    pieces = compare_texts(before, after)
    assert "".join(text for kind, text in pieces if kind != "inserted") == before
    assert "".join(text for kind, text in pieces if kind != "deleted") == after
    assert all(text for _, text in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("≥95%", "≥90%", "≥[-95-][+90+]%"),
        ("≥95.5%", "≥90.25%", "≥[-95.5-][+90.25+]%"),
        ("7,340,000.00", "8,340,000.00", "[-7,340,000.00-][+8,340,000.00+]"),
        ("=1套", "=2台", "=[-1套-][+2台+]"),
        ("会见管理系统", "远程会见管理系统", "[+远程+]会见管理系统"),
        ("监控系统运行率", "收押大厅改造", "[-监控系统运行率-][+收押大厅改造+]"),
        ("2025年12月31日", "2026年6月30日", "[-2025年12月31日-][+2026年6月30日+]"),
        ("反映检查安全工作的情况", "反映抽查和安全工作的情况", "反映[-检查-][+抽查和+]安全工作的情况"),
        ("同", "同", "同"),
        ("", "新", "[+新+]"),
    ],
)
def test_marks_are_for_people(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def test_long_texts_take_no_time() -> None:
    before = "".join(chr(0x4E00 + n % 5000) for n in range(20_000))
    after = "".join(chr(0x4E00 + n * 7 % 5000) for n in range(20_000))
    same = "同" * 20_000
    pieces = compare_texts(same + before, same + after)
    assert [kind for kind, _ in pieces] == ["kept", "deleted", "inserted"]
    assert pieces[0].text.startswith(same)


def one_side(wordings: Sequence[Wording], gone: RevisionKind) -> list[str]:
    """The paragraphs without what is `gone`; one whose end is gone is joined to the next."""
    lines = [""]
    for pieces, end in wordings:
        lines[-1] += "".join(text for kind, text in pieces if kind != gone)
        if end != gone:
            lines.append("")
    assert lines.pop() == ""
    return lines


@given(st.lists(ALPHABET, max_size=5), st.lists(ALPHABET, max_size=5))
def test_paragraphs_of_each_side_are_whole(before: list[str], after: list[str]) -> None:
    wordings = compare_lines(before, after)
    assert one_side(wordings, "inserted") == (before or [""])
    assert one_side(wordings, "deleted") == (after or [""])
    assert wordings[-1].end == "kept"


def test_a_paragraph_that_goes_leaves_the_others_alone() -> None:
    before = ["目标一：完成建设", "目标二：完成改造", "目标三：完成验收"]
    ends = [
        (before[0:1] + before[2:], ["kept", "deleted", "kept"]),
        (before[1:], ["deleted", "kept", "kept"]),
        # The last paragraph has no end that could go: the one before it goes.
        (before[:2], ["kept", "deleted", "kept"]),
    ]
    for after, expected in ends:
        wordings = compare_lines(before, after)
        assert [end for _, end in wordings] == expected
        whole = [pieces for pieces, _ in wordings if len(pieces) == 1]
        assert len(whole) == 3, "no paragraph is marked in part"
