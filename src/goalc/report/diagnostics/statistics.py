"""Counts of diagnostics by rule, for people: `--statistics`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goalc.messages.catalogue import page, say
from goalc.report.report import Report
from goalc.report.severity import severity_name
from goalc.source.diagnostic import Severity


def report_statistics(report: Report) -> Iterator[str]:
    """Yield a line per rule and severity: errors first, then the most frequent first."""
    counts = Counter((d.severity, d.code) for d in report.diagnostics)
    mendable = Counter((d.severity, d.code) for d in report.diagnostics if d.mendable)
    order = tuple(Severity)
    ranked = sorted(counts.items(), key=lambda item: (order.index(item[0][0]), -item[1], item[0][1]))
    width = max((len(str(count)) for count in counts.values()), default=0)
    for rule, count in ranked:
        severity, code = rule
        found = page(code)
        title = "" if found is None else f" {found.title}"
        edits = say("statistics.edits", count=mendable[rule]) if mendable[rule] else ""
        yield f"{count:>{width}}  {severity_name(severity)} {code}{title}{edits}"
