from __future__ import annotations

import re

import pytest

from goalc.lint.rule import FormRule, SubmissionRule
from goalc.messages.catalogue import keys, sentences
from goalc.messages.codes import NAMES
from goalc.source.diagnostic import Severity
from tests.lint.cases import ALL_CASES, FOLDER, RULES, Case, case_file, cases
from tests.police import data

Rule = FormRule | SubmissionRule


def name_of(value: object) -> str:
    if isinstance(value, Case):
        return f"{value.rule.code} {'bad' if value.bad else 'good'} {value.title}"
    assert isinstance(value, (FormRule, SubmissionRule))
    return value.code


@pytest.mark.parametrize("case", [case for case in ALL_CASES if case.bad], ids=name_of)
def test_bad_case(case: Case) -> None:
    assert case.marked(), "no line is marked"
    sources = case.compiled.sources
    found = [(d.file, sources[d.file].position(d.span.start).line) for d in case.found]
    assert sorted(found) == sorted(case.marked())
    assert {d.key for d in case.found} == {case.key}
    assert {d.severity.value for d in case.found} == {case.severity}


@pytest.mark.parametrize("case", ALL_CASES, ids=name_of)
def test_case_is_a_whole_submission(case: Case) -> None:
    assert case.compiled.submission is not None, case.compiled.diagnostics
    assert case.fragments
    assert re.search(r"[\u4e00-\u9fff]", case.title)
    others = {d.key for d in case.compiled.diagnostics if d.code != case.rule.code}
    assert not others, "a case shows one thing"


@pytest.mark.parametrize("case", [case for case in ALL_CASES if not case.bad], ids=name_of)
def test_good_case(case: Case) -> None:
    assert case.found == []


@pytest.mark.parametrize("case", [case for case in ALL_CASES if case.bad], ids=name_of)
def test_sentences_of_a_case_can_be_said(case: Case) -> None:
    for diagnostic in case.found:
        message, advice = sentences(diagnostic.key, diagnostic.arguments)
        assert message
        assert advice
        assert "None" not in message + advice
        for label in diagnostic.labels:
            assert sentences(label.key, label.arguments).message


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_every_variant_has_a_bad_case_and_every_rule_a_good_one(rule: Rule) -> None:
    said = {d.key for case in cases(rule) for d in case.found}
    labels = {label.key for case in cases(rule) for d in case.found for label in d.labels}
    assert said | labels == {key for key in keys() if key.partition(".")[0] == rule.code}
    good = {case.variant for case in cases(rule) if not case.bad}
    assert good == {case.variant for case in cases(rule) if case.bad}


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_rule_has_a_name_a_module_and_a_case_file(rule: Rule) -> None:
    module = rule.check.__module__.rpartition(".")[2]
    assert module == f"{rule.code.lower()}_{NAMES[rule.code].replace('-', '_')}"
    content = data(case_file(rule).read_text(encoding="utf-8"))
    assert list(content) == ["bad", "good"]
    for item in (*content["bad"], *content["good"]):
        assert set(item) <= {"title", "variant", "severity", "submission", "department", "project"}
        assert item.get("severity", "error") in set(Severity)


def test_registry_has_every_rule_once_in_the_order_of_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    modules = {path.stem.partition("_")[0].upper() for path in FOLDER.glob("gc*.py")}
    assert modules == set(codes)
    for kind in (FormRule, SubmissionRule):
        listed = [rule.code for rule in RULES if isinstance(rule, kind)]
        assert listed == sorted(listed)
    assert {path.name for path in FOLDER.glob("*.cases.yaml")} == {case_file(rule).name for rule in RULES}
