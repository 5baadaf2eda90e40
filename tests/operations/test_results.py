"""Reports of many submissions become one, with work that grows with the number of diagnostics."""

from __future__ import annotations

import pytest

from goalc.operations.results import Collector
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import Span


def report(count: int) -> Report:
    """A report of one submission, all of whose diagnostics fail it."""
    found = tuple(
        Diagnostic("GC101", Severity.ERROR, "a.yaml", Span(number, number + 1), {}) for number in range(count)
    )
    return Report(diagnostics=found, failing=found)


def test_merging_does_not_compare_each_diagnostic_with_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    equal = Diagnostic.__eq__

    def count(one: Diagnostic, other: object) -> bool:
        nonlocal compared
        compared += 1
        return equal(one, other)

    made = report(200)
    monkeypatch.setattr(Diagnostic, "__eq__", count)
    collector = Collector()
    collector.merge(made)
    assert compared <= len(made.diagnostics)


def test_a_diagnostic_that_was_told_before_does_not_fail_again() -> None:
    collector = Collector()
    collector.merge(report(2))
    collector.merge(report(3))
    assert collector.failing == collector.diagnostics == list(report(3).diagnostics)
