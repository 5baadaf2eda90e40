"""How much rules weigh by settings, and their outcomes: found, not applicable, insufficient data."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goalc.lint.registry import MODEL_RULES, RULES, AnyRule
from goalc.lint.rule import ContractRule
from goalc.lint.settings import Option, Settings
from goalc.pipeline.policy import Policy
from goalc.source.diagnostic import NOT_APPLICABLE, Severity
from tests.cli.terminal import run
from tests.compiling import compiled, texts
from tests.police import POLICE, ROOT, police


def rule(code: str) -> AnyRule:
    found = RULES[code]
    assert not isinstance(found, ContractRule)
    return found


def test_a_rule_weighs_what_it_says() -> None:
    assert Settings().enabled_codes(MODEL_RULES) == {one.code for one in MODEL_RULES}
    assert all(Settings().severity(one) is one.severity for one in MODEL_RULES)


@pytest.mark.parametrize(
    ("settings", "asked"),
    [
        (Settings(select=("GC1",)), False),
        (Settings(select=("GC1", "GC302")), True),
        (Settings(select=("GC",)), True),
        (Settings(ignore=("GC3",)), False),
        (Settings(select=("GC302",), ignore=("GC302",)), False),
        (Settings(severities={"GC302": None}), False),
        (Settings(severities={"GC302": Severity.INFO}, ignore=("GC302",)), False),
        (Settings(severities={"GC302": Severity.INFO}), True),
    ],
)
def test_who_is_asked(settings: Settings, asked: bool) -> None:
    assert ("GC302" in settings.enabled_codes(MODEL_RULES)) == asked
    assert (settings.severity(rule("GC302")) is not None) == asked


def test_for_publication_a_weight_that_was_set_counts() -> None:
    public = [one for one in MODEL_RULES if one.published is not None]
    assert public
    for one in public:
        assert Settings(public=True).severity(one) is one.published
        chosen = Settings(severities={one.code: Severity.INFO}, public=True)
        assert chosen.severity(one) is Severity.INFO


@pytest.mark.parametrize("option", [option for one in MODEL_RULES for option in one.options], ids=str)
def test_a_limit_is_what_it_was_set_to(option: Option) -> None:
    assert Settings().limit(option) == option.default
    more = option.default + 1
    assert Settings(limits={(option.code, option.key): more}).limit(option) == more


def test_a_limit_below_the_usual_length_counts() -> None:
    limits = {("GC012", "name"): Decimal(5), ("GC012", "definition"): Decimal("6.5")}
    policy = Policy(Settings(select=("GC012",), limits=limits))
    found = compiled(texts(POLICE), policy=policy).diagnostics
    assert {d.arguments["field"] for d in found} == {"名称", "解释"}
    assert {d.arguments["limit"] for d in found} == {Decimal(5), Decimal("6.5")}


def test_each_rule_comes_to_something_for_each_form() -> None:
    found = police()
    said = {d.code for d in found.diagnostics} | {u.code for u in found.unjudged}
    assert {u.key for u in found.unjudged if u.code == "GC119"} == {"unjudged.last-value"}
    assert {u.key for u in found.unjudged if u.code == "GC301"} == {NOT_APPLICABLE}
    assert said > {"GC302", "GC119", "GC301"}
    assert not {u.code for u in found.unjudged if u.key == NOT_APPLICABLE} & {"GC302", "GC201"}


def test_outcomes_are_told_when_asked_for() -> None:
    command = "goalc check specs/2025 --select GC119,GC301,GC302"
    brief, whole = run(ROOT, command), run(ROOT, f"{command} -v")
    lines = whole.out.splitlines()
    assert any(line.startswith("GC301 ") and line.endswith("：不适用（6 张表）") for line in lines)
    assert any(line.startswith("GC119 ") and "数据不足，没有可比的上年值" in line for line in lines)
    assert "不适用" not in brief.out
    assert "数据不足" not in brief.out
    assert whole.code == brief.code == 1


def test_what_cannot_be_judged_fails_nothing() -> None:
    assert run(ROOT, "goalc check specs/2025 --select GC119,GC301 -v").code == 0
