"""Reports of many submissions become one, with work that grows with the number of diagnostics."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goalc.cli.run import run
from goalc.operations.results import Collector
from goalc.report.report import Report, reported
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import Span
from tests.police import POLICE


def report(count: int) -> Report:
    """A report of one submission, all of whose diagnostics fail it."""
    found = tuple(
        Diagnostic("GC101", Severity.ERROR, "a.yaml", Span(number, number + 1), {}) for number in range(count)
    )
    said = tuple(reported(found, {}))
    return Report(diagnostics=said, failing=said)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """Diagnostics that are compared with another, from now on."""
    found: list[Diagnostic] = []
    equal = Diagnostic.__eq__

    def compare(one: Diagnostic, other: object) -> bool:
        found.append(one)
        return equal(one, other)

    monkeypatch.setattr(Diagnostic, "__eq__", compare)
    return found


def test_merging_does_not_compare_each_diagnostic_with_all_others(compared: list[Diagnostic]) -> None:
    made = report(200)
    Collector().merge(made)
    assert len(compared) <= len(made.diagnostics)


def test_a_build_does_not_compare_each_finding_with_all_others(
    compared: list[Diagnostic], tmp_path: Path
) -> None:
    """The form has 200 indicators of one name, and so at least as many findings."""
    shutil.copytree(POLICE, tmp_path / "specs")
    form = next((tmp_path / "specs" / "projects").glob("04*.yaml"))
    again = "".join(
        "      - 名称: 安全检查\n        指标值: ≥5次\n        解释: 检查的数量\n" for _ in range(200)
    )
    text = form.read_text("utf-8")
    assert "    数量指标:\n" in text
    form.write_text(text.replace("    数量指标:\n", f"    数量指标:\n{again}", 1), "utf-8")
    assert run(["build", str(tmp_path / "specs"), "-o", str(tmp_path / "out")]) == 0
    assert len(compared) <= 400


def test_a_diagnostic_that_was_told_before_does_not_fail_again() -> None:
    collector = Collector()
    collector.merge(report(2))
    collector.merge(report(3))
    assert collector.failing == collector.diagnostics == list(report(3).diagnostics)
