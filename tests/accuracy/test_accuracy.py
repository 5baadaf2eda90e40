"""goalc finds what a reviewer finds in the labelled lists, and almost nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.accuracy.corpus import KEPT, LISTS, TUNED, rows
from tests.accuracy.measure import PAGE, Judged, judge, page

MAX_WRONG_PERCENT = 2
MIN_FOUND_PERCENT = 85


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    return list(judge())


def test_no_wrong_error(judged: list[Judged]) -> None:
    assert [item for item in judged if item.verdict == "wrong" and item.is_error] == []


@pytest.mark.parametrize("half", [TUNED, KEPT])
@pytest.mark.parametrize("name", [*LISTS, ""])
def test_few_wrong_findings(judged: list[Judged], name: str, half: int) -> None:
    part = [item for item in judged if item.row.half == half and name in {"", item.row.list}]
    wrong = [item for item in part if item.verdict == "wrong"]
    found = [item for item in part if item.verdict != "missed"]
    assert 100 * len(wrong) <= MAX_WRONG_PERCENT * len(found), wrong


def test_what_a_reviewer_finds_is_found(judged: list[Judged]) -> None:
    for name in LISTS:
        found, missed = (_count(judged, name, verdict) for verdict in ("right", "missed"))
        assert 100 * found >= MIN_FOUND_PERCENT * (found + missed), name


def _count(judged: Sequence[Judged], name: str, verdict: str) -> int:
    return sum((item.row.list, item.verdict) == (name, verdict) for item in judged)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("工程完工", "按期完成", "GC110"),
        ("资金拨付", "及时", "GC110"),
        ("项目验收", "年底", "GC110"),
        ("群众投诉率", "≥5%", "GC108"),
        ("竣工验收合格率", "≥100%", "GC106"),
        ("家庭医生签约率", "24694人", "GC107"),
    ],
)
def test_traps_are_found(judged: list[Judged], name: str, value: str, code: str) -> None:
    assert any(
        (item.row.name, item.row.value, item.code, item.verdict) == (name, value, code, "right")
        for item in judged
    )


def test_rows_are_told_once() -> None:
    names = [(row.list, row.form, row.name) for row in rows()]
    assert len(set(names)) == len(names)


def test_page_is_fresh(judged: list[Judged]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(judged), "run: make docs"
