"""Forms to import, and imports of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goalc.document.document import Cell, Document, Line, Paragraph, Row, Table
from goalc.operations.import_forms import Imported, import_forms
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pieces import lay_out
from goalc.workspace.discover import discover
from tests.police import ROOT


def compiled(folder: Path, packs: Sequence[Path] = ()) -> Compiled:
    result, _ = Session(packs).compile(discover([folder])[0])
    assert isinstance(result, Compiled), result.diagnostics
    return result


def laid_out(folder: Path, packs: Sequence[Path] = ()) -> Sequence[Document]:
    return [one for one in lay_out(compiled(folder, packs)) if isinstance(one, Document)]


def imported(content: bytes, ending: str, folder: Path, pack: str = "") -> Imported:
    source = folder / f"表.{ending}"
    source.write_bytes(content)
    return import_forms([source], folder / "specs" / "2025" / "unit", pack)


def meals() -> Document:
    """The form of a project, to be changed."""
    return laid_out(ROOT / "templates/liupanshui-2025/cases/school-meals")[2]


def changed(document: Document, before: str, after: str) -> Document:
    """A document with another text in the cells that hold one."""
    blocks: list[Paragraph | Table] = []
    count = 0
    for block in document.blocks:
        if isinstance(block, Table):
            rows = []
            for row in block.rows:
                cells = [
                    Cell((Line(after),), cell.style, cell.row_span, cell.col_span)
                    if cell.text == before
                    else cell
                    for cell in row.cells
                ]
                count += sum(cell.text == before for cell in row.cells)
                rows.append(Row(tuple(cells), row.header))
            blocks.append(Table(block.columns, tuple(rows)))
        else:
            blocks.append(block)
    assert count
    return Document(document.name, document.page, tuple(blocks))


def text_of(document: Document, label: str) -> str:
    """The text beside a label."""
    for block in document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            texts = [cell.text for cell in row.cells]
            if label in texts:
                return texts[texts.index(label) + 1]
    raise LookupError(label)
