"""GC207: a number in a goal agrees with the target of the indicator that the goal mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.texts import Text
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Note, Severity

_ENDING = re.compile(r"(?:率|比例|次数|人数|数量|数|面积|金额)$")
_MIN_LENGTH = 3
"""Minimum length of a name without its ending; shorter ones occur in too many sentences."""


def subjects(context: FormContext) -> Sequence[Text]:
    """Return the goals with a digit if the form has comparisons."""
    goals = [goal for goal in context.goals if any(map(str.isdigit, goal.text))]
    return goals if context.comparisons else ()


def check(goal: Text, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for `<name>达到95%` if the indicator of that name has another number of that unit."""
    for indicator, target in context.comparisons:
        name = _ENDING.sub("", indicator.name)
        place = goal.text.find(name) if len(name) >= _MIN_LENGTH else -1
        if place < 0 or not target.unit:
            continue
        said = _find_number(goal.text[place + len(name) :], target.unit)
        if said is not None and said != target.number:
            yield _violation(goal, indicator, target, said, context)


def _find_number(rest: str, unit: str) -> Decimal | None:
    """Return the number with this unit that follows within a few characters."""
    match = re.match(
        rf"[^0-9０-９，,。；;、]{{0,8}}([0-9０-９]+(?:\.[0-9０-９]+)?)\s*{re.escape(unit)}", rest
    )
    return Decimal(match[1]) if match else None


def _violation(
    goal: Text, indicator: Indicator, target: Comparison, said: Decimal, context: FormContext
) -> Violation:
    arguments = {"name": indicator.name, "said": f"{said:f}{target.unit}", "value": target.quoted}
    note = Note("GC207.indicator", context.of(indicator, "指标值"))
    return Violation("GC207", goal.origin, arguments, notes=(note,))


RULE = FormRule("GC207", Severity.WARNING, "I", subjects, check)
