from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from goalc.api import check
from goalc.messages.codes import NAMES
from goalc.report.diagnostics.json import report_json
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic, Edit, Label, Severity
from goalc.source.text import SourceText, Span
from tests.police import POLICE
from tests.report.diagnostics.samples import any_findings, applied, mended, offset, report_of

PLACE = ["file", "line", "column", "end_line", "end_column"]
SOURCES = {"a.yaml": SourceText("a.yaml", "表式: 表\n甲: 😀乙\n")}


def reported(*diagnostics: Diagnostic) -> dict[str, Any]:
    text = report_json(report_of(diagnostics, SOURCES))
    assert text.endswith("}\n")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_shape() -> None:
    label = Label("GC004.preparer", "a.yaml", Span(6, 7), {})
    arguments = {"key": "甲", "known": "「乙」"}
    found = Diagnostic("GC802.unknown", Severity.ERROR, "a.yaml", Span(9, 11), arguments, (label,))
    assert reported(found) == {
        "version": 1,
        "diagnostics": [
            {
                "file": "a.yaml",
                "line": 2,
                "column": 4,
                "end_line": 2,
                "end_column": 6,
                "severity": "error",
                "code": "GC802",
                "name": "unknown-key",
                "message": "这里没有「甲」这一项。",
                "help": "删去这一项，或者改用：「乙」。",
                "labels": [
                    {
                        "file": "a.yaml",
                        "line": 2,
                        "column": 1,
                        "end_line": 2,
                        "end_column": 2,
                        "message": "编制单位写在这里",
                    }
                ],
            }
        ],
        "summary": {"error": 1, "warning": 0, "info": 0},
    }


def test_nothing_to_say() -> None:
    assert reported() == {"version": 1, "diagnostics": [], "summary": {"error": 0, "warning": 0, "info": 0}}


def test_file_without_text() -> None:
    found = Diagnostic("GC805.none", Severity.ERROR, "b.yaml", Span(0, 0))
    (entry,) = reported(found)["diagnostics"]
    assert [entry[key] for key in PLACE] == ["b.yaml", 1, 1, 1, 1]
    assert "labels" not in entry


def test_findings_of_the_specs_of_2025() -> None:
    report = check(POLICE)
    data = json.loads(report_json(Report(report.diagnostics, report.sources)))
    assert data["summary"] == {weight.value: report.count(weight) for weight in Severity}
    assert sum(data["summary"].values()) == len(data["diagnostics"])
    for entry in data["diagnostics"]:
        assert list(entry)[:10] == [*PLACE, "severity", "code", "name", "message", "help"]
        assert entry["name"] == NAMES[entry["code"]]
        assert (entry["line"], entry["column"]) < (entry["end_line"], entry["end_column"])
        for label in entry.get("labels", []):
            assert list(label) == [*PLACE, "message"]


def test_a_fix_brings_the_line_breaks_of_its_file() -> None:
    for text, put in (("甲\r\n乙\r\n", "丙\r\n丁"), ("甲\n乙\n", "丙\n丁"), ("", "丙\n丁")):
        edit = Edit("a.yaml", Span(0, 0), "丙\n丁")
        found = Diagnostic("GC805.none", Severity.ERROR, "a.yaml", Span(0, 0), edits=(edit,))
        report = report_json(report_of([found], {"a.yaml": SourceText("a.yaml", text)}))
        assert json.loads(report)["diagnostics"][0]["fix"]["edits"][0]["text"] == put


def test_a_fix_stands_with_the_finding_it_mends() -> None:
    edits = (Edit("a.yaml", Span(9, 10), "🙂"), Edit("a.yaml", Span(11, 11), ""))
    found = Diagnostic("GC805.none", Severity.ERROR, "a.yaml", Span(9, 11), edits=edits, safe=False)
    (entry,) = reported(found)["diagnostics"]
    assert entry["fix"] == {
        "safe": False,
        "edits": [
            {"file": "a.yaml", "line": 2, "column": 4, "end_line": 2, "end_column": 5, "text": "🙂"},
            {"file": "a.yaml", "line": 2, "column": 6, "end_line": 2, "end_column": 6, "text": ""},
        ],
    }


@given(any_findings())
def test_a_fix_can_be_applied_from_its_lines_and_columns(found: Report) -> None:
    for entry, diagnostic in zip(
        json.loads(report_json(found))["diagnostics"], found.diagnostics, strict=True
    ):
        text = found.sources["a.yaml"].text
        edits = [
            (
                offset(text, edit["line"], edit["column"]),
                offset(text, edit["end_line"], edit["end_column"]),
                edit["text"],
            )
            for edit in entry.get("fix", {"edits": []})["edits"]
        ]
        assert ("fix" in entry) == bool(diagnostic.edits)
        assert applied(text, edits) == mended(found.sources, diagnostic.edits).get("a.yaml", text)
