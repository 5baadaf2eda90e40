"""The text of an edited cell → the value that a spec states for it.

In: a printed cell, the same cell in the file, and the spec it was printed from. Out: a new value for each
value of the cell that changed, or a doubt. A cell is read only if its printed text reads back as what the
spec states: a sum, or a text that a template puts together, is never taken for a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.model.amount import AmountError, parse_amount
from goalc.model.formats import format_of
from goalc.model.forms import kind_in
from goalc.model.notation import Notation, canonical_text
from goalc.model.profile import FormProfile, PackField
from goalc.pipeline.compiled import Compiled
from goalc.recognize.values import Doubt as ReadDoubt
from goalc.recognize.values import Printing, join_target, read_value
from goalc.returned.amounts import in_notation, printed_unit
from goalc.returned.printed import PrintedCell
from goalc.returned.result import Doubt
from goalc.returned.sheet import FileCell, clean_lines
from goalc.source.diagnostic import Origin, Path
from goalc.syntax.tree import Mapping as Branch
from goalc.syntax.tree import Node, Scalar, scalar_at
from goalc.syntax.tree import Sequence as Items

UNTYPED = ("<f>", "<e>", "<b>")
"""What the reader of workbooks puts before a formula, an error, True and False."""
DATED = "<d>"
"""What it puts before a date: also before a target such as `3-5`, which a spreadsheet takes for one."""


class NewValue(NamedTuple):
    """The value that a spec would state at `place`, None for nothing; `before` and `after` as printed."""

    place: Origin
    value: str | None
    before: str
    after: str


class NewLines(NamedTuple):
    """The lines of a list that one cell prints: texts with the numbers of their items, None for new ones."""

    place: Origin
    lines: tuple[tuple[int | None, str], ...]


Found = NewValue | NewLines | Doubt


class ValueReader:
    """A reader of the cells of one submission, as its pack prints them."""

    def __init__(self, compiled: Compiled) -> None:
        self._trees = compiled.files.trees
        submission, profile = compiled.submission, compiled.pack.profile
        titles = {submission.file: submission.title}
        titles |= {form.file: form.title for form in submission.forms}
        self._forms: dict[str, tuple[Notation, FormProfile]] = {}
        for file, title in titles.items():
            kind, form = kind_in(profile, title), profile.form(title)
            if kind is not None and form is not None:
                self._forms[file] = Notation(kind, form), form

    def tree(self, file: str) -> Node | None:
        """Return the tree of a spec of the submission; None for any other file."""
        return self._trees.get(file) if file in self._forms else None

    def printing(self, place: Origin) -> Printing:
        """Return how a value is printed, without the unit of an amount."""
        notation, form = self._forms[place.file]
        kind = notation.kind(place.path)
        key = next((str(step) for step in reversed(place.path) if isinstance(step, str)), "")
        own = _pack_field((*form.fields, *form.indicator_fields), place.path)
        choices = own.choices if own is not None else form.choices.get(key, ())
        return Printing(kind, "", choices, format_of(form.format, kind, key, own.format if own else None))

    def printing_as(self, place: Origin, cell: PrintedCell) -> Printing:
        """Return how a value is printed, with the unit of an amount as a cell shows it."""
        printing, scalar = self.printing(place), self._scalar(place)
        if printing.kind != "money":
            return printing
        return printing._replace(unit=printed_unit(cell.text, None if scalar is None else scalar.text))

    def read(self, cell: PrintedCell, found: FileCell) -> Iterator[Found]:
        """Yield what an edited cell says of its values; nothing where it says the same."""
        before, after = clean_lines(cell.lines), found.lines
        if cell.number is not None and found.number is not None:
            if cell.number.value == found.number.value:
                return
            after = (f"{found.number.value:f}",)
        elif found.number is not None:
            after = (f"{found.number.value.normalize():f}",)
        if before == after:
            return
        dated = () if self._is_date(cell) else (DATED,)
        if after and after[0].startswith((*UNTYPED, *dated)):
            yield untyped_doubt(after[0], cell.own[0] if cell.own else None)
        elif any(self.tree(place.file) is None for place in cell.own):
            yield Doubt("apply.elsewhere", "", "\n".join(after), cell.own[0], {"file": cell.own[0].file})
        elif _is_list(cell) and cell.own:
            yield self._list(cell, after)
        elif len(cell.own) == 1 and (len(set(cell.places)) == 1 or len(before) <= 1):
            yield self.single(cell.own[0], "\n".join(before), "\n".join(after), found.number is not None)
        elif len(cell.lines) == len(after):
            yield from self._each(cell, after)
        else:
            yield Doubt("apply.lines", "", "\n".join(after), cell.own[0], {"count": len(cell.lines)})

    def _is_date(self, cell: PrintedCell) -> bool:
        """Return True for a cell that prints one date; it may hold it as such."""
        forms = self._forms
        return len(cell.own) == 1 and cell.own[0].file in forms and self.printing(cell.own[0]).kind == "date"

    def _each(self, cell: PrintedCell, after: Sequence[str]) -> Iterator[Found]:
        for old, new, place in zip(cell.lines, after, cell.places, strict=True):
            if old != new:
                yield (
                    Doubt("apply.label", "", new, None, {"label": old})
                    if place is None
                    else self.single(place, old, new)
                )

    def single(self, place: Origin, before: str, after: str, is_number: bool = False) -> Found:
        """Return the new value of a text that prints one value, alone or with words around it."""
        scalar = self._scalar(place)
        printing = self.printing(place)
        stated = None if scalar is None else scalar.text.strip()
        if stated is None and before and not self._is_referred(place):
            return Doubt("apply.computed", "", after, place, {"before": before})
        if printing.kind == "money":
            printing = printing._replace(unit=printed_unit(before, stated))
        if stated is not None and not _same(read_value(before, printing), stated, printing):
            if _number(before) is not None:
                return Doubt("apply.computed", "", after, place, {"before": before})
            return self._within(place, before, after)
        if is_number and printing.kind == "target":
            return Doubt("apply.number", "", after, place, {"value": after})
        return _new_value(place, before, after, printing, stated)

    def joined(self, place: Origin, before: Sequence[str], after: Sequence[str]) -> Found:
        """Return the target whose sign, number and unit are in three cells."""
        scalar = self._scalar(place)
        old, new = join_target(*before), join_target(*after)
        texts = "".join(before), "".join(after)
        if scalar is not None and canonical_text("target", scalar.text) != (old or ""):
            return Doubt("apply.computed", "", texts[1], place, {"before": texts[0]})
        return NewValue(place, new, *texts)

    def _scalar(self, place: Origin) -> Scalar | None:
        tree = self.tree(place.file)
        return None if tree is None else scalar_at(tree, place.path)

    def _is_referred(self, place: Origin) -> bool:
        """Return True if a place is in an indicator that takes its values from a library."""
        tree = self.tree(place.file)
        return tree is not None and scalar_at(tree, (*place.path[:-1], "引用")) is not None

    def _list(self, cell: PrintedCell, after: Sequence[str]) -> Found:
        """Return the lines of a cell that prints a list, one item on a line."""
        texts = [line for line in after if line]
        scalars = [self._scalar(place) for place in cell.own]
        stated = ["" if scalar is None else scalar.text.strip() for scalar in scalars]
        if stated != list(clean_lines(cell.lines)):
            return Doubt("apply.computed", "", "\n".join(after), cell.own[0], {"before": cell.text})
        first = cell.own[0]
        numbers = [int(place.path[-1]) for place in cell.own]
        whole = Origin(first.file, first.path[:-1])
        return NewLines(whole, tuple(_pair_lines(numbers, stated, texts)))

    def _within(self, place: Origin, before: str, after: str) -> Found:
        """Return the new value in a text with words around it: of the one that the whole change lies in."""
        start, end = _changed(before, after)
        found = []
        for path, text in _scalars(self.tree(place.file), ()):
            at = before.find(text) if text else -1
            if at >= 0 and before.count(text) == 1 and at <= start and end <= at + len(text):
                rest = len(before) - at - len(text)
                found.append((len(text), path, text, after[at : len(after) - rest]))
        exact = [one for one in found if one[1] == place.path] or found
        if len(exact) != 1 or not exact[0][3].strip():
            return Doubt("apply.composed", "", after, place, {"before": before})
        _, path, text, new = exact[0]
        made = self.single(Origin(place.file, path), text, new.strip())
        return made._replace(before=before, after=after) if isinstance(made, NewValue) else made


def untyped_doubt(text: str, place: Origin | None) -> Doubt:
    """Return the doubt about a cell that a spreadsheet does not hold as the text that was typed."""
    if text.startswith(DATED):
        return Doubt("apply.dated", "", text.removeprefix(DATED).removesuffix(" 00:00:00"), place)
    return Doubt("apply.formula", "", text[3:], place)


def _new_value(
    place: Origin, before: str, after: str, printing: Printing, stated: str | None
) -> NewValue | Doubt:
    """Return the value of a text that stands alone in its cell."""
    read = read_value(after, printing)
    if isinstance(read, ReadDoubt | list):
        kind = printing.kind if isinstance(read, list) else read.kind
        return Doubt("apply.unread", "", after, place, {"kind": kind, "unit": printing.unit})
    if read is not None and printing.kind == "money":
        read = in_notation(read, stated)
    return NewValue(place, read, before, after)


def _is_list(cell: PrintedCell) -> bool:
    """Return True if a cell prints consecutive items of one list of texts, each on a line of its own."""
    places = [place for place, line in zip(cell.places, cell.lines, strict=True) if line]
    paths = [place.path if place is not None else () for place in places]
    return (
        bool(paths)
        and all(path and isinstance(path[-1], int) for path in paths)
        and len({path[:-1] for path in paths}) == 1
        and [path[-1] for path in paths] == list(range(int(paths[0][-1]), int(paths[0][-1]) + len(paths)))
    )


def _pair_lines(
    numbers: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int | None, str]]:
    """Yield the new lines with the numbers of the items that they are."""
    from goalc.matching.alignment import align, weight
    from goalc.matching.similarity import sequence_similarity

    if len(old) == len(new):
        pairs = dict(zip(range(len(new)), range(len(old)), strict=True))
    else:
        found = align(len(old), len(new), lambda i, j: weight(sequence_similarity(old[i], new[j]), 0.4))
        pairs = {j: i for i, j in found}
    for place, text in enumerate(new):
        yield (numbers[pairs[place]] if place in pairs else None), text


def _changed(before: str, after: str) -> tuple[int, int]:
    """Return where two texts begin to differ, and where the first is again as the other ends."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, len(before) - end


def _scalars(node: Node | None, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, Scalar):
        yield path, node.text.strip()
    elif isinstance(node, Branch):
        for entry in node.entries:
            yield from _scalars(entry.value, (*path, entry.key.text))
    elif isinstance(node, Items):
        for number, item in enumerate(node.items):
            yield from _scalars(item, (*path, number))


def _pack_field(fields: Sequence[PackField], path: Path) -> PackField | None:
    keys = [step for step in path if isinstance(step, str)]
    found = None
    for key in keys:
        found = next((item for item in fields if item.key == key), found)
        fields = found.columns or fields if found is not None else fields
    return found if found is not None and keys and found.key == keys[-1] else None


def _same(read: object, stated: str, printing: Printing) -> bool:
    """Return True if what was read of a print is what a spec states."""
    if printing.kind == "money":
        try:
            return isinstance(read, str) and parse_amount(read) == parse_amount(stated)
        except AmountError:
            return False
    if printing.kind == "number":
        return isinstance(read, str) and _number(read) == _number(stated)
    if not isinstance(read, str):
        return read is None and not stated
    if printing.kind in {"date", "period", "year"}:
        again = read_value(stated, printing)
        return again == read
    return read == canonical_text(printing.kind, stated)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except ArithmeticError:
        return None
