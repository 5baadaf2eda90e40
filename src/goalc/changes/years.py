"""The comparison of one year's submissions with those of the year before.

In: the submissions of both years, those of a unit at the same place. Out: the changes, without those that any
new year brings: dates within the year before count as the same dates of the newer year, and 上年值 is not
compared. The changes show what stands in the files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from goalc.changes.change import Change
from goalc.changes.compare import Compared, compare
from goalc.changes.form_pairs import Filed, FormIn, FormPair
from goalc.model.dates import PartialDate, Period
from goalc.model.target import Target
from goalc.model.target.read import parse_target

_KEPT = frozenset(
    {"file", "path", "sources", "pack", "order", "target_file", "own_keys", "title", "stage", "code", "phone"}
)
"""Attributes that are no text of a form, or have numbers that look like years."""
_WHOLE_PROJECT = frozenset({"overall_goals"})
"""Attributes about all years of a project: a date in them stays that date."""
_LAST_VALUE = "上年值"
_DIGITS = [
    str.maketrans("0123456789", other)
    for other in (
        "０１２３４５６７８９",
        "〇一二三四五六七八九",
        "零一二三四五六七八九",
        "○一二三四五六七八九",
    )
]
_T = TypeVar("_T")


def compare_years(base: Sequence[Filed], head: Sequence[Filed]) -> Compared:
    """Compare the submissions of the year before with this year's."""
    moved = _MovedValues()
    found = compare([moved.submission(filed) for filed in base], head)

    def restore(one: FormIn | None) -> FormIn | None:
        return None if one is None else FormIn(_filed(one.filed, moved), moved.original(one.form))

    pairs = []
    for pair in found.pairs:
        earlier = restore(pair.base)
        pairs.append(FormPair(earlier, pair.head, earlier or pair.named))
    covers = [(None if one is None else _filed(one, moved), other) for one, other in found.covers]
    changes = [moved.restore(change) for change in found.changes if change.path[-1:] != (_LAST_VALUE,)]
    return Compared(changes, pairs, covers)


def _filed(filed: Filed, moved: _MovedValues) -> Filed:
    return filed._replace(submission=moved.original(filed.submission))


class _MovedValues:
    """Values of the year before, moved to the next; each knows the value that it was."""

    def __init__(self) -> None:
        # The moved value is kept, so that no other one gets its id.
        self._originals: dict[int, tuple[Any, Any]] = {}

    def submission(self, filed: Filed) -> Filed:
        """Return a submission as it would be if it were of the next year."""
        submission = filed.submission
        moved = _Mover(submission.year, self._originals).move(submission)
        later = replace(moved, year=submission.year + 1)
        self._originals[id(later)] = later, submission
        return filed._replace(submission=later)

    def original(self, value: _T) -> _T:
        """Return the value that a moved one was; any other one itself."""
        found: _T = self._originals.get(id(value), (value, value))[1]
        return found

    def restore(self, change: Change) -> Change:
        """Return a change with the value that stands in the file of the year before."""
        before: Any = self.original(change.before)
        if type(before) is tuple:
            before = tuple(self.original(item) for item in before)
        return replace(change, before=before)


class _Mover:
    """A mover of the dates in values from the year `last` to the next one."""

    def __init__(self, last: int, originals: dict[int, tuple[Any, Any]]) -> None:
        self._last = last
        self._originals = originals
        self._next = dict(zip(_spellings(last), _spellings(last + 1), strict=True))
        # `2024年`, `2024-06-30`, `24年6月`; 2024人 is no date, and 24年 are years.
        whole, short = "|".join(_spellings(last)[:-1]), _spellings(last)[-1]
        dated = rf"(?<![0-9０-９])(?:{whole})(?=\s*年|[-./－．／][01０１]?[0-9０-９](?![0-9０-９]))"
        dated += rf"|(?<![0-9]){short}(?=年(?:[0-9]{{1,2}}月|年?底|[上下]半年|第?[1-4一二三四]季))"
        self._year = re.compile(dated)
        # A target of eight digits is a day; elsewhere they may be the number of a document.
        self._day = re.compile(rf"(?<![0-9]){last}(?=(?:0[1-9]|1[0-2])[0-3][0-9](?![0-9]))|{dated}")

    def move(self, value: Any) -> Any:
        """Return a value with its dates moved: the same object if it has none of that year."""
        moved = self._move(value)
        if moved is not value:
            self._originals[id(moved)] = moved, value
        return moved

    def _move(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value, self._year)
        if isinstance(value, Target):
            text = self._text(value.quoted, self._day)
            return value if text is value.quoted else parse_target(text)
        if isinstance(value, Period):
            # One over several years is the project's: it stays the same every year.
            inside = value.start.year == value.end.year == self._last
            return self._parts(value) if inside else value
        if isinstance(value, PartialDate):
            return replace(value, year=self._last + 1) if value.year == self._last else value
        return self._parts(value) if is_dataclass(value) else self._items(value)

    def _items(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            values = {key: self.move(item) for key, item in value.items()}
            return value if all(values[key] is item for key, item in value.items()) else values
        if type(value) is tuple:
            items = tuple(self.move(item) for item in value)
            return value if all(new is old for new, old in zip(items, value, strict=True)) else items
        return value

    def _parts(self, value: Any) -> Any:
        names = [field.name for field in fields(value) if field.name not in _KEPT | _WHOLE_PROJECT]
        moved = {name: self.move(getattr(value, name)) for name in names}
        changed = {name: new for name, new in moved.items() if new is not getattr(value, name)}
        return replace(value, **changed) if changed else value

    def _text(self, text: str, dated: re.Pattern[str]) -> str:
        return dated.sub(lambda match: self._next[match[0]], text) if dated.search(text) else text


def _spellings(year: int) -> list[str]:
    """Return a year in the digits that people write it with; the last one is short, as before a month."""
    text = str(year)
    return [text, *(text.translate(digits) for digits in _DIGITS), text[2:]]
