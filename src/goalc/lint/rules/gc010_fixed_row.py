"""GC010: a fixed indicator of the budget system stands as the system has it.

A spec need not write it: the compiler puts it in. One that is written must agree with it, as the system
neither lets it be changed nor deleted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.profile import FixedIndicator
from goalc.model.spec import Indicator
from goalc.model.target import parse_target
from goalc.source.diagnostic import Fix, Origin, Replacement, Severity

Written = tuple[Indicator, FixedIndicator]


def subjects(context: FormContext) -> Sequence[Written]:
    """The form's rows that bear the name of a fixed indicator."""
    fixed = {item.name: item for item in context.profile.fixed}
    return [(item, fixed[item.name]) for item in context.form.indicators if item.name in fixed]


def check(subject: Written, context: FormContext) -> Iterator[Violation]:
    """Level, target and definition against the fixed ones."""
    row, fixed = subject
    if (row.level1, row.level2) != (fixed.level1, fixed.level2):
        arguments = {"name": row.name, "level1": fixed.level1, "level2": fixed.level2}
        yield Violation(context.of(row, "名称"), arguments, "level")
    if row.target != parse_target(fixed.target):
        origin = context.of(row, "指标值")
        arguments = {"name": row.name, "value": str(row.target), "fixed": fixed.target}
        yield Violation(origin, arguments, "target", fix=_fix(origin, fixed.target))
    if row.definition and fixed.definition and row.definition != fixed.definition:
        origin = context.of(row, "解释")
        arguments = {"name": row.name, "value": row.definition, "fixed": fixed.definition}
        fix = _fix(origin, fixed.definition)
        yield Violation(origin, arguments, "definition", severity=Severity.WARNING, fix=fix)


def _fix(origin: Origin, text: str) -> Fix:
    return Fix((Replacement(origin, text),), safe=False)


RULE = FormRule("GC010", Severity.ERROR, "S", subjects, check, fixes=True)
