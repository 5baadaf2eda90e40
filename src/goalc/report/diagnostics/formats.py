"""The formats by name: the values of `--format`, and functions that load a format when used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goalc.report.report import Findings


def _text(findings: Findings) -> str:
    from goalc.report.diagnostics.text import report_text, verdict

    lines = report_text(findings.diagnostics, findings.sources, False)
    return "".join(f"{line}\n" for line in (*lines, verdict(findings)))


def _concise(findings: Findings) -> str:
    from goalc.report.diagnostics.concise import report_concise

    return report_concise(findings)


def _json(findings: Findings) -> str:
    from goalc.report.diagnostics.json import report_json

    return report_json(findings)


def _jsonl(findings: Findings) -> str:
    from goalc.report.diagnostics.jsonl import report_jsonl

    return report_jsonl(findings)


def _sarif(findings: Findings) -> str:
    from goalc.report.diagnostics.sarif import report_sarif

    return report_sarif(findings)


def _github(findings: Findings) -> str:
    from goalc.report.diagnostics.github import report_github

    return report_github(findings)


def _gitlab(findings: Findings) -> str:
    from goalc.report.diagnostics.gitlab import report_gitlab

    return report_gitlab(findings)


def _junit(findings: Findings) -> str:
    from goalc.report.diagnostics.junit import report_junit

    return report_junit(findings)


FORMATS: Mapping[str, Callable[[Findings], str]] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
}
