"""Diagnostics for people and for `grep`: one line each, `file:line:column: severity code sentence`."""

from __future__ import annotations

from goalc.messages.catalogue import say, sentences
from goalc.report.diagnostics.text import visible
from goalc.report.report import Findings
from goalc.source.diagnostic import Diagnostic


def report_concise(findings: Findings) -> str:
    """A line per diagnostic; nothing when there is nothing to say."""
    return "".join(f"{visible(_line(diagnostic, findings))}\n" for diagnostic in findings.diagnostics)


def _line(diagnostic: Diagnostic, findings: Findings) -> str:
    (line, column), _ = findings.place(diagnostic.file, diagnostic.span)
    severity = say(f"severity.{diagnostic.severity.value}")
    message = sentences(diagnostic.key, diagnostic.arguments).message
    return f"{diagnostic.file}:{line}:{column}: {severity} {diagnostic.code} {message}"
