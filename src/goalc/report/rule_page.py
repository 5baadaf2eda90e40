"""The page of a rule, and the list of all, as Markdown that reads well on a terminal too.

In: facts about rules as plain values, and the pages of the catalogue. Out: text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from goalc.messages.catalogue import page, say
from goalc.source.diagnostic import Severity

_LONGEST = 100
"""Columns of an example's line that are shown."""


class RuleFacts(NamedTuple):
    """What a page says of a rule beside its texts. `examples`: whether it is bad, its title, its text."""

    code: str
    name: str
    severity: Severity
    ground: str
    fixes: bool
    fixed: bool
    published: Severity | None
    options: Mapping[str, str]
    examples: Sequence[tuple[bool, str, str]]


def rule_page(rule: RuleFacts, heading: str = "#") -> Iterator[str]:
    """The lines of a rule's page."""
    found = page(rule.code)
    assert found is not None, rule.code  # noqa: S101 - every rule has a page, tests see to it
    yield f"{heading} {rule.code} {found.title}"
    yield ""
    yield found.summary
    yield ""
    yield f"- {say('rule.name')}{rule.name}"
    yield f"- {say('rule.severity')}{_severity(rule)}"
    yield f"- {say('rule.fixes')}{say('rule.fixes.yes' if rule.fixes else 'rule.fixes.no')}"
    yield f"- {say('rule.why')}{found.why}"
    yield f"- {say('rule.ground')}{found.ground}{say(f'rule.ground.{rule.ground}')}"
    if found.exceptions:
        yield f"- {say('rule.exceptions')}{found.exceptions}"
    for key, default in rule.options.items():
        said = {"limit": key, "meaning": found.options[key], "default": default, "code": rule.code}
        yield f"- {say('rule.option', **said)}"
    yield from _examples(rule.examples)


def rule_list(rules: Iterable[RuleFacts]) -> Iterator[str]:
    """All rules by group: code, how much it weighs, whether it can be mended, title."""
    for group, members in groupby(rules, key=lambda rule: rule.code[2]):
        yield ""
        yield f"{say(f'rule.group.{group}')}"
        for rule in members:
            found = page(rule.code)
            mark = say("rule.list.fixes") if rule.fixes else ""
            title = "" if found is None else found.title
            yield f"  {rule.code}  {say(f'severity.{rule.severity.value}')}  {title}{mark}"


def _severity(rule: RuleFacts) -> str:
    text = say(f"severity.{rule.severity.value}")
    if rule.fixed:
        text += say("rule.severity.fixed")
    if rule.published is not None:
        text += say("rule.severity.published", severity=say(f"severity.{rule.published.value}"))
    return text


def _examples(examples: Sequence[tuple[bool, str, str]]) -> Iterator[str]:
    for bad, title, text in examples:
        yield ""
        yield f"{say('rule.bad' if bad else 'rule.good')}{title}"
        yield ""
        yield "```yaml"
        for line in text.rstrip("\n").split("\n"):
            yield line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
        yield "```"
