"""GC008: indicators are under levels that the form has.

A level outside the pack's tree cannot be entered in the budget system. One that stands elsewhere in the tree
is told where it belongs. A level name of older forms (环境效益指标, now 生态效益指标) is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.matching.guess import closest
from goalc.model.spec import Form
from goalc.source.diagnostic import Fix, Origin, Path, Replacement, Severity

_LEVEL = "指标"
_FIRST = 2
"""Length of the path of a first level."""


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
            yield _judge_first(context, path1, indicator.level1)
        elif known and path2 not in seen and indicator.level2 not in tree[indicator.level1]:
            if indicator.level2 in former:
                arguments = {"level": indicator.level2, "now": former[indicator.level2]}
                yield Violation(
                    "GC008.former", context.at(*path2), arguments, "key", severity=Severity.WARNING
                )
            else:
                yield _judge_second(context, path2, indicator.level1, indicator.level2)
        seen |= {path1, path2}


def _judge_first(context: FormContext, path: Path, level: str) -> Violation:
    """Return the violation for an unknown first level: a second one out of place, or another word."""
    tree = context.profile.tree
    near = _find_same(level, tuple(tree))
    parent, child = ("", "") if near else _find_second(context, level)
    if parent:
        arguments = {"level": level, "parent": parent, "child": child}
        about = (context.at(path[0], parent),)
        return Violation("GC008.second", context.at(*path), arguments, "key", about=about)
    near = near or nearest(level, tuple(tree))
    # Without a likeness, any level that is missing may be the one that was meant.
    meant = (near,) if near else tuple(tree)
    return _report(context, path, level, near, tuple(context.at(path[0], name) for name in meant))


def _judge_second(context: FormContext, path: Path, level1: str, level: str) -> Violation:
    """Return the violation for an unknown second level: one of another first level, or another word."""
    tree, own = context.profile.tree, context.at(*path[:2])
    near = _find_same(level, tree[level1])
    if not near and level in tree and level != level1:
        about = (own, context.at(path[0], level))
        arguments = {"level": level, "parent": level1}
        return Violation("GC008.first", context.at(*path), arguments, "key", about=about)
    parent, child = ("", "") if near else _find_second(context, level)
    if parent:
        about = (own, context.at(path[0], parent))
        arguments = {"level": level, "parent": level1, "right": parent, "child": child}
        return Violation("GC008.elsewhere", context.at(*path), arguments, "key", about=about)
    return _report(context, path, level, near or nearest(level, tree[level1]), (own,))


def _find_same(level: str, known: tuple[str, ...]) -> str:
    """Return the known level that differs only by blanks and 指标, or an empty text."""
    core = level.strip().removesuffix(_LEVEL)
    return next((name for name in known if name.removesuffix(_LEVEL) == core), "")


def _find_second(context: FormContext, level: str) -> tuple[str, str]:
    """Return the first and second level that a name means as a second level; empty if it means none."""
    for parent, children in context.profile.tree.items():
        for child in children:
            if level in {child, child.removesuffix(_LEVEL)}:
                return parent, child
    return "", ""


def nearest(level: str, known: tuple[str, ...]) -> str:
    """Return the level that was probably meant: it has a character in common beside 指标."""
    core = level.strip().removesuffix(_LEVEL)
    whole = [name for name in known if (own := name.removesuffix(_LEVEL)) in core or (core and core in own)]
    if len(whole) == 1:
        return whole[0]
    alike = [name for name in known if set(core) & set(name.removesuffix(_LEVEL))]
    return closest(level, alike)


def _report(context: FormContext, path: Path, level: str, near: str, about: tuple[Origin, ...]) -> Violation:
    tree = context.profile.tree
    known = tuple(tree) if len(path) == _FIRST else tree[str(path[1])]
    arguments = {"level": level, "close": near, "known": known}
    origin, fix = context.at(*path), None
    if near and (*path[:-1], near) not in context.level_paths:
        fix = Fix((Replacement(origin, near, "key"),), safe=False)
    return Violation(
        "GC008.close" if near else "GC008.unknown", origin, arguments, "key", fix=fix, about=about
    )


RULE = FormRule("GC008", Severity.ERROR, "S", subjects, check, fixes=True)
