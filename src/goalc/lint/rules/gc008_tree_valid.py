"""GC008: indicators stand under levels that the form has.

A level outside the pack's tree cannot be entered in the budget system. A name of older forms
(环境效益指标 for today's 生态效益指标) is still printed, with a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from goalc.lint.rule import FormContext, FormRule, Hit
from goalc.source.diagnostic import Path, Severity


def check(context: FormContext) -> Iterator[Hit]:
    """Each level once, at its key."""
    tree, former = context.profile.tree, context.profile.former
    if not tree:
        return
    seen: set[Path] = set()
    for indicator in context.form.indicators:
        path1, path2 = indicator.path[:2], indicator.path[:3]
        known = indicator.level1 in tree
        if not known and path1 not in seen:
            yield _unknown(context, path1, indicator.level1, tuple(tree))
        elif known and path2 not in seen and indicator.level2 not in tree[indicator.level1]:
            if indicator.level2 in former:
                arguments: dict[str, object] = {
                    "level": indicator.level2,
                    "now": former[indicator.level2],
                }
                yield Hit(context.form.file, path2, arguments, "former", "key", severity=Severity.WARNING)
            else:
                yield _unknown(context, path2, indicator.level2, tree[indicator.level1])
        seen |= {path1, path2}


def _unknown(context: FormContext, path: Path, level: str, known: tuple[str, ...]) -> Hit:
    close = get_close_matches(level, known, 1, 0.5)
    listed = "、".join(f"「{name}」" for name in known)
    arguments: dict[str, object] = {"level": level, "known": listed, "close": close[0] if close else ""}
    return Hit(context.form.file, path, arguments, "close" if close else "unknown", "key")


RULE = FormRule("GC008", Severity.ERROR, check)
