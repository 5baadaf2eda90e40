"""Outcomes (完成值): a text → what was reached.

Numbers, units and days are read as those of targets are (`model/target`); an amount is held as the target
that it alone would fulfil (`=270米`). Never fails: a text that is nothing else is words. An outcome prints as
typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from goalc.model.scoring.durations import read_duration
from goalc.model.scoring.grades import GRADE_WORDS, Grades, grade_of
from goalc.model.target import Comparison, Day, Hedged, Interval, Judgement, Ratio, Target, Term, Trend
from goalc.model.target.days import read_date
from goalc.model.target.numbers import NUMBER, narrow, write_digits
from goalc.model.target.read import MAX_LENGTH, parse_target
from goalc.model.target.worded import FALL, RISE

Amount = Comparison | Ratio | Trend | Interval
"""An amount that was reached, with `=`; an interval if two numbers were given."""

_NOTHING = frozenset({"", "/", "／", "-", "－", "—", "——", "–"})
_REACHED = re.compile(rf"(?:达到?|(?:{RISE}|{FALL})[到至])(?=\s*-?[0-9])")
_BOUND = re.compile(
    r"(?:至[少多]|起码|最[少多低高长短]|不[少低多高短长超大小足到满得能应可宜])[^0-9]{0,3}[0-9]"
)
_NOT_REACHED = re.compile(r"[不没未]曾?达到?\s*-?[0-9]")
_EQUAL = re.compile(r"^[=＝]\s*")
_DONE = re.compile(r"^(?:已|实际|共计?|累计|合计|总计|完成|实现|为|了)+(?=\s*-?[0-9])")


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome; `typed` is its text, which the form prints."""

    typed: str

    def __str__(self) -> str:
        return self.typed


@dataclass(frozen=True, slots=True)
class Reached(Outcome):
    """An amount: `270米`, `-3.5%`, `1小时30分钟`, `同比增长5.2%`, `1:3`, `90%～95%`."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class Dated(Outcome):
    """A date of completion, from the first to the last day that its text covers: `2025年11月`.

    With `monthly` it is a day of every month.
    """

    first: Day
    last: Day
    monthly: bool = False


@dataclass(frozen=True, slots=True)
class Lasted(Outcome):
    """A period in which the work was done: `2025年1月至11月`."""

    first: Day
    last: Day


@dataclass(frozen=True, slots=True)
class Graded(Outcome):
    """A grade: 达成, 部分达成, 未达成. `grade` is its place in the list, 0 for the best."""

    grade: int


@dataclass(frozen=True, slots=True)
class Unspecific(Outcome):
    """A text that is still a target and no outcome: `≥95%`, `2025年11月20日前`, `约95%`."""

    target: Target


@dataclass(frozen=True, slots=True)
class Words(Outcome):
    """Words: 有效提升."""


@dataclass(frozen=True, slots=True)
class Missing(Outcome):
    """Nothing, or a dash for it."""


def read_outcome(text: str, grades: Grades = GRADE_WORDS) -> Outcome:
    """Read an outcome; `grades` are the words of the pack for the grades."""
    plain = text.strip()
    if plain in _NOTHING:
        return Missing(text)
    grade = grade_of(plain, grades)
    if grade is not None:
        return Graded(text, grade)
    return Words(text) if len(plain) > MAX_LENGTH else _read(text)


@lru_cache(4096)
def _read(text: str) -> Outcome:
    dates = read_date(_EQUAL.sub("", text.strip()))
    if dates is not None:
        return Dated(text, *dates)
    digits = write_digits(narrow(text.strip()))
    plain = _DONE.sub("", _REACHED.sub("", digits))
    typed, duration = parse_target(text), read_duration(plain)
    if duration is None and (isinstance(typed, Judgement) or _NOT_REACHED.search(digits)):
        # `达到3级标准` does not reach three, `没达到95%` not 95 %.
        return Words(text)
    found = duration or parse_target(plain)
    amount = _amount(found, plain)
    if amount is not None:
        return Reached(text, amount)
    if isinstance(found, Term):
        return Lasted(text, found.first, found.last)
    return Unspecific(text, typed)


def _amount(found: Target, text: str) -> Amount | None:
    """Return the amount that a text names, which it is read as; None if it names a bound of one."""
    if isinstance(found, Interval):
        # `±3%以内` and `≥5且≤8` are bounds; a range between two numbers is what was measured.
        return None if found.notation == "tolerance" or found.written else found
    if isinstance(found, Comparison | Ratio) and found.sign in {"", "="}:
        return replace(found, sign="=")
    if isinstance(found, Comparison | Trend) and not _BOUND.search(text):
        # A change and a rate are read as `≥` where no sign is written: the text with `=` tells the two apart.
        exact = parse_target(re.sub(rf"(?={NUMBER}[^0-9]*$)", "=", text, count=1))
        if isinstance(exact, Comparison | Trend) and exact.sign == "=":
            return exact if replace(exact, sign=found.sign, written=found.written) == found else None
    return None


def is_estimate(outcome: Outcome) -> bool:
    """Return True for an outcome with a hedge: `约95%`."""
    return isinstance(outcome, Unspecific) and isinstance(outcome.target, Hedged)
