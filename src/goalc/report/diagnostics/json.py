"""Diagnostics for programs: one JSON object, version 1, as `schema/output.schema.json` describes it.

Lines and columns count from 1, in code points; an end is the place after the last character.
"""

from __future__ import annotations

import json

from goalc.messages.catalogue import sentences
from goalc.messages.codes import NAMES
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import Span


def report_json(report: Report) -> str:
    """Return the object as text, with a line feed at the end."""
    data = {
        "version": 1,
        "diagnostics": [entry(diagnostic, report) for diagnostic in report.diagnostics],
        "summary": {severity.value: report.count(severity) for severity in Severity},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def entry(diagnostic: Diagnostic, report: Report) -> dict[str, object]:
    """Return the object of one diagnostic; it has `labels` and `fix` only if the diagnostic has any."""
    message, advice = sentences(diagnostic.key, diagnostic.arguments)
    made: dict[str, object] = {
        **_place(diagnostic.file, diagnostic.span, report),
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "name": NAMES[diagnostic.code],
        "message": message,
        "help": advice,
    }
    if diagnostic.labels:
        made["labels"] = [
            {
                **_place(label.file, label.span, report),
                "message": sentences(label.key, label.arguments).message,
            }
            for label in diagnostic.labels
        ]
    if diagnostic.edits:
        edits = [
            {**_place(edit.file, edit.span, report), "text": report.put(edit)} for edit in diagnostic.edits
        ]
        made["fix"] = {"safe": diagnostic.safe, "edits": edits}
    return made


def _place(file: str, span: Span, report: Report) -> dict[str, object]:
    start, end = report.place(file, span)
    return {
        "file": file,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
