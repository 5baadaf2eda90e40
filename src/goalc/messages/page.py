"""The page of a rule in one language, for `goalc rule CODE` and `docs/rules/`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class RulePage(NamedTuple):
    """A page: the name of the rule (`title`), what it finds (`summary`), why reviewers object to it (`why`).

    `ground` is the law or practice behind it; `exceptions` are the cases that it accepts; `options` explains
    each of its limits.
    """

    title: str
    summary: str
    why: str
    ground: str
    exceptions: str = ""
    options: Mapping[str, str] = {}


class CodePage(NamedTuple):
    """The page of a code that no rule has: its name (`title`), what it says (`summary`), how to mend it."""

    title: str
    summary: str
    mend: str
