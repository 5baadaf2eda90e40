"""A search for a pattern takes time in proportion to the text, whatever the text repeats."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterable, Iterator
from re import _parser as regular  # type: ignore[attr-defined]  # the only parser of patterns that there is
from typing import Any

import pytest

import goalc

SHORT, LONG = 2_000, 8_000
SLOW = 0.03
"""Seconds below which a search of `LONG` characters is not looked at: a linear one takes a tenth of it."""
MAX_GROWTH = 9
"""Of a text four times as long: 4 for a linear search, 16 for a quadratic one."""

ANCHORED = frozenset({
    # Matched at one place of a text, never searched for.
    "goalc.git.sides._YAML", "goalc.layout.pieces._ENDS", "goalc.layout.pieces._ENDS[1]",
    "goalc.layout.pieces._ENDS[2]", "goalc.layout.pieces._ENTITY",
    "goalc.layout.markup._WIDTH", "goalc.lint.rules.gc013_numbering._DASH",
    "goalc.lint.rules.gc013_numbering._NUMBERED", "goalc.lint.rules.gc101_value_parse._GRADE",
    "goalc.lint.rules.gc605_comma_money._MONEY", "goalc.merging.piece._COLON",
    "goalc.merging.piece._TO_DASH", "goalc.model.contract._WIDE_COLON",
    "goalc.model.target.read._WHOLE_DATE", "goalc.model.target.signed._COMPARISON",
    "goalc.model.target.signed._GRADE", "goalc.model.target.slips._PERCENT_FIRST",
    "goalc.model.target.worded._BOUND", "goalc.syntax.build._COLON",
    "goalc.syntax.doctor.features._ASCII_TAG", "goalc.lint.rules.gc101_value_parse._SIGN",
    "goalc.syntax.doctor.features._JOINED", "goalc.syntax.doctor.features._REST",
    "goalc.syntax.doctor.line_checks._COLONS", "goalc.syntax.doctor.lines._EMPTY",
    "goalc.syntax.doctor.lines._KEY", "goalc.syntax.doctor.silent_damage._LOST",
    "goalc.syntax.doctor.value_checks._LOST", "goalc.workspace.libraries._NEARLY",
    "goalc.workspace.libraries._YAML", "goalc.workspace.spec_files._BACKUP",
    "goalc.workspace.spec_files._YAML_NAME", "goalc.workspace.toml._KEY", "goalc.workspace.toml._TABLE",
    # Its text is at most 100 characters long.
    "goalc.model.dates._SEPARATOR",
    # Its text is a list of codes that another pattern has matched.
    "goalc.pipeline.suppress._CODE",
    # Its text is the name of a cell that goalc wrote.
    "goalc.writers.xlsx.parts._CELL",
})  # fmt: skip


def patterns() -> dict[str, re.Pattern[str]]:
    """All patterns of the code, also those in tuples and dictionaries, by a name that leads to them."""
    found: dict[str, re.Pattern[str]] = {}
    seen: set[str] = set()
    for module in pkgutil.walk_packages(goalc.__path__, "goalc."):
        if module.name != "goalc.__main__":
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, pattern in enumerate(_patterns_in(value)):
                    if pattern.pattern not in seen:
                        seen.add(pattern.pattern)
                        found[f"{module.name}.{name}" + (f"[{number}]" if number else "")] = pattern
    return found


def _patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list | frozenset | dict) and depth < 3:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(item, depth + 1)


INNER: dict[str, Callable[[Any], Iterable[Any]]] = {
    "IN": lambda argument: [argument],
    "MAX_REPEAT": lambda argument: [argument[2]],
    "MIN_REPEAT": lambda argument: [argument[2]],
    "POSSESSIVE_REPEAT": lambda argument: [argument[2]],
    "SUBPATTERN": lambda argument: [argument[3]],
    "BRANCH": lambda argument: argument[1],
    "ASSERT": lambda argument: [argument[1]],
    "ASSERT_NOT": lambda argument: [argument[1]],
    "ATOMIC_GROUP": lambda argument: [argument],
}
"""The patterns inside each kind of a part of a pattern."""
CLASSES = {"DIGIT": "1", "SPACE": " \t\n", "WORD": "a"}


def characters(parsed: Any) -> Iterator[str]:
    """The characters that a pattern mentions, one for each of its ranges and classes."""
    for part, argument in parsed:
        kind = str(part)
        if kind in {"LITERAL", "NOT_LITERAL", "RANGE"}:
            yield chr(argument[0] if kind == "RANGE" else argument)
        elif kind == "CATEGORY":
            yield from CLASSES[str(argument).rpartition("_")[2]]
        for inner in INNER[kind](argument) if kind in INNER else ():
            yield from characters(inner)


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """The least time of three searches through the whole text."""
    taken: list[float] = []
    for _ in range(3):
        start = time.process_time()
        for _ in pattern.finditer(text):
            pass
        taken.append(time.process_time() - start)
    return min(taken)


def grows(pattern: re.Pattern[str], character: str) -> bool:
    """True if a search takes far more than four times as long for a text four times as long."""
    # On a busy machine one measurement says little: three in a row must agree.
    for _ in range(3):
        long = seconds(pattern, character * LONG + "\x01")
        if long <= SLOW or long <= MAX_GROWTH * seconds(pattern, character * SHORT + "\x01"):
            return False
    return True


@pytest.mark.slow
def test_the_time_of_a_search_grows_with_the_text() -> None:
    quadratic: dict[str, str] = {}
    for name, pattern in patterns().items():
        mentioned = sorted(set(characters(regular.parse(pattern.pattern))))
        # Of a class of many characters, the first and the last stand for all.
        tried = dict.fromkeys([*mentioned[:6], *mentioned[-6:], " ", "\t", "\u3000", "1", "甲", "-"])
        if name not in ANCHORED:
            worst = next((character for character in tried if grows(pattern, character)), None)
            if worst is not None:
                quadratic[name] = worst
    assert quadratic == {}


def test_the_exceptions_are_patterns_of_the_code() -> None:
    assert patterns().keys() >= ANCHORED
