"""The texts of a form's holes → the data of its spec files, and the fate of every text.

In: which text fills which hole, row by row. Out: plain data by file, as a spec has it, and for each text that
is no value the reason. A value that stands in several places has to be the same in all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from goalc.matching.similarity import plain_name
from goalc.model.money import MONEY_KEY, TOTAL_KEY
from goalc.recognize.cells import Filled
from goalc.recognize.levels import is_known, level_name, with_parents
from goalc.recognize.pattern import FormPattern, Hole
from goalc.recognize.source import SourceText
from goalc.recognize.totals import shorten_money
from goalc.recognize.values import UNCOMPUTED, Doubt, Printing, Reading, join_target, read_value
from goalc.source.diagnostic import Path

FateKind = Literal["value", "label", "computed", "nothing", "unplaced", "target", "differs", "miscounted"]
Reason = Literal["", "unknown", "doubt", "conflict", "nameless", "level", "stranger", "printed"]


class Fate(NamedTuple):
    """The fate of one text of a file.

    A value has the file and the path where it stands in the spec; an unplaced text the `reason`, and as its
    path the nearest guess, if there is one. `doubt` says why it is no value of its kind. `form` is the number
    of its form in the file, -1 for none.

    In a form of a later stage, a text is as in its `target` form, or `differs` from it, or from what goalc
    counts (`miscounted`), and `words` are what stands there; a value may be `printed` in those other words.
    """

    source: SourceText
    kind: FateKind
    file: str = ""
    path: Path = ()
    words: str = ""
    reason: Reason = ""
    doubt: str = ""
    form: int = -1


class Record(NamedTuple):
    """The texts of one row of a list."""

    group: str
    file: str
    filled: tuple[Filled, ...]


@dataclass
class Gathered:
    """The data of a form by file, and the fates of its texts."""

    data: dict[str, dict[str, Any]] = field(default_factory=dict)
    fates: list[Fate] = field(default_factory=list)


def gather(
    pattern: FormPattern, single: Sequence[Filled], records: Sequence[Record], units: Mapping[SourceText, str]
) -> Gathered:
    """Return the data of a form; `units` are the units of money that labels in the file name."""
    made = Gathered()
    gatherer = _Gatherer(pattern, units, made)
    for key in dict.fromkeys(one.hole.key for one in single):
        gatherer.single([one for one in single if one.hole.key == key])
    for record in records:
        gatherer.record(record)
    for file in made.data:
        profile = pattern.profiles[file][1]
        if profile.money is not None and MONEY_KEY in made.data[file]:
            shorten_money(made.data[file], profile.money)
            left = made.data[file].get(MONEY_KEY, {}).get(TOTAL_KEY, {})
            made.fates = [_without_total(fate, left) for fate in made.fates]
    return made


def _without_total(fate: Fate, left: Mapping[str, Any]) -> Fate:
    """Return the fate of a total that is not written because it is the sum of its lines."""
    is_gone = fate.path[:2] == (MONEY_KEY, TOTAL_KEY) and fate.path[-1] not in left
    return fate._replace(kind="computed") if fate.kind == "value" and is_gone else fate


class _Gatherer:
    def __init__(self, pattern: FormPattern, units: Mapping[SourceText, str], made: Gathered) -> None:
        self._pattern = pattern
        self._units = units
        self._made = made
        self._levels: dict[int, str] = {}

    def single(self, filled: Sequence[Filled]) -> None:
        """Take the texts of one value."""
        hole = filled[0].hole
        value, used = self._read(filled)
        if used and value is not None:
            _put(self._made.data.setdefault(hole.file, {}), hole.path, value)
        self._tell(filled, used, value, hole.path)

    def record(self, record: Record) -> None:
        """Take the texts of one row of a list."""
        levels, values = self._split(record)
        if record.group == self._indicators(record.file):
            self._indicator(record, levels, values)
            return
        item: dict[str, Any] = {}
        whole: Any = None
        told = []
        for key, filled in values.items():
            value, used = self._read(filled)
            told.append((filled, used, value))
            if value is None:
                continue
            if len(key) == 1:
                whole = "\n".join(value) if isinstance(value, list) else value
            else:
                _put(item, key[1:], value)
        rows = self._made.data.setdefault(record.file, {}).setdefault(record.group, [])
        path: Path = (record.group, len(rows))
        if whole is not None or item:
            rows.append(whole if whole is not None else item)
        for filled, used, value in told:
            self._tell(filled, used, value, (*path, *filled[0].hole.path[1:]))

    def _indicators(self, file: str) -> str:
        kind = self._pattern.profiles[file][0]
        return str(kind.path("indicators")[0]) if kind.name != "submission" else ""

    def _split(self, record: Record) -> tuple[dict[int, Filled], dict[Path, list[Filled]]]:
        levels: dict[int, Filled] = {}
        values: dict[Path, list[Filled]] = {}
        for one in record.filled:
            if one.hole.level:
                levels.setdefault(one.hole.level, one)
            else:
                values.setdefault(one.hole.path, []).append(one)
        return levels, values

    def _indicator(
        self, record: Record, levels: Mapping[int, Filled], values: Mapping[Path, list[Filled]]
    ) -> None:
        above = self._above(levels)
        item: dict[str, Any] = {}
        told = []
        for key, filled in values.items():
            value, used = self._read(filled)
            told.append((filled, used, value))
            if value is not None:
                _put(item, key[1:], value)
        if not item and not any(isinstance(value, Doubt) for _, _, value in told):
            self._without_item(record, levels.values())
            return
        if "名称" not in item or above is None:
            reason: Reason = "nameless" if "名称" not in item else "level"
            for one in record.filled:
                is_level = one.hole.level and is_known(one.source.text, self._pattern.profile)
                kind: FateKind = "label" if is_level else "unplaced"
                self._made.fates.append(
                    Fate(one.source, kind, record.file, one.hole.path, one.source.text, reason)
                )
            return
        rows: Any = self._made.data.setdefault(record.file, {})
        for name in (record.group, *above[:-1]):
            rows = rows.setdefault(name, {})
        rows = rows.setdefault(above[-1] if above else record.group, [])
        path: Path = (record.group, *above, len(rows))
        rows.append(item)
        for one in levels.values():
            self._made.fates.append(Fate(one.source, "value", record.file, path[:-1][: one.hole.level + 1]))
        for filled, used, value in told:
            self._tell(filled, used, value, (*path, *filled[0].hole.path[1:]))

    def _without_item(self, record: Record, levels: Iterable[Filled]) -> None:
        """Note the fates of a row that has levels and no indicator; a level has to be one of the form."""
        path: Path = (record.group,)
        above = {one.source for one in levels}
        for one in record.filled:
            if one.source in above and not is_known(one.source.text, self._pattern.profile):
                self._made.fates.append(Fate(one.source, "unplaced", record.file, path, reason="unknown"))
            else:
                self._made.fates.append(Fate(one.source, "label", words=one.source.text))

    def _above(self, levels: Mapping[int, Filled]) -> tuple[str, ...] | None:
        """Return the names above an indicator; levels that are not written again go on."""
        profile = self._pattern.profile
        if any(one.source.text.startswith(UNCOMPUTED) for one in levels.values()):
            return None
        for depth, one in sorted(levels.items()):
            name = level_name(one.source.text, profile)
            if self._levels.get(depth) != name:
                self._levels = {known: text for known, text in self._levels.items() if known < depth}
            self._levels[depth] = name
        printed = {hole.level for item in self._pattern.items for c in item.cells for hole in c.holes} - {0}
        if not printed:
            return () if not profile.levels else None
        missing = set(range(1, max(printed) + 1)) - self._levels.keys()
        if missing & printed:
            return None
        if missing:
            return with_parents(self._levels[max(printed)], max(printed), profile)
        return tuple(self._levels[depth] for depth in range(1, max(printed) + 1))

    def _read(self, filled: Sequence[Filled]) -> tuple[Any, list[Filled]]:
        """Return the value of the texts of one hole, and those texts that say it; None for no value."""
        known = [one for one in filled if not one.hole.computed]
        if not known:
            return None, []
        parts = [one for one in known if one.hole.part]
        whole = [one for one in known if not one.hole.part]
        if parts and not whole:
            unread = (one.source.text for one in parts if one.source.text.startswith(UNCOMPUTED))
            joined = next(unread, "") or _join_parts(parts)
            return self._value(parts[0].hole, joined, parts[0].source), parts
        first = self._value(whole[0].hole, whole[0].source.text, whole[0].source)
        used = [whole[0]]
        for one in whole[1:]:
            other = self._value(one.hole, one.source.text, one.source)
            if first is None or isinstance(first, Doubt):
                first, used = other, [one]
            elif _agree(first, other):
                used.append(one)
        if parts and _agree(first, self._value(parts[0].hole, _join_parts(parts), parts[0].source)):
            used += parts
        return first, used

    def _value(self, hole: Hole, text: str, source: SourceText) -> Reading:
        printing = hole.printing
        if printing.kind == "money":
            printing = printing._replace(unit=self._units.get(source, ""))
        return read_value(text, printing)

    def _tell(self, filled: Sequence[Filled], used: Sequence[Filled], value: Any, path: Path) -> None:
        """Note the fate of the texts of one value."""
        for one in filled:
            file = one.hole.file
            if one.hole.computed and one.hole.printing.unit and (doubt := _no_amount(one)):
                fate = Fate(one.source, "unplaced", file, one.hole.path, reason="doubt", doubt=doubt)
            elif one.hole.computed:
                fate = Fate(one.source, "computed", file, one.hole.path)
            elif isinstance(value, Doubt) and one in used:
                fate = Fate(one.source, "unplaced", file, path, reason="doubt", doubt=value.kind)
            elif one in used:
                fate = Fate(one.source, "nothing" if value is None else "value", file, path)
            else:
                fate = Fate(one.source, "unplaced", file, path, reason="conflict")
            self._made.fates.append(fate)


def _no_amount(one: Filled) -> str:
    """Return the reason for which a text in the place of a sum is no amount; empty if it is one."""
    read = read_value(one.source.text, Printing("money", one.hole.printing.unit))
    return read.kind if isinstance(read, Doubt) and read.kind in {"amount", "error"} else ""


def _agree(one: Reading, other: Reading) -> bool:
    return one == other or plain_name(str(one)) == plain_name(str(other))


def _join_parts(parts: Sequence[Filled]) -> str:
    found: dict[str, str] = {}
    for one in parts:
        found[one.hole.part] = " ".join(filter(None, (found.get(one.hole.part), one.source.text)))
    if "start" in found or "end" in found:
        return "至".join(filter(None, (found.get("start"), found.get("end"))))
    if "box" in found:
        return found["box"]
    return join_target(found.get("sign", ""), found.get("number", ""), found.get("unit", "")) or ""


def _put(data: dict[str, Any], path: Path, value: Any) -> None:
    if isinstance(value, Doubt):
        return
    for step in path[:-1]:
        data = data.setdefault(str(step), {})
    data.setdefault(str(path[-1]), value)
