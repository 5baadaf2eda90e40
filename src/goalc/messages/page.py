"""The page of a rule: what `goalc rule CODE` and `docs/rules/` say about it, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class RulePage(NamedTuple):
    """`title` names the rule, `summary` says what it finds, `why` what reviewers object to.

    `ground` is the law or practice behind it, `exceptions` what it lets pass, `options` what each of its
    limits means.
    """

    title: str
    summary: str
    why: str
    ground: str
    exceptions: str = ""
    options: Mapping[str, str] = {}
