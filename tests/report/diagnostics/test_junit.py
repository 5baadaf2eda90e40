from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

from goalc.messages.catalogue import sentences
from goalc.report.diagnostics.junit import report_junit
from goalc.report.diagnostics.text import report_text
from goalc.report.report import Report
from goalc.source.diagnostic import Severity
from tests.report.diagnostics.samples import SAMPLES, any_findings, diagnostic, findings, report_of


def suites(found: Report) -> Any:
    return etree.fromstring(report_junit(found).encode("utf-8", "backslashreplace"))


def may_stand(char: str) -> bool:
    """Whether XML 1.0 has this character (production 2)."""
    return char in "\t\n\r" or "\x20" <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"


def is_carried(carried: str, text: str) -> bool:
    """Whether a text is there, each character as itself or, where XML cannot have it, as one that is seen."""
    return len(carried) == len(text) and all(
        there == char if may_stand(char) and char != "\r" else there != char and there.isprintable()
        for there, char in zip(carried, text, strict=True)
    )


def test_suites_and_cases() -> None:
    found = suites(
        findings(
            diagnostic(),
            diagnostic(),
            diagnostic("表样/pack.yaml", (0, 0), severity=Severity.WARNING),
            files=("好.yaml", "a.yaml"),
        )
    )
    assert dict(found.attrib) == {"name": "goalc", "tests": "4", "failures": "2", "errors": "0"}
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in found] == [
        ("好.yaml", "1", "0"),
        ("a.yaml", "2", "2"),
        ("表样/pack.yaml", "1", "0"),
    ]
    assert [
        (case.get("classname"), case.get("name"), [part.tag for part in case])
        for case in found.iter("testcase")
    ] == [
        ("好.yaml", "goalc check", []),
        ("a.yaml", "GC802 这里没有「甲」这一项。", ["failure"]),
        ("a.yaml", "GC802 这里没有「甲」这一项。 (2)", ["failure"]),
        ("表样/pack.yaml", "GC802 这里没有「甲」这一项。", ["system-out"]),
    ]


def test_a_failure_says_all_that_text_says() -> None:
    found = replace(SAMPLES["specs of 2025"], failing=SAMPLES["specs of 2025"].diagnostics[:1])
    (failure,) = suites(found).iter("failure")
    assert failure.get("type") == "GC302"
    assert failure.get("message").startswith("5 个项目的预算资金合计")
    assert failure.text == "\n".join(report_text(found.diagnostics[:1], found.sources, False))
    assert failure.text.count("另见") == 5


def test_it_fails_as_check_does() -> None:
    warning, error = diagnostic(severity=Severity.WARNING), diagnostic()
    for failing in ((), (warning,), (warning, error)):
        found = suites(report_of([warning, error], {}, (), failing))
        assert found.get("failures") == str(len(failing))
        assert [case[0].tag for case in found.iter("testcase")] == [
            "failure" if one in failing else "system-out" for one in (warning, error)
        ]


def test_files_without_findings_pass() -> None:
    told = SAMPLES["specs of 2025"]
    cases = list(suites(told).iter("testcase"))
    silent = set(told.files) - {diagnostic.file for diagnostic in told.diagnostics}
    assert silent
    assert {case.get("classname") for case in cases if len(case) == 0} == silent
    assert len(cases) == len(silent) + len(told.diagnostics)


@pytest.mark.parametrize(
    ("word", "shown"),
    [("\x00", "␀"), ("\x1b", "␛"), ("\r", "␍"), ("\ufffe", "�"), ("\t", "\t"), ("𠮷", "𠮷")],
)
def test_what_xml_cannot_carry_is_seen(word: str, shown: str) -> None:
    (failure,) = suites(findings(diagnostic(word=word))).iter("failure")
    assert failure.get("message") == f"这里没有「{shown}」这一项。"


@given(any_findings())
def test_the_text_is_there(found: Report) -> None:
    root = suites(found)
    files = dict.fromkeys([*found.files, *(told.file for told in found.diagnostics)])
    assert all(map(is_carried, [suite.get("name") for suite in root], files))
    told = [d for file in files for d in found.diagnostics if d.file == file]
    outcomes = [part for case in root.iter("testcase") for part in case]
    for outcome, one in zip(outcomes, told, strict=True):
        assert is_carried(outcome.text, "\n".join(report_text([one], found.sources, False)))
        if outcome.tag == "failure":
            message = sentences(one.key, one.arguments).message
            assert is_carried(outcome.get("message"), message)


@given(any_findings())
def test_a_server_that_keeps_one_of_a_name_keeps_all(found: Report) -> None:
    cases = [(case.get("classname"), case.get("name")) for case in suites(found).iter("testcase")]
    assert len(set(cases)) == len(cases)
