"""Read the markup of a printed form with its holes: which parts of its texts are values of the spec.

In: markup that a template rendered, and the values that it printed. Out: the same blocks as `markup` reads,
with each text as segments.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from goalc.document.document import Cell, Table
from goalc.document.holes import HoledBlock, HoledCell, HoledTable, Segment, Segments
from goalc.layout.check_forms import SampleForm
from goalc.layout.context import ContextBuilder, UsedVariables
from goalc.layout.look import Look
from goalc.layout.markup import MarkupReader, Shapes
from goalc.layout.templates import Templates
from goalc.model.profile import Profile
from goalc.model.spec import Department


class HolePrinter:
    """A printer of sample forms of one pack, whose texts are cut into segments."""

    def __init__(self, look: Look, profile: Profile, sources: dict[str, str]) -> None:
        self._look = look
        self._profile = profile
        self._used = UsedVariables.of(sources.values())
        self._templates = Templates(sources)

    def print(self, sample: SampleForm) -> tuple[HoledBlock, ...]:
        """Print one form. Raises `TemplateFault` and `MarkupFault` for a broken template."""
        builder = ContextBuilder(self._profile, self._used)
        if sample.form is None:
            context = builder.cover(sample.submission)
        elif isinstance(sample.form, Department):
            context = builder.department(sample.form, sample.submission)
        else:
            context = builder.project(sample.form, sample.submission)
        look = self._look.forms[sample.title]
        room = self._look.stylesheet.pages[look.page].content_width
        styles = frozenset(self._look.stylesheet.styles)
        reader = _HoleReader(builder.origin_table, styles, room, Shapes())
        return reader.holed(self._templates.render(look.template, context))


class _HoleReader(MarkupReader):
    """A reader that returns segments instead of texts."""

    def holed(self, markup: str) -> tuple[HoledBlock, ...]:
        return tuple(self._holed_block(element) for element in self._root(markup))

    def _holed_block(self, element: Element) -> HoledBlock:
        table = self._block(element)
        if not isinstance(table, Table):
            return self._segments(element)
        rows = [part for part in element if part.tag == "tr"]
        cells = (
            tuple(self._holed_cell(part, cell) for part, cell in zip(row, made.cells, strict=True))
            for row, made in zip(rows, table.rows, strict=True)
        )
        return HoledTable(table.columns, tuple(cells))

    def _holed_cell(self, element: Element, cell: Cell) -> HoledCell:
        parts = list(element) if len(element) and element[0].tag == "p" else [element]
        return HoledCell(tuple(self._segments(part) for part in parts), cell.row_span, cell.col_span)

    def _segments(self, element: Element) -> Segments:
        return tuple(segment for segment in self._pieces(element) if segment.origin or segment.text.strip())

    def _pieces(self, element: Element) -> Iterator[Segment]:
        yield Segment(_plain(element.text))
        for child in element:
            entry = self._entry(child)
            unit = self._origin_table.units.get(entry, "")
            yield Segment(child.text or "", self._origin_table.origins[entry], unit)
            yield Segment(_plain(child.tail))


def _plain(text: str | None) -> str:
    """Return a template's words without its line breaks."""
    return "".join(line.strip() if "\n" in (text or "") else line for line in (text or "").split("\n"))
