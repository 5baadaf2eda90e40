"""The page of a code that no rule has, and the list of them, as Markdown that reads well on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from goalc.messages.catalogue import code_page, say

_GROUPS = {"7": "rule.group.7", "8": "rule.group.8", "9": "rule.group.9"}
"""The message keys of the titles of groups, by the third character of their codes."""


class CodeFacts(NamedTuple):
    """The facts about a code: what is wrong, as an example, and the same put right."""

    code: str
    name: str
    bad: str
    good: str


def code_lines(facts: CodeFacts, heading: str = "#") -> Iterator[str]:
    """Yield the lines of a code's page."""
    found = code_page(facts.code)
    yield f"{heading} {facts.code} {found.title}"
    yield ""
    yield found.summary
    yield ""
    yield f"- {say('rule.name')}{facts.name}"
    yield f"- {say('rule.mend')}{found.mend}"
    for lead, text in ((say("code.bad"), facts.bad), (say("code.good"), facts.good)):
        yield from ("", lead, "", "```", *text.split("\n"), "```")


def code_list(codes: Iterable[CodeFacts]) -> Iterator[str]:
    """Yield the lines of all codes by group: each with its title."""
    for group, members in groupby(codes, key=lambda facts: facts.code[2]):
        yield ""
        yield code_group(group)
        for facts in members:
            yield f"  {facts.code}  {code_page(facts.code).title}"


def code_group(group: str) -> str:
    """Return the title of a group of codes, given their third character."""
    return say(_GROUPS[group])
