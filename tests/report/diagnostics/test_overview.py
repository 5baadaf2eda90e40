"""What people read: errors first, form by form; equal findings once with all their lines; hints counted."""

from __future__ import annotations

import re

from goalc.report.diagnostics.overview import report_overview
from goalc.report.diagnostics.statistics import report_statistics
from goalc.report.diagnostics.text import ignore_colour
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText, Span
from tests.report.diagnostics.samples import SAMPLES, report_of

PUBLISHED = SAMPLES["specs of 2025"]


def overview(report: Report, every: bool = False) -> list[str]:
    return list(report_overview(report, ignore_colour, every))


def equal(count: int, severity: Severity = Severity.ERROR) -> Report:
    source = SourceText("a.yaml", "项目名称: 待填\n" * count)
    found = [
        Diagnostic("GC002.whole", severity, "a.yaml", Span(line * 9, line * 9 + 4), {"value": "待填"})
        for line in range(count)
    ]
    return report_of(found, {"a.yaml": source}, ["a.yaml"], found)


def test_the_published_submission_reads_as_one_screen() -> None:
    lines = overview(PUBLISHED)
    assert len(lines) < 60
    assert not [line for line in lines if " 提示 " in line]
    severities = [re.search("错误|警告", line) for line in lines if line.startswith("  ") and " GC" in line]
    by_form = "".join("e" if found and found[0] == "错误" else "w" for found in severities)
    assert "we" not in by_form
    codes = {d.code for d in PUBLISHED.diagnostics if d.severity is not Severity.INFO}
    assert all(any(code in line for line in lines) for code in codes)
    hints = PUBLISHED.count(Severity.INFO)
    assert str(hints) in lines[-1]


def test_everything_is_shown_when_asked_for() -> None:
    lines = overview(PUBLISHED, every=True)
    heads = [line for line in lines if re.search(r": (错误|警告|提示) GC", line)]
    assert len(heads) == len(PUBLISHED.diagnostics)


def test_more_than_five_equal_findings_are_said_once_with_their_lines() -> None:
    assert sum("GC002" in line for line in overview(equal(5))) == 5
    lines = overview(equal(6))
    assert sum("GC002" in line for line in lines) == 1
    assert any("第 2、3、4、5、6 行" in line for line in lines)
    assert len(overview(equal(36))) < 10


def test_statistics_count_every_finding_errors_first() -> None:
    lines = list(report_statistics(PUBLISHED))
    assert sum(int(line.split()[0]) for line in lines) == len(PUBLISHED.diagnostics)
    order = [("错误", "警告", "提示").index(line.split()[1]) for line in lines]
    assert order == sorted(order)
