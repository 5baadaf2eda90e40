"""Explain rules: return the facts about each, with examples from the cases beside its module."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from goalc.lint.registry import RULES, AnyRule
from goalc.lint.rule import ContractRule
from goalc.messages.codes import NAMES
from goalc.messages.examples import EXAMPLES
from goalc.report.code_page import CodeFacts
from goalc.report.rule_page import Example, RuleFacts
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain

_LAST = ("last project", "last evaluation")
_KINDS = (
    "submission",
    "department",
    *_LAST,
    "project",
    "second project",
    "targets",
    "evaluation",
    "monitoring",
)


def rules() -> list[RuleFacts]:
    """Return the facts about all rules, in the order of their codes."""
    return [_facts(code) for code in RULES]


def codes() -> list[CodeFacts]:
    """Return the facts about all codes that no rule has, in their order."""
    return [CodeFacts(code, NAMES[code], *EXAMPLES[code]) for code in NAMES if code not in RULES]


def _facts(code: str) -> RuleFacts:
    found = RULES[code]
    fixed = isinstance(found, ContractRule)
    return RuleFacts(
        code,
        NAMES[code],
        found.severity,
        found.ground,
        found.fixes,
        fixed,
        None if isinstance(found, ContractRule) else found.published,
        {option.key: f"{option.default}" for option in found.options},
        examples(found),
    )


def module_of(rule: AnyRule | ContractRule) -> str:
    """Return the name of a rule's module."""
    module = rule.module if isinstance(rule, ContractRule) else rule.check.__module__
    return module.rpartition(".")[2]


def examples(rule: AnyRule | ContractRule) -> list[Example]:
    """Return the cases of a rule in their order, the bad ones first."""
    file = files("goalc.lint.rules") / f"{module_of(rule)}.cases.yaml"
    node = parse(SourceText(file.name, file.read_text(encoding="utf-8"))).node
    content: Any = {} if node is None else plain(node)
    return [_example(kind == "bad", item) for kind in ("bad", "good") for item in content[kind]]


def _example(bad: bool, item: dict[str, str]) -> Example:
    return Example(bad, item["title"], {kind: item[kind] for kind in _KINDS if kind in item})
