"""Laws of money lines: sums are exact in any unit, rates are rounded once, stages lose no money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.model import forms
from goalc.model.amount import UNITS
from goalc.model.budgets import project_spending, year_budget
from goalc.model.decode import decode_form
from goalc.model.digest import form_digest
from goalc.model.money import TOTAL_KEY, MoneyForm, MoneyTable, Role, percent, print_percent
from goalc.model.profile import FormProfile
from goalc.model.spec import Department, Project, Submission
from goalc.model.stage import StageForm, join_stage

SOURCES = {"本年财政拨款": "其中：本年财政拨款", "上年结转资金": "上年结转资金", "其他资金": "其他资金"}
TARGET = MoneyForm(SOURCES, {"年度资金": "年度"}, "年度资金总额：")
RESULT = MoneyForm(
    SOURCES, {"年初预算数": "年初", "全年预算数": "调整", "全年执行数": "执行"}, "年度资金总额："
)
FEN = st.integers(0, 10**13)
UNIT = st.sampled_from(["", "元", "万元", "亿元"])
AMOUNTS = st.tuples(FEN, UNIT).map(lambda one: (Decimal(one[0]).scaleb(-2), one[1]))
COVER = Submission(2025, "某局", "pack")
OLD_DIGEST = "f43155821da491b451cd5bdec5a127910a5c72048ba2eaf6d2b0532db4cf7cdc"


def written(amount: Decimal, unit: str) -> str:
    """An amount as a spec states it: all of its digits, in a unit."""
    return f"{amount / UNITS[unit or '元']:f}{unit}"


def decoded(money: Any, form: MoneyForm | None = TARGET, **fields: str) -> Project:
    data = {"项目名称": "甲", "资金": money, "绩效指标": {}, **fields}
    found, findings = decode_form(forms.PROJECT, data, "a.yaml", FormProfile(money=form))
    assert isinstance(found, Project), findings
    return found


@given(st.dictionaries(st.sampled_from(list(SOURCES)), AMOUNTS, min_size=1))
def test_the_sum_is_exact_in_any_unit(amounts: Mapping[str, tuple[Decimal, str]]) -> None:
    project = decoded({source: written(*amount) for source, amount in amounts.items()})
    total = sum(Fraction(amount) for amount, _ in amounts.values())
    assert Fraction(project.money.total("年度") or 0) == total
    found = year_budget(project)
    assert found is not None
    assert Fraction(found.amount) == total
    assert found.origin.path == ("资金",)


@given(
    st.dictionaries(st.sampled_from(list(SOURCES)), AMOUNTS, min_size=1), st.randoms(use_true_random=False)
)
def test_spelling_and_order_do_not_count(amounts: Mapping[str, tuple[Decimal, str]], random: Any) -> None:
    keys = list(amounts)
    random.shuffle(keys)
    one = decoded({source: written(*amount) for source, amount in amounts.items()})
    other = decoded({source: {"年度资金": written(amounts[source][0], "元")} for source in keys})
    assert one == other
    assert form_digest(one, COVER) == form_digest(other, COVER)


def test_a_digest_without_money_lines_is_that_of_before() -> None:
    """Measured with the release that knew no money lines."""
    assert form_digest(Project("甲"), COVER) == OLD_DIGEST
    assert form_digest(decoded({"其他资金": "1"}), COVER) != OLD_DIGEST


@given(st.integers(0, 10**14), st.integers(1, 10**14))
def test_a_rate_is_the_exact_one_rounded_half_up(part: int, whole: int) -> None:
    exact = Fraction(part, whole) * 100
    rate = percent(Decimal(part), Decimal(whole), Decimal("0.01"))
    assert -Fraction(1, 200) < exact - Fraction(rate) < Fraction(1, 200) or exact == Fraction(
        rate
    ) - Fraction(1, 200)


@pytest.mark.parametrize(
    ("spent", "whole", "rate"),
    [
        *(("20万元", "20万元", "100%"), ("0", "20万元", "0%"), ("19.5万元", "20万元", "97.5%")),
        *(("718.5万元", "734万元", "97.89%"), ("1", "80000", "0%"), ("5", "100000", "0.01%")),
        *(("33", "32", "103.13%"), ("1000万元", "1000万元", "100%"), ("20", "0", None)),
    ],
)
def test_rates_by_hand(spent: str, whole: str, rate: str | None) -> None:
    money = decoded({"其他资金": {"全年预算数": whole, "全年执行数": spent}}, RESULT).money
    found = [money.rate(source) for source in ("其他资金", TOTAL_KEY)]
    assert [None if one is None else print_percent(one) for one in found] == [rate, rate]


def test_a_rate_goes_by_the_adjusted_budget_and_else_by_the_first() -> None:
    row = {"年初预算数": "100", "全年预算数": "200", "全年执行数": "50"}
    assert decoded({"其他资金": row}, RESULT).money.rate("其他资金") == 25
    del row["全年预算数"]
    assert decoded({"其他资金": row}, RESULT).money.rate("其他资金") == 50


def joined(target: Project | Department, money: Any = None, form: MoneyForm = RESULT) -> MoneyTable:
    """The money of a self-evaluation about a target form."""
    profile = FormProfile(title="自评表", stage="自评", money=form)
    data = {"目标": "../t.yaml", **({} if money is None else {"资金": money})}
    own, findings = decode_form(forms.RESULTS, data, "e.yaml", profile)
    assert isinstance(own, StageForm), findings
    found, findings = join_stage(own, target, profile)
    assert found is not None, findings
    return found.money


@given(
    st.dictionaries(st.sampled_from([*SOURCES, "专项债券"]), AMOUNTS, min_size=1),
    st.one_of(st.none(), st.sampled_from(["734万元", "0"])),
)
def test_a_stage_begins_with_all_the_money_of_its_target(
    amounts: Mapping[str, tuple[Decimal, str]], budget: str | None
) -> None:
    """Also where a source is none of the stage's form, and where the target states one amount."""
    wider = replace(TARGET, sources={**SOURCES, "专项债券": "专项债券"})
    money = {source: written(*amount) for source, amount in amounts.items()}
    target = decoded(money, wider) if budget is None else Project("甲", budget=Decimal(7340000))
    found = year_budget(replace(target, file="t.yaml"))
    assert found is not None
    table = joined(replace(target, file="t.yaml"))
    assert table.total("年初") == found.amount
    assert {line.file for line in (*table.lines, *table.totals)} == {"t.yaml"}


