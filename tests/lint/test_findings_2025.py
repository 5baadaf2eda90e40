"""The real submission: every finding with a verdict, and the faults that people found in it by hand."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from goalc.lint.registry import RULE_CODES
from tests.police import data, police

TABLE: dict[str, Any] = data((Path(__file__).parent / "findings-2025.yaml").read_text("utf-8"))
DEPARTMENT = "department.yaml"
CUSTODY = "projects/02-smart-custody-works.yaml"
ROADS = "projects/03-road-checkpoint-video.yaml"
POLICE = "projects/04-auxiliary-police.yaml"
PROJECT_705 = "projects/05-project-705.yaml"


class Place(NamedTuple):
    """Code, file and what stands in the line."""

    code: str
    file: str
    line: str


def listed() -> Counter[Place]:
    return Counter(
        Place(code, file, line)
        for code, entry in TABLE.items()
        for file, lines in entry["位置"].items()
        for line in lines
    )


def found() -> Counter[Place]:
    sources = police().files.sources
    return Counter(
        Place(d.code, d.file, sources[d.file].line(sources[d.file].position(d.span.start).line).strip())
        for d in police().diagnostics
    )


def test_the_table_has_every_finding_and_no_other() -> None:
    assert found() - listed() == Counter(), "not in the table: look at the spec and write a verdict"
    assert listed() - found() == Counter(), "no longer found"


def test_every_code_has_a_verdict() -> None:
    assert {*TABLE} <= RULE_CODES
    assert list(TABLE) == sorted(TABLE)
    for code, entry in TABLE.items():
        assert list(entry) == ["判断", "位置"]
        assert len(entry["判断"]) > 10, code


class Fault(NamedTuple):
    """A fault that was found by hand: which rules find it and where."""

    what: str
    places: tuple[Place, ...]


FAULTS = (
    Fault("the projects' sum", (Place("GC302", DEPARTMENT, "项目支出"),)),
    Fault("a satisfaction without a sign", (Place("GC102", ROADS, "95%"),)),
    Fault("a ratio under 数量", (Place("GC109", DEPARTMENT, "=100%"),)),
    Fault(
        "a response time that must be met to the hour",
        (Place("GC108", ROADS, "=24小时"), Place("GC108", ROADS, "=24小时")),
    ),
    Fault("one day written in two ways", (Place("GC112", CUSTODY, "2025年12月31日"),)),
    Fault(
        "qualitative effects",
        (
            Place("GC115", DEPARTMENT, "同比下降"),
            Place("GC114", DEPARTMENT, "提升社会治安综合治理能力的工作成效"),
            Place("GC116", DEPARTMENT, "效益指标"),
            Place("GC116", PROJECT_705, "效益指标"),
        ),
    ),
    Fault("mobile numbers", (Place("GC601", CUSTODY, "13698581666"), Place("GC601", ROADS, "18608582200"))),
    Fault("a level of the old tree", (Place("GC008", CUSTODY, "环境效益指标"),)),
    Fault(
        "samples too small for 95 %",
        (Place("GC118", DEPARTMENT, "50名"), Place("GC118", "goalc:library/indicators.yaml", "{数量}")),
    ),
    Fault("several years without a goal for them", (Place("GC405", PROJECT_705, "2025年至2026年"),)),
    Fault("pay filed as 特定目标类", (Place("GC212", POLICE, "特定目标类"),)),
    Fault(
        "a plan without steps", (Place("GC402", DEPARTMENT, "阶段性计划"), Place("GC402", ROADS, "实施计划"))
    ),
    Fault(
        "formulas",
        (
            Place("GC204", ROADS, "365天"),
            Place("GC203", DEPARTMENT, "×100%"),
            Place("GC202", PROJECT_705, ""),
        ),
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_a_fault_that_people_found_is_found(fault: Fault) -> None:
    left = list(found().elements())
    for place in fault.places:
        match = next((at for at in left if at[:2] == place[:2] and place.line in at.line), None)
        assert match is not None, place
        left.remove(match)


def test_four_mobile_numbers_and_no_office_number() -> None:
    assert sum(count for place, count in found().items() if place.code == "GC601") == 4
    assert not [place for place in found() if place.code == "GC601" and "8732066" in place.line]


def test_the_difference_of_the_sums_is_exact() -> None:
    submission = police().submission
    assert submission is not None
    assert submission.department is not None
    total = sum((project.budget or Decimal(0) for project in submission.projects), Decimal(0))
    stated = submission.department.project_expenditure
    assert stated is not None
    assert total - stated == Decimal("4236100.00")


def test_a_target_far_below_what_happens_cannot_be_seen_without_last_year() -> None:
    """治安案件查处数量 ≥7起, 安全保卫次数 ≥10次: without 上年值 goalc says so."""
    unjudged = Counter((u.code, u.file) for u in police().unjudged)
    assert unjudged["GC119", DEPARTMENT] > 0
    assert not [place for place in found() if place.code == "GC119"]


def test_the_second_ratio_under_a_quantity_is_not_in_the_corrected_reading() -> None:
    """The OCR lacks the line 质量指标 above 辅助完成全年收押、看护任务率; the spec has it back."""
    submission = police().submission
    assert submission is not None
    (rate,) = (i for i in submission.projects[3].indicators if i.name == "辅助完成全年收押、看护任务率")
    assert rate.level2 == "质量指标"
    assert not [place for place in found() if place.code == "GC109" and place.file == POLICE]
