"""Numbers are printed exactly or not at all, and compute; dates say the same day in every notation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goalc.layout.fault import TemplateFault
from goalc.layout.list_rows import merge_columns
from goalc.layout.templates import Templates
from goalc.layout.values import Misfit, Money, OriginTable
from goalc.model.amount import UNITS
from goalc.model.dates import PartialDate, Period, parse_date, parse_period
from goalc.model.formats import AS_WRITTEN, Format, decode_formats, format_of
from goalc.model.profile import PackField
from goalc.source.diagnostic import Origin

AMOUNTS = st.decimals(min_value=-(10**12) + 1, max_value=10**12 - 1, places=2)
DECIMALS = st.sampled_from([None, AS_WRITTEN, 0, 1, 2, 3, 4, 5, 6])
FORMATS = st.builds(
    Format,
    unit=st.sampled_from(sorted(UNITS)),
    decimals=DECIMALS,
    grouping=st.sampled_from([None, True, False]),
)
NOTATIONS = st.sampled_from([None, "2025年6月30日", "2025-06-30", "2025.06.30"])
ORIGIN = Origin("a.yaml", ("金额",))


@given(AMOUNTS, FORMATS)
def test_an_amount_is_printed_exactly_or_refused(yuan: Decimal, form: Format) -> None:
    unit = form.unit or ""
    money = Money(OriginTable(), yuan, ORIGIN, form)
    exponent = (yuan / UNITS[unit]).normalize().as_tuple().exponent
    if form.decimals not in {None, AS_WRITTEN} and int(exponent) < -(form.decimals or 0):
        with pytest.raises(Misfit) as refused:
            money.print_in(unit)
        assert refused.value.origin == ORIGIN
        return
    text = money.print_in(unit)
    assert Decimal(text.replace(",", "")) * UNITS[unit] == yuan
    assert form.grouping is not False or "," not in text
    if form.decimals not in {None, AS_WRITTEN}:
        assert len(text.partition(".")[2]) == form.decimals


@given(AMOUNTS, AMOUNTS, st.sampled_from("+-"))
def test_amounts_and_numbers_compute(one: Decimal, other: Decimal, operator: str) -> None:
    assume(abs(one) + abs(other) < 10**12)
    table = OriginTable()
    context = {
        "甲": Money(table, one, ORIGIN),
        "乙": Money(table, other, ORIGIN),
        "丙": table.add_number(one, ORIGIN),
        "丁": table.add_number(other, ORIGIN),
        "年度": table.add_year(Decimal(2025), ORIGIN),
    }

    def printed(source: str) -> Decimal:
        text = Templates({"t": source}).render("t", context)
        return Decimal(text.partition(">")[2].partition("<")[0].replace(",", ""))

    expected = one + other if operator == "+" else one - other
    assert printed(f"{{{{ (甲 {operator} 乙)|元 }}}}") == expected
    assert printed(f"{{{{ 丙 {operator} 丁 }}}}") == expected
    assert printed("{{ 年度 - 2 }}") == 2023
    with pytest.raises(TemplateFault):
        printed(f"{{{{ 甲 {operator} 丁 }}}}")


@given(
    st.dates(min_value=PartialDate(1900).first, max_value=PartialDate(2200).last),
    st.integers(0, 2),
    NOTATIONS,
)
def test_a_date_is_the_same_day_in_every_notation(day: object, parts: int, notation: str | None) -> None:
    year, month, number = (int(part) for part in str(day).split("-"))
    date = PartialDate(year, month if parts else None, number if parts == 2 else None)
    form = Format(dates=notation)
    if date.month or notation in {None, "2025年6月30日"}:
        assert parse_date(form.write_date(date)) == date
        assert parse_period(form.write_period(Period(date, date))) == Period(date, date)
    else:
        assert form.write_date(date) == f"{year}"


def test_the_nearest_format_counts() -> None:
    formats = decode_formats(
        {"nothing": "/", "money": {"unit": "万元", "decimals": "2"}, "预算资金": {"decimals": "0"}}
    )
    assert format_of(formats, "text", "备注") == Format(nothing="/")
    assert format_of(formats, "money", "金额") == Format("万元", 2, nothing="/")
    assert format_of(formats, "money", "预算资金") == Format("万元", 0, nothing="/")
    own = Format(decimals=AS_WRITTEN, nothing="")
    assert format_of(formats, "money", "预算资金", own) == Format("万元", AS_WRITTEN, nothing="")


WORD = st.sampled_from(["甲", "乙", None])
ROWS = st.lists(st.fixed_dictionaries({"一": WORD, "二": WORD}), max_size=8)


@given(ROWS)
def test_merged_cells_cover_each_row_once_and_only_what_is_equal(found: list[dict[str, str | None]]) -> None:
    columns = tuple(PackField(key, key, "text") for key in ("一", "二"))
    item = PackField("表", "表", "rows", columns=columns, merge=("一", "二"))
    rows = [{key: value for key, value in row.items() if value is not None} for row in found]
    printed: list[dict[str, Any]] = [dict(row) for row in found]
    merge_columns(item, rows, printed)
    for depth, key in enumerate(item.merge):
        index = 0
        while index < len(rows):
            cell = printed[index][key]
            span = cell["行数"]
            assert all(printed[other][key] is None for other in range(index + 1, index + span))
            assert all(rows[other].get(key) == rows[index].get(key) for other in range(index, index + span))
            outer = item.merge[:depth]
            assert all(printed[other][k] is None for other in range(index + 1, index + span) for k in outer)
            index += span
        assert index == len(rows)
