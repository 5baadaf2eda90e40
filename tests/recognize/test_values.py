"""A value read from what a form prints is the value that was printed, or a named doubt."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.layout.field_values import FieldValues
from goalc.layout.values import Chosen, Money, OriginTable
from goalc.model.amount import UNITS, parse_amount
from goalc.model.dates import PartialDate, Period, parse_date, parse_period
from goalc.model.formats import Format
from goalc.model.target import parse_target
from goalc.model.target.parts import target_parts
from goalc.recognize.values import Doubt, Printing, join_target, read_value, unit_in
from goalc.source.diagnostic import Origin

PLACE = Origin("file", ("键",))
NATURE = ("新增项目", "延续项目")
CATEGORIES = ("人员类", "公用经费", "其他运转类", "其他", "特定目标类")

notations = st.sampled_from([None, "2025年6月30日", "2025-06-30", "2025.06.30"])
formats = st.builds(
    Format,
    grouping=st.sampled_from([None, True, False]),
    dates=notations,
    nothing=st.sampled_from([None, "", "/", "—"]),
)


def values(printing: Format) -> FieldValues:
    return FieldValues(OriginTable(), lambda path: Origin("file", path), {"": printing})


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
    iso = draw(st.booleans())
    parts = draw(st.sampled_from([2, 3] if iso else [1, 2, 3]))
    return PartialDate(day.year, day.month if parts > 1 else None, day.day if parts > 2 else None, iso)


@given(st.decimals(-(10**11), 10**11, places=2), st.sampled_from(sorted(UNITS)), formats)
def test_an_amount_is_the_one_that_was_printed_in_the_unit_of_the_label(
    yuan: Decimal, unit: str, printing: Format
) -> None:
    text = str(Money(OriginTable(), yuan, PLACE, printing).print_in(unit))
    found = read_value(text, Printing("money", unit, format=printing))
    assert isinstance(found, str)
    assert parse_amount(found) == yuan
    # A unit beside the number takes precedence over that of the label.
    assert read_value(f"{text} {unit}", Printing("money", "元")) == found


@given(dates(), formats)
def test_a_date_is_the_one_that_was_printed(day: PartialDate, printing: Format) -> None:
    if printing.dates is not None and day.month is None:
        return
    found = read_value(str(values(printing).core(day, ("键",), "date")), Printing("date", format=printing))
    assert isinstance(found, str)
    assert parse_date(found) == day


@given(dates(), dates(), st.sampled_from([None, "2025年6月30日"]))
def test_a_period_is_the_one_that_was_printed(start: PartialDate, end: PartialDate, notation: str) -> None:
    printing = Format(dates=notation)
    text = str(values(printing).core(Period(start, end), ("键",), "period"))
    found = read_value(text, Printing("period", format=printing))
    assert isinstance(found, str)
    assert parse_period(found) == Period(start, end)


@given(st.sampled_from(CATEGORIES), st.booleans())
def test_a_choice_is_the_ticked_one(word: str, boxes: bool) -> None:
    printed = OriginTable().add_chosen((word,), CATEGORIES, PLACE)
    assert isinstance(printed, Chosen)
    text = str(printed.boxes().line()) if boxes else str(printed)
    assert read_value(text, Printing("choice", choices=CATEGORIES)) == word


@given(st.sets(st.sampled_from(CATEGORIES)))
def test_choices_are_those_that_are_ticked(words: set[str]) -> None:
    chosen = tuple(word for word in CATEGORIES if word in words)
    printed = OriginTable().add_chosen(chosen, CATEGORIES, PLACE)
    assert isinstance(printed, Chosen)
    for text in (str(printed), str(printed.boxes().line())):
        assert read_value(text, Printing("choices", choices=CATEGORIES)) == (list(chosen) or None)


@given(st.lists(st.text("目标一二三：，。abc ", min_size=1).filter(str.strip), min_size=1))
def test_paragraphs_are_the_lines_of_a_cell(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    assert read_value(text, Printing("paragraphs")) == [one.strip() for one in paragraphs]


@pytest.mark.parametrize(
    "text",
    [
        "≥5次",
        "=100%",
        "95%",
        "≤24小时",
        "2025年12月31日前",
        "有效提升",
        "≥1:18",
        "±5%",
        "3～5人",
        "≥1,000人次",
    ],
)
def test_a_target_in_three_cells_is_the_one_in_one_cell(text: str) -> None:
    whole = read_value(text, Printing("target"))
    assert isinstance(whole, str)
    assert parse_target(join_target(*target_parts(parse_target(text))) or "") == parse_target(whole)


@pytest.mark.parametrize(
    ("kind", "unit", "text", "value"),
    [
        ("money", "元", "7,340,000.00", "7340000.00"),
        ("money", "万元", "14,464.15", "14464.15万元"),
        ("money", "万元", "１，２００．５", "1200.5万元"),
        ("money", "万元", "734 0000元", "7340000.00"),
        ("money", "元", "￥ 30万", "30万元"),
        ("money", "万元", "/", None),
        ("money", "万元", "无", None),
        ("money", "", "12", Doubt("unit", "12")),
        ("money", "", "12万元", "12万元"),
        ("money", "万元", "约300", Doubt("amount", "约300")),
        ("money", "万元", "1,2345", Doubt("amount", "1,2345")),
        ("money", "元", "0.005", Doubt("fen", "0.005")),
        ("money", "亿元", "10000", Doubt("limit", "10000")),
        ("date", "", "2025 年 6 月 30 日", "2025年6月30日"),
        ("date", "", "2025/6/30", "2025-06-30"),
        ("date", "", "<d>2025-06-30 00:00:00", "2025-06-30"),
        ("date", "", "2025年2月30日", Doubt("date", "2025年2月30日")),
        ("period", "", "2025年1月—12月", "2025年1月至2025年12月"),
        ("period", "", "2025年1-12月", "2025年1月至2025年12月"),
        ("period", "", "2025年1月1日至12月31日", "2025年1月1日至2025年12月31日"),
        ("period", "", "2025.01-2025.12", "2025-01至2025-12"),
        ("period", "", "长期", Doubt("period", "长期")),
        ("number", "", "１０", "10"),
        ("number", "", "10分", "10"),
        ("number", "", "10%", Doubt("number", "10%")),
        ("rate", "", "98.50％", "98.50%"),
        ("rate", "", "0.98", Doubt("rate", "0.98")),
        ("rate", "%", "98", "98%"),
        ("year", "", "2025年度", "2025"),
        ("year", "", "二〇二五", Doubt("year", "二〇二五")),
        ("numbers", "", "1、2", ["1", "2"]),
        ("target", "", " ＞＝ 5 次", "≥5次"),
        ("text", "", "  六盘水市公安局 ", "六盘水市公安局"),
        ("text", "", " \n ", None),
        ("text", "", "<f>=A1&B1", Doubt("formula", "=A1&B1")),
        ("target", "", "<e>#REF!", Doubt("error", "#REF!")),
        ("paragraphs", "", "<e>#N/A", Doubt("error", "#N/A")),
        ("money", "千元", "7340", Doubt("unit", "7340")),
        ("money", "元", "5²", Doubt("amount", "5²")),
        ("number", "", "③", Doubt("number", "③")),
    ],
)
def test_texts_of_cells(kind: str, unit: str, text: str, value: object) -> None:
    assert read_value(text, Printing(kind, unit)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("新增项目√ 延续项目", "新增项目"),
        ("□新增项目 ■延续项目", "延续项目"),
        ("新增项目（ ） 延续项目（√）", "延续项目"),
        ("（√）新增项目 （ ）延续项目", "新增项目"),
        ("□新增项目 □延续项目", None),
        ("☑新增项目 ☑延续项目", Doubt("choice", "☑新增项目 ☑延续项目")),
        ("☑新增项目 □延续项目 □其他：两年", Doubt("choice", "☑新增项目 □延续项目 □其他：两年")),
        ("新增 项目", "新增项目"),
        ("新增", Doubt("choice", "新增")),
    ],
)
def test_boxes(text: str, value: object) -> None:
    assert read_value(text, Printing("choice", choices=NATURE)) == value


def test_the_sign_of_a_format_stands_for_nothing() -> None:
    assert read_value("略", Printing("text", format=Format(nothing="略"))) is None


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("预算资金（万元）", "万元"),
        ("预算资金(元)", "元"),
        ("预算资金", ""),
        ("元、万元", ""),
        ("预算资金（千元）", "千元"),
        ("资金(百万元)", "百万元"),
        ("金额：万美元", "美元"),
        ("多元化投入", ""),
    ],
)
def test_the_unit_of_a_label(label: str, unit: str) -> None:
    assert unit_in(label) == unit


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        (("大于等于", "5", "次"), "≥5次"),
        (("≥", "≥5次", "次"), "≥5次"),
        (("定性", "有效提升", ""), "有效提升"),
        (("", "", "次"), None),
    ],
)
def test_targets_in_three_cells(parts: tuple[str, str, str], value: str | None) -> None:
    assert join_target(*parts) == value
