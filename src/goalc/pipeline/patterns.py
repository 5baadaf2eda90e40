"""The patterns of a pack's forms: each is printed with sample values, and what is not a value is a label.

In: a pack. Out: for each of its forms the words of its template and the holes for values, with the kind,
unit, words and format of each. A printed text that reading it back does not give the sample's own value is
one that goalc computes, or a part of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from goalc.document.holes import HoledBlock, HoledTable, Segment, Segments
from goalc.layout.fault import TemplateFault
from goalc.layout.holes import HolePrinter
from goalc.layout.markup import MarkupFault
from goalc.model.amount import AmountError, parse_amount
from goalc.model.dates import parse_date, parse_period
from goalc.model.formats import format_of
from goalc.model.forms import RESULTS
from goalc.model.money import MONEY_KEY
from goalc.model.notation import Notation
from goalc.model.profile import FormProfile, PackField
from goalc.model.spec import PLAN_KEYS
from goalc.model.target import parse_target
from goalc.model.target.parts import target_parts
from goalc.pipeline.pack import Pack
from goalc.pipeline.sample import COVER_FILE, SAMPLE_FILE, TARGET_FILE, FilledForm, Variant, filled_forms
from goalc.recognize.pattern import COVER, FORM, TARGET, FormPattern, Header, Hole, PatternCell, PatternItem
from goalc.recognize.values import Doubt, Printing, read_value
from goalc.source.diagnostic import Path

_FILES = {COVER_FILE: COVER, SAMPLE_FILE: FORM, TARGET_FILE: TARGET}
_VARIANT = Variant("holes", keys=True, row_keys=True, rows=2, text="样例")
_BOXES = frozenset("☑□")
_PARTS = ("sign", "number", "unit")
_COMPUTED = re.compile(r"[0-9.,]+|.{0,40}%")
"""What is printed of all money lines together, beside their labels: a rate, and the score of it."""


def patterns_of(pack: Pack) -> list[FormPattern]:
    """Return the patterns of the forms of a pack; a form whose template is broken has none."""
    printer = HolePrinter(pack.look, pack.profile, dict(pack.template_texts))
    found = []
    for filled in filled_forms(pack.profile, _VARIANT):
        if filled.sample.title not in pack.look.forms:
            continue
        try:
            blocks = printer.print(filled.sample)
        except (TemplateFault, MarkupFault):
            continue
        profiles = {_FILES[file]: known for file, known in filled.profiles.items()}
        items = tuple(_PatternMaker(filled).items(blocks))
        found.append(FormPattern(pack.name, filled.sample.title, items, profiles))
    return found


def pieces_of(filled: FilledForm, line: Segments) -> list[str | Hole]:
    """Return for each segment of a printed sample the hole that it fills, or the words that it is."""
    return list(_PatternMaker(filled)._pieces(line))


class _PatternMaker:
    """A maker of the items of one form."""

    def __init__(self, filled: FilledForm) -> None:
        self._data = filled.data
        self._profiles = filled.profiles

    def items(self, blocks: Sequence[HoledBlock]) -> list[PatternItem]:
        made: list[PatternItem] = []
        for number, block in enumerate(blocks):
            if isinstance(block, HoledTable):
                made += self._table(block, number, len(made))
            elif block:
                cell = PatternCell(tuple(self._pieces(block)))
                made.append(PatternItem((cell,), is_row=False, table=number))
        return made

    def _table(self, table: HoledTable, number: int, first: int) -> list[PatternItem]:
        rows = [self._row(table, r) for r in range(len(table.rows))]
        items: list[PatternItem] = []
        for r, cells in enumerate(rows):
            group = next((hole.group for cell in cells for hole in cell.holes if hole.group), "")
            covering = tuple(
                rows[slot.row][slot.cell].words
                for slot in dict.fromkeys(table.grid.slots[r])
                if slot.row < r and rows[slot.row][slot.cell].is_label
            )
            item = PatternItem(tuple(cells), True, number, group, covering)
            if group and items and items[-1].group == group:
                items[-1] = _unite(items[-1], item)
            else:
                items.append(item)
        return _with_headers(items, first)

    def _row(self, table: HoledTable, row: int) -> list[PatternCell]:
        made = []
        for cell, start in zip(table.rows[row], table.grid.starts[row], strict=True):
            pieces = [piece for line in cell.lines for piece in self._pieces(line)]
            lists = {piece.path[:1]: piece for piece in pieces if isinstance(piece, Hole) and piece.group}
            if len(pieces) > 1 and len(lists) == 1 and all(isinstance(piece, Hole) for piece in pieces):
                (hole,) = lists.values()
                if len(hole.path) == 1:
                    # Several paragraphs of one cell are one value.
                    pieces = [hole._replace(group="")]
            made.append(PatternCell(tuple(_joined(pieces)), start, start + cell.col_span))
        return made

    def _pieces(self, line: Segments) -> Iterator[str | Hole]:
        boxed = {segment.origin for segment in line if segment.text in _BOXES and segment.origin}
        for segment in line:
            yield self._hole(segment, segment.origin in boxed) if segment.origin else segment.text

    def _hole(self, segment: Segment, boxed: bool) -> str | Hole:
        """Return the hole of a printed value; what every spec prints alike is words."""
        origin = segment.origin
        if origin is None:
            return segment.text
        path = origin.path
        kind, profile = self._profiles[origin.file]
        if path == (MONEY_KEY,) and not segment.unit and not _COMPUTED.fullmatch(segment.text):
            return segment.text
        if len(path) == 3 and segment.text == path[1]:
            return segment.text
        plan = next((item.key for item in kind.fields if item.kind == "plan"), None)
        is_time = path[:1] == (plan,) and path[-1] == PLAN_KEYS[0]
        name = "period" if is_time else Notation(kind, profile).kind(path)
        indicators = kind.path("indicators") if kind.name != "submission" else ()
        hole = Hole(_FILES[origin.file], path, _printing(name, path, profile, segment.unit))
        if path == indicators and (kind is RESULTS or origin.file == TARGET_FILE):
            # The total score is one of the whole list.
            return hole._replace(computed=True)
        if indicators and path[:1] == indicators:
            return self._indicator_hole(hole, segment)
        if len(path) > 1 and isinstance(path[1], int):
            hole = hole._replace(group=str(path[0]), path=(path[0], *path[2:]))
        return self._with_part(hole, segment, path, boxed)

    def _indicator_hole(self, hole: Hole, segment: Segment) -> Hole:
        """Return a hole in a row of indicators: a level's name, or a value by its key."""
        group, path = str(hole.path[0]), hole.path
        numbers = [place for place, step in enumerate(path) if isinstance(step, int)]
        if (not numbers and hole.file == TARGET) or (
            not numbers and segment.text == path[-1] and len(path) > 1
        ):
            return Hole(hole.file, (group,), Printing("text"), group=group, level=len(path) - 1)
        rest = path[numbers[0] + 1 :] if numbers else path[-1:]
        made = hole._replace(group=group, path=(group, *rest))
        return self._with_part(made, segment, path, boxed=False)

    def _with_part(self, hole: Hole, segment: Segment, path: Path, boxed: bool) -> Hole:
        file = next(file for file, name in _FILES.items() if name == hole.file)
        value = _at(self._data.get(file, {}), path)
        if boxed:
            return hole._replace(part="box")
        if value is None:
            return hole._replace(computed=True)
        if _is_same(read_value(segment.text, hole.printing), value, hole.printing.kind):
            return hole
        part = _part(segment.text, str(value), hole.printing.kind)
        return hole._replace(part=part) if part else hole._replace(computed=True)


