"""A format as a contributor would add one: a table's cells as lines of text."""

from __future__ import annotations

import json
from collections.abc import Iterator

from goalc.document.document import Cell, Document, Line, Paragraph, Row, Stamp, Table
from goalc.document.style import Stylesheet
from goalc.writers.writer import Writer


class LinesWriter(Writer):
    """Writes each document as one line of JSON."""

    def __init__(self, stylesheet: Stylesheet) -> None:
        self.stylesheet = stylesheet

    def begin(self, stamp: Stamp) -> LinesFile:
        return LinesFile(stamp)


class LinesFile:
    """A file of lines in the making."""

    def __init__(self, stamp: Stamp) -> None:
        self._lines = [stamp.title]

    def add(self, document: Document) -> None:
        self._lines.append(json.dumps(_plain(document), ensure_ascii=False))

    def finish(self) -> Iterator[bytes]:
        yield "\n".join(self._lines).encode()


def read_lines(content: bytes) -> tuple[Document, ...]:
    """The documents of a file."""
    return tuple(_document(json.loads(line)) for line in content.decode().split("\n")[1:])


def _plain(document: Document) -> list[object]:
    blocks: list[object] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.append(block.line.text)
        else:
            blocks.append([[[cell.text, *cell[2:4]] for cell in row.cells] for row in block.rows])
    return [document.name, *blocks]


def _document(data: list[object]) -> Document:
    name, *blocks = data
    return Document(str(name), "", tuple(_block(block) for block in blocks))


def _block(data: object) -> Paragraph | Table:
    if not isinstance(data, list):
        return Paragraph(Line(str(data)), "")
    rows = tuple(
        Row(
            tuple(
                Cell(tuple(map(Line, text.split("\n"))) if text else (), "", rows, columns)
                for text, rows, columns in row
            )
        )
        for row in data
    )
    return Table((1.0,) * sum(cell.col_span for cell in rows[0].cells), rows)
