"""Recognise the forms of a file: its documents → the data of specs, with the fate of every text.

In: documents that a reader made, and the patterns of packs. Out: the pack that fits best, its forms in the
order of the file with their data, and the fates of all texts, also of those that belong to no form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from goalc.document.document import Document
from goalc.matching.guess import closest
from goalc.recognize.align import Alignment, FoundForm, align_forms
from goalc.recognize.cells import Assigned, Filled, assign
from goalc.recognize.gather import Fate, Gathered, Record, gather
from goalc.recognize.headers import PART_HEADERS, dated_labels, is_target, part_at, with_part_labels
from goalc.recognize.labels import plain_label
from goalc.recognize.pattern import FORM, FormPattern, Header, Part, PatternItem
from goalc.recognize.source import Place, SourceItem, SourceText, items_of
from goalc.recognize.values import MONEY_UNIT, unit_in

_UNIT_LINE = re.compile(rf"(?:金额)?单位\s*[:：]?\s*(?:人民币)?\s*({MONEY_UNIT})")
_NEAR, _ALIKE = 0.6, 0.95
"""Minimum share of the best pack's score for another to be tried, and to be named."""
MAX_TEXTS = 20_000
"""Maximum number of texts in a file; a booklet of six forms has eight hundred."""
MIN_FIT = 0.35
"""Minimum score by item of a file for it to be a form of a pack at all."""


@dataclass(frozen=True)
class RecognizedForm:
    """One form of a file: its pattern and its data by spec file."""

    pattern: FormPattern
    gathered: Gathered
    first: SourceText


@dataclass(frozen=True)
class Recognized:
    """The content of a file: the pack, its forms in order, the fates of all texts in order.

    `others` are packs that fit nearly as well.
    """

    pack: str = ""
    forms: tuple[RecognizedForm, ...] = ()
    fates: tuple[Fate, ...] = ()
    others: tuple[str, ...] = ()
    score: float = 0.0
    items: int = 0


def size_of(documents: Iterable[Document]) -> int:
    """Return the number of texts in a file."""
    return sum(len(item.filled) for item in items_of(documents))


def recognize(documents: Iterable[Document], packs: Mapping[str, Sequence[FormPattern]]) -> Recognized:
    """Return what a file has of the forms of the pack that fits best; no pack if none does."""
    source = items_of(documents)
    texts = [text for item in source for text in item.filled]
    found: dict[str, Alignment] = {
        name: align_forms(source, patterns) for name, patterns in packs.items() if patterns
    }
    best = max((one.score for one in found.values()), default=0.0)
    if not source or best < MIN_FIT * min(len(source), 20):
        fates = tuple(Fate(text, "unplaced", reason="unknown") for text in texts)
        return Recognized(fates=fates, items=len(source))
    # Packs are alike; which one it is shows when every text has its place.
    near = [name for name, one in found.items() if one.score >= _NEAR * best]
    tried = [_read(source, texts, name, found[name]) for name in near]
    tried.sort(key=lambda one: one.score, reverse=True)
    others = tuple(one.pack for one in tried[1:] if one.score >= _ALIKE * tried[0].score)
    return replace(tried[0], others=others)


def _read(
    source: Sequence[SourceItem], texts: Sequence[SourceText], pack: str, alignment: Alignment
) -> Recognized:
    """Return the content of a file as the forms of one pack."""
    forms = [_Form(source, form).recognize() for form in alignment.forms]
    fates = _all_fates(texts, forms)
    return Recognized(pack, tuple(forms), tuple(fates), (), _fit(forms, fates), len(source))


def _fit(forms: Sequence[RecognizedForm], fates: Sequence[Fate]) -> float:
    """Return how well forms fit a file, from 0 to 1: by the texts that have a place, and by the labels of the
    forms that are there."""
    placed = sum(fate.kind != "unplaced" for fate in fates) / max(1, len(fates))
    labels = [plain_label(word) for form in forms for item in form.pattern.items for word in item.labels]
    told = {plain_label(fate.words) for fate in fates if fate.kind == "label"}
    found = sum(label in told for label in labels) / max(1, len(labels))
    return 2 * placed * found / (placed + found) if placed and found else 0.0


