"""GC212: the project's category fits its name: pay and maintenance are seldom 特定目标类. Only an info."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Severity

_SPECIFIC = "特定目标类"


def subjects(context: FormContext) -> Sequence[Project]:
    """Return a project of the category 特定目标类."""
    project = context.project
    return (project,) if project is not None and project.category == _SPECIFIC else ()


def check(project: Project, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a name with a word for pay or for running costs."""
    words = context.words
    staff, running = words.staff.find(project.name), words.running.find(project.name)
    if staff or running:
        note = Note("GC212.name", context.field("name"), {"name": project.name})
        arguments = {"name": project.name, "category": project.category, "word": staff or running}
        key = "GC212.staff" if staff else "GC212.running"
        yield Violation(key, context.field("category"), arguments, notes=(note,))


RULE = FormRule("GC212", Severity.INFO, "S", subjects, check)
