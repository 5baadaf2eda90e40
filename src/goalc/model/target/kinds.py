"""The kinds of targets (指标值). Equality is equality of meaning and of what the form prints."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

Sign = Literal["≥", ">", "=", "<", "≤", ""]
"""The sign of a bound; empty if none was written and no word says it."""


class Slip(NamedTuple):
    """A mistyped character: the key of the slip, the character, and what belongs in its place."""

    key: Literal["extra", "other", "order", "exponent"]
    typed: str
    right: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The text of a target.

    `written` is what a form prints, where that is not the canonical notation. `typed` is the text of the
    spec, for messages. `slips` are the mistyped characters in it.
    """

    written: str = ""
    typed: str = field(default="", compare=False, repr=False)
    slips: tuple[Slip, ...] = field(default=(), compare=False, repr=False)

    @property
    def quoted(self) -> str:
        """The target as somebody typed it."""
        return self.typed or str(self)


@dataclass(frozen=True, slots=True)
class Comparison(Written):
    """A number to reach. `label` is what the text says before it: `PQI`, `收到文件后`."""

    sign: Sign
    number: Decimal
    unit: str
    label: str = ""

    @property
    def bound(self) -> str:
        """The sign, number and unit, without the label and without words."""
        return f"{self.sign}{self.number:f}{self.unit}"

    def __str__(self) -> str:
        return self.written or self.bound


@dataclass(frozen=True, slots=True)
class Ratio(Written):
    """A ratio to reach, of two numbers: `≥1:18`, `1/3`. Only with the mark `/` does it have an order."""

    sign: Sign
    left: Decimal
    right: Decimal
    mark: Literal[":", "/"]
    label: str = ""

    def __str__(self) -> str:
        return self.written or f"{self.sign}{self.left:f}{self.mark}{self.right:f}"


@dataclass(frozen=True, slots=True)
class Trend(Written):
    """A change to reach: `同比增长≥5%`, `下降10%`. `base` is what it is compared with, empty for last year.

    `label` is the rest of the text: `投诉量` of `投诉量下降10%`.
    """

    rise: bool
    sign: Sign
    number: Decimal
    unit: str
    base: str = ""
    label: str = ""

    def __str__(self) -> str:
        return self.written or f"{'增长' if self.rise else '下降'}{self.sign}{self.number:f}{self.unit}"


@dataclass(frozen=True, slots=True)
class Interval(Written):
    """From `low` to `high`, both included. `notation` is its written form, not part of its meaning."""

    low: Decimal
    high: Decimal
    unit: str
    notation: Literal["range", "range of units", "tolerance"] = field(default="range", compare=False)
    label: str = ""

    def __str__(self) -> str:
        if self.written:
            return self.written
        if self.notation == "tolerance":
            return f"±{self.high:f}{self.unit}以内"
        # Both numbers have a percent sign (GB/T 15835); other units are printed where they were written.
        twice = self.unit == "%" or self.notation == "range of units"
        return f"{self.low:f}{self.unit if twice else ''}～{self.high:f}{self.unit}"


class Day(NamedTuple):
    """A day; without a year it is one of the budget year. A day that a month does not have is its last."""

    year: int | None
    month: int
    day: int

    def on(self, year: int) -> date:
        """Return the day, in `year` if it has none of its own."""
        own = self.year or year
        return date(own, self.month, min(self.day, monthrange(own, self.month)[1]))

    def __str__(self) -> str:
        return f"{'' if self.year is None else f'{self.year}年'}{self.month}月{self.day}日"


@dataclass(frozen=True, slots=True)
class Deadline(Written):
    """A last day: on this day at the latest (`inclusive`), or before it (`…前`).

    With `monthly` it is a day of every month, and its own month means nothing.
    """

    day: Day
    inclusive: bool = True
    monthly: bool = False

    def last_day(self, year: int) -> date:
        """Return the last day that is in time; `year` is the budget year."""
        return self.day.on(year) - timedelta(days=0 if self.inclusive else 1)

    def __str__(self) -> str:
        return self.written or f"{self.day}{'' if self.inclusive else '前'}"


@dataclass(frozen=True, slots=True)
class Term(Written):
    """A period from a day to a day, both included: `2026.07-2026.12`, `1-12月`."""

    first: Day
    last: Day

    def __str__(self) -> str:
        return self.written or f"{self.first}至{self.last}"


@dataclass(frozen=True, slots=True)
class Hedged(Written):
    """A target that binds nobody: `约95%`, `力争达到95%`. `target` is what it says without the hedge."""

    target: Comparison | Ratio | Trend | Interval | Deadline | Term
    hedge: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.written


@dataclass(frozen=True, slots=True)
class Judgement(Written):
    """A qualitative target (定性), with its text unchanged."""

    text: str

    def __str__(self) -> str:
        return self.text


Measured = Comparison | Ratio | Trend | Interval | Deadline | Term
Target = Measured | Hedged | Judgement


def firm_of(target: Target) -> Measured | Judgement:
    """Return what a target says without its hedge."""
    return target.target if isinstance(target, Hedged) else target
