"""A form that was laid out, read as a file with it is read.

In: a document of the layout and the pattern of its form. Out: its texts with their fates, and what they say.
"""

from __future__ import annotations

from goalc.document.document import Cell, Document, Line, Paragraph, Row, Table
from goalc.recognize.against import Sheet
from goalc.recognize.pattern import FormPattern
from goalc.recognize.recognize import recognize


def read_printed(document: Document, pattern: FormPattern) -> Sheet:
    """Return the texts of a form that was laid out."""
    read = recognize([_without_origins(document)], {pattern.pack: [pattern]})
    if not read.forms:
        return Sheet((), {})
    made = read.forms[0].gathered
    return Sheet(made.fates, made.data)


def _without_origins(document: Document) -> Document:
    """Return a document whose texts have the places that they have in it, not in specs."""
    blocks: list[Paragraph | Table] = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows = (Row(tuple(map(_cell, row.cells)), row.header) for row in block.rows)
            blocks.append(Table(block.columns, tuple(rows)))
        else:
            blocks.append(block._replace(line=Line(block.line.text)))
    return Document(document.name, document.page, tuple(blocks))


def _cell(cell: Cell) -> Cell:
    return cell._replace(lines=tuple(Line(line.text) for line in cell.lines))
