"""What holds for every report of changes: nothing is lost, nothing breaks out, nothing is too long."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from goalc.changes.kinds import KINDS
from goalc.changes.printing import text_of
from goalc.changes.review import Review
from goalc.messages.catalogue import LANGUAGES, use
from goalc.model.spec import Indicator
from goalc.report.changes.formats import CHANGE_FORMATS
from goalc.report.changes.kinds import describe_kind, kinds_list
from goalc.report.changes.sides import MAX_WHOLE, sides
from goalc.report.changes.text import report_changes
from goalc.report.diagnostics.text import columns, make_printable
from tests.conftest import Golden
from tests.police import ROOT
from tests.report.changes.samples import (
    DETENTION,
    FORMULA,
    REMOVED,
    REVIEW,
    SAMPLES,
    any_review,
    change,
)
from tests.report.diagnostics.test_formats import VALIDATORS, loaded

HERE = Path(__file__).parent
SCHEMA = Draft7Validator(loaded(ROOT / "schema" / "changes.schema.json"))


@pytest.fixture(params=LANGUAGES)
def tongue(request: pytest.FixtureRequest) -> Iterator[str]:
    use(request.param)
    yield request.param
    use(LANGUAGES[0])


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_golden(name: str, tongue: str, golden: Golden) -> None:
    golden(HERE / "golden" / f"changes.{tongue}.{name}", CHANGE_FORMATS[name](REVIEW))


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", CHANGE_FORMATS)
def test_every_change_is_named(name: str, sample: str) -> None:
    review = SAMPLES[sample]
    made = CHANGE_FORMATS[name](review)
    assert all(one.change.fingerprint in made for one in review.changes)
    assert made == "" or made.endswith("\n")
    assert CHANGE_FORMATS[name](review) == made


@given(any_review())
def test_sides_lose_only_what_is_the_same(review: Review) -> None:
    for one in review.changes:
        for pieces, value in zip(sides(one.change), (one.change.before, one.change.after), strict=True):
            shown = "".join(text for text, mark in pieces if mark != "left out").removesuffix(" 元")
            left_out = [int(re.findall(r"\d+", text)[0]) for text, mark in pieces if mark == "left out"]
            whole = text_of(value)
            if isinstance(value, Indicator):
                whole = f"{whole}\n{value.definition}" if value.definition else whole
            assert all(count > 20 for count in left_out)
            assert sum(left_out) + len(shown) == len(whole)
            if len(whole) <= MAX_WHOLE and not left_out:
                assert shown == whole


def test_a_long_text_is_shown_around_what_changed() -> None:
    both = sides(FORMULA.change)
    for pieces, value in zip(both, (FORMULA.change.before, FORMULA.change.after), strict=True):
        whole, rest = text_of(value), 0
        for text, mark in pieces:
            if mark == "left out":
                rest += int(re.findall(r"\d+", text)[0])
            else:
                assert text in whole
        assert rest + sum(len(text) for text, mark in pieces if mark != "left out") == len(whole)
        assert rest > 100


def test_a_little_is_not_worth_leaving_out() -> None:
    for length, shown in ((50, "文" * 50), (51, "（略 21 字）…" + "文" * 30)):
        text = "文" * length
        before, _ = sides(change("text-changed", (), f"{text}甲{'字' * 99}", f"{text}乙{'字' * 99}"))
        assert "".join(piece.text for piece in before) == f"{shown}甲{'字' * 30}…（略 69 字）"


def test_a_side_can_be_limited() -> None:
    before, after = sides(REMOVED.change, 10)
    assert "".join(piece.text for piece in before) == "监所安全检查 ≥5次…（后面还有 21 字）"
    assert after == ()


# text


def frames(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each table."""
    table: list[str] = []
    for line in [*lines, ""]:
        if line.lstrip().startswith("|") and line.endswith("|"):
            table.append(line)
        elif table:
            yield table
            table = []


