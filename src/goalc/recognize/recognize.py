"""Recognise the forms of a file: its documents → the data of specs, with the fate of every text.

In: documents that a reader made, and the patterns of packs. Out: the pack that fits best, its forms in the
order of the file with their data, and the fates of all texts, also of those that belong to no form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from goalc.document.document import Document
from goalc.matching.guess import closest
from goalc.recognize.align import Alignment, FoundForm, align_forms
from goalc.recognize.cells import Assigned, Filled, assign
from goalc.recognize.gather import Fate, Gathered, Record, gather
from goalc.recognize.labels import MIN_LIKENESS, likeness, plain_label
from goalc.recognize.pattern import FORM, FormPattern, Header, PatternItem
from goalc.recognize.source import Place, SourceItem, SourceText, items_of
from goalc.recognize.values import unit_in

_UNIT_LINE = re.compile(r"(?:金额)?单位\s*[:：]?\s*(?:人民币)?\s*((?:亿|万)?元)")
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


def recognize(documents: Iterable[Document], packs: Mapping[str, Sequence[FormPattern]]) -> Recognized:
    """Return what a file has of the forms of the pack that fits best; no pack if none does."""
    source = items_of(documents)
    found: dict[str, Alignment] = {
        name: align_forms(source, patterns) for name, patterns in packs.items() if patterns
    }
    ranked = sorted(found, key=lambda name: found[name].score, reverse=True)
    texts = [text for item in source for text in item.filled]
    if not ranked or found[ranked[0]].score < MIN_FIT * min(len(source), 20):
        fates = tuple(Fate(text, "unplaced", reason="unknown") for text in texts)
        return Recognized(fates=fates, items=len(source))
    best = found[ranked[0]]
    near = tuple(name for name in ranked[1:] if found[name].score > 0.9 * best.score)
    forms = [_Form(source, form).recognize() for form in best.forms]
    fates = _all_fates(texts, forms)
    return Recognized(ranked[0], tuple(forms), tuple(fates), near, best.score, len(source))


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
            item, wanted = self.source[match.source], pattern.items[match.item]
            assigned = assign(item, wanted, self.columns)
            if wanted.is_header:
                self._learn_columns(item, wanted, match.item, assigned)
            self._take(item, wanted, assigned)
        made = gather(pattern, self.single, self.records, self.units)
        made.fates += self.fates
        first = self.source[self.found.matches[0].source].filled[0]
        return RecognizedForm(pattern, made, first)

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

    def _learn_columns(
        self, item: SourceItem, wanted: PatternItem, number: int, assigned: Assigned
    ) -> None:
        """Note the columns of the labels of a header row."""
        pairs = {text.place: words for text, words in assigned.labels}
        cells = list(wanted.cells)
        for text in sorted((text for text, _ in assigned.labels), key=lambda text: text.start):
            words = pairs[text.place]
            cell = next((cell for cell in cells if cell.words == words), None)
            if cell is not None:
                cells.remove(cell)
                self.columns[Header(words, number, cell.start, cell.end)] = (text.start, text.end)

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
