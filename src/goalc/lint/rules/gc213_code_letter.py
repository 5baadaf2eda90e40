"""GC213: a project code has the form of the budget system, and its letter and year fit the project.

Six digits for the region, two for the year, R, Y or T, twelve digits: 21 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Project
from goalc.source.diagnostic import Severity

_CODE = re.compile(r"\d{6}(\d{2})([RYT])\d{12}")
_LETTERS = {"R": "人员类", "Y": "运转类", "T": "特定目标类"}
_CATEGORIES = {"人员类": "R", "公用经费": "Y", "其他运转类": "Y", "运转类": "Y", "特定目标类": "T"}


def subjects(context: FormContext) -> Sequence[Project]:
    """Projects with a code."""
    project = context.project
    return (project,) if project is not None and project.code else ()


def check(project: Project, context: FormContext) -> Iterator[Violation]:
    """The form, then the letter, then the year."""
    origin, match = context.field("code"), _CODE.fullmatch(project.code)
    if match is None:
        yield Violation(origin, {"value": project.code, "length": len(project.code)}, "form")
        return
    letter = _CATEGORIES.get(project.category, match[2])
    if letter != match[2]:
        arguments = {"value": project.code, "letter": match[2], "means": _LETTERS[match[2]]}
        yield Violation(origin, {**arguments, "category": project.category, "right": letter}, "letter")
    if 2000 + int(match[1]) > context.year:
        yield Violation(origin, {"value": project.code, "found": match[1], "year": context.year}, "year")


RULE = FormRule("GC213", Severity.WARNING, "S", subjects, check)
