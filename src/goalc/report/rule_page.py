"""The page of a rule, and the list of all, as Markdown that reads well on a terminal too.

In: facts about rules as plain values, and the pages of the catalogue. Out: text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from goalc.messages.catalogue import language, page, pages, say
from goalc.report.severity import severity_name
from goalc.source.diagnostic import Severity

_MAX_LINE = 100
"""Maximum number of characters of an example's line that are shown."""
_GROUNDS: Mapping[str, str] = {"S": "rule.ground.S", "K": "rule.ground.K", "I": "rule.ground.I"}
_GROUPS: Mapping[str, str] = {
    "0": "rule.group.0",
    "1": "rule.group.1",
    "2": "rule.group.2",
    "3": "rule.group.3",
    "4": "rule.group.4",
    "5": "rule.group.5",
    "6": "rule.group.6",
}
"""The message keys of the titles of groups, by the third character of their codes."""


_FILES: Mapping[str, str] = {
    "submission": "rule.file.submission",
    "department": "rule.file.department",
    "project": "rule.file.project",
    "second project": "rule.file.second project",
    "targets": "rule.file.targets",
    "evaluation": "rule.file.evaluation",
    "monitoring": "rule.file.monitoring",
    "last project": "rule.file.last project",
    "last evaluation": "rule.file.last evaluation",
}
"""The message keys of the files that fragments of examples stand for."""


class Example(NamedTuple):
    """A case of a rule: its title, and its fragments of specs by the kind of file."""

    bad: bool
    title: str
    fragments: Mapping[str, str]


class RuleFacts(NamedTuple):
    """The facts about a rule beside its texts."""

    code: str
    name: str
    severity: Severity
    ground: str
    fixes: bool
    fixed: bool
    published: Severity | None
    options: Mapping[str, str]
    examples: Sequence[Example]


def rule_page(rule: RuleFacts, heading: str = "#") -> Iterator[str]:
    """Yield the lines of a rule's page."""
    found = pages(language())[rule.code]
    yield f"{heading} {rule.code} {found.title}"
    yield ""
    yield found.summary
    yield ""
    yield f"- {say('rule.name')}{rule.name}"
    yield f"- {say('rule.severity')}{_severity(rule)}"
    yield f"- {say('rule.fixes')}{say('rule.fixes.yes' if rule.fixes else 'rule.fixes.no')}"
    yield f"- {say('rule.why')}{found.why}"
    yield f"- {say('rule.ground')}{found.ground}{say(_GROUNDS[rule.ground])}"
    if found.exceptions:
        yield f"- {say('rule.exceptions')}{found.exceptions}"
    for key, default in rule.options.items():
        said = {"limit": key, "meaning": found.options[key], "default": default, "code": rule.code}
        yield f"- {say('rule.option', **said)}"
    yield from _examples(rule.examples)


def rule_list(rules: Iterable[RuleFacts]) -> Iterator[str]:
    """Yield the lines of all rules by group: code, severity, title, and whether it can be fixed."""
    for group, members in groupby(rules, key=lambda rule: rule.code[2]):
        yield ""
        yield group_title(group)
        for rule in members:
            found = page(rule.code)
            mark = say("rule.list.fixes") if rule.fixes else ""
            title = "" if found is None else found.title
            yield f"  {rule.code}  {severity_name(rule.severity)}  {title}{mark}"


def group_title(group: str) -> str:
    """Return the title of a group of rules, given the third character of their codes."""
    return say(_GROUPS[group])


def _severity(rule: RuleFacts) -> str:
    text = severity_name(rule.severity)
    if rule.fixed:
        text += say("rule.severity.fixed")
    if rule.published is not None:
        text += say("rule.severity.published", severity=severity_name(rule.published))
    return text


def _examples(examples: Sequence[Example]) -> Iterator[str]:
    for example in examples:
        yield ""
        yield f"{say('rule.bad' if example.bad else 'rule.good')}{example.title}"
        yield ""
        yield "```yaml"
        for line in _lines(example.fragments):
            yield line if len(line) <= _MAX_LINE else f"{line[: _MAX_LINE - 1]}…"
        yield "```"


def _lines(fragments: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of all fragments; of several, each begins with a comment that names its file."""
    for kind, text in fragments.items():
        if len(fragments) > 1:
            yield f"# {say(_FILES[kind])}"
        yield from text.rstrip("\n").split("\n")
