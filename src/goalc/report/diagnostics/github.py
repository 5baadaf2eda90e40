"""Diagnostics as workflow commands: GitHub Actions shows each at its line (`::error file=…,line=…::…`).

GitHub shows ten errors and ten warnings of a step; all of them stand in its log. A command
for a stretch of several lines must not name columns: the runner then drops them and the mark with them.
"""

from __future__ import annotations

from collections.abc import Mapping

from goalc.messages.codes import NAMES
from goalc.report.diagnostics.text import paragraphs
from goalc.report.report import Findings
from goalc.source.diagnostic import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# The escapes of actions/toolkit; the percent sign comes first.
_IN_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTY = (*_IN_DATA, (":", "%3A"), (",", "%2C"))


def report_github(findings: Findings) -> str:
    """A line per diagnostic; nothing when there is nothing to say."""
    return "".join(f"{_command(diagnostic, findings)}\n" for diagnostic in findings.diagnostics)


def _command(diagnostic: Diagnostic, findings: Findings) -> str:
    start, end = findings.place(diagnostic.file, diagnostic.span)
    properties: dict[str, object] = {"file": diagnostic.file, "line": start.line}
    if start.line == end.line:
        properties["col"] = start.column
    properties["endLine"] = end.line
    if start.line == end.line:
        properties["endColumn"] = end.column
    properties["title"] = f"{diagnostic.code} {NAMES[diagnostic.code]}"
    return command(diagnostic.severity, properties, "\n".join(paragraphs(diagnostic, findings.sources)))


def command(severity: Severity, properties: Mapping[str, object], message: str) -> str:
    """The line that has the runner show a message of this weight."""
    listed = ",".join(f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {listed}::{_escaped(message, _IN_DATA)}"


def _escaped(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for plain, escape in escapes:
        text = text.replace(plain, escape)
    return text