def _all_fates(texts: Sequence[SourceText], forms: Sequence[RecognizedForm]) -> list[Fate]:
    """Return the fates of all texts in the order of the file; what is in no row of a form belongs to the
    form before it."""
    words = frozenset().union(*(form.pattern.words for form in forms))
    fates: dict[Place, list[Fate]] = {text.place: [] for text in texts}
    for number, form in enumerate(forms):
        for fate in form.gathered.fates:
            fates.setdefault(fate.source.place, []).append(fate._replace(form=number))
    told = [fate for found in fates.values() for fate in found]
    placed = {plain_label(fate.source.text) for fate in told if fate.kind != "unplaced"}
    known = [word for form in forms for item in form.pattern.items for word in item.labels]
    result: list[Fate] = []
    last = Fate(texts[0], "label", form=0)
    for text in texts:
        found = fates[text.place] or [_stray(text, words, placed, known, last)]
        for fate in found:
            unknown = fate.kind == "unplaced" and fate.reason == "unknown"
            is_word = unknown and plain_label(fate.source.text) in words
            result.append(fate._replace(kind="label", reason="") if is_word else fate)
        if result[-1].kind == "value":
            last = result[-1]
    return result


def _stray(
    text: SourceText, words: frozenset[str], placed: set[str], known: Sequence[str], last: Fate
) -> Fate:
    """Return the fate of a text in no row of a form: a label or a title again, or not placed."""
    plain = plain_label(text.text)
    if plain in words or (plain in placed and len(plain) > 3) or _UNIT_LINE.fullmatch(text.text.strip()):
        return Fate(text, "label", words=text.text, form=last.form)
    guess = closest(text.text, known) if len(text.text) < 30 else ""
    return Fate(text, "unplaced", last.file, last.path[:1], guess, "unknown", form=last.form)


