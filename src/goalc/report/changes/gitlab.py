"""Changes as GitLab's code quality report: one entry per change, identified by the change's fingerprint."""

from __future__ import annotations

import json

from goalc.changes.review import Review
from goalc.report.changes.notes import notes
from goalc.report.diagnostics.gitlab import SEVERITIES


def changes_gitlab(review: Review) -> str:
    """Return a JSON array, possibly empty, with a line feed at the end."""
    made = [
        {
            "description": "\n".join(note.lines),
            "check_name": note.kind,
            "fingerprint": note.id,
            "severity": SEVERITIES[note.severity],
            # GitLab requires a line also where there is none.
            "location": {"path": note.file, "lines": {"begin": note.line or 1}},
        }
        for note in notes(review)
    ]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
