"""A spec of one year as the beginning of the next year's: text in, text out, comments stay where they are.

Dates within the old year move to the new one, 上年值 is filled in, and what a person has to think over anew
is marked with a comment that says 待核. Nothing else of the text changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from goalc.model import spec
from goalc.model.forms import SUBMISSION, kind_of
from goalc.model.spec import Form, Indicator, Project, Submission
from goalc.model.target import Comparison, Deadline, Interval, Ratio, Term
from goalc.scaffold.modeline import LEAD
from goalc.source.diagnostic import Path
from goalc.syntax.tree import Mapping as MappingNode
from goalc.syntax.tree import Node, Scalar, scalar_at
from goalc.syntax.tree import Sequence as SequenceNode
from goalc.syntax.writing.emit import emit_scalar
from goalc.syntax.writing.rewrite import rewrite

LAST_VALUE = "上年值"
_NEW, _GOES_ON = "新增项目", "延续项目"
_MARK = "# 待核：由 {last} 年的规格滚动而来，目标、指标值和资金逐项核对；核对完删去这一行"
_MONEY = "# 待核：下面是 {last} 年的数"


class _Change(NamedTuple):
    """The replacement of a part of a text."""

    start: int
    end: int
    text: str


class NextYear(NamedTuple):
    """The step from the year `last` to `year`; `outcomes` are what was reached, by name of the indicator."""

    last: int
    year: int
    outcomes: Mapping[str, str] = {}

    def is_finished(self, form: Form) -> bool:
        """Return True for a project over several years that ended before the new one."""
        period = form.period if isinstance(form, Project) else None
        return period is not None and period.start.first.year < period.end.last.year < self.year

    def cover(self, text: str, root: Node, dropped: Iterable[str]) -> str:
        """Return the text of a cover for the new year, without the files of dropped projects in its list."""
        year = scalar_at(root, SUBMISSION.path("year"))
        changes = [*self._rewrite(text, year, str(self.year))]
        listed = root.get(str(SUBMISSION.path("order")[0])) if isinstance(root, MappingNode) else None
        if isinstance(listed, SequenceNode):
            changes += _without(text, listed, frozenset(dropped))
        return _apply(text, changes)

    def form(self, text: str, root: Node, form: Form) -> str:
        """Return the text of a form for the new year."""
        changes = [_head(text, _MARK.format(last=self.last))]
        for path in (*self._dates(form), *self._deadlines(form)):
            scalar = scalar_at(root, path)
            if scalar is not None:
                changes += self._rewrite(text, scalar, self._moved(scalar.text))
        changes += self._nature(text, root, form)
        for indicator in form.indicators:
            changes += self._last_value(text, root, indicator)
        changes += self._money(root, form)
        return _apply(text, changes)

    def _rewrite(self, text: str, scalar: Scalar | None, new: str) -> Iterator[_Change]:
        if scalar is not None and scalar.text.strip() != new:
            change = rewrite(text, scalar, new)
            if change is not None:
                yield _Change(change.span.start, change.span.end, change.text)

    def _moved(self, text: str) -> str:
        return re.sub(rf"(?<![0-9]){self.last}(?![0-9])", str(self.year), text)

    def _dates(self, form: Form) -> Iterator[Path]:
        """Yield the places of periods that lie within the old year."""
        plan = kind_of(form).path("plan")
        for index, step in enumerate(form.plan):
            if step.period.start.year == step.period.end.year == self.last:
                yield (*plan, index, spec.PLAN_KEYS[0])
        period = form.period if isinstance(form, Project) else None
        if period is not None and period.start.year == period.end.year == self.last:
            yield kind_of(form).path("period")

    def _deadlines(self, form: Form) -> Iterator[Path]:
        for item in form.indicators:
            if isinstance(item.target, (Deadline, Term)):
                yield (*item.path, spec.INDICATOR_KEYS[1])

    def _nature(self, text: str, root: Node, form: Form) -> Iterator[_Change]:
        """Yield the change of a new project that goes on in the new year."""
        period = form.period if isinstance(form, Project) else None
        goes_on = period is not None and period.end.last.year >= self.year
        if isinstance(form, Project) and form.nature == _NEW and goes_on:
            yield from self._rewrite(text, scalar_at(root, kind_of(form).path("nature")), _GOES_ON)

    def _last_value(self, text: str, root: Node, item: Indicator) -> Iterator[_Change]:
        """Yield the change that fills in 上年值: what was reached, else the target, if it is a number."""
        if not isinstance(item.target, (Comparison, Interval, Ratio)):
            return
        value = self.outcomes.get(item.name) or str(item.target)
        old = scalar_at(root, (*item.path, LAST_VALUE))
        if old is not None:
            yield from self._rewrite(text, old, value)
            return
        for key in (spec.INDICATOR_KEYS[1], spec.REFERENCE_KEY):
            name, after = scalar_at(root, (*item.path, key), "key"), scalar_at(root, (*item.path, key))
            if name is not None and after is not None:
                yield _insertion(text, root, item.path, name, after, f"{LAST_VALUE}: {emit_scalar(value)}")
                return

    def _money(self, root: Node, form: Form) -> Iterator[_Change]:
        """Yield a comment above each amount that stands on a line of its own."""
        keys = [item.key for item in kind_of(form).fields if item.kind in {"money", "money_lines"}]
        for key in keys:
            name = scalar_at(root, (key,), "key")
            if name is not None:
                yield _Change(name.start, name.start, f"{_MONEY.format(last=self.last)}\n")


def _head(text: str, mark: str) -> _Change:
    """Return the insertion of a comment behind the first line if that names a schema, else at the top."""
    place = text.find("\n") + 1 if text.startswith(LEAD) else 0
    return _Change(place, place, f"{mark}\n")


def _insertion(text: str, root: Node, path: Path, key: Scalar, after: Scalar, entry: str) -> _Change:
    """Return the insertion of an entry beside another one of the mapping at a path."""
    node: Node | None = root
    for step in path:
        if isinstance(node, MappingNode):
            node = node.get(str(step))
        elif isinstance(node, SequenceNode) and isinstance(step, int):
            node = node.items[step]
    if isinstance(node, MappingNode) and text[node.start] == "{":
        return _Change(after.end, after.end, f", {entry}")
    indent = " " * (key.start - text.rfind("\n", 0, key.start) - 1)
    if after.style in {"|", ">"}:
        return _Change(key.start, key.start, f"{entry}\n{indent}")
    end = text.find("\n", after.end)
    end = len(text) if end < 0 else end
    return _Change(end, end, f"\n{indent}{entry}")


def _without(text: str, listed: SequenceNode, dropped: frozenset[str]) -> Iterator[_Change]:
    """Yield the removal of the lines of a list that name dropped files."""
    for item in listed.items:
        if isinstance(item, Scalar) and item.text.strip() in dropped:
            start = text.rfind("\n", 0, item.start) + 1
            end = text.find("\n", item.end) + 1 or len(text)
            yield _Change(start, end, "")


def _apply(text: str, changes: Iterable[_Change]) -> str:
    for change in sorted(changes, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def outcomes_of(submission: Submission) -> dict[str, dict[str, str]]:
    """Return what was reached, by the file of the target form and the name of the indicator."""
    return {
        form.target_file: {item.name: item.outcome for item in form.indicators if item.outcome}
        for form in submission.forms
    }
