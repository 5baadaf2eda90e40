from __future__ import annotations

import re
from typing import Any

import pytest

from goalc.lint import registry
from goalc.lint.registry import RULES
from goalc.lint.rule import ContractRule
from goalc.messages.catalogue import LANGUAGES, findings, keys, pages, sentences
from goalc.messages.codes import NAMES
from goalc.pipeline.compiled import model_of
from goalc.source.diagnostic import Severity
from tests.lint.cases import ALL_CASES, FILES, FOLDER, Case, Rule, case_file, cases, module_of
from tests.police import data

BAD = [case for case in ALL_CASES if case.bad]


def name_of(value: Any) -> str:
    if isinstance(value, Case):
        return f"{value.rule.code} {'bad' if value.bad else 'good'} {value.title}"
    return value if isinstance(value, str) else str(value.code)


@pytest.mark.parametrize("case", BAD, ids=name_of)
def test_bad_case(case: Case) -> None:
    assert case.marked(), "no line is marked"
    sources = case.compiled.files.sources
    found = [(d.file, sources[d.file].position(d.span.start).line) for d in case.found]
    assert sorted(found) == sorted(case.marked())
    assert {d.key for d in case.found} == {case.key}
    assert {d.severity.value for d in case.found} == {case.severity}


@pytest.mark.parametrize("case", ALL_CASES, ids=name_of)
def test_case_is_a_whole_submission(case: Case) -> None:
    contract = isinstance(case.rule, ContractRule) and case.bad
    assert (model_of(case.compiled) is None) == contract, case.compiled.diagnostics
    assert case.fragments
    assert re.search(r"[\u4e00-\u9fff]", case.title)
    if not isinstance(case.rule, ContractRule):
        others = {d.key for d in case.compiled.diagnostics if d.code != case.rule.code}
        assert not others, "a case shows one thing"


@pytest.mark.parametrize("case", [case for case in ALL_CASES if not case.bad], ids=name_of)
def test_good_case(case: Case) -> None:
    assert case.found == []


@pytest.mark.parametrize("case", BAD, ids=name_of)
def test_sentences_of_a_case_can_be_said(case: Case) -> None:
    for diagnostic in case.found:
        message, advice = sentences(diagnostic.key, diagnostic.arguments)
        assert message
        assert advice
        assert "None" not in message + advice
        for label in diagnostic.labels:
            assert sentences(label.key, label.arguments).message


@pytest.mark.parametrize("rule", RULES.values(), ids=name_of)
def test_every_key_has_a_bad_case_and_every_rule_a_good_one(rule: Rule) -> None:
    said = {d.key for case in cases(rule) for d in case.found}
    labels = {label.key for case in cases(rule) for d in case.found for label in d.labels}
    assert {case.bad for case in cases(rule)} == {True, False}
    assert said | labels == keys_of(rule)


def keys_of(rule: Rule) -> set[str]:
    pieces = {"GC001.titled"}  # of a sentence, where a field's title is not its key
    return {key for key in keys() if key.partition(".")[0] == rule.code} - pieces


@pytest.mark.parametrize("rule", RULES.values(), ids=name_of)
def test_rule_has_a_name_a_module_and_a_case_file(rule: Rule) -> None:
    assert module_of(rule) == f"{rule.code.lower()}_{NAMES[rule.code].replace('-', '_')}"
    content = data(case_file(rule).read_text(encoding="utf-8"))
    assert list(content) == ["bad", "good"]
    known = {"title", "key", "severity", "public", "without", "submission", *FILES}
    for item in (*content["bad"], *content["good"]):
        assert set(item) <= known
        assert item.get("severity", "error") in set(Severity)
        assert item.get("key", rule.code).partition(".")[0] == rule.code


@pytest.mark.parametrize("rule", RULES.values(), ids=name_of)
def test_a_ground_that_was_not_read_again_is_never_an_error(rule: Rule) -> None:
    assert rule.ground == "S" or rule.severity is not Severity.ERROR


@pytest.mark.parametrize("rule", RULES.values(), ids=name_of)
def test_a_rule_says_truly_whether_it_can_fix(rule: Rule) -> None:
    assert rule.fixes == any(d.edits for case in cases(rule) for d in case.found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES.values(), ids=name_of)
def test_rule_has_a_page(rule: Rule, language: str) -> None:
    page = pages(language)[rule.code]
    assert page.title
    assert page.summary
    assert page.why
    assert page.ground
    assert set(page.options) == {option.key for option in rule.options}
    assert all(option.code == rule.code for option in rule.options)


@pytest.mark.parametrize("rule", RULES.values(), ids=name_of)
def test_no_words_are_left_to_be_written(rule: Rule) -> None:
    """`scripts/new-rule` marks them."""
    files = (FOLDER / f"{module_of(rule)}.py", case_file(rule))
    said = [path.read_text(encoding="utf-8") for path in files]
    for language in LANGUAGES:
        said += map(str, (pages(language)[rule.code], *(findings(language)[key] for key in keys_of(rule))))
    assert not [text for text in said if "TODO" in text]


def test_registry_has_every_rule_once_in_the_order_of_codes() -> None:
    kinds = (registry.FORM_RULES, registry.TEXT_RULES, registry.SUBMISSION_RULES, registry.CONTRACT_RULES)
    listed = [rule.code for kind in kinds for rule in kind]
    assert len(set(listed)) == len(listed)
    modules = {path.stem.partition("_")[0].upper() for path in FOLDER.glob("gc*.py")}
    assert modules == set(listed) == RULES.keys() == pages("zh").keys()
    for kind in kinds:
        codes = [rule.code for rule in kind]
        assert codes == sorted(codes)
    assert {path.name for path in FOLDER.glob("*.cases.yaml")} == {case_file(r).name for r in RULES.values()}
