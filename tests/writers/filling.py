"""Filling in an empty form as a person does: only where its program lets one write."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import docx
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell

from goalc.document.annotated import Sheet
from goalc.document.document import CellRef, Document, Line, Paragraph, Table
from goalc.pipeline.blank import BlankForm
from goalc.writers.xlsx.annotations import areas_by_ref
from goalc.writers.xlsx.plan import lay_out

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Texts = Mapping[CellRef, str]


def filled_document(document: Document, texts: Texts) -> Document:
    """The document of an empty form with texts in its places."""
    blocks: list[Paragraph | Table] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            text = texts.get(CellRef(number), block.line.text)
            blocks.append(Paragraph(Line(text), block.style))
            continue
        rows = []
        for r, (row, starts) in enumerate(zip(block.rows, block.grid.starts, strict=True)):
            cells = (
                cell._replace(lines=tuple(map(Line, texts[ref].split("\n")))) if ref in texts else cell
                for cell, ref in zip(row.cells, (CellRef(number, r, c) for c in starts), strict=True)
            )
            rows.append(row._replace(cells=tuple(cells)))
        blocks.append(Table(block.columns, tuple(rows)))
    return Document(document.name, document.page, tuple(blocks))


def addresses(form: BlankForm) -> dict[CellRef, str]:
    """The first cell of each place in the workbook."""
    plan = lay_out(form.sheet.filled or form.sheet.document, form.stylesheet)
    areas = areas_by_ref(plan)
    return {ref: f"{_letters(areas[ref].left)}{areas[ref].top + 1}" for ref in form.sheet.entries}


def _letters(column: int) -> str:
    return chr(ord("A") + column)


def fill_xlsx(content: bytes, form: BlankForm, texts: Texts) -> bytes:
    """Type texts into a workbook, each as a text, whatever it begins with."""
    book = load_workbook(io.BytesIO(content))
    (sheet,) = book.worksheets
    places = addresses(form)
    for ref, text in texts.items():
        cell: Any = sheet[places[ref]]
        assert not isinstance(cell, MergedCell)
        assert not cell.protection.locked
        cell.value = text
        cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill_docx(content: bytes, form: BlankForm, texts: Texts) -> bytes:
    """Type texts into a Word file; of a list, choose one of its words."""
    word = docx.Document(io.BytesIO(content))
    body = word.element.body
    blocks = [child for child in body if child.tag in {f"{W}p", f"{W}tbl"}]
    shown = [block for block in blocks if block.find(f"{W}pPr/{W}pStyle") is None or not _is_tail(block)]
    for ref, text in texts.items():
        block = shown[ref.block]
        place = block if ref.row is None else _cell(block, ref, form.sheet)
        _type(place, text)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _is_tail(paragraph: Any) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") in {"GoalcTail", "GoalcJoint"}


def _cell(table: Any, ref: CellRef, sheet: Sheet) -> Any:
    row = table.findall(f"{W}tr")[ref.row]
    column = 0
    for cell in row.findall(f"{W}tc"):
        if column == ref.column:
            return cell
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        column += 1 if span is None else int(span.get(f"{W}val"))
    raise AssertionError(ref)


def _type(place: Any, text: str) -> None:
    paragraph = place if place.tag == f"{W}p" else place.find(f"{W}p")
    control = paragraph.find(f"{W}sdt")
    target = paragraph
    if control is not None:
        words = [item.get(f"{W}value") for item in control.iter(f"{W}listItem")]
        assert text in words, f"{text} is not among {words}, or the text is locked"
        properties = control.find(f"{W}sdtPr")
        properties.remove(properties.find(f"{W}showingPlcHdr"))
        target = control.find(f"{W}sdtContent")
    for run in target.findall(f"{W}r"):
        target.remove(run)
    for number, line in enumerate(text.split("\n")):
        run = target.makeelement(f"{W}r", {})
        if number:
            run.append(run.makeelement(f"{W}br", {}))
        written = run.makeelement(f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        written.text = line
        run.append(written)
        target.append(run)


FILLERS: Mapping[str, Callable[[bytes, BlankForm, Texts], bytes]] = {"docx": fill_docx, "xlsx": fill_xlsx}


def type_everywhere(form: BlankForm, words: Iterable[str]) -> dict[CellRef, str]:
    """A text for each place: a word of its list, or the next of some words; every third place stays empty."""
    left = list(words)
    return {
        ref: entry.choices[-1] if entry.choices else left[number % len(left)]
        for number, (ref, entry) in enumerate(form.sheet.entries.items())
        if number % 3
    }