def test_a_stage_takes_only_what_it_does_not_write() -> None:
    target = replace(decoded({"本年财政拨款": "700万元", "其他资金": "34万元"}), file="t.yaml")
    table = joined(target, {"其他资金": {"年初预算数": "30万元", "全年执行数": "29万元"}})
    assert [(line.source, str(line.role), int(line.amount), line.file) for line in table.lines] == [
        ("本年财政拨款", "年初", 7000000, "t.yaml"),
        ("其他资金", "年初", 300000, ""),
        ("其他资金", "执行", 290000, ""),
    ]


def test_a_role_that_both_have_is_taken_as_it_is() -> None:
    def both(first: Role, second: Role) -> MoneyForm:
        return MoneyForm(SOURCES, {"甲": first, "乙": second}, TOTAL_KEY)

    target = decoded({"其他资金": {"甲": "1", "乙": "2"}}, both("中期", "年初"))
    table = joined(target, None, both("年初", "中期"))
    assert [(line.basis, str(line.role), int(line.amount)) for line in table.lines] == [
        ("甲", "年初", 2),
        ("乙", "中期", 1),
    ]


def test_the_short_forms_of_a_department_are_its_lines() -> None:
    form = MoneyForm(
        {"基本支出": "基本支出", "项目支出": "项目支出"}, {"年初": "年初", "执行": "执行"}, TOTAL_KEY
    )
    target = Department("某局", basic_expenditure=Decimal(3), project_expenditure=Decimal(4), file="t.yaml")
    table = joined(target, None, form)
    assert [(line.source, int(line.amount), line.path) for line in table.lines] == [
        ("基本支出", 3, ("基本支出",)),
        ("项目支出", 4, ("项目支出",)),
    ]
    spending = project_spending(Department("某局", money=table))
    assert spending is not None
    assert (int(spending.amount), spending.origin.file) == (4, "t.yaml")


def test_one_amount_is_the_line_of_the_only_source() -> None:
    form = MoneyForm({"财政拨款": "财政拨款"}, RESULT.bases, TOTAL_KEY)
    table = joined(Project("甲", budget=Decimal(5), file="t.yaml"), None, form)
    assert [(line.source, str(line.role), int(line.amount)) for line in table.lines] == [
        ("财政拨款", "年初", 5)
    ]
    assert table.totals == ()


def test_of_several_sources_it_is_not_known_which_one_gives_an_amount() -> None:
    table = joined(Project("甲", budget=Decimal(5), file="t.yaml"))
    assert table.lines == ()
    assert [(line.basis, int(line.amount), line.path) for line in table.totals] == [
        ("年初预算数", 5, ("预算资金",))
    ]


def test_the_order_of_columns_does_not_count() -> None:
    row = {"年初预算数": "1", "全年预算数": "2", "全年执行数": "3", "执行率": "150%"}
    backwards = dict(reversed(row.items()))
    assert decoded({"其他资金": row}, RESULT) == decoded({"其他资金": backwards}, RESULT)
