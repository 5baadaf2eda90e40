"""Diagnostics as GitLab's code quality report: what its documentation names, and no more.

GitLab keeps one of several entries with the same fingerprint, and tells by it what a merge request brings
and what it mends.
"""

from __future__ import annotations

import json

from goalc.report.diagnostics.text import paragraphs
from goalc.report.report import Findings
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.fingerprint import fingerprints

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""How GitLab says how much something weighs."""


def report_gitlab(findings: Findings) -> str:
    """A JSON array, empty when there is nothing to say, with a line feed at the end."""
    marks = fingerprints(findings.diagnostics, findings.sources)
    made = [
        _entry(diagnostic, mark, findings)
        for diagnostic, mark in zip(findings.diagnostics, marks, strict=True)
    ]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, fingerprint: str, findings: Findings) -> dict[str, object]:
    start, _ = findings.place(diagnostic.file, diagnostic.span)
    return {
        "description": "\n".join(paragraphs(diagnostic, findings.sources)),
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[diagnostic.severity],
        "location": {"path": diagnostic.file, "lines": {"begin": start.line}},
    }
