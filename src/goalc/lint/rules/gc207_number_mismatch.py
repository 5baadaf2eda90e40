"""GC207: a number in a goal agrees with the target of the indicator that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext, Text
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Note, Severity

_ENDING = re.compile(r"(?:率|比例|次数|人数|数量|数|面积|金额)$")
_SHORTEST = 3
"""Names that are shorter without their ending stand in too many sentences."""


def subjects(context: FormContext) -> Sequence[Text]:
    """Goals with a number, where the form has comparisons."""
    goals = [goal for goal in context.goals if any(map(str.isdigit, goal.text))]
    return goals if context.comparisons else ()


def check(goal: Text, context: FormContext) -> Iterator[Violation]:
    """`<name>达到95%` against the indicator of that name, where the units are the same."""
    for indicator, target in context.comparisons:
        name = _ENDING.sub("", indicator.name)
        place = goal.text.find(name) if len(name) >= _SHORTEST else -1
        if place < 0 or not target.unit:
            continue
        said = _said(goal.text[place + len(name) :], target.unit)
        if said is not None and said != target.number:
            yield _hit(goal, indicator, target, said, context)


def _said(rest: str, unit: str) -> Decimal | None:
    """The number with this unit that follows within a few characters."""
    match = re.match(rf"[^\d，,。；;、]{{0,8}}(\d+(?:\.\d+)?)\s*{re.escape(unit)}", rest)
    return Decimal(match[1]) if match else None


def _hit(
    goal: Text, indicator: Indicator, target: Comparison, said: Decimal, context: FormContext
) -> Violation:
    arguments = {"name": indicator.name, "said": f"{said:f}{target.unit}", "value": str(target)}
    note = Note("GC207.indicator", context.of(indicator, "指标值"))
    return Violation(goal.origin, arguments, notes=(note,))


RULE = FormRule("GC207", Severity.WARNING, "I", subjects, check)
