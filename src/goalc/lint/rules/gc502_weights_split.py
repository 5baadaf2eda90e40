"""GC502: the weights of the indicators add up to that of their level, stated or given by the pack.

A form without an indicator under one of the pack's levels gives its points to others: nothing is said then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.lint.context import FormContext
from goalc.lint.evaluated import own_place, prints_weights, written
from goalc.lint.rule import MISPLACED, FormRule, Violation
from goalc.model.evaluation import items_under, sum_of_weights
from goalc.model.tree import Levels
from goalc.source.diagnostic import Origin, Severity


class _Level(NamedTuple):
    """A level with the weight that it is to have; `stated` if its form says so."""

    levels: Levels
    weight: Decimal
    stated: bool


def subjects(context: FormContext) -> Sequence[_Level]:
    """Return the levels whose weight is known."""
    if not prints_weights(context):
        return ()
    form, scoring = context.form, context.profile.scoring
    found = [_Level(levels, weight, True) for levels, weight in form.level_weights.items()]
    given = {} if scoring is None else scoring.levels
    if all(items_under(form, (name,)) for name in given):
        found += [
            _Level((name,), weight, False)
            for name, weight in given.items()
            if (name,) not in form.level_weights or form.level_weights[name,] != weight
        ]
    return found


def check(level: _Level, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if the weights below a level are all known and another sum."""
    items = items_under(context.form, level.levels)
    total = sum_of_weights(items)
    if total is None or any(item.weight is None and not item.added for item in items):
        return
    if total != level.weight:
        arguments = {
            "level": level.levels[-1], "total": written(total), "right": written(level.weight),
        }  # fmt: skip
        key = "GC502.stated" if level.stated else "GC502"
        yield Violation(key, _place(context, level), arguments, "key")


def _place(context: FormContext, level: _Level) -> Origin:
    """Return the place of the level's name; in a later stage that of the indicators, which has no levels."""
    own = own_place(context)
    return own if context.form.stage != "目标" else Origin(own.file, (*own.path, *level.levels))


RULE = FormRule(
    "GC502", Severity.WARNING, "S", subjects, check, stages=("目标", "自评"), explained_by=MISPLACED
)