def _printing(kind: str, path: Path, profile: FormProfile, unit: str) -> Printing:
    keys = [step for step in path if isinstance(step, str)]
    own = _own_field(keys, profile)
    choices = own.choices if own else profile.choices.get(keys[-1], ())
    form = format_of(profile.format, kind, keys[-1], own.format if own else None)
    return Printing(kind, unit, choices, form)


def _own_field(keys: Sequence[str], profile: FormProfile) -> PackField | None:
    """Return the pack's field at the end of these keys, among columns of lists and fields of indicators."""
    fields = {item.key: item for item in (*profile.fields, *profile.indicator_fields)}
    found = None
    for key in keys:
        if key in fields:
            found = fields[key]
            fields = fields | {item.key: item for item in found.columns}
    return found if found is not None and found.key == keys[-1] else None


def _is_same(reading: object, value: Any, kind: str) -> bool:
    if isinstance(reading, Doubt) or reading is None:
        return False
    if kind in _TYPED:
        try:
            return _TYPED[kind](str(reading)) == _TYPED[kind](str(value))
        except AmountError:
            return False
    if isinstance(value, list):
        return reading == value or reading in value
    return reading == value or (isinstance(reading, list) and value in reading)


_TYPED: Mapping[str, Callable[[str], object]] = {
    "money": parse_amount,
    "period": parse_period,
    "date": parse_date,
}
"""The reader of a value by its kind, where texts of one meaning differ."""


