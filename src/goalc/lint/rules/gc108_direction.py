"""GC108: where less is better, the sign says so: complaints, accidents and errors take ≤, < or =0.

A duration with an equal sign would be missed by being faster.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Fix, Replacement, Severity


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a sign that demands more where less is better, and for an exact duration."""
    indicator, target = subject
    word = context.words.downward.find(indicator.name)
    is_up = bool(word) and target.sign in {"≥", ">"}
    if not is_up and not (target.sign == "=" and target.number and _is_time(indicator, target, context)):
        return
    origin, text = context.of(indicator, "指标值"), f"≤{target.number:f}{target.unit}"
    arguments = {"name": indicator.name, "value": target.quoted, "word": word, "text": text}
    if is_up:
        yield Violation("GC108.up", origin, arguments)
    else:
        fix = Fix((Replacement(origin, text),), safe=False)
        yield Violation("GC108.equal", origin, arguments, fix=fix)


def _is_time(indicator: Indicator, target: Comparison, context: FormContext) -> bool:
    return "时效" in indicator.level2 and context.words.units.kinds.get(target.unit) == "时间"


RULE = FormRule("GC108", Severity.WARNING, "I", lambda context: context.comparisons, check, fixes=True)
