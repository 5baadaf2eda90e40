"""GC119: a target is in proportion to last year's value: from 70 % to 130 % of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Outcome, Unjudgeable, Violation
from goalc.lint.settings import Option
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Note, Severity

MIN_SHARE = Option("GC119", "least", Decimal(70))
MAX_SHARE = Option("GC119", "most", Decimal(130))
_WAYS = {"≥": "more", ">": "more", "≤": "less", "<": "less"}
_AT_MOST = frozenset({"=", "≤", "<"})
_NOTES = {"stated": "GC119.last", "target": "GC119.last-target", "outcome": "GC119.last-outcome"}
OPTIONS = (MIN_SHARE, MAX_SHARE)


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Outcome]:
    """Yield a violation if the target is outside the limits, in percent of last year's value of its unit."""
    indicator, target = subject
    value = context.last_value(indicator)
    last = None if value is None else value.target
    if value is None or not isinstance(last, Comparison) or not _is_comparable(target, last, value.kind):
        yield Unjudgeable("unjudged.last-value")
        return
    if not target.number and target.sign in _AT_MOST:
        # Nothing of what is unwanted is no low aim.
        return
    share = 100 * target.number / last.number
    least, most = context.settings.limit(MIN_SHARE), context.settings.limit(MAX_SHARE)
    if not least <= share <= most:
        arguments = {
            "name": indicator.name, "value": target.quoted, "last": value.typed,
            "share": f"{share:.0f}", "least": least, "most": most,
        }  # fmt: skip
        note = Note(_NOTES[value.kind], value.origin, {"year": context.year - 1})
        key = "GC119.low" if share < least else "GC119.high"
        yield Violation(key, context.of(indicator, "指标值"), arguments, notes=(note,))


def _is_comparable(target: Comparison, last: Comparison, kind: str) -> bool:
    """Return True for numbers of one unit, and of one thing; a limit is not compared with a minimum."""
    if last.unit != target.unit or not last.number:
        return False
    if kind == "stated":
        return True
    ways = {_WAYS.get(sign, "") for sign in (target.sign, last.sign)}
    return target.label == last.label and ways != {"more", "less"}


RULE = FormRule("GC119", Severity.WARNING, "K", lambda context: context.comparisons, check, OPTIONS)
