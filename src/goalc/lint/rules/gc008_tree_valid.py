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
from goalc.model.tree import Levels, below, walk
from goalc.source.diagnostic import Fix, Origin, Path, Replacement, Severity

_LEVEL = "指标"
_SECOND = 2
"""Number of names down to a second level."""


def subjects(context: FormContext) -> Sequence[Form]:
    """Return the form if its pack has a tree."""
    return (context.form,) if context.profile.tree else ()


def check(form: Form, context: FormContext) -> Iterator[Violation]:
    """Yield one violation for each unknown or former level, at its key."""
    seen: set[Path] = set()
    for indicator in form.indicators:
        for number, name in enumerate(indicator.levels):
            path = indicator.path[: number + 2]
            if name not in below(context.profile.tree, *indicator.levels[:number]):
                if path not in seen:
                    yield _judge(context, path, indicator.levels[: number + 1])
                seen.add(path)
                break


def _judge(context: FormContext, path: Path, levels: Levels) -> Violation:
    """Return the violation for a level that its tree does not have, though it has those above."""
    *_, level = levels
    former = context.profile.former if len(levels) == _SECOND else {}
    if level in former:
        arguments = {"level": level, "now": former[level]}
        return Violation("GC008.former", context.at(*path), arguments, "key", severity=Severity.WARNING)
    if len(levels) == 1:
        return _judge_first(context, path, level)
    if len(levels) == _SECOND:
        return _judge_second(context, path, levels[0], level)
    return _report(context, path, level, _find_near(context, levels), (context.at(*path[:-1]),))


def _find_near(context: FormContext, levels: Levels) -> str:
    known = tuple(below(context.profile.tree, *levels[:-1]))
    return _find_same(levels[-1], known) or nearest(levels[-1], known)


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
    near = _find_same(level, tuple(below(tree, level1)))
    if not near and level in tree and level != level1:
        about = (own, context.at(path[0], level))
        arguments = {"level": level, "parent": level1}
        return Violation("GC008.first", context.at(*path), arguments, "key", about=about)
    parent, child = ("", "") if near else _find_second(context, level)
    if parent:
        about = (own, context.at(path[0], parent))
        arguments = {"level": level, "parent": level1, "right": parent, "child": child}
        return Violation("GC008.elsewhere", context.at(*path), arguments, "key", about=about)
    return _report(context, path, level, near or nearest(level, tuple(below(tree, level1))), (own,))


def _find_same(level: str, known: tuple[str, ...]) -> str:
    """Return the known level that differs only by blanks and 指标, or an empty text."""
    core = level.strip().removesuffix(_LEVEL)
    return next((name for name in known if name.removesuffix(_LEVEL) == core), "")


def _find_second(context: FormContext, level: str) -> tuple[str, str]:
    """Return the first and second level that a name means as a second level; empty if it means none."""
    for levels in walk(context.profile.tree):
        if len(levels) == _SECOND and level in {levels[1], levels[1].removesuffix(_LEVEL)}:
            return levels[0], levels[1]
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
    known = tuple(below(context.profile.tree, *map(str, path[1:-1])))
    arguments = {"level": level, "close": near, "known": known}
    origin, fix = context.at(*path), None
    if near and (*path[:-1], near) not in context.level_paths:
        fix = Fix((Replacement(origin, near, "key"),), safe=False)
    return Violation(
        "GC008.close" if near else "GC008.unknown", origin, arguments, "key", fix=fix, about=about
    )


RULE = FormRule("GC008", Severity.ERROR, "S", subjects, check, fixes=True)
