"""Forms as people's files are: the printed forms of four packs, disfigured in ways that offices do it.

A form is printed by goalc, taken apart, changed by a few of `WAYS` at random (by a seed), written to Word or
Excel, and read again. `measure` compares what is recognised with the data of the form before.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from goalc.document.document import Cell, Document, Line, Number, Paragraph, Row, Stamp, Table
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
from goalc.source.diagnostic import Origin
from goalc.workspace.discover import SubmissionFolder
from tests.compiling import pack_named

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


@dataclass
class Text:
    """A cell while it is changed; `origin` is that of its value, None for a label."""

    lines: list[str]
    style: str
    origin: Origin | None = None
    number: Number | None = None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def is_label(self) -> bool:
        return self.origin is None and bool(self.text.strip())


@dataclass
class Sheet:
    """A table as slots; a merged cell stands in all of its slots."""

    columns: list[float]
    slots: list[list[Text]]

    @classmethod
    def of(cls, table: Table) -> Sheet:
        slots: list[list[Text]] = []
        made: dict[tuple[int, int], Text] = {}
        for line in table.grid.slots:
            row = []
            for slot in line:
                key = slot.row, slot.cell
                if key not in made:
                    cell = table.rows[slot.row].cells[slot.cell]
                    origin = next((one.origin for one in cell.lines if one.origin), None)
                    made[key] = Text([one.text for one in cell.lines], cell.style, origin, cell.number)
                row.append(made[key])
            slots.append(row)
        return cls(list(table.columns), slots)

    def table(self) -> Table:
        rows = []
        for r, line in enumerate(self.slots):
            cells = []
            for c, text in enumerate(line):
                if (r and self.slots[r - 1][c] is text) or (c and line[c - 1] is text):
                    continue
                height = next(
                    (h for h in range(1, len(self.slots) - r) if self.slots[r + h][c] is not text),
                    len(self.slots) - r,
                )
                width = next((w for w in range(1, len(line) - c) if line[c + w] is not text), len(line) - c)
                cells.append(Cell(tuple(map(Line, text.lines)), text.style, height, width, text.number))
            rows.append(Row(tuple(cells)))
        return Table(tuple(self.columns), tuple(rows))

    def cells(self) -> list[Text]:
        return list({id(text): text for line in self.slots for text in line}.values())

    def rows_of(self, text: Text) -> list[int]:
        return [r for r, line in enumerate(self.slots) if any(one is text for one in line)]

    def columns_of(self, text: Text) -> list[int]:
        return sorted({c for line in self.slots for c, one in enumerate(line) if one is text})


@dataclass
class Form:
    """A form while it is changed: what stands before its table, the table (in parts), what follows."""

    pack: str
    before: list[Text]
    sheets: list[Sheet]
    after: list[Text]
    page: str
    name: str
    gone: set[tuple[object, ...]] = field(default_factory=set)
    """The paths of values that were taken out."""

    @property
    def sheet(self) -> Sheet:
        return self.sheets[0]

    def document(self) -> Document:
        blocks: list[Paragraph | Table] = [Paragraph(Line(text.text), text.style) for text in self.before]
        for number, sheet in enumerate(self.sheets):
            blocks += [Paragraph(Line(""), "p")] if number else []
            blocks.append(sheet.table())
        blocks += [Paragraph(Line(text.text), text.style) for text in self.after]
        return Document(self.name, self.page, tuple(blocks))

    def labels(self) -> list[Text]:
        return [text for sheet in self.sheets for text in sheet.cells() if text.is_label]

    def values(self) -> list[Text]:
        return [text for sheet in self.sheets for text in sheet.cells() if text.origin and text.text.strip()]

    def amounts(self) -> list[Text]:
        return [
            text for text in self.values() if text.number and text.origin and text.origin.path[-1] != "权重"
        ]

    def indicator_rows(self) -> list[int]:
        return [
            r
            for r, line in enumerate(self.sheet.slots)
            if any(text.origin and text.origin.path[:1] == ("绩效指标",) for text in line)
        ]


Way = Callable[[random.Random, Form], bool]


def spread_labels(chance: random.Random, form: Form) -> bool:
    """Blanks of both widths between the characters of short labels."""
    blank = chance.choice([" ", "　", "  "])
    labels = [text for text in form.labels() if len(text.text) <= 4]
    for text in chance.sample(labels, min(len(labels), 6)):
        text.lines = [blank.join(text.text)]
    return bool(labels)


def break_labels(chance: random.Random, form: Form) -> bool:
    """Line breaks within labels, as paragraphs or as breaks."""
    labels = [text for text in form.labels() if len(text.text) > 4 and len(text.lines) == 1]
    for text in chance.sample(labels, min(len(labels), 5)):
        middle = len(text.text) // 2
        parts = [text.text[:middle], text.text[middle:]]
        text.lines = parts if chance.random() < 0.5 else ["\n".join(parts)]
    return bool(labels)


_SWAPPED = str.maketrans("（）：()", "():（）")


def swap_widths(_: random.Random, form: Form) -> bool:
    """Brackets and colons of the other width, in labels and titles."""
    for text in (*form.labels(), *form.before):
        text.lines = [line.translate(_SWAPPED) for line in text.lines]
    return True


def add_colons(chance: random.Random, form: Form) -> bool:
    """Colons behind labels, or none where there were some."""
    for text in form.labels():
        last = text.lines[-1]
        text.lines[-1] = (
            last.rstrip("：:") if last.endswith(("：", ":")) else last + chance.choice(["：", ":", ""])
        )
    return True


def unmerge_levels(_: random.Random, form: Form) -> bool:
    """The names of levels on each row."""
    return _unmerge(form, lambda text: replace(text, lines=list(text.lines)))


def blank_levels(_: random.Random, form: Form) -> bool:
    """The names of levels on their first row only, in cells that are not merged."""
    return _unmerge(form, lambda text: replace(text, lines=[""], origin=None))


def _unmerge(form: Form, copy: Callable[[Text], Text]) -> bool:
    done = False
    rows = form.indicator_rows()
    for text in form.sheet.cells():
        own = form.sheet.rows_of(text)
        is_level = text.origin is not None and text.origin.path[:1] == ("绩效指标",) and len(own) > 1
        if is_level and set(own) <= set(rows):
            columns = form.sheet.columns_of(text)
            for r in own[1:]:
                made = copy(text)
                for c in columns:
                    form.sheet.slots[r][c] = made
            done = True
    return done


def cut_table(chance: random.Random, form: Form) -> bool:
    """The table in two, the second with the header of the indicators again."""
    rows = form.indicator_rows()
    if len(rows) < 4 or len(form.sheets) > 1:
        return False
    sheet, place = form.sheet, rows[len(rows) // 2]
    header = rows[0] - 1
    head = [replace(text, lines=list(text.lines)) for text in _unique(sheet.slots[header])]
    names = {id(old): new for old, new in zip(_unique(sheet.slots[header]), head, strict=True)}
    again = [[names[id(text)] for text in sheet.slots[header]]] if chance.random() < 0.7 else []
    below = [list(line) for line in sheet.slots[place:]]
    # What is merged over the cut is a cell in both parts.
    copies: dict[int, Text] = {}
    upper = {id(text) for line in sheet.slots[:place] for text in line}
    for line in below:
        for c, text in enumerate(line):
            if id(text) in upper:
                line[c] = copies.setdefault(id(text), replace(text, lines=list(text.lines)))
    form.sheets = [Sheet(sheet.columns, sheet.slots[:place]), Sheet(sheet.columns, again + below)]
    return True


def _unique(line: Sequence[Text]) -> list[Text]:
    return list({id(text): text for text in line}.values())


def repeat_header(_: random.Random, form: Form) -> bool:
    """The header of the indicators again in the middle of one table."""
    rows = form.indicator_rows()
    if len(rows) < 4 or len(form.sheets) > 1:
        return False
    place = rows[len(rows) // 2]
    above = form.sheet.slots[rows[0] - 1]
    names = {id(text): replace(text, lines=list(text.lines)) for text in _unique(above)}
    line = [names[id(text)] for text in above]
    upper = {id(text) for text in form.sheet.slots[place - 1]}
    for text in list(form.sheet.slots[place]):
        if id(text) in upper:
            # A level that goes on begins anew behind the header.
            made = replace(text, lines=list(text.lines))
            for r in range(place, len(form.sheet.slots)):
                for k, one in enumerate(form.sheet.slots[r]):
                    if one is text:
                        form.sheet.slots[r][k] = made
    form.sheet.slots.insert(place, line)
    return True


def add_notes(_: random.Random, form: Form) -> bool:
    """Notes under the table, which have no place in a spec."""
    form.after.append(Text(["注：本表一式三份，由单位、主管部门和财政部门各存一份。"], "p"))
    return True


def add_blank_rows(chance: random.Random, form: Form) -> bool:
    """Empty rows behind the indicators."""
    rows = form.indicator_rows()
    if not rows or len(form.sheets) > 1:
        return False
    sheet = form.sheet
    for _ in range(chance.randint(1, 3)):
        place = rows[-1] + 1
        above = sheet.slots[place - 1]
        made: dict[int, Text] = {}
        line = []
        for text in above:
            is_side = text.origin is None and len(sheet.rows_of(text)) > 1
            line.append(text if is_side else made.setdefault(id(text), Text([""], text.style)))
        sheet.slots.insert(place, line)
    return True


def drop_row(chance: random.Random, form: Form) -> bool:
    """A row with a label and a value is not there."""
    sheet = form.sheet
    listed = {text.origin.path[:1] for text in form.values() if text.origin and len(text.origin.path) > 2}
    rows = [
        r
        for r, line in enumerate(sheet.slots)
        if r
        and all(sheet.rows_of(text) == [r] or not text.origin for text in line)
        and any(text.origin and len(text.origin.path) == 1 for text in line)
        and all(not (text.origin and text.origin.path[:1] in {("项目名称",), ("绩效指标",)}) for text in line)
        # The sum of a list stands where the list does.
        and all(not text.origin or text.origin.path not in listed for text in line)
        and all(not text.origin or text.origin.path[:1] != ("资金",) for text in line)
    ]
    if not rows or len(form.sheets) > 1:
        return False
    row = chance.choice(rows)
    form.gone |= {text.origin.path for text in sheet.slots[row] if text.origin}
    del sheet.slots[row]
    return True


_UNIT = re.compile(r"[（(]万?元[)）]")


def unit_in_cells(_: random.Random, form: Form) -> bool:
    """The unit beside each amount instead of in the label."""
    unit = _unit_at(form)
    amounts = form.amounts() if _unit_at(form) else []
    for text in amounts:
        text.lines = [f"{text.text}{unit}"]
        text.number = None
    for text in form.labels():
        text.lines = [_UNIT.sub("", line) for line in text.lines]
        text.lines = [line for line in text.lines if line] or [""]
    return bool(amounts)


def other_unit(_: random.Random, form: Form) -> bool:
    """Amounts in 元 where the form has 万元, with the labels changed."""
    amounts = form.amounts() if _unit_at(form) == "万元" else []
    for text in amounts:
        value = Decimal(text.text.replace(",", "")) * 10_000
        text.lines, text.number = [f"{value:,.2f}"], Number(value, 2)
    # The year in a header is a value among its words.
    years = [text for text in form.values() if text.origin and text.origin.path == ("年度",)]
    words = [text for text in (*form.labels(), *years) if "万元" in text.text]
    for text in words if amounts else ():
        text.lines = [line.replace("万元", "元") for line in text.lines]
    return bool(amounts)


def _unit_at(form: Form) -> str:
    """The unit that the labels of a form name; each form of these packs has one."""
    joined = "".join(label.text for label in form.labels())
    return "万元" if "万元" in joined else "元" if _UNIT.search(joined) else ""


def split_targets(_: random.Random, form: Form) -> bool:
    """Targets in three columns: sign, number and unit."""
    rows = form.indicator_rows()
    sheet = form.sheet
    targets = [t for t in form.values() if t.origin and t.origin.path[-1] == "指标值"]
    if not targets or len(form.sheets) > 1:
        return False
    (column, *more) = sheet.columns_of(targets[0])
    if more or any(sheet.columns_of(one) != [column] for one in targets):
        return False
    header = rows[0] - 1
    if sheet.rows_of(sheet.slots[header][column]) != [header] or sheet.columns_of(
        sheet.slots[header][column]
    ) != [column]:
        return False
    width = sheet.columns[column]
    sheet.columns[column : column + 1] = [width / 3] * 3
    for r, line in enumerate(sheet.slots):
        text = line[column]
        if r == header:
            line[column : column + 1] = [
                Text([word], text.style) for word in ("计算符号", "指标值", "计量单位")
            ]
        elif text in targets:
            parts = target_parts(parse_target(text.text))
            line[column : column + 1] = [Text([part], text.style, text.origin) for part in parts]
        else:
            line[column : column + 1] = [text] * 3
    return True


def add_column(_: random.Random, form: Form) -> bool:
    """A column more behind the indicators, with remarks in two rows."""
    rows = form.indicator_rows()
    if not rows or len(form.sheets) > 1:
        return False
    sheet = form.sheet
    sheet.columns = [width * 0.9 for width in sheet.columns] + [sum(sheet.columns) * 0.1]
    for r, line in enumerate(sheet.slots):
        if r == rows[0] - 1:
            line.append(Text(["备注"], "td"))
        elif r in rows:
            line.append(Text(["附件另报" if r in rows[:2] else ""], "td"))
        else:
            line.append(line[-1])
    return True


def more_paragraphs(chance: random.Random, form: Form) -> bool:
    """A value with an empty paragraph before and behind it."""
    long = [text for text in form.values() if len(text.text) > 15 and text.number is None]
    for text in chance.sample(long, min(len(long), 3)):
        text.lines = ["", *text.lines, ""]
    return bool(long)


def drop_blocks(_: random.Random, form: Form) -> bool:
    """The labels of blocks at the left are not there."""
    sheet = form.sheet
    if len(form.sheets) > 1 or any(
        line[0].origin or len(sheet.columns_of(line[0])) > 1 for line in sheet.slots
    ):
        return False
    if any(line[1].origin or line[1] is line[0] for line in sheet.slots):
        # These are the only labels of their rows.
        return False
    del sheet.columns[0]
    for line in sheet.slots:
        del line[0]
    return True


def unmerge_blocks(_: random.Random, form: Form) -> bool:
    """The labels of blocks at the left on each row."""
    sheet = form.sheet
    done = False
    for text in sheet.cells():
        rows, columns = sheet.rows_of(text), sheet.columns_of(text)
        if text.is_label and columns[0] == 0 and len(rows) > 1:
            for r in rows[1:]:
                made = replace(text, lines=list(text.lines))
                for c in columns:
                    sheet.slots[r][c] = made
            done = True
    return done


def join_labels(chance: random.Random, form: Form) -> bool:
    """A label and its value in one cell, with a colon between."""
    sheet = form.sheet
    done = 0
    for r, line in enumerate(sheet.slots):
        if r in form.indicator_rows():
            continue
        for one, other in zip(_unique(line), _unique(line)[1:], strict=False):
            fits = one.is_label and other.origin and len(other.origin.path) == 1 and other.text.strip()
            alone = sheet.rows_of(one) == [r] and sheet.rows_of(other) == [r]
            if fits and alone and done < 2 and chance.random() < 0.6 and "\n" not in one.text:
                made = Text([f"{one.text.rstrip('：:')}：{other.text}"], "td", other.origin)
                sheet.slots[r] = [
                    made if text in (one, other) and (text is one or text is other) else text
                    for text in sheet.slots[r]
                ]
                done += 1
                break
    return bool(done)


def swap_rows(_: random.Random, form: Form) -> bool:
    """Two rows of labels and values in the other order."""
    sheet = form.sheet
    for r in range(1, len(sheet.slots) - 2):
        pair = sheet.slots[r], sheet.slots[r + 1]
        simple = all(
            sum(text.origin is not None for text in _unique(line)) == 1
            and all(sheet.rows_of(text) == [n] for text in _unique(line) if text.origin)
            and all(len(text.origin.path) == 1 for text in _unique(line) if text.origin)
            for n, line in zip((r, r + 1), pair, strict=True)
        )
        own = [
            all(sheet.rows_of(t) == [n] or t is sheet.slots[r][0] for t in _unique(line))
            for n, line in zip((r, r + 1), pair, strict=True)
        ]
        if simple and all(own) and pair[0][0] is pair[1][0]:
            sheet.slots[r], sheet.slots[r + 1] = pair[1], pair[0]
            return True
    return False


_WIDE = str.maketrans("0123456789%.", "０１２３４５６７８９％．")


def wide_targets(chance: random.Random, form: Form) -> bool:
    """Targets in wide digits, or with blanks."""
    for text in form.values():
        if text.origin and text.origin.path[-1] == "指标值":
            plain = text.text
            text.lines = [plain.translate(_WIDE) if chance.random() < 0.5 else f" {plain[:1]} {plain[1:]} "]
    return True


def unit_line(_: random.Random, form: Form) -> bool:
    """The unit on a line above the table instead of in the labels."""
    unit = _unit_at(form)
    if not unit or not form.amounts():
        return False
    for text in form.labels():
        text.lines = [line for line in (_UNIT.sub("", line) for line in text.lines) if line] or [""]
    form.before.append(Text([f"单位：{unit}"], "p"))
    return True


def annex_above(_: random.Random, form: Form) -> bool:
    """A line above the title."""
    form.before.insert(0, Text(["附件2"], "p"))
    return True


def move_column(_: random.Random, form: Form) -> bool:
    """The last two columns of the indicators in the other order."""
    rows = form.indicator_rows()
    sheet = form.sheet
    if not rows or len(form.sheets) > 1 or rows != list(range(rows[0], rows[-1] + 1)):
        return False
    for r in (rows[0] - 1, *rows):
        line = sheet.slots[r]
        last = _unique(line)[-2:]
        wide = [sheet.columns_of(text) for text in last]
        if any(sheet.rows_of(text) != [r] for text in last) or len(wide[0]) != len(wide[1]):
            return False
    for r in (rows[0] - 1, *rows):
        line = sheet.slots[r]
        one, other = _unique(line)[-2:]
        sheet.slots[r] = [other if t is one else one if t is other else t for t in line]
    return True


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
