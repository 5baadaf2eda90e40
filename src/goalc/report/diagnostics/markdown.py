"""Diagnostics as Markdown for the page of a job: the verdict, and the first of them as a list."""

from __future__ import annotations

from goalc.messages.catalogue import say, sentences
from goalc.report.changes.escape import escape_html
from goalc.report.diagnostics.text import verdict
from goalc.report.report import Report
from goalc.report.severity import severity_name
from goalc.source.diagnostic import Diagnostic

_MAX_ITEMS, _MAX_ITEM = 50, 300
"""Maximum number of diagnostics, and of characters of each: the page of a job holds a megabyte."""


def findings_heading(report: Report) -> str:
    """Return the verdict of the check in one line."""
    return f"<b>{escape_html(verdict(report))}</b>"


def refused_heading(count: int) -> str:
    """Return one line on how many submissions were not built because of errors."""
    return f"<b>{escape_html(say('build.refused', count=count))}</b>"


def findings_markdown(report: Report) -> str:
    """Return a list, first of the diagnostics that fail the check; empty if there are none."""
    failing = {id(one) for one in report.failing}
    listed = sorted(report.diagnostics, key=lambda one: id(one) not in failing)
    lines = [_item(one, report) for one in listed[:_MAX_ITEMS]]
    if len(listed) > _MAX_ITEMS:
        lines.append(f"- {escape_html(say('ci.more', count=len(listed) - _MAX_ITEMS))}")
    return "".join(f"{line}\n" for line in lines)


def _item(one: Diagnostic, report: Report) -> str:
    place = f"{one.file}:{report.place(one.file, one.span)[0].line}"
    severity = severity_name(one.severity)
    message = sentences(one.key, one.arguments).message
    text = f"{place} {severity} {one.code} {message}"
    return f"- {escape_html(text if len(text) <= _MAX_ITEM else f'{text[: _MAX_ITEM - 1]}…')}"
