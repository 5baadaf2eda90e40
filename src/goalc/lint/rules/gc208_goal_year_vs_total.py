"""GC208: the year's goals do not repeat those of the whole project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.matching.similarity import character_similarity
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Severity

_MIN_LIKENESS = 0.95
_MAX_LENGTH = 2000
"""Maximum number of characters to compare; the time is quadratic, and GC012 reports longer texts."""


def subjects(context: FormContext) -> Sequence[Project]:
    """Return a project of several years that has goals for the whole and for the year."""
    project = context.project
    if project is None or not project.overall_goals or not project.annual_goals or not _is_long(project):
        return ()
    return (project,)


def check(project: Project, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if both, each joined into one text, are nearly the same."""
    whole, year = ("".join(goals)[:_MAX_LENGTH] for goals in (project.overall_goals, project.annual_goals))
    if character_similarity(whole, year) > _MIN_LIKENESS:
        note = Note("GC208.overall", context.field("overall_goals"))
        yield Violation("GC208", context.field("annual_goals"), {}, part="key", notes=(note,))


def _is_long(project: Project) -> bool:
    return project.period is None or project.period.start.year < project.period.end.year


RULE = FormRule("GC208", Severity.WARNING, "S", subjects, check)
