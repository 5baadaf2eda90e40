"""GC005: every first level of the form's tree (output, benefit, satisfaction …) has an indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import MISPLACED, FormRule, Violation
from goalc.source.diagnostic import Severity

_OPTIONAL = ("满意", "成本")


def subjects(context: FormContext) -> Sequence[str]:
    """Return the first levels of the form's tree."""
    return tuple(context.profile.tree)


def check(level: str, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a level without an indicator."""
    if not any(item.level1 == level for item in context.form.indicators):
        optional = any(word in level for word in _OPTIONAL)
        severity = Severity.WARNING if optional else None
        key, origin = "GC005.optional" if optional else "GC005", context.field("indicators")
        about = (context.at(*origin.path, level),)
        yield Violation(key, origin, {"level": level}, "key", severity=severity, about=about)


RULE = FormRule("GC005", Severity.ERROR, "S", subjects, check, explained_by=MISPLACED)
