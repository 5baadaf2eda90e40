"""Diagnostics as SARIF 2.1.0 (OASIS, errata 01), which code hosts and editors read, with their fixes.

Columns are code points and an end is the place after the last character, as everywhere in goalc, and the
log says so. Names of files are references relative to the folder in which goalc was run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from urllib.parse import quote

from goalc.messages.catalogue import language, page, say, sentences
from goalc.messages.codes import NAMES
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic, Edit, Label, Severity
from goalc.source.fingerprint import fingerprints
from goalc.source.text import Span
from goalc.version import VERSION

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_DRIVE = re.compile(r"[A-Za-z]:/")

_Object = dict[str, object]


def report_sarif(report: Report) -> str:
    """Return the log as text, with a line feed at the end."""
    codes = sorted({diagnostic.code for diagnostic in report.diagnostics})
    marks = fingerprints(report.diagnostics, report.sources)
    results = [
        _result(diagnostic, codes.index(diagnostic.code), mark, report)
        for diagnostic, mark in zip(report.diagnostics, marks, strict=True)
    ]
    rules = [_rule(code, report.diagnostics) for code in codes]
    run = {
        "tool": {"driver": {"name": "goalc", "version": VERSION, "language": language(), "rules": rules}},
        "invocations": [{"executionSuccessful": not report.troubles}],
        "language": language(),
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\r", "\n"],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, diagnostics: Iterable[Diagnostic]) -> _Object:
    """Return the description of a code, with the level of its most severe finding."""
    weights = list(Severity)
    heaviest = min((d.severity for d in diagnostics if d.code == code), key=weights.index)
    made: _Object = {"id": code, "name": NAMES[code]}
    about = page(code)
    if about is not None:
        made["shortDescription"] = _message(about.title)
        made["fullDescription"] = _message(about.summary)
        made["help"] = _message(about.why)
    return {**made, "defaultConfiguration": {"level": _LEVELS[heaviest]}}


def _result(diagnostic: Diagnostic, rule: int, fingerprint: str, report: Report) -> _Object:
    message, advice = sentences(diagnostic.key, diagnostic.arguments)
    made: _Object = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(f"{message}\n{say('help.lead')}{advice}" if advice else message),
        "locations": [{"physicalLocation": _physical_location(diagnostic.file, diagnostic.span, report)}],
        "partialFingerprints": {"finding/v1": fingerprint},
    }
    if diagnostic.labels:
        made["relatedLocations"] = [
            _related_location(number, label, report) for number, label in enumerate(diagnostic.labels)
        ]
    if diagnostic.edits:
        made["fixes"] = [_fix(diagnostic, advice, report)]
    return made


def _related_location(number: int, label: Label, report: Report) -> _Object:
    return {
        "id": number,
        "physicalLocation": _physical_location(label.file, label.span, report),
        "message": _message(sentences(label.key, label.arguments).message),
    }


def _fix(diagnostic: Diagnostic, advice: str, report: Report) -> _Object:
    files = dict.fromkeys(edit.file for edit in diagnostic.edits)
    changes = [
        {
            "artifactLocation": {"uri": _uri(file)},
            "replacements": [_replacement(edit, report) for edit in diagnostic.edits if edit.file == file],
        }
        for file in files
    ]
    made: _Object = {"description": _message(advice)} if advice else {}
    return {**made, "artifactChanges": changes, "properties": {"safe": diagnostic.safe}}


def _replacement(edit: Edit, report: Report) -> _Object:
    return {
        "deletedRegion": _region(edit.file, edit.span, report),
        "insertedContent": {"text": report.put(edit)},
    }


def _physical_location(file: str, span: Span, report: Report) -> _Object:
    return {"artifactLocation": {"uri": _uri(file)}, "region": _region(file, span, report)}


def _region(file: str, span: Span, report: Report) -> _Object:
    start, end = report.place(file, span)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _message(text: str) -> _Object:
    """Return a message; braces (§3.11.5) and `[…](…)` (§3.11.6) are escaped, as SARIF interprets them."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}


def _uri(file: str) -> str:
    """Return a file's name as a URI reference (RFC 3986); the bytes of an undecodable name are kept."""
    if file.startswith("/"):
        return "file://" + quote(file, errors="surrogateescape")
    if _DRIVE.match(file):
        return "file:///" + quote(file, safe="/:", errors="surrogateescape")
    return quote(file, errors="surrogateescape")
