"""Changes as GitLab's code quality report: an entry each, known by the change's fingerprint."""

from __future__ import annotations

import json

from goalc.diff.review import Review
from goalc.report.changes.notes import notes
from goalc.report.diagnostics.gitlab import SEVERITIES


def changes_gitlab(review: Review) -> str:
    """A JSON array, empty when there is nothing to say, with a line feed at the end."""
    made = [
        {
            "description": "\n".join(note.lines),
            "check_name": note.kind,
            "fingerprint": note.id,
            "severity": SEVERITIES[note.severity],
            # GitLab asks for a line also where there is none.
            "location": {"path": note.file, "lines": {"begin": note.line or 1}},
        }
        for note in notes(review)
    ]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
