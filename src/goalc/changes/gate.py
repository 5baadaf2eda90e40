"""The gate, which stops some changes and lets others pass.

In: a reviewed change, and what is to be stopped: directions, levels, kinds. An approved change passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goalc.changes.kinds import KINDS
from goalc.changes.review import Reviewed
from goalc.source.diagnostic import Severity

STOPS = ("changed", "looser", "tighter", "scope", "error", "warning", "info")
"""Words for what a gate can stop, besides the ids of kinds."""


def stops(text: str) -> tuple[str, ...]:
    """Parse what a gate stops, separated by commas. Raises `ValueError` with the first unknown word."""
    words = tuple(word.strip() for word in text.split(",") if word.strip())
    for word in words:
        if word not in STOPS and word not in KINDS:
            raise ValueError(word)
    return words


def fails(reviewed: Reviewed, fail_on: Iterable[str]) -> bool:
    """Return True if a change is one of those that a gate stops; its approval is not considered."""
    change = reviewed.change
    tests: dict[str, Callable[[], bool]] = {
        "changed": lambda: True,
        # Of a reversed target nothing is left, though neither set of outcomes contains the other.
        "looser": lambda: change.direction == "looser" or change.kind == "target-reversed",
        "tighter": lambda: change.direction == "tighter",
        "scope": lambda: change.direction == "scope",
        "error": lambda: reviewed.level is Severity.ERROR,
        "warning": lambda: reviewed.level is not Severity.INFO,
        "info": lambda: True,
    }
    return any(tests[word]() if word in tests else change.kind == word for word in fail_on)
