"""A printed form taken apart: its table as slots in which cells can be moved, split and merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from goalc.document.document import Cell, Document, Line, Number, Paragraph, Row, Table
from goalc.source.diagnostic import Origin


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


def unique(line: Sequence[Text]) -> list[Text]:
    return list({id(text): text for text in line}.values())
