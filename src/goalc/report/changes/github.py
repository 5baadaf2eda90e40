"""Changes as workflow commands: GitHub Actions shows each at its line."""

from __future__ import annotations

from goalc.changes.review import Review
from goalc.report.changes.notes import Annotation, notes
from goalc.report.diagnostics.github import command


def changes_github(review: Review) -> str:
    """Return a line per change and per file that is not compared; empty if there are none."""
    return "".join(f"{_command(note)}\n" for note in notes(review))


def _command(note: Annotation) -> str:
    properties: dict[str, object] = {"file": note.file} if note.file else {}
    if note.line is not None:
        properties["line"] = note.line
    return command(note.severity, {**properties, "title": note.title}, "\n".join(note.lines))
