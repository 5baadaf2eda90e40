"""The cases beside the rules, as examples for their pages.

In: the case file of a rule, which ships with its module. Out: fragments of specs, bad and good.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any, NamedTuple

from goalc.lint.registry import AnyRule
from goalc.lint.rule import ContractRule
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain


class Example(NamedTuple):
    """A case: what it shows, and its fragments of specs by the kind of file."""

    bad: bool
    title: str
    fragments: dict[str, str]


def module_of(rule: AnyRule | ContractRule) -> str:
    """The name of a rule's module."""
    module = rule.module if isinstance(rule, ContractRule) else rule.check.__module__
    return module.rpartition(".")[2]


def examples(rule: AnyRule | ContractRule) -> list[Example]:
    """The cases of a rule in their order, the bad ones first."""
    file = files("goalc.lint.rules") / f"{module_of(rule)}.cases.yaml"
    node = parse(SourceText(file.name, file.read_text(encoding="utf-8"))).node
    content: Any = {} if node is None else plain(node)
    return [_example(kind == "bad", item) for kind in ("bad", "good") for item in content[kind]]


def _example(bad: bool, item: dict[str, str]) -> Example:
    kinds = ("submission", "department", "project", "second project")
    return Example(bad, item["title"], {kind: item[kind] for kind in kinds if kind in item})
