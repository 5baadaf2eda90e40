"""Forms as people's files are: the printed forms of four packs, disfigured in ways that offices do it.

A form is printed by goalc, taken apart, changed by a few of `WAYS` at random (by a seed), written to Word or
Excel, and read again. `measure` compares what is recognised with the data of the form before.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from goalc.document.document import Document, Stamp, Table
from goalc.layout.fault import TemplateFault
from goalc.matching.similarity import plain_name
from goalc.model.amount import AmountError, parse_amount
from goalc.model.dates import parse_period
from goalc.model.target import parse_target
from goalc.model.target.parts import target_parts
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pack import Pack
from goalc.pipeline.patterns import patterns_of
from goalc.pipeline.pieces import lay_out
from goalc.readers.registry import READERS
from goalc.recognize.pattern import COVER, FORM, FormPattern
from goalc.recognize.recognize import Recognized, recognize
from goalc.recognize.source import items_of
from goalc.workspace.discover import SubmissionFolder
from tests.compiling import pack_named
from tests.recognize.cell_ways import (
    add_column,
    annex_above,
    drop_blocks,
    join_labels,
    more_paragraphs,
    move_column,
    other_unit,
    split_targets,
    swap_rows,
    unit_in_cells,
    unit_line,
    unmerge_blocks,
    wide_targets,
)
from tests.recognize.row_ways import (
    Way,
    add_blank_rows,
    add_colons,
    add_notes,
    blank_levels,
    break_labels,
    cut_table,
    drop_row,
    repeat_header,
    spread_labels,
    swap_widths,
    unmerge_levels,
)
from tests.recognize.sheets import Form, Sheet, Text

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {
    "liupanshui-2025": (
        ROOT / "specs/2025/liupanshui-police",
        ROOT / "templates/liupanshui-2025/cases/school-meals",
    ),
    "ezhou-2022": (ROOT / "templates/ezhou-2022/cases/farmland",),
    "national-2015": (ROOT / "templates/national-2015/cases/water-bureau",),
    "national-2021": (
        ROOT / "specs/examples/2025/qinghe-education",
        ROOT / "templates/national-2021/cases/school-bureau",
    ),
}
"""The submissions whose forms are disfigured, by pack."""
Leaves = Mapping[tuple[object, ...], str]


WAYS: tuple[Way, ...] = (
    spread_labels,
    break_labels,
    swap_widths,
    add_colons,
    unmerge_levels,
    blank_levels,
    cut_table,
    repeat_header,
    add_notes,
    add_blank_rows,
    drop_row,
    unit_in_cells,
    other_unit,
    split_targets,
    add_column,
    more_paragraphs,
    drop_blocks,
    unmerge_blocks,
    join_labels,
    swap_rows,
    wide_targets,
    unit_line,
    annex_above,
    move_column,
)
_UNITS = frozenset({unit_in_cells, other_unit, unit_line})
_LEVELS = frozenset({unmerge_levels, blank_levels})


class Sample(NamedTuple):
    """A form to disfigure: its pack, its printed document, whether it is a project's or a department's."""

    pack: str
    document: Document


@cache
def samples() -> tuple[Sample, ...]:
    """The printed forms of the four packs, without covers."""
    found = []
    for pack, folders in SOURCES.items():
        for folder in folders:
            place = SubmissionFolder(folder, folder.name, PurePosixPath())
            compiled = Session(()).compile(place)[0]
            assert isinstance(compiled, Compiled), folder
            laid = [one for one in lay_out(compiled) if not isinstance(one, TemplateFault)]
            skip = 1 if compiled.pack.renderer.prints(compiled.submission) else 0
            found += [Sample(pack, document) for document in laid[skip:]]
    return tuple(found)


@cache
def patterns() -> Mapping[str, Sequence[FormPattern]]:
    """The patterns of all packs that are tried for each file."""
    names = (*SOURCES, "national-2019-monitor", "national-2020-self")
    return {name: patterns_of(pack_named(name)) for name in names}


class Disfigured(NamedTuple):
    """A disfigured form: what was done to it, its file, and the data that it had."""

    pack: str
    ways: tuple[str, ...]
    format: str
    content: bytes
    document: Document
    truth: Leaves


def disfigure(seed: int) -> Disfigured:
    """Return the form of a seed: one of the samples, changed in two to five ways."""
    chance = random.Random(seed)
    packs = list(SOURCES)
    pack = packs[seed // 2 % len(packs)]
    sample = chance.choice([one for one in samples() if one.pack == pack])
    form = take_apart(sample)
    done: list[str] = []
    used: set[Way] = set()
    for way in chance.sample(WAYS, len(WAYS)):
        clash = any(way in kind and used & kind for kind in (_UNITS, _LEVELS))
        if len(done) < 2 + seed // 8 % 4 and not clash and way(chance, form):
            used.add(way)
            done.append(way.__name__)
    document = form.document()
    kind = chance.choice(["docx", "xlsx"])
    content = write(pack_named(pack), document, kind)
    truth = leaves(recognize([sample.document], {pack: patterns()[pack]}))
    truth = {
        path: text for path, text in truth.items() if not any(path[1 : 1 + len(g)] == g for g in form.gone)
    }
    return Disfigured(pack, tuple(done), kind, content, document, truth)


def take_apart(sample: Sample) -> Form:
    """Return a form that can be changed."""
    before: list[Text] = []
    sheets: list[Sheet] = []
    after: list[Text] = []
    for block in sample.document.blocks:
        if isinstance(block, Table):
            sheets.append(Sheet.of(block))
        else:
            (after if sheets else before).append(Text([block.line.text], block.style, block.line.origin))
    return Form(sample.pack, before, sheets, after, sample.document.page, sample.document.name)


def write(pack: Pack, document: Document, kind: str) -> bytes:
    """Return a document as a file of a format."""
    file = pack.writer(kind).begin(Stamp("表", "0", "无", "0"))
    file.add(document)
    return b"".join(file.finish())


def leaves(found: Recognized) -> Leaves:
    """Return the values of the first form in a file, indicators by their levels and names."""
    made: dict[tuple[object, ...], str] = {}
    for form in found.forms[:1]:
        for file in (COVER, FORM):
            for path, text in _leaves(form.gathered.data.get(file, {}), ()):
                made[file, *path] = text
    return made


def _leaves(data: Any, path: tuple[object, ...]) -> Iterator[tuple[tuple[object, ...], str]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(data, list):
        seen: dict[str, int] = {}
        for number, value in enumerate(data):
            step: object = number
            if path[:1] == ("绩效指标",) and isinstance(value, Mapping):
                name = plain_name(str(value.get("名称", number)))
                seen[name] = seen.get(name, 0) + 1
                step = (name, seen[name])
            yield from _leaves(value, (*path, step))
    else:
        yield path, str(data)


def is_same(one: str, other: str) -> bool:
    """Return True if two texts of a value mean the same."""
    if plain_name(one) == plain_name(other):
        return True
    try:
        return parse_amount(one) == parse_amount(other)
    except AmountError:
        pass
    periods = parse_period(one), parse_period(other)
    if periods[0] is not None:
        return periods[0] == periods[1]
    # A deadline in three parts says the same in other words.
    return target_parts(parse_target(one)) == target_parts(parse_target(other))


class Measured(NamedTuple):
    """The result for one file: values right, wrong, missing, invented; texts that vanished, unplaced."""

    sample: Disfigured
    pack: str
    right: int
    wrong: list[tuple[object, ...]]
    missing: list[tuple[object, ...]]
    invented: list[tuple[object, ...]]
    vanished: list[str]
    unplaced: list[str]


def measure(sample: Disfigured) -> Measured:
    """Recognise a disfigured form and compare it with what it was."""
    documents = READERS[sample.format](sample.content)
    found = recognize(documents, patterns())
    made = leaves(found)
    right = [path for path, text in sample.truth.items() if path in made and is_same(made[path], text)]
    wrong = [path for path in sample.truth if path in made and path not in right]
    missing = [path for path in sample.truth if path not in made]
    invented = [path for path in made if path not in sample.truth]
    texts = [text for item in items_of(documents) for text in item.filled]
    told = {fate.source.place for fate in found.fates}
    vanished = [text.text for text in texts if text.place not in told]
    vanished += list(_written_not_read(sample, documents))
    for fate in found.fates:
        if fate.kind == "value" and not _is_there(found, fate.form, fate.file, fate.path):
            vanished.append(fate.source.text)
    unplaced = [fate.source.text for fate in found.fates if fate.kind == "unplaced"]
    return Measured(sample, found.pack, len(right), wrong, missing, invented, vanished, unplaced)


def _written_not_read(sample: Disfigured, documents: Iterable[Document]) -> Iterator[str]:
    read = "".join(plain_name(text.text) for item in items_of(documents) for text in item.cells)
    for item in items_of([sample.document]):
        for text in item.filled:
            if plain_name(text.text) not in read:
                yield text.text


def _is_there(found: Recognized, form: int, file: str, path: tuple[object, ...]) -> bool:
    data: Any = found.forms[form].gathered.data.get(file, {})
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            # An amount of the only basis stands under its source alone.
            return isinstance(data, str)
    return True