def are_aligned(review: Review) -> None:
    lines = list(report_changes(review, False))
    assert all("\n" not in line and line.isprintable() for line in lines if "\u3000" not in line)
    for table in frames(lines):
        assert len({columns(line) for line in table}) == 1
        assert columns(table[0]) <= 100 or table[0].count("|") > 5


@pytest.mark.parametrize("sample", SAMPLES)
def test_tables_are_aligned(sample: str, tongue: str) -> None:
    are_aligned(SAMPLES[sample])


@given(any_review())
def test_tables_are_always_aligned(review: Review) -> None:
    are_aligned(review)


def test_both_sides_can_be_read_from_the_tables() -> None:
    tables = list(frames(list(report_changes(REVIEW, False))))
    found = []
    for table in tables[1:]:
        cells = [line.split("|") for line in table]
        found.append(tuple("".join(row[side].strip() for row in cells) for side in (2, 4)))
    assert ("≥【95】%", "≥【90】%") in found
    assert ("【7,340,000.00】 元", "【8,000,000.00】 元") in found
    assert len(found) == len(REVIEW.changes)


def test_colours_take_the_place_of_brackets() -> None:
    plain = "\n".join(report_changes(REVIEW, False))
    painted = "\n".join(report_changes(REVIEW, True))
    assert "≥\x1b[31m95\x1b[0m%" in painted
    assert "【" not in painted
    without = re.sub("\x1b\\[[0-9]*m", "", painted)
    assert "| 原 | ≥95% " in without
    assert "| 原 | ≥【95】% " in plain


# json and gitlab


def are_valid(review: Review) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(CHANGE_FORMATS["json"](review))
    assert [error.message for error in SCHEMA.iter_errors(data)] == []
    entries = json.loads(CHANGE_FORMATS["gitlab"](review))
    assert [error.message for error in VALIDATORS["gitlab"].iter_errors(entries)] == []
    assert len(entries) == len(review.changes) + len(review.unread)
    return data


@pytest.mark.parametrize("sample", SAMPLES)
def test_json_follows_its_schema(sample: str) -> None:
    are_valid(SAMPLES[sample])


@given(any_review())
def test_json_always_follows_its_schema(review: Review) -> None:
    data = are_valid(review)
    for entry, one in zip(data["changes"], review.changes, strict=True):
        for key, value in (("before", one.change.before), ("after", one.change.after)):
            assert entry[key] == (None if value is None else text_of(value))
        assert list(one.change.path) == entry["path"]


def test_json_golden(golden: Golden) -> None:
    golden(HERE / "golden" / "changes.json", CHANGE_FORMATS["json"](REVIEW))


# github


@pytest.mark.parametrize("sample", SAMPLES)
def test_github_has_a_line_for_each(sample: str) -> None:
    review = SAMPLES[sample]
    lines = CHANGE_FORMATS["github"](review).split("\n")[:-1]
    assert len(lines) == len(review.changes) + len(review.unread)
    assert all(re.match(r"::(error|warning|notice) [^:]+::", line) for line in lines)


def test_github_names_lines_of_the_head_alone() -> None:
    removed, approved, looser, *_ = CHANGE_FORMATS["github"](REVIEW).splitlines()
    assert removed.startswith(f"::error file={DETENTION},title=删去指标 拘押场所经费::")
    assert "01-detention-facilities.yaml:33（原来）" in removed
    assert approved.startswith("::notice file=")
    assert ".yaml,line=80,title=指标值放宽 拘押场所经费::" in looser
    assert "原 ≥【95】%25%0A现 ≥【90】%25" in looser


# kinds


def test_every_kind_is_told_of(tongue: str) -> None:
    lines = list(kinds_list())
    assert len({columns(line) for line in lines}) == 1
    shown = [line.split("|")[1].strip() for line in lines[2:]]
    assert [name for name in shown if name] == list(KINDS)
    names = [describe_kind(kind)[3] for kind in KINDS.values()]
    assert len(set(names)) == len(names)


def test_no_name_has_marks_of_its_own() -> None:
    assert all(make_printable(describe_kind(kind)[3]) == describe_kind(kind)[3] for kind in KINDS.values())
