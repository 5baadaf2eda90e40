from __future__ import annotations

from goalc.report.diagnostics.concise import report_concise
from goalc.source.diagnostic import Severity
from tests.report.diagnostics.samples import NASTY, SAMPLES, diagnostic, findings


def test_line() -> None:
    found = findings(diagnostic(), diagnostic("表/b.yaml", (0, 0), severity=Severity.INFO))
    assert report_concise(found) == (
        "a.yaml:2:4: 错误 GC802 这里没有「甲」这一项。\n表/b.yaml:1:1: 提示 GC802 这里没有「甲」这一项。\n"
    )


def test_what_would_break_the_line_is_shown_as_something_else() -> None:
    (line, end) = report_concise(findings(diagnostic(NASTY, word=NASTY))).split("\n")
    assert end == ""
    assert line.isprintable()
    assert "😀𠮷" in line


def test_nothing_to_say() -> None:
    assert report_concise(SAMPLES["nothing found"]) == ""
