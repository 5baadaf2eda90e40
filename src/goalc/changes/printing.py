"""Values of changes as text, as the form prints them, with one line per paragraph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from goalc.changes.change import Levels
from goalc.model.amount import print_number
from goalc.model.spec import Department, Indicator, PlanStep, Project, Safeguards, Submission


def text_of(value: object) -> str:
    """Return the text of a value: empty for none, the name of a form, `名称 指标值` of an indicator."""
    for kind, print_value in _PRINTERS:
        if isinstance(value, kind):
            return print_value(value)
    return "" if value is None else str(value)


def _paragraphs(value: tuple[object, ...]) -> str:
    return "\n".join(text_of(item) for item in value)


def _mapping(value: Mapping[str, object]) -> str:
    return "，".join(f"{key}：{text_of(item)}" for key, item in value.items())


def _safeguards(value: Safeguards) -> str:
    return "\n".join(text for text in value.texts if text)


_PRINTERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Decimal, print_number),
    (Indicator, lambda value: f"{value.name} {value.target}".strip()),
    (PlanStep, lambda value: f"{value.period} {value.text}".strip()),
    (Safeguards, _safeguards),
    (Project, lambda value: value.name),
    (Department, lambda value: value.name),
    (Submission, lambda value: value.preparer),
    (Levels, str),
    (tuple, _paragraphs),
    (Mapping, _mapping),
)
"""Printers by type, of which the first that fits counts; named tuples come before plain tuples."""
