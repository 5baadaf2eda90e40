"""GC407: the steps of the plan stand in the order of their beginnings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from goalc.lint.rule import FormContext, FormRule, Hit
from goalc.model import spec
from goalc.model.spec import Department
from goalc.source.diagnostic import Note, Origin, Severity


def check(context: FormContext) -> Iterator[Hit]:
    """Each step that begins before the one above it."""
    form = context.form
    name = spec.DEPARTMENT if isinstance(form, Department) else spec.PROJECT
    path, when = spec.path_of(name, "plan"), spec.PLAN_KEYS[0]
    for index, (above, step) in enumerate(pairwise(form.plan)):
        if step.period.start.first < above.period.start.first:
            note = Note("GC407.above", Origin(form.file, (*path, index, when)))
            arguments: dict[str, object] = {"period": str(step.period), "above": str(above.period)}
            yield Hit(form.file, (*path, index + 1, when), arguments, notes=(note,))


RULE = FormRule("GC407", Severity.WARNING, check)