def _part(text: str, value: str, kind: str) -> Any:
    """Return which part of a value a text is; "" if none."""
    if kind == "target":
        parts = dict(zip(target_parts(parse_target(value)), _PARTS, strict=True))
        return parts.get(text, "")
    period = parse_period(value) if kind == "period" else None
    if period is not None:
        day = parse_date(text)
        return "start" if day == period.start else "end" if day == period.end else ""
    return ""


def _at(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _joined(pieces: Sequence[str | Hole]) -> Iterator[str | Hole]:
    """Yield pieces with words that follow each other in one."""
    words = ""
    for piece in pieces:
        if isinstance(piece, str):
            words += piece
            continue
        if words:
            yield words
        words = ""
        yield piece
    if words:
        yield words


def _unite(one: PatternItem, other: PatternItem) -> PatternItem:
    """Return one repeated row for two rows of a list; what only one of them has is optional."""
    cells: dict[tuple[int, int], PatternCell] = {(cell.start, cell.end): cell for cell in one.cells}
    for cell in other.cells:
        place = cell.start, cell.end
        known = cells.get(place)
        if known is None:
            cells[place] = cell._replace(optional=True)
        elif known.words != cell.words:
            # A number that counts the rows.
            cells[place] = known._replace(pieces=known.holes)
        elif len(cell.holes) > len(known.holes):
            cells[place] = cell
    own = {(cell.start, cell.end) for cell in other.cells}
    made = [
        cell if place in own and not any(hole.level for hole in cell.holes) else cell._replace(optional=True)
        for place, cell in sorted(cells.items())
    ]
    return replace(one, cells=tuple(made), covering=tuple(dict.fromkeys((*one.covering, *other.covering))))


def _with_headers(items: Sequence[PatternItem], first: int) -> list[PatternItem]:
    """Return the rows of a table with the label above each hole that stands in a column of its own."""
    active: dict[int, Header] = {}
    made = []
    for number, item in enumerate(items, first):
        if item.is_header and not item.group:
            for cell in item.cells:
                if cell.words:
                    header = Header(cell.words, number, cell.start, cell.end)
                    active |= dict.fromkeys(range(cell.start, cell.end), header)
            made.append(item)
            continue
        cells = [cell._replace(header=_above(cell, active) if cell.holes else None) for cell in item.cells]
        if any(cell.holes and cell.header is None for cell in cells):
            active = {}
        made.append(replace(item, cells=tuple(cells)))
    return made


def _above(cell: PatternCell, active: Mapping[int, Header]) -> Header | None:
    found = {active.get(column) for column in range(cell.start, cell.end)}
    header = next(iter(found)) if len(found) == 1 else None
    return header if header and header.start <= cell.start and cell.end <= header.end else None
