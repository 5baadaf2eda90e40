"""The comment on a forge: it fits, it is a table whatever stands in it, and it calls nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from goalc.changes.review import Review
from goalc.report.changes.markdown import MAX_LENGTH, changes_markdown
from goalc.report.changes.sides import sides
from goalc.report.diagnostics.text import make_printable
from tests.examples import examples
from tests.report.changes.samples import REVIEW, SAMPLES, any_review, hostile, nasty

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TAGS = {"<br>", "<b>", "</b>", "<del>", "</del>"}
CALLS = re.compile(r"[@#!~%^&][0-9A-Za-z_\"]|://|www\.|:[a-z0-9_+-]+:|GH-\d", re.IGNORECASE)


def inline(made: str) -> list[Token]:
    """All that stands in paragraphs, cells and headings."""
    return [child for token in READER.parse(made) if token.children for child in token.children]


def cells(made: str) -> list[list[str]]:
    """The rows of tables as the reader shows them, tags left out."""
    rows: list[list[str]] = []
    for token in READER.parse(made):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level > 3:
            rows[-1].append("".join(_text(child) for child in token.children or ()))
    return rows


def _text(token: Token) -> str:
    return (
        ("\n" if token.content == "<br>" else "") if token.type == "html_inline" else unescape(token.content)
    )


def is_plain(made: str) -> None:
    """Markup is ours alone, and nothing calls anybody."""
    found = inline(made)
    assert {token.type for token in found} <= {"text", "html_inline", "code_inline", "softbreak"}
    assert {token.content for token in found if token.type == "html_inline"} <= TAGS
    assert all(re.fullmatch("[0-9a-f]{12}", token.content) for token in found if token.type == "code_inline")
    shown = " ".join(_text(token) for token in found if token.type != "code_inline")
    assert not CALLS.search(shown)
    assert not re.search(r"\$[^\u200b]", shown)
    blocks = [token.content for token in READER.parse(made) if token.type == "html_block"]
    assert all(re.fullmatch(r"<details><summary>.*</summary>\n|</details>\n", block) for block in blocks)
    assert not re.search("^[ \t]*/", made, re.MULTILINE) or "```" in made


def every_change_is_a_row(made: str, review: Review) -> None:
    rows = [row for row in cells(made) if len(row) == 5]
    for one in review.changes:
        (row,) = [row for row in rows if one.change.fingerprint in row[4]]
        for cell, pieces in zip(row[2:4], sides(one.change, 600), strict=True):
            text = "".join(piece.text for piece in pieces)
            expected = "\n".join(make_printable(line) for line in text.split("\n")) or "（没有）"
            assert cell.replace("\u200b", "").split() == expected.split()


@pytest.mark.parametrize("sample", SAMPLES)
def test_sample(sample: str) -> None:
    made = changes_markdown(SAMPLES[sample])
    is_plain(made)
    every_change_is_a_row(made, SAMPLES[sample])


@given(any_review())
def test_whatever_changed(review: Review) -> None:
    made = changes_markdown(review)
    is_plain(made)
    every_change_is_a_row(made, review)


@settings(max_examples=examples(20))
@given(any_review(), st.sampled_from([10, 100]), st.sampled_from([1, 50]))
def test_it_always_fits(review: Review, times: int, longer: int) -> None:
    changes = [
        one._replace(change=replace(one.change, form=one.change.form * longer)) for one in review.changes
    ]
    many = replace(
        review,
        changes=changes * times,
        tallies=[*review.tallies] * times,
        idle=[*review.idle] * times,
        unread=[*review.unread] * times,
        failing=[*review.failing] * times,
    )
    made = changes_markdown(many)
    assert len(made) <= MAX_LENGTH
    is_plain(made)


@pytest.mark.parametrize("text", ["$", "<", "\n", "|", "@a", "甲", "a\n$"])
def test_it_fits_with_the_worst_of_texts(text: str) -> None:
    made = changes_markdown(hostile(text * 700, 60))
    assert len(made) <= MAX_LENGTH
    assert nasty(0).change.fingerprint in made


def test_what_is_left_out_is_told() -> None:
    changes = [
        one._replace(change=replace(one.change, fingerprint=f"{number:012x}"))
        for number, one in enumerate([*REVIEW.changes] * 100)
    ]
    review = replace(REVIEW, changes=changes, failing=changes[:1])
    made = changes_markdown(review, "[全文](https://example.com/run/1)")
    shown = sum(one.change.fingerprint in made for one in changes)
    told = [int(number) for number in re.findall(r"另有 (\d+) 行没有列出。", made)]
    assert 0 < shown < 900
    assert shown + sum(told) == 900
    assert made.endswith("评论放不下全部变化，全文见[全文](https://example.com/run/1)。\n")
    assert changes_markdown(review).endswith("全文见命令 goalc diff main feature/满意度 的结果。\n")
    # Every row that is there is whole, and so is what folds.
    assert all(row.endswith(" |") for row in made.splitlines() if row.startswith("|"))
    assert made.count("<details>") == made.count("</details>") == 1
    assert "评论放不下" not in changes_markdown(REVIEW)
