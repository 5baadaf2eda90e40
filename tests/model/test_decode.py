from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from goalc.model import forms, spec
from goalc.model.dates import PartialDate, Period
from goalc.model.decode import decode_form
from goalc.model.profile import FormProfile, PackField
from goalc.model.target import Comparison
from goalc.source.diagnostic import Path
from tests.police import data

ROWS = PackField(
    "明细", "明细", "rows", columns=(PackField("金额", "金额", "money"), PackField("日期", "日期", "date"))
)
PROFILE = FormProfile(
    fields=(
        PackField("批复日期", "批复日期", "date"),
        PackField("起止", "起止", "period"),
        PackField("权重", "权重", "number"),
        PackField("立项依据", "立项依据", "paragraphs"),
        ROWS,
    ),
    indicator_fields=(PackField("权重", "权重", "number"), PackField("上年值", "上年值", "money")),
)
GOOD = """\
表式: 项目绩效目标表
项目名称: " 拘押场所经费 "
实施时间: 2023年至2025年
预算资金: 734万元
年度目标: 只有一条
实施计划:
  - {时间: 2025-01-01至2025-06-30, 内容: 采购}
绩效指标:
  产出指标:
    数量指标:
      - {名称: 检查, 指标值: ≥5次, 权重: "1,000.5"}
批复日期: 2025-02-28
起止: 2025年
权重: " 10 "
立项依据: [甲, 乙]
明细:
  - {金额: 1万元, 日期: 2025年3月}
  - {金额: "2.50"}
"""

FINDINGS: list[tuple[str, str, str, Path]] = [
    ("预算资金: 734万元", "预算资金: 7,34", "GC804.amount-syntax", ("预算资金",)),
    ("预算资金: 734万元", "预算资金: 0.001", "GC804.amount-fen", ("预算资金",)),
    ("预算资金: 734万元", "预算资金: 10000亿元", "GC804.amount-limit", ("预算资金",)),
    ("实施时间: 2023年至2025年", "实施时间: 2023年起", "GC804.period", ("实施时间",)),
    ("2025-01-01至2025-06-30", "2025-01-01至2025-06-31", "GC804.period", ("实施计划", 0, "时间")),
    ("批复日期: 2025-02-28", "批复日期: 2025-02-29", "GC804.date", ("批复日期",)),
    ("起止: 2025年", "起止: 2025年第13月", "GC804.period", ("起止",)),
    ("金额: 1万元", "金额: 1.234元", "GC804.amount-fen", ("明细", 0, "金额")),
    ("日期: 2025年3月", "日期: 2025年三月", "GC804.date", ("明细", 0, "日期")),
    (
        '权重: "1,000.5"',
        "上年值: 5.555",
        "GC804.amount-fen",
        ("绩效指标", "产出指标", "数量指标", 0, "上年值"),
    ),
]


def decoded(text: str) -> spec.Project:
    project, findings = decode_form(forms.PROJECT, data(text), "p.yaml", PROFILE)
    assert findings == []
    assert isinstance(project, spec.Project)
    return project


def test_project_is_typed() -> None:
    project = decoded(GOOD)
    assert project.name == "拘押场所经费"
    assert project.period == Period(PartialDate(2023), PartialDate(2025))
    assert project.budget == Decimal("7340000.00")
    assert project.annual_goals == ("只有一条",)
    assert project.plan[0].text == "采购"
    assert project.safeguards == spec.Safeguards()
    assert project.indicators[0].target == Comparison("≥", Decimal(5), "次")
    assert project.indicators[0].path == ("绩效指标", "产出指标", "数量指标", 0)
    assert project.indicators[0].fields == {"权重": Decimal("1000.5")}


def test_fields_of_the_pack_are_typed_by_kind() -> None:
    assert decoded(GOOD).fields == {
        "批复日期": PartialDate(2025, 2, 28),
        "起止": Period(PartialDate(2025), PartialDate(2025)),
        "权重": Decimal(10),
        "立项依据": ("甲", "乙"),
        "明细": ({"金额": Decimal("10000.00"), "日期": PartialDate(2025, 3)}, {"金额": Decimal("2.50")}),
    }


@pytest.mark.parametrize(("good", "bad", "key", "path"), FINDINGS, ids=[row[1] for row in FINDINGS])
def test_text_that_its_kind_cannot_be_made_of(good: str, bad: str, key: str, path: Path) -> None:
    assert good in GOOD
    project, findings = decode_form(forms.PROJECT, data(GOOD.replace(good, bad)), "p.yaml", PROFILE)
    assert project is None
    assert [(f.key, f.origin.file, f.origin.path) for f in findings] == [(key, "p.yaml", path)]
    assert findings[0].arguments["field"] == path[-1]


def test_all_faults_are_found_at_once() -> None:
    text = (
        GOOD.replace("734万元", "0.001")
        .replace("2023年至2025年", "2023年13月")
        .replace("2025-02-28", "2025-02-30")
    )
    _, findings = decode_form(forms.PROJECT, data(text), "p.yaml", PROFILE)
    assert [f.origin.path for f in findings] == [("实施时间",), ("预算资金",), ("批复日期",)]


def test_equality_is_meaning() -> None:
    other = (
        GOOD.replace("734万元", "7,340,000.00元")
        .replace("2025-02-28", "2025年2月28日")
        .replace("≥5次", "≥ 5 次")
    )
    one, two = decoded(GOOD), decoded(other)
    assert one == two
    moved, _ = decode_form(forms.PROJECT, data(GOOD), "elsewhere.yaml", PROFILE)
    assert one == moved
    assert one != decoded(GOOD.replace("≥5次", "≥6次"))


def test_department_total_needs_both_parts() -> None:
    def total(**amounts: str) -> Decimal | None:
        values: dict[str, Any] = {"部门名称": "局", **amounts}
        department, findings = decode_form(forms.DEPARTMENT, values, "d.yaml", FormProfile())
        assert isinstance(department, spec.Department), findings
        return department.total

    assert total(基本支出="14464.15万元", 项目支出="4601.06万元") == Decimal("190652100.00")
    assert total(基本支出="14464.15万元") is None
    assert total() is None


def test_submission_without_forms() -> None:
    submission, findings = decode_form(
        forms.SUBMISSION,
        {"年度": "2025", "编制单位": "局", "表样": "p", "表格": ["department.yaml"]},
        "s.yaml",
        FormProfile(),
    )
    assert not findings
    assert submission == spec.Submission(2025, "局", "p", order=("department.yaml",))
    assert isinstance(submission, spec.Submission)
    assert submission.forms == ()


def test_paths_of_core_fields() -> None:
    assert forms.PROJECT.path("budget") == ("预算资金",)
    with pytest.raises(KeyError):
        forms.SUBMISSION.path("budget")
    for kind in forms.FORM_KINDS:
        keys = {item.key for item in kind.fields}
        attributes = {item.attribute for item in kind.fields}
        assert len(keys) == len(attributes) == len(kind.fields), kind.title
