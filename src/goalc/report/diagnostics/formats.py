"""The formats by name: the values of `--format`, and functions that load a format when used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goalc.report.report import Report


def _text(report: Report) -> str:
    from goalc.report.diagnostics.overview import report_overview
    from goalc.report.diagnostics.text import ignore_colour, verdict

    lines = report_overview(report, ignore_colour)
    return "".join(f"{line}\n" for line in (*lines, verdict(report)))


def _concise(report: Report) -> str:
    from goalc.report.diagnostics.concise import report_concise

    return report_concise(report)


def _json(report: Report) -> str:
    from goalc.report.diagnostics.json import report_json

    return report_json(report)


def _jsonl(report: Report) -> str:
    from goalc.report.diagnostics.jsonl import report_jsonl

    return report_jsonl(report)


def _sarif(report: Report) -> str:
    from goalc.report.diagnostics.sarif import report_sarif

    return report_sarif(report)


def _github(report: Report) -> str:
    from goalc.report.diagnostics.github import report_github

    return report_github(report)


def _gitlab(report: Report) -> str:
    from goalc.report.diagnostics.gitlab import report_gitlab

    return report_gitlab(report)


def _junit(report: Report) -> str:
    from goalc.report.diagnostics.junit import report_junit

    return report_junit(report)


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
}
