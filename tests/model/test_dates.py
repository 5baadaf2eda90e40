from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.model.dates import PartialDate, Period, parse_date, parse_period

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day, iso, parts = draw(DAYS), draw(st.booleans()), draw(st.integers(1, 3))
    # A year alone has no notation of ISO 8601 here: a bare number is no date.
    return PartialDate(
        day.year, day.month if parts > 1 else None, day.day if parts > 2 else None, iso and parts > 1
    )


@pytest.mark.parametrize(
    ("text", "expected", "printed"),
    [
        ("2025年", PartialDate(2025), "2025年"),
        ("2025年1月", PartialDate(2025, 1), "2025年1月"),
        ("2025 年 01 月 05 日", PartialDate(2025, 1, 5), "2025年1月5日"),
        ("2025-1-5", PartialDate(2025, 1, 5), "2025-01-05"),
        ("2025.12.31", PartialDate(2025, 12, 31), "2025-12-31"),
        ("2025/12", PartialDate(2025, 12), "2025-12"),
        ("2024-02-29", PartialDate(2024, 2, 29), "2024-02-29"),
    ],
)
def test_date(text: str, expected: PartialDate, printed: str) -> None:
    assert parse_date(text) == expected
    assert str(parse_date(text)) == printed


@pytest.mark.parametrize(
    "text",
    [
        "2025",
        "2025-02-29",
        "2025年13月",
        "2025年0月",
        "2025-06-31",
        "2025-06/30",
        "1899年",
        "2201年",
        "25年6月",
        "六月",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "printed"),
    [
        ("2023年至2025年", PartialDate(2023), PartialDate(2025), "2023年至2025年"),
        ("2023-2025年", PartialDate(2023), PartialDate(2025), "2023年至2025年"),
        ("2025年1月至2025年12月", PartialDate(2025, 1), PartialDate(2025, 12), "2025年1月至2025年12月"),
        (
            "2025-01-01至2025-12-31",
            PartialDate(2025, 1, 1),
            PartialDate(2025, 12, 31),
            "2025-01-01至2025-12-31",
        ),
        (
            "2025-01-01 - 2025-12-31",
            PartialDate(2025, 1, 1),
            PartialDate(2025, 12, 31),
            "2025-01-01至2025-12-31",
        ),
        ("2025.1.1～2025.6.30", PartialDate(2025, 1, 1), PartialDate(2025, 6, 30), "2025-01-01至2025-06-30"),
        ("2025年", PartialDate(2025), PartialDate(2025), "2025年"),
    ],
)
def test_period(text: str, start: PartialDate, end: PartialDate, printed: str) -> None:
    assert parse_period(text) == Period(start, end)
    assert str(parse_period(text)) == printed


@pytest.mark.parametrize(
    "text", ["全年", "2025", "2025年至", "至2025年", "2025-02-30至2025-12-31", "2023年，2025年", ""]
)
def test_no_period(text: str) -> None:
    assert parse_period(text) is None


@given(partial_dates())
def test_printed_date_is_read_as_itself(value: PartialDate) -> None:
    again = parse_date(str(value))
    assert again == value
    assert str(again) == str(value)


@given(partial_dates(), partial_dates())
def test_printed_period_is_read_as_itself(start: PartialDate, end: PartialDate) -> None:
    again = parse_period(str(Period(start, end)))
    assert again == Period(start, end)


@given(partial_dates())
def test_first_and_last_day_lie_in_the_date(value: PartialDate) -> None:
    assert value.first <= value.last
    for day in (value.first, value.last):
        assert day.year == value.year
        assert value.month in {None, day.month}
        assert value.day in {None, day.day}


@given(DAYS)
def test_notation_is_no_meaning(day: date) -> None:
    chinese = parse_date(f"{day.year}年{day.month}月{day.day}日")
    assert chinese == parse_date(day.isoformat())
    assert str(chinese) != str(parse_date(day.isoformat()))
