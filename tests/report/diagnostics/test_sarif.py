from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given

from goalc.messages.catalogue import page
from goalc.messages.codes import NAMES
from goalc.report.diagnostics.sarif import report_sarif
from goalc.report.report import Report
from goalc.source.diagnostic import Edit, Severity
from goalc.source.text import Span
from goalc.source.trouble import Trouble
from goalc.version import VERSION
from tests.report.diagnostics.samples import (
    LABELS,
    SAMPLES,
    any_findings,
    applied,
    diagnostic,
    findings,
    mended,
    offset,
)

# RFC 3986: what a relative reference without scheme and authority is made of.
REFERENCE = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+")


def run(found: Report) -> Any:
    (only,) = json.loads(report_sarif(found))["runs"]
    return only


def test_the_tool_and_its_rules() -> None:
    told = SAMPLES["specs of 2025"].diagnostics
    found = run(SAMPLES["specs of 2025"])
    driver = found["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("goalc", VERSION)
    assert [(rule["id"], rule["name"]) for rule in driver["rules"]] == [
        (code, NAMES[code]) for code in sorted({diagnostic.code for diagnostic in told})
    ]
    assert [result["ruleId"] for result in found["results"]] == [diagnostic.code for diagnostic in told]
    assert (driver["language"], found["language"]) == ("zh", "zh")
    for rule in driver["rules"]:
        about = page(rule["id"])
        assert about is not None
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        assert texts == [about.title, about.summary, about.why]
    for result in found["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_it_says_whether_all_was_looked_at() -> None:
    for troubles in ((), (Trouble("io.missing", {"name": "a"}),)):
        found = run(replace(SAMPLES["labels"], troubles=troubles))
        assert found["invocations"] == [{"executionSuccessful": not troubles}]


def test_result() -> None:
    (found,) = run(findings(diagnostic(labels=LABELS[:1], severity=Severity.INFO)))["results"]
    fingerprint = found.pop("partialFingerprints")
    assert re.fullmatch("[0-9a-f]{32}", fingerprint["finding/v1"])
    region = {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 6}
    beside = {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 2}
    assert found == {
        "ruleId": "GC802",
        "ruleIndex": 0,
        "level": "note",
        "message": {"text": "这里没有「甲」这一项。\n改法：删去这一项，或者改用：「甲」。"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.yaml"}, "region": region}}],
        "relatedLocations": [
            {
                "id": 0,
                "physicalLocation": {"artifactLocation": {"uri": "a.yaml"}, "region": beside},
                "message": {"text": "编制单位写在这里"},
            }
        ],
    }


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("specs/a-b_c.yaml", "specs/a-b_c.yaml"),
        ("表/甲 乙.yaml", "%E8%A1%A8/%E7%94%B2%20%E4%B9%99.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("100%#?.yaml", "100%25%23%3F.yaml"),
        ("../x/a.yaml", "../x/a.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
        ("/tmp/甲.yaml", "file:///tmp/%E7%94%B2.yaml"),
        ("C:/x/甲.yaml", "file:///C:/x/%E7%94%B2.yaml"),
    ],
)
def test_names_are_uris(name: str, uri: str) -> None:
    (found,) = run(findings(diagnostic(name)))["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


@given(any_findings())
def test_every_name_can_be_read_back(found: Report) -> None:
    for result, told in zip(run(found)["results"], found.diagnostics, strict=True):
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert REFERENCE.fullmatch(uri)
        assert not urlsplit(uri).scheme
        assert unquote(uri) == told.file


def test_what_a_viewer_would_take_for_a_placeholder_or_a_link_is_escaped() -> None:
    (found,) = run(findings(diagnostic(word="{0}[看](https://x)[1]")))["results"]
    assert "「{{0}}[看\\](https://x)[1]」" in found["message"]["text"]


def test_fix() -> None:
    (found,) = run(SAMPLES["fix in two files"])["results"]
    (fix,) = found["fixes"]
    assert fix["properties"] == {"safe": True}
    assert fix["description"] == {"text": "删去这一项，或者改用：「甲」。"}
    first, second = fix["artifactChanges"]
    assert (first["artifactLocation"], second["artifactLocation"]) == ({"uri": "a.yaml"}, {"uri": "b.yaml"})
    assert first["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 5},
            "insertedContent": {"text": "新"},
        },
        {
            "deletedRegion": {"startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 6},
            "insertedContent": {"text": "\r\n插入 😀"},
        },
    ]
    assert "fixes" not in run(SAMPLES["labels"])["results"][0]


@given(any_findings())
def test_a_fix_can_be_applied_from_the_log(found: Report) -> None:
    log = run(found)
    assert (log["columnKind"], log["newlineSequences"]) == ("unicodeCodePoints", ["\r\n", "\r", "\n"])
    for result, told in zip(log["results"], found.diagnostics, strict=True):
        changed = mended(found.sources, told.edits)
        for change in (change for fix in result.get("fixes", []) for change in fix["artifactChanges"]):
            file = unquote(change["artifactLocation"]["uri"])
            text = found.sources[file].text
            edits = [
                (
                    offset(text, region["startLine"], region["startColumn"]),
                    offset(text, region["endLine"], region["endColumn"]),
                    replacement["insertedContent"]["text"],
                )
                for replacement in change["replacements"]
                for region in [replacement["deletedRegion"]]
            ]
            assert applied(text, edits) == changed.pop(file)
        assert not changed


def test_no_place_of_this_machine_stands_in_the_log() -> None:
    text = report_sarif(SAMPLES["specs of 2025"])
    assert str(Path.cwd()) not in text
    assert "file:" not in text


def test_a_safe_fix_and_another_are_told_apart() -> None:
    edit = (Edit("a.yaml", Span(0, 1), "x"),)
    found = run(findings(diagnostic(edits=edit), diagnostic(edits=edit, safe=False)))["results"]
    assert [result["fixes"][0]["properties"]["safe"] for result in found] == [True, False]
