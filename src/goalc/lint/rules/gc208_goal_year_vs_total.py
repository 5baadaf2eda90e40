"""GC208: the year's goals are not the whole project's over again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Severity

_ALIKE = 0.95
_LONGEST = 2000
"""Comparing costs the square of the length; what is longer is GC012's."""


def subjects(context: FormContext) -> Sequence[Project]:
    """Projects of several years with goals for the whole and for the year."""
    project = context.project
    if project is None or not project.overall_goals or not project.annual_goals or not _is_long(project):
        return ()
    return (project,)


def check(project: Project, context: FormContext) -> Iterator[Violation]:
    """Both as one text each."""
    whole, year = ("".join(goals)[:_LONGEST] for goals in (project.overall_goals, project.annual_goals))
    if whole == year or SequenceMatcher(None, whole, year, autojunk=False).quick_ratio() > _ALIKE:
        note = Note("GC208.overall", context.field("overall_goals"))
        yield Violation(context.field("annual_goals"), {}, part="key", notes=(note,))


def _is_long(project: Project) -> bool:
    return project.period is None or project.period.start.year < project.period.end.year


RULE = FormRule("GC208", Severity.WARNING, "S", subjects, check)
