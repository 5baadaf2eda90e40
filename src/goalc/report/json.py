"""Diagnostics for programs: one JSON object, version 1.

Lines and columns count from 1, in code points; an end is the place after the last character.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from goalc.messages.catalogue import sentences
from goalc.messages.codes import NAMES
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText, Span


def report_json(diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText]) -> str:
    """The object as text, with a line feed at the end."""
    listed = list(diagnostics)
    summary = {severity.value: sum(d.severity is severity for d in listed) for severity in Severity}
    data = {"version": 1, "diagnostics": [_entry(d, sources) for d in listed], "summary": summary}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, sources: Mapping[str, SourceText]) -> dict[str, object]:
    message, advice = sentences(diagnostic.key, diagnostic.arguments)
    entry: dict[str, object] = {
        **_place(diagnostic.file, diagnostic.span, sources),
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "name": NAMES[diagnostic.code],
        "message": message,
        "help": advice,
    }
    if diagnostic.labels:
        entry["labels"] = [
            {
                **_place(label.file, label.span, sources),
                "message": sentences(label.key, label.arguments).message,
            }
            for label in diagnostic.labels
        ]
    return entry


def _place(file: str, span: Span, sources: Mapping[str, SourceText]) -> dict[str, object]:
    source = sources.get(file) or SourceText(file, "")
    start, end = source.position(span.start), source.position(span.end)
    return {
        "file": file,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
