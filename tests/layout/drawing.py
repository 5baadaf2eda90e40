"""A laid-out form as plain text: one line per row and cell, with its place and its spans."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.document.document import Cell, Document, Paragraph, Table


def drawing(document: Document) -> str:
    """`(row,column rows×columns style) text` for each cell; amounts also as the number that a sheet holds."""
    return "\n".join([f"{document.name}｜{document.page}", *_blocks(document)]) + "\n"


def _blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield f"¶ {block.style}: {_visible(block.line.text)}"
        else:
            yield "columns " + " ".join(f"{column:g}" for column in block.columns)
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    for number, row in enumerate(table.rows):
        yield f"row {number + 1}{' header' if row.header else ''}"
        columns = {slot.cell: slot.column for slot in table.grid.slots[number] if slot.row == number}
        yield from (f"  {_cell(cell, columns[index])}" for index, cell in enumerate(row.cells))


def _cell(cell: Cell, column: int) -> str:
    spans = f"{cell.row_span}×{cell.col_span}"
    number = f" ={cell.number.value:f}" if cell.number else ""
    return f"{column + 1} {spans} {cell.style}{number}: " + " ¶ ".join(
        _visible(line.text) for line in cell.lines
    )


def _visible(text: str) -> str:
    return text.replace("\n", "⏎")
