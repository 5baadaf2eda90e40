"""GC213: a project code has the format of the budget system, and its letter and year fit the project.

The format is six digits for the region, two for the year, R, Y or T, and twelve digits: 21 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Project
from goalc.source.diagnostic import Severity

_CODE = re.compile(r"[0-9]{6}([0-9]{2})([RYT])[0-9]{12}")
_LETTERS = {"R": "人员类", "Y": "运转类", "T": "特定目标类"}
_CATEGORIES = {"人员类": "R", "公用经费": "Y", "其他运转类": "Y", "运转类": "Y", "特定目标类": "T"}


def subjects(context: FormContext) -> Sequence[Project]:
    """Return a project with a code."""
    project = context.project
    return (project,) if project is not None and project.code else ()


def check(project: Project, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a wrong format, otherwise for a wrong letter and for a later year."""
    origin, match = context.field("code"), _CODE.fullmatch(project.code)
    if match is None:
        yield Violation("GC213.form", origin, {"value": project.code, "length": len(project.code)})
        return
    letter = _CATEGORIES.get(project.category, match[2])
    if letter != match[2]:
        arguments = {"value": project.code, "letter": match[2], "means": _LETTERS[match[2]]}
        yield Violation("GC213.letter", origin, {**arguments, "category": project.category, "right": letter})
    if 2000 + int(match[1]) > context.year:
        yield Violation(
            "GC213.year", origin, {"value": project.code, "found": match[1], "year": context.year}
        )


RULE = FormRule("GC213", Severity.WARNING, "S", subjects, check)