@dataclass
class _Form:
    """The state of reading one form of a file."""

    source: Sequence[SourceItem]
    found: FoundForm
    columns: dict[Header, tuple[int, int]] = field(default_factory=dict)
    parts: dict[Header, dict[Part, tuple[int, int]]] = field(default_factory=dict)
    labels: list[tuple[SourceItem, SourceText]] = field(default_factory=list)
    single: list[Filled] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    fates: list[Fate] = field(default_factory=list)
    units: dict[SourceText, str] = field(default_factory=dict)
    unit: str = ""

    def recognize(self) -> RecognizedForm:
        pattern = self.found.pattern
        self.unit = self._unit_line()
        for match in self.found.matches:
            item, wanted = self.source[match.source].inside, pattern.items[match.item]
            assigned = assign(item, wanted, self.columns)
            if wanted.is_header:
                self._learn_columns(wanted, match.item, assigned)
                assigned = with_part_labels(assigned)
            assigned = self._with_parts(assigned, wanted)
            self._take(item, wanted, assigned)
        self._complete_units()
        made = gather(pattern, self.single, self.records, self.units)
        made.fates += self.fates
        first = self.source[self.found.matches[0].source].filled[0]
        return RecognizedForm(pattern, made, first)

    def _complete_units(self) -> None:
        """Give amounts that no label stands by the unit of the whole form.

        That is the only one that its labels name, if the template does the same; one whose template names no
        unit is always printed in the same.
        """
        named = {unit_in(text.text) for _, text in self.labels} - {""}
        for one in (*self.single, *(one for record in self.records for one in record.filled)):
            unit = one.hole.printing.unit
            if self.units.get(one.source) != "":
                continue
            if not self.found.pattern.units and not named:
                self.units[one.source] = unit
            elif self.found.pattern.units == {unit} and len(named) == 1:
                self.units[one.source] = next(iter(named))

    def _unit_line(self) -> str:
        """Return the unit of a line such as `单位：万元` above or in the form."""
        matches = self.found.matches
        start, end = matches[0].source, matches[-1].source
        for item in self.source[max(0, start - 2) : end + 1]:
            for text in item.filled:
                found = _UNIT_LINE.search(text.text) if len(text.text) < 40 else None
                if found is not None:
                    return found[1]
        return ""

    def _learn_columns(self, wanted: PatternItem, number: int, assigned: Assigned) -> None:
        """Note the columns of the labels of a header row."""
        labels = [*assigned.labels, *dated_labels(wanted, assigned)]
        pairs = {text.place: words for text, words in labels}
        cells = list(wanted.cells)
        for text in sorted((text for text, _ in labels), key=lambda text: text.start):
            words = pairs[text.place]
            cell = next((cell for cell in cells if cell.words == words), None)
            if cell is not None:
                cells.remove(cell)
                self.columns[Header(words, number, cell.start, cell.end)] = (text.start, text.end)
        self._learn_parts(assigned, number)

    def _learn_parts(self, assigned: Assigned, number: int) -> None:
        """Note the columns of a target in three parts, where the form has one."""
        following = self.found.pattern.items[number + 1 : number + 2]
        cells = [cell for item in following for cell in item.cells if cell.header and is_target(cell)]
        texts = [*assigned.rest, *(text for text, _ in assigned.labels)]
        parts = {part: text for text in texts if (part := PART_HEADERS.get(plain_label(text.text)))}
        if not cells or cells[0].header is None or not {"sign", "unit"} & parts.keys():
            return
        header = cells[0].header
        if header in self.columns and "number" not in parts:
            start, end = self.columns[header]
            parts["number"] = SourceText("", Place(), start, end)
        self.columns[header] = (min(t.start for t in parts.values()), max(t.end for t in parts.values()))
        self.parts[header] = {part: (text.start, text.end) for part, text in parts.items()}

    def _with_parts(self, assigned: Assigned, wanted: PatternItem) -> Assigned:
        """Return the texts of a row with the parts of its target told by their columns."""
        known = {
            hole.key: self.parts[cell.header]
            for cell in wanted.cells
            for hole in cell.holes
            if cell.header in self.parts and not hole.part
        }
        filled = []
        for one in assigned.filled:
            parts = known.get(one.hole.key)
            part = part_at(parts, one.source.start) if parts else one.hole.part
            # Another column may stand between those of the parts.
            if part or not parts:
                filled.append(Filled(one.hole._replace(part=part), one.source))
        return assigned._replace(filled=tuple(filled))

    def _take(self, item: SourceItem, wanted: PatternItem, assigned: Assigned) -> None:
        for text, words in assigned.labels:
            self.labels.append((item, text))
            self.fates.append(Fate(text, "label", words=words or text.text))
        self.labels += [(item, text) for text in assigned.around]
        for text in assigned.rest:
            self.fates.append(Fate(text, "unplaced", FORM, _nearest(text, assigned), reason="unknown"))
        for one in assigned.filled:
            if one.hole.printing.kind == "money":
                self.units[one.source] = self._unit_of(one, item, assigned)
        group = wanted.group
        if group:
            own = tuple(one for one in assigned.filled if one.hole.group == group)
            if own:
                self.records.append(Record(group, own[0].hole.file, own))
            self.single += [one for one in assigned.filled if one.hole.group != group]
        else:
            self.single += assigned.filled

    def _unit_of(self, one: Filled, item: SourceItem, assigned: Assigned) -> str:
        """Return the unit that the labels around an amount name: beside it, above it, for the whole form."""
        beside = [text.text for text in (*assigned.around, *(label for label, _ in assigned.labels))]
        around = [*reversed(beside), *(text.text for text in item.covering)]
        above = [
            text.text
            for place, text in reversed(self.labels)
            if place.table is item.table and text.start < one.source.end and one.source.start < text.end
        ]
        units = (unit_in(text) for text in (*around[:1], *above, *around[1:]))
        return next(filter(None, units), "") or self.unit


def _nearest(text: SourceText, assigned: Assigned) -> tuple[str | int, ...]:
    """Return the path of the value that stands nearest in the row."""
    near = [(abs(one.source.start - text.start), one.hole.path) for one in assigned.filled]
    return min(near, default=(0, ()))[1]
