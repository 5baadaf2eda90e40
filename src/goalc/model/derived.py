"""Sums over the projects that a department's form prints: `derive: sum` and `of` of a field of its pack."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.model.budgets import BUDGET_KEY, Budget, year_budget
from goalc.model.forms import PROJECT
from goalc.model.profile import PackField
from goalc.model.spec import Project, Submission, place_in


class DerivedSum(NamedTuple):
    """The sum of a field over the projects, and its parts in their order."""

    field: PackField
    parts: Sequence[tuple[Project, Budget]]

    @property
    def total(self) -> Decimal:
        """The sum: 元 of a money field."""
        return sum((part.amount for _, part in self.parts), Decimal(0))


def derived_sum(item: PackField, submission: Submission) -> DerivedSum | None:
    """Return the sum that a field is derived from; None unless every project says its part."""
    parts = [(project, found) for project in submission.projects if (found := _value(project, item.of))]
    complete = item.derive and parts and len(parts) == len(submission.projects)
    return DerivedSum(item, parts) if complete else None


def _value(project: Project, key: str) -> Budget | None:
    """Return a number of a project by the key of its field; None if it does not say it."""
    if key == BUDGET_KEY:
        return year_budget(project)
    core = next((item.attribute for item in PROJECT.fields if item.key == key), "")
    value = getattr(project, core) if core else project.fields.get(key)
    return Budget(value, place_in(project, (key,))) if isinstance(value, Decimal) else None
