"""Typed forms → the sheet that a budget system reads, with each block in the rows that the pack says.

In: a sheet of a pack, and the forms that it takes. Out: a document of one table without merged cells, or the
findings of values that it cannot hold. Each column of the sheet is a column of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goalc.document.breaking import width
from goalc.document.document import Cell, Document, Line, Row, Table
from goalc.document.style import Font, Page, Style, Stylesheet
from goalc.layout.context import ContextBuilder, UsedVariables
from goalc.layout.field_values import ROWS, Context
from goalc.layout.sheet_cells import NUMBER_STYLE, STYLE, Place, make_cell
from goalc.layout.values import OriginTable, Printed
from goalc.model import spec
from goalc.model.profile import Profile
from goalc.model.sheets import Block, Sheet
from goalc.model.spec import Department, Form, Submission
from goalc.model.tree import LEVEL_WORDS
from goalc.source.diagnostic import Finding, Origin, Phrase, Severity

_INDICATORS = "绩效指标"
_HEAD, _PAGE = "th", "sheet"
_FONT = Font("宋体", ("SimSun", "Noto Serif CJK SC"))
STYLES = Stylesheet(
    {
        STYLE: Style(_FONT, 10),
        NUMBER_STYLE: Style(_FONT, 10, align="right"),
        _HEAD: Style(_FONT, 10, bold=True, align="center"),
    },
    {_PAGE: Page(297, 210, 15, 15, 15, 15)},
    Style(_FONT, 9, align="center"),
    grouping=False,
)
"""The look of all sheets: no rule says how they look. Some systems read a number as it is shown."""
_USED = UsedVariables(True, True, False, (*spec.OPTIONAL_INDICATOR_FIELDS, *spec.RESULT_FIELDS))
_NARROWEST, _WIDEST, _HALF_EM = 12.0, 60.0, 10 * 25.4 / 72 / 2
"""Widths in mm: the bounds of a column, and of half a character."""
_MARGIN = 4.0


def lay_out_sheet(
    sheet: Sheet, forms: Iterable[Form], submission: Submission, profile: Profile
) -> Document | list[Finding]:
    """Lay out the sheet of some forms, in their order."""
    filler = _Filler(sheet)
    for form in forms:
        filler.add(form, submission, profile)
    findings = [*filler.findings.values(), *filler.overruns()]
    return findings or Document(sheet.title, _PAGE, (filler.table(),))


class _Filler:
    """The rows of a sheet in the making: `rows` are those of each block, with the place of each.

    `findings` has the values that do not fit; a word without a code is told once for its column.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.rows: list[list[tuple[Origin, list[Cell]]]] = [[] for _ in sheet.blocks]
        self.findings: dict[object, Finding] = {}

    def add(self, form: Form, submission: Submission, profile: Profile) -> None:
        """Add the rows of one form to each block."""
        builder = ContextBuilder(profile, _USED)
        if isinstance(form, Department):
            context = builder.department(form, submission)
        else:
            context = builder.project(form, submission)
        for index, block in enumerate(self._sheet.blocks):
            for place in _places(block, form, context, builder.origin_table, len(self.rows[index])):
                cells = list(self._cells(index, block, place))
                self.rows[index].append((place.origin, cells))

    def _cells(self, index: int, block: Block, place: Place) -> Iterator[Cell]:
        told: set[Origin] = set()
        for number, column in enumerate(block.columns):
            made = make_cell(column, place, self._sheet.name)
            if not isinstance(made, Finding):
                yield made
                continue
            # A target stands in several columns, and is one mistake.
            if made.origin not in told:
                word = made.arguments["value"] if column.codes is not None else ""
                self.findings.setdefault((index, number, made.key, word or made.origin), made)
                told.add(made.origin)
            yield _empty()

    def overruns(self) -> Iterator[Finding]:
        """Yield a finding for each block that reaches the next one or a fixed row, at its first row there."""
        taken: dict[int, object] = {row: Phrase("GC912.head", {}) for row in self._sheet.head}
        taken |= {block.start: Phrase("GC912.block", {"name": block.label}) for block in self._sheet.blocks}
        for block, rows in zip(self._sheet.blocks, self.rows, strict=True):
            end = min((row for row in taken if row > block.start), default=None)
            if end is not None and block.start + len(rows) > end:
                origin, _ = rows[end - block.start]
                arguments = {
                    "sheet": self._sheet.name, "name": block.label, "start": block.start, "count": len(rows),
                    "room": end - block.start, "other": taken[end], "end": end,
                }  # fmt: skip
                yield Finding("GC912.room", Severity.ERROR, origin, arguments)

    def table(self) -> Table:
        """Return the rows from the first to the last, with empty cells where nothing stands."""
        placed: dict[int, list[Cell]] = {
            row: [Cell((Line(text),), _HEAD) for text in texts] for row, texts in self._sheet.head.items()
        }
        for block, rows in zip(self._sheet.blocks, self.rows, strict=True):
            placed |= {block.start + number: cells for number, (_, cells) in enumerate(rows)}
        columns = max(
            map(len, (*self._sheet.head.values(), *(block.columns for block in self._sheet.blocks)))
        )
        lines = [placed.get(row, []) for row in range(1, max(placed, default=1) + 1)]
        full = [Row((*cells, *[_empty()] * (columns - len(cells)))) for cells in lines]
        return Table(_widths(full), tuple(full), numbered=True)


def _places(block: Block, form: Form, context: Context, table: OriginTable, before: int) -> Iterator[Place]:
    """Yield the place of each row that a form has in a block in which there are `before` rows."""
    whole = Origin(form.file, ())
    if not block.rows:
        yield Place(context, None, before + 1, whole, table)
        return
    value = context[block.rows]
    rows = value[ROWS] if isinstance(value, dict) else value
    indicators = iter(form.indicators)
    for number, row in enumerate(rows, before + 1):
        if block.rows == _INDICATORS:
            item = next(indicators)
            row = row | _levels(item, form, table)  # noqa: PLW2901 - the same row, complete
        yield Place(context, row, number, _origin(row, table) or whole, table)


def _levels(item: spec.Indicator, form: Form, table: OriginTable) -> Context:
    """Return the names of an indicator's levels: a row of a sheet has them, not only the first of a level."""
    file = item.file or form.file
    names = (*item.levels, *[""] * len(LEVEL_WORDS))
    return {
        word: table.add_text(name, file, item.path[: length + 1])
        for length, (word, name) in enumerate(zip(LEVEL_WORDS, names, strict=False), 1)
    }


def _origin(row: Context | Printed, table: OriginTable) -> Origin | None:
    values = [row] if isinstance(row, Printed) else row.values()
    return next((table.origins[one.entry] for one in values if isinstance(one, Printed)), None)


def _empty() -> Cell:
    return Cell((Line(""),), STYLE)


def _widths(rows: Iterable[Row]) -> tuple[float, ...]:
    """Return widths in mm, by the longest line of each column."""
    return tuple(
        min(max(_NARROWEST, _MARGIN + _HALF_EM * longest), _WIDEST)
        for longest in (
            max(width(line) for cell in column for line in cell.text.split("\n"))
            for column in zip(*(row.cells for row in rows), strict=True)
        )
    )
