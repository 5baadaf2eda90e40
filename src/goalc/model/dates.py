"""Dates as officers write them: a year, a month or a day, and periods of them.

`2023年至2025年`, `2025年1月至2025年12月`, `2025-01-01至2025-12-31`. Both notations (年月日
and ISO 8601) are kept, because the form prints what the department wrote; equality ignores them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

_CHINESE = r"([0-9０-９]{4})\s*年(?:\s*([0-9０-９]{1,2})\s*月(?:\s*([0-9０-９]{1,2})\s*日)?)?"
_NUMERIC = r"([0-9０-９]{4})([-./])([0-9０-９]{1,2})(?:\5([0-9０-９]{1,2}))?"
_DATE = re.compile(rf"(?:{_CHINESE})|(?:{_NUMERIC})")
_SEPARATOR = re.compile(r"\s*(?:至|到|—+|–|～|~|-)\s*")
_BARE_YEAR = re.compile(r"[0-9０-９]{4}")
MAX_LENGTH = 100
"""Maximum length of a date or a period; more is mostly blanks."""
DATE_EXAMPLES = ("2025-06-30", "2025年6月30日")
PERIOD_EXAMPLES = ("2025-01-01至2025-12-31", "2025年1月至2025年12月", "2023年至2025年")
DEADLINE_EXAMPLES = ("2025年12月31日前",)
_YEAR_IN_EXAMPLE = re.compile(r"(?<![0-9])20[0-9]{2}(?=年|-[0-9]{2})")


def move_examples(examples: tuple[object, ...], year: int) -> tuple[object, ...]:
    """Return examples with their dates moved, so that the latest is in `year`; `pack-2025` is no date."""
    years = [int(found) for text in examples for found in _YEAR_IN_EXAMPLE.findall(str(text))]
    if not years:
        return examples
    ahead = year - max(years)
    return tuple(
        _YEAR_IN_EXAMPLE.sub(lambda found: str(int(found[0]) + ahead), str(text)) for text in examples
    )


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day. `iso` is its notation, not its meaning."""

    year: int
    month: int | None = None
    day: int | None = None
    iso: bool = field(default=False, compare=False)

    @property
    def first(self) -> date:
        """The first day that it covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it covers."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.iso:
            parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
            return "-".join(parts)
        text = f"{self.year}年"
        if self.month:
            text += f"{self.month}月"
        return text + f"{self.day}日" if self.day else text


@dataclass(frozen=True, slots=True)
class Period:
    """From a date to a date, both included. A single date is a period from itself to itself."""

    start: PartialDate
    end: PartialDate

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}至{self.end}"


def parse_date(text: str) -> PartialDate | None:
    """Parse all of `text` as a date. Return None if it is not a date or if there is no such day."""
    text = text.strip()
    match = _DATE.fullmatch(text) if len(text) <= MAX_LENGTH else None
    if match is None:
        return None
    if match[1]:
        parts, iso = (match[1], match[2], match[3]), False
    else:
        parts, iso = (match[4], match[6], match[7]), True
    year, month, day = (int(part) if part else None for part in parts)
    value = PartialDate(year or 0, month, day, iso)
    return value if _exists(value) else None


def _exists(value: PartialDate) -> bool:
    if not 1900 <= value.year <= 2200 or (value.month is not None and not 1 <= value.month <= 12):
        return False
    return value.day is None or 1 <= value.day <= monthrange(value.year, value.month or 1)[1]


def parse_period(text: str) -> Period | None:
    """Parse all of `text` as a period, or return None."""
    text = text.strip()
    return _parse_period(text) if len(text) <= MAX_LENGTH else None


@lru_cache(1024)
def _parse_period(text: str) -> Period | None:
    whole = parse_date(text)
    if whole is not None:
        return Period(whole, whole)
    for separator in _SEPARATOR.finditer(text):
        left, right = text[: separator.start()].strip(), text[separator.end() :]
        start = parse_date(f"{left}年" if _BARE_YEAR.fullmatch(left) else left)
        end = parse_date(right)
        if start is not None and end is not None:
            return Period(start, end)
    return None
