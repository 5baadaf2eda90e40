"""GC008: indicators are under levels that the form has.

A level outside the pack's tree cannot be entered in the budget system. A level name of older forms
(环境效益指标, now 生态效益指标) is still printed, with a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.matching.similarity import closest
from goalc.model.spec import Form
from goalc.source.diagnostic import Path, Severity


def subjects(context: FormContext) -> Sequence[Form]:
    """Return the form if its pack has a tree."""
    return (context.form,) if context.profile.tree else ()


def check(form: Form, context: FormContext) -> Iterator[Violation]:
    """Yield one violation for each unknown or former level, at its key."""
    tree, former = context.profile.tree, context.profile.former
    seen: set[Path] = set()
    for indicator in form.indicators:
        path1, path2 = indicator.path[:2], indicator.path[:3]
        known = indicator.level1 in tree
        if not known and path1 not in seen:
            yield _unknown(context, path1, indicator.level1, tuple(tree))
        elif known and path2 not in seen and indicator.level2 not in tree[indicator.level1]:
            if indicator.level2 in former:
                arguments = {"level": indicator.level2, "now": former[indicator.level2]}
                yield Violation(
                    "GC008.former", context.at(*path2), arguments, "key", severity=Severity.WARNING
                )
            else:
                yield _unknown(context, path2, indicator.level2, tree[indicator.level1])
        seen |= {path1, path2}


def _unknown(context: FormContext, path: Path, level: str, known: tuple[str, ...]) -> Violation:
    close = closest(level, known, 0.5)
    arguments = {"level": level, "known": known, "close": close}
    key = "GC008.close" if close else "GC008.unknown"
    return Violation(key, context.at(*path), arguments, "key")


RULE = FormRule("GC008", Severity.ERROR, "S", subjects, check)
