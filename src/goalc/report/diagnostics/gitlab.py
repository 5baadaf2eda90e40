"""Diagnostics as GitLab's code quality report, with the fields that its documentation names and no others.

Of several entries with the same fingerprint GitLab keeps one; by fingerprints it tells which findings a merge
request adds and which it fixes.
"""

from __future__ import annotations

import json

from goalc.report.diagnostics.text import paragraphs
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.fingerprint import fingerprints

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""GitLab's names of the severities."""


def report_gitlab(report: Report) -> str:
    """Return a JSON array, possibly empty, with a line feed at the end."""
    marks = fingerprints(report.diagnostics, report.sources)
    made = [
        _entry(diagnostic, mark, report) for diagnostic, mark in zip(report.diagnostics, marks, strict=True)
    ]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, fingerprint: str, report: Report) -> dict[str, object]:
    start, _ = report.place(diagnostic.file, diagnostic.span)
    return {
        "description": "\n".join(paragraphs(diagnostic, report.sources)),
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[diagnostic.severity],
        "location": {"path": diagnostic.file, "lines": {"begin": start.line}},
    }
