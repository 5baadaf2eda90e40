"""GC010: a fixed indicator agrees with the one of the budget system.

A spec may leave it out, and the compiler adds it. If the spec states it, it must agree, because the system
lets nobody change or delete it.
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
    """Return the form's rows that have the name of a fixed indicator, each with the fixed one."""
    fixed = {item.name: item for item in context.profile.fixed}
    return [(item, fixed[item.name]) for item in context.form.indicators if item.name in fixed]


def check(subject: Written, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a level, a target and a definition that differ from the fixed ones."""
    row, fixed = subject
    if row.levels != fixed.levels:
        arguments = {"name": row.name, "level": "／".join(fixed.levels)}
        yield Violation("GC010.level", context.of(row, "名称"), arguments)
    if row.target != parse_target(fixed.target):
        origin = context.of(row, "指标值")
        arguments = {"name": row.name, "value": row.target.quoted, "fixed": fixed.target}
        yield Violation("GC010.target", origin, arguments, fix=_fix(origin, fixed.target))
    if row.definition and fixed.definition and row.definition != fixed.definition:
        origin = context.of(row, "解释")
        arguments = {"name": row.name, "value": row.definition, "fixed": fixed.definition}
        fix = _fix(origin, fixed.definition)
        yield Violation("GC010.definition", origin, arguments, severity=Severity.WARNING, fix=fix)


def _fix(origin: Origin, text: str) -> Fix:
    return Fix((Replacement(origin, text),), safe=False)


RULE = FormRule("GC010", Severity.ERROR, "S", subjects, check, fixes=True)
