"""Diagnostics as Markdown for the page of a job: the verdict, and the first of them as a list."""

from __future__ import annotations

from goalc.messages.catalogue import say, sentences
from goalc.report.changes.escape import escape_html
from goalc.report.diagnostics.text import verdict
from goalc.report.report import Findings
from goalc.source.diagnostic import Diagnostic

_MOST, _LONGEST = 50, 300
"""So many are listed, and so much of each is shown: a page of a job holds a megabyte."""


def findings_heading(findings: Findings) -> str:
    """What the check comes to, in one line."""
    return f"<b>{escape_html(verdict(findings))}</b>"


def findings_markdown(findings: Findings) -> str:
    """A list, those that fail the check first; empty when there is nothing to say."""
    failing = {id(one) for one in findings.failing}
    listed = sorted(findings.diagnostics, key=lambda one: id(one) not in failing)
    lines = [_item(one, findings) for one in listed[:_MOST]]
    if len(listed) > _MOST:
        lines.append(f"- {escape_html(say('ci.more', count=len(listed) - _MOST))}")
    return "".join(f"{line}\n" for line in lines)


def _item(one: Diagnostic, findings: Findings) -> str:
    place = f"{one.file}:{findings.place(one.file, one.span)[0].line}"
    severity = say(f"severity.{one.severity.value}")
    message = sentences(one.key, one.arguments).message
    text = f"{place} {severity} {one.code} {message}"
    return f"- {escape_html(text if len(text) <= _LONGEST else f'{text[: _LONGEST - 1]}…')}"
