"""A workbook → its blocks with defined names and notes of cells (ECMA-376 part 1, 18.2.5 and 18.7).

Notes that people answer (threaded comments) are in a part of their own; the old part has only a copy of them.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, TypeAlias

from goalc.document.document import CellRef, Document, Paragraph, Table
from goalc.document.marks import DIGEST_NAME
from goalc.document.source_table import SourceTable
from goalc.readers.marked import MarkedFile, Remark, Signature, sign
from goalc.readers.stamp import custom_properties
from goalc.readers.xlsx import read_xlsx

_Element: TypeAlias = Any
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_Cells = Mapping[tuple[str, str], CellRef]
"""The cells by sheet and address."""


def read_marked_xlsx(content: bytes) -> MarkedFile:
    """Return what is in a workbook; raises what the library raises for a malformed one."""
    from lxml import etree

    blocks: list[Paragraph | Table] = []
    cells: dict[tuple[str, str], CellRef] = {}
    for document in read_xlsx(content):
        for number, block in enumerate(document.blocks, len(blocks)):
            cells |= _cells(document, block, number)
        blocks += document.blocks
    with zipfile.ZipFile(BytesIO(content)) as package:
        properties = custom_properties(package)
        relations = _relations(package, "")
        book = next(target for kind, target in relations.values() if kind == "officeDocument")
        names = _defined_names(etree.fromstring(package.read(book)))
        remarks = tuple(_remarks(package, book, cells))
    digest = names.get(DIGEST_NAME, "").strip('"')
    return MarkedFile(
        tuple(blocks),
        {name: ref for name, text in names.items() if (ref := _find(text, cells)) is not None},
        properties.get("digest", "") or digest,
        properties.get("form pack", ""),
        remarks=remarks,
        places={ref: f"{sheet}!{address}" for (sheet, address), ref in cells.items()},
    )


def _cells(
    document: Document, block: Paragraph | Table, number: int
) -> Iterator[tuple[tuple[str, str], CellRef]]:
    if not isinstance(block, Table):
        if block.line.origin is not None:
            yield (document.name, str(block.line.origin.path[0])), CellRef(number)
        return
    for row, (cells, starts) in enumerate(zip(block.rows, SourceTable(block).starts, strict=True)):
        for cell, column in zip(cells.cells, starts, strict=False):
            origin = cell.lines[0].origin if cell.lines else None
            if origin is not None:
                yield (document.name, str(origin.path[0])), CellRef(number, row, column)


def _defined_names(book: _Element) -> dict[str, str]:
    return {
        item.get("name", ""): item.text or ""
        for item in book.iter("{*}definedName")
        if item.get("localSheetId") is None
    }


def _find(text: str, cells: _Cells) -> CellRef | None:
    sheet, _, cell = text.rpartition("!")
    found = _CELL.fullmatch(cell.partition(":")[0])
    if found is None:
        return None
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return cells.get((sheet, f"{found[1]}{found[2]}"))


def _relations(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the target of each relationship of a part, by its id."""
    from lxml import etree

    folder, _, own = part.rpartition("/")
    name = posixpath.join(folder, "_rels", f"{own}.rels")
    if name not in package.namelist():
        return {}
    found = {}
    for item in etree.fromstring(package.read(name)):
        target = item.get("Target", "")
        path = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(folder, target))
        )
        found[item.get("Id", "")] = item.get("Type", "").rpartition("/")[2], path
    return found


def _remarks(package: zipfile.ZipFile, book: str, cells: _Cells) -> Iterator[Remark]:
    from lxml import etree

    sheets, names = _relations(package, book), set(package.namelist())
    persons = _persons(package)
    for sheet in etree.fromstring(package.read(book)).iter("{*}sheet"):
        key = next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        title, (_, part) = sheet.get("name", ""), sheets.get(key, ("", ""))
        parts = [(kind, path) for kind, path in _relations(package, part).values() if path in names]
        threaded = [path for kind, path in parts if kind == "threadedComment"]
        for path in threaded or [path for kind, path in parts if kind == "comments"]:
            root = etree.fromstring(package.read(path))
            made = _threaded(root, persons) if threaded else _notes(root)
            for address, by, text in made:
                yield Remark(text, by, cells.get((title, address)), f"{title}!{address}")


def _notes(root: _Element) -> Iterator[tuple[str, Signature, str]]:
    authors = ["".join(item.itertext()) for item in root.iter("{*}author")]
    for item in root.iter("{*}comment"):
        number = int(item.get("authorId", "0"))
        author = authors[number] if number < len(authors) else ""
        pieces = [t.text or "" for t in item.iter("{*}t") if t.getparent().tag.rpartition("}")[2] != "rPh"]
        text = "".join(pieces).strip()
        # Excel begins a note with the name of its author.
        text = text.removeprefix(f"{author}:").removeprefix(f"{author}：").strip() if author else text
        if text:
            yield item.get("ref", ""), Signature(author, ""), text


def _threaded(root: _Element, persons: Mapping[str, str]) -> Iterator[tuple[str, Signature, str]]:
    for item in root.iter("{*}threadedComment"):
        text = "".join(t.text or "" for t in item.iter("{*}text")).strip()
        if text:
            by = sign(persons.get(item.get("personId", ""), ""), item.get("dT", ""))
            yield item.get("ref", ""), by, text


def _persons(package: zipfile.ZipFile) -> dict[str, str]:
    from lxml import etree

    parts = [name for name in package.namelist() if name.startswith("xl/persons/")]
    roots = [etree.fromstring(package.read(name)) for name in parts]
    return {
        item.get("id", ""): item.get("displayName", "") for root in roots for item in root.iter("{*}person")
    }
