"""GC005: the first levels that a goal needs are there: output, benefit, satisfaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.source.diagnostic import Severity

_OPTIONAL = ("满意", "成本")


def subjects(context: FormContext) -> Sequence[str]:
    """The first levels of the form's tree."""
    return tuple(context.profile.tree)


def check(level: str, context: FormContext) -> Iterator[Violation]:
    """A level without an indicator."""
    if not any(item.level1 == level for item in context.form.indicators):
        optional = any(word in level for word in _OPTIONAL)
        severity = Severity.WARNING if optional else None
        origin = context.field("indicators")
        yield Violation(origin, {"level": level}, "optional" if optional else "", "key", severity=severity)


RULE = FormRule("GC005", Severity.ERROR, "S", subjects, check)
