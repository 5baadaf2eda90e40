"""A rule's first look is never wrong where it sees nothing: `check` would find nothing either."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.lint.context import SEPARATOR, CoverContext, FormContext
from goalc.lint.engine import contexts
from goalc.lint.registry import MODEL_RULES, TEXT_RULES
from goalc.lint.settings import Settings
from goalc.model.spec import Submission
from goalc.model.words import Words
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.policy import Policy
from tests.lint.cases import ALL_CASES, Case
from tests.lint.test_cases import name_of
from tests.police import pack, police

GLANCING = [rule for rule in MODEL_RULES if rule.glance is not None]
PIECES = st.sampled_from(
    [
        *("甲", "乙丙", "x", "XX", "×", "*", "□", "{", "}", "_", "20", "1", "3", " ", "\n", ",", "，", "."),
        *(
            "13595807495",
            "11010519491231002X",
            "6222021234567890128",
            "無",
            "帐户",
            "台帐",
            "待定",
            "１",
            "Ａ",
        ),
        *(";", "?", "“", "）", "无", "/", "—", "\u2f00", "\ufffd", "14, 464. 15", "２０XX"),
    ]
)


@cache
def words() -> Words:
    return Policy().words(pack())


def with_texts(values: list[str]) -> CoverContext:
    """A cover on which nothing stands but these texts."""
    fields = {f"第{number}项": value for number, value in enumerate(values)}
    return CoverContext(Submission(2025, "", "", fields=fields), words(), Settings())


@given(st.lists(st.lists(PIECES, max_size=5).map("".join), min_size=1, max_size=4))
def test_over_any_texts(values: list[str]) -> None:
    context = with_texts(values)
    assert [text.text for text in context.texts] == values
    for rule in TEXT_RULES:
        assert rule.glance is not None
        found = [violation for text in context.texts for violation in rule.check(text, context)]
        assert not found or rule.glance(context), rule.code


@pytest.mark.parametrize("case", [case for case in ALL_CASES if case.rule in GLANCING], ids=name_of)
def test_over_the_cases(case: Case) -> None:
    compiled = case.compiled
    assert isinstance(compiled, Compiled), compiled.diagnostics
    rule: Any = case.rule
    profile = compiled.pack.profile
    cover, forms, _ = contexts(compiled.submission, profile, Policy().words(compiled.pack), Settings())
    some: list[CoverContext | FormContext] = [cover, *forms]
    for context in some:
        found = [
            violation for subject in rule.subjects(context) for violation in rule.check(subject, context)
        ]
        assert not found or rule.glance(context)


def test_most_real_forms_are_passed_at_a_glance() -> None:
    submission, profile = police().submission, pack().profile
    assert submission is not None
    _, forms, _ = contexts(submission, profile, words(), Settings())
    passed = sum(not rule.glance(form) for rule in TEXT_RULES for form in forms if rule.glance)
    assert passed > len(GLANCING) * len(forms) // 2


def test_no_text_has_what_stands_between_them() -> None:
    submission, profile = police().submission, pack().profile
    assert submission is not None
    cover, forms, _ = contexts(submission, profile, words(), Settings())
    some: list[CoverContext | FormContext] = [cover, *forms]
    for context in some:
        assert context.together.split(SEPARATOR) == [text.text for text in context.texts]
