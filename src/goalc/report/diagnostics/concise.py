"""Diagnostics for people and for `grep`: one line each, `file:line:column: severity code sentence`."""

from __future__ import annotations

from goalc.messages.catalogue import sentences
from goalc.report.diagnostics.text import make_printable
from goalc.report.report import Report
from goalc.report.severity import severity_name
from goalc.source.diagnostic import Diagnostic


def report_concise(report: Report) -> str:
    """Return a line per diagnostic; empty if there are none."""
    return "".join(f"{make_printable(_line(diagnostic, report))}\n" for diagnostic in report.diagnostics)


def _line(diagnostic: Diagnostic, report: Report) -> str:
    (line, column), _ = report.place(diagnostic.file, diagnostic.span)
    severity = severity_name(diagnostic.severity)
    message = sentences(diagnostic.key, diagnostic.arguments).message
    return f"{diagnostic.file}:{line}:{column}: {severity} {diagnostic.code} {message}"
