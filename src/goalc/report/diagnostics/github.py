"""Diagnostics as workflow commands: GitHub Actions shows each at its line (`::error file=…,line=…::…`).

GitHub shows ten errors and ten warnings of a step; its log has all of them. A command for several lines must
not name columns, because the runner then drops them and the mark at the lines with them.
"""

from __future__ import annotations

from collections.abc import Mapping

from goalc.messages.codes import NAMES
from goalc.report.diagnostics.text import paragraphs
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# The escapes of actions/toolkit; the percent sign comes first.
_IN_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTY = (*_IN_DATA, (":", "%3A"), (",", "%2C"))


def report_github(report: Report) -> str:
    """Return a line per diagnostic; empty if there are none."""
    return "".join(f"{_command(diagnostic, report)}\n" for diagnostic in report.diagnostics)


def _command(diagnostic: Diagnostic, report: Report) -> str:
    start, end = report.place(diagnostic.file, diagnostic.span)
    properties: dict[str, object] = {"file": diagnostic.file, "line": start.line}
    if start.line == end.line:
        properties["col"] = start.column
    properties["endLine"] = end.line
    if start.line == end.line:
        properties["endColumn"] = end.column
    properties["title"] = f"{diagnostic.code} {NAMES[diagnostic.code]}"
    return command(diagnostic.severity, properties, "\n".join(paragraphs(diagnostic, report.sources)))


def command(severity: Severity, properties: Mapping[str, object], message: str) -> str:
    """Return the workflow command that shows a message of this severity."""
    listed = ",".join(f"{name}={_escape(str(value), _IN_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {listed}::{_escape(message, _IN_DATA)}"


def _escape(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for plain, escape in escapes:
        text = text.replace(plain, escape)
    return text
