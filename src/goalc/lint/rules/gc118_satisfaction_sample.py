"""GC118: a share of satisfied people can occur with the stated sample, and the sample is large enough.

Of 50 people only multiples of 2 % can be satisfied: ≥95% then means 96 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Option, Outcome, Unjudgeable, Violation
from goalc.lint.rules.gc117_satisfaction_floor import subjects as satisfied
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Severity

LEAST = Option("GC118", "least", Decimal(30))
_SAMPLE = re.compile(r"(?:抽[取查样选]?|调查|发放)\D{0,6}?(\d{1,6})\s*(?:名|个|份|户|人|家|位)")


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Comparison]]:
    """Ratios of satisfaction with a lower bound of at most 100 %."""
    return [
        (item, target) for item, target in satisfied(context) if target.sign != "≤" and target.number <= 100
    ]


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Outcome]:
    """The smallest share that reaches the target, against the target."""
    indicator, target = subject
    match = _SAMPLE.search(indicator.definition)
    if match is None or not int(match[1]):
        yield Unjudgeable("unjudged.sample")
        return
    size = int(match[1])
    needed = int((target.number * size / 100).to_integral_value(ROUND_CEILING))
    least = context.settings.limit(LEAST)
    arguments = {
        "name": indicator.name, "value": str(target), "size": size, "needed": needed, "least": least,
        "share": f"{(Decimal(100 * needed) / size).quantize(Decimal('0.1')).normalize():f}",
    }  # fmt: skip
    if size < least:
        yield Violation(context.of(indicator, "解释"), arguments, "small")
    elif needed * 100 != target.number * size:
        yield Violation(context.of(indicator, "解释"), arguments, "step")


RULE = FormRule("GC118", Severity.INFO, "I", subjects, check, (LEAST,))
