"""GC105: a bound is written with a sign, not in words: `≥95%`, not 不低于95% or 95%以上, and it binds.

The budget system keeps the sign in a separate field, which has six values: ≥ > = < ≤ 定性. A number with 约,
左右 or 力争 is on no side of any sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Hedged, Ratio
from goalc.model.target.bounds import ANY_WORD
from goalc.model.target.numbers import SIGN
from goalc.model.target.spelling import is_worded, spelling
from goalc.source.diagnostic import Fix, Replacement, Severity

Worded = Comparison | Ratio | Hedged
_SIGN = re.compile(SIGN)
_START = re.compile(r"(?:后|起|以来|时)$")


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Worded]]:
    """Return the numbers with a bound in words and those that do not bind."""
    found = [(item, item.target) for item in context.indicators if isinstance(item.target, Worded)]
    return [(item, target) for item, target in found if isinstance(target, Hedged) or is_worded(target)]


def check(subject: tuple[Indicator, Worded], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for the target, with the notation to write instead."""
    indicator, target = subject
    origin, text = context.of(indicator, "指标值"), spelling(target, context.year)
    arguments = {"value": target.quoted, "text": text}
    fix = Fix((Replacement(origin, text),), safe=False)
    if isinstance(target, Hedged):
        yield Violation("GC105.hedged", origin, {**arguments, "hedge": target.hedge}, fix=fix)
    elif _START.search(target.label):
        # The edit would lose what the time is counted from.
        arguments["start"] = target.label
        yield Violation("GC105.start", origin, arguments, severity=Severity.INFO)
    elif target.quoted.startswith(("每", "平均每")):
        yield Violation("GC105.rate", origin, arguments, severity=Severity.INFO, fix=fix)
    elif not ANY_WORD.search(target.quoted):
        yield Violation("GC105.number", origin, arguments, fix=fix)
    else:
        key = "GC105.twice" if _SIGN.search(target.quoted) else "GC105"
        yield Violation(key, origin, arguments, fix=fix)


RULE = FormRule("GC105", Severity.WARNING, "S", subjects, check, fixes=True)
