"""GC118: a satisfaction target is possible with the stated sample, and the sample is large enough.

With 50 people only multiples of 2 % are possible: ≥95% then means 96 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Outcome, Unjudgeable, Violation
from goalc.lint.rules.gc117_satisfaction_floor import subjects as satisfied
from goalc.lint.settings import Option
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Severity

MIN_SAMPLE = Option("GC118", "least", Decimal(30))
_SAMPLE = re.compile(
    r"(?:抽[取查样选]?|调查|发放)[^0-9０-９]{0,6}?([0-9０-９]{1,6})\s*(?:名|个|份|户|人|家|位)"
)


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Comparison]]:
    """Return the satisfaction ratios with a lower bound of at most 100 %."""
    return [
        (item, target) for item, target in satisfied(context) if target.sign != "≤" and target.number <= 100
    ]


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Outcome]:
    """Yield a violation if the sample is small, or if no share of it is exactly the target."""
    indicator, target = subject
    match = _SAMPLE.search(indicator.definition)
    if match is None or not int(match[1]):
        yield Unjudgeable("unjudged.sample")
        return
    size = int(match[1])
    needed = int((target.number * size / 100).to_integral_value(ROUND_CEILING))
    least = context.settings.limit(MIN_SAMPLE)
    arguments = {
        "name": indicator.name, "value": target.quoted, "size": size, "needed": needed, "least": least,
        "share": f"{(Decimal(100 * needed) / size).quantize(Decimal('0.1')).normalize():f}",
    }  # fmt: skip
    if size < least:
        yield Violation("GC118.small", context.of(indicator, "解释"), arguments)
    elif needed * 100 != target.number * size:
        yield Violation("GC118.step", context.of(indicator, "解释"), arguments)


RULE = FormRule("GC118", Severity.INFO, "I", subjects, check, (MIN_SAMPLE,), needs=("解释",))
