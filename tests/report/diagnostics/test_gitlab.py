from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from goalc.report.diagnostics.gitlab import report_gitlab
from goalc.report.diagnostics.text import paragraphs
from goalc.report.report import Report
from goalc.source.diagnostic import Severity
from goalc.source.fingerprint import fingerprints
from tests.report.diagnostics.samples import SAMPLES, any_findings, diagnostic, findings


def entries(found: Report) -> Any:
    return json.loads(report_gitlab(found))


def test_entry() -> None:
    (entry,) = entries(findings(diagnostic()))
    assert len(entry.pop("fingerprint")) == 32
    assert entry == {
        "description": "这里没有「甲」这一项。\n改法：删去这一项，或者改用：「甲」。",
        "check_name": "GC802",
        "severity": "major",
        "location": {"path": "a.yaml", "lines": {"begin": 2}},
    }


def test_weights() -> None:
    found = findings(*(diagnostic(severity=severity) for severity in Severity))
    assert [entry["severity"] for entry in entries(found)] == ["major", "minor", "info"]


def test_nothing_to_say() -> None:
    assert report_gitlab(SAMPLES["nothing found"]) == "[]\n"


@given(any_findings())
def test_no_entry_is_taken_for_another(found: Report) -> None:
    made = entries(found)
    assert [entry["fingerprint"] for entry in made] == fingerprints(found.diagnostics, found.sources)
    assert len({entry["fingerprint"] for entry in made}) == len(found.diagnostics)
    for entry, told in zip(made, found.diagnostics, strict=True):
        assert entry["description"] == "\n".join(paragraphs(told, found.sources))
