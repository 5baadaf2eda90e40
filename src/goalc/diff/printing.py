"""Values of changes as text: as the form prints them, on one line per paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from goalc.model.amount import print_number
from goalc.model.spec import Department, Indicator, PlanStep, Project, Safeguards, Submission


def text_of(value: object) -> str:
    """The text of a value: empty for nothing, the name of a form, `名称 指标值` of an indicator."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return print_number(value)
    if isinstance(value, Indicator):
        return f"{value.name} {value.target}".strip()
    if isinstance(value, PlanStep):
        return f"{value.period} {value.text}".strip()
    if isinstance(value, Safeguards):
        return "\n".join(text for text in value.texts if text)
    if isinstance(value, (Project, Department)):
        return value.name
    if isinstance(value, Submission):
        return value.preparer
    if isinstance(value, tuple):
        return "\n".join(text_of(item) for item in value)
    if isinstance(value, Mapping):
        return "，".join(f"{key}：{text_of(item)}" for key, item in value.items())
    return str(value)
