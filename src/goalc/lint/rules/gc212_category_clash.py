"""GC212: the project's category fits its name: pay and maintenance are seldom 特定目标类. A question only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Severity

_SPECIFIC = "特定目标类"


def subjects(context: FormContext) -> Sequence[Project]:
    """Projects filed as 特定目标类."""
    project = context.project
    return (project,) if project is not None and project.category == _SPECIFIC else ()


def check(project: Project, context: FormContext) -> Iterator[Violation]:
    """Names with a word of pay or of running."""
    words = context.words
    staff, running = words.staff.find(project.name), words.running.find(project.name)
    if staff or running:
        note = Note("GC212.name", context.field("name"), {"name": project.name})
        arguments = {"name": project.name, "category": project.category, "word": staff or running}
        variant = "staff" if staff else "running"
        yield Violation(context.field("category"), arguments, variant, notes=(note,))


RULE = FormRule("GC212", Severity.INFO, "S", subjects, check)
