"""GC006: output has indicators of quantity, quality, timeliness and, where the form has it, cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import MISPLACED, FormRule, Violation
from goalc.model.tree import below
from goalc.source.diagnostic import Severity

_EXPECTED = ("数量", "质量", "时效", "成本")


def subjects(context: FormContext) -> Sequence[str]:
    """Return the first levels that have an expected level below them and at least one indicator."""
    used = {item.level1 for item in context.form.indicators}
    tree = context.profile.tree
    # Where cost is a first level of its own, a project has the kinds of cost that it causes.
    named = [level1 for level1 in tree if level1 in used and "成本" not in level1]
    return [level1 for level1 in named if any(map(_is_expected, below(tree, level1)))]


def check(level1: str, context: FormContext) -> Iterator[Violation]:
    """Yield one violation for all expected second levels without an indicator."""
    used = {item.level2 for item in context.form.indicators if item.level1 == level1}
    missing = tuple(
        level for level in below(context.profile.tree, level1) if _is_expected(level) and level not in used
    )
    if missing:
        key = context.field("indicators").path
        yield Violation("GC006", context.at(*key, level1), {"level": level1, "missing": missing}, part="key")


def _is_expected(level: str) -> bool:
    return any(word in level for word in _EXPECTED)


RULE = FormRule("GC006", Severity.WARNING, "S", subjects, check, explained_by=MISPLACED)
