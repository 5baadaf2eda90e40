"""A Word file → its blocks with bookmarks, tracked changes and comments (ECMA-376 part 1, 17.13)."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, NamedTuple, TypeAlias

from goalc.document.document import CellRef, Paragraph, Table
from goalc.document.source_table import SourceTable
from goalc.readers.docx import read_placed
from goalc.readers.marked import MarkedFile, Remark, Signature, Tracked, sign
from goalc.readers.stamp import custom_properties

_Element: TypeAlias = Any
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_DELETED = ("del", "moveFrom")
_INSERTED = ("ins", "moveTo")


class _Place(NamedTuple):
    ref: CellRef
    name: str
    elements: list[_Element]


def read_marked_docx(content: bytes) -> MarkedFile:
    """Return what is in a Word file; raises what the library raises for a malformed one."""
    import docx

    word = docx.Document(BytesIO(content))
    blocks: list[Paragraph | Table] = []
    places: list[_Place] = []
    for placed in (one for section in read_placed(word) for one in section):
        number, tables = len(blocks), sum(isinstance(block, Table) for block in blocks)
        blocks.append(placed.block)
        places += _places(placed.block, placed.elements, number, tables + 1)
    with zipfile.ZipFile(BytesIO(content)) as package:
        properties = custom_properties(package)
    owners = {id(element): place for place in places for element in place.elements}
    marks: dict[str, CellRef] = {}
    tracked: defaultdict[CellRef, list[Tracked]] = defaultdict(list)
    for place in places:
        for element in place.elements:
            for mark in element.iter(f"{_W}bookmarkStart"):
                marks.setdefault(mark.get(f"{_W}name", ""), place.ref)
            tracked[place.ref] += _tracked(element)
    return MarkedFile(
        tuple(blocks),
        marks,
        properties.get("digest", ""),
        properties.get("form pack", ""),
        {ref: tuple(found) for ref, found in tracked.items() if found},
        _removed(word.element.body),
        tuple(_remarks(word, owners)),
        {place.ref: place.name for place in places},
    )


def _places(
    block: Paragraph | Table,
    elements: Mapping[tuple[int, int] | None, list[_Element]],
    number: int,
    table: int,
) -> Iterator[_Place]:
    if not isinstance(block, Table):
        yield _Place(CellRef(number), f"第 {number + 1} 段", elements[None])
        return
    for row, starts in enumerate(SourceTable(block).starts):
        for index, column in enumerate(starts):
            name = f"表 {table} 行 {row + 1} 列 {column + 1}"
            yield _Place(CellRef(number, row, column), name, elements.get((row, index), []))


def _tracked(element: _Element) -> Iterator[Tracked]:
    for child in element.iter():
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in _INSERTED or name in _DELETED:
            text = "".join(piece.text or "" for piece in child.iter(f"{_W}t", f"{_W}delText") if piece.text)
            if text:
                yield Tracked("inserted" if name in _INSERTED else "deleted", text, _signature(child))


def _signature(element: _Element) -> Signature:
    return sign(element.get(f"{_W}author", ""), element.get(f"{_W}date", ""))


def _removed(body: _Element) -> dict[str, Signature]:
    """Return the marks in rows that were deleted with tracking, with who deleted them."""
    found: dict[str, Signature] = {}
    for row in body.iter(f"{_W}tr"):
        deletion = row.find(f"{_W}trPr/{_W}del")
        if deletion is not None:
            for mark in row.iter(f"{_W}bookmarkStart"):
                found[mark.get(f"{_W}name", "")] = _signature(deletion)
    return found


def _remarks(word: Any, owners: Mapping[int, _Place]) -> Iterator[Remark]:
    """Yield the comments in the order of the text, each with the cell in which it begins."""
    from lxml import etree

    part = next((one.target_part for one in word.part.rels.values() if one.reltype == _COMMENTS), None)
    if part is None:
        return
    comments = {item.get(f"{_W}id", ""): item for item in etree.fromstring(part.blob).iter(f"{_W}comment")}
    anchors: dict[str, Any] = {}
    for anchor in word.element.body.iter(f"{_W}commentRangeStart", f"{_W}commentReference"):
        anchors.setdefault(anchor.get(f"{_W}id", ""), anchor)
    ordered = [*(key for key in anchors if key in comments), *(key for key in comments if key not in anchors)]
    for key in ordered:
        item, anchor = comments[key], anchors.get(key)
        lines = ("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in item.iter(f"{_W}p"))
        text = "\n".join(lines).strip()
        place = None if anchor is None else _owner(anchor, owners)
        about = "" if anchor is None else _about(anchor, key)
        ref, name = (None, "") if place is None else (place.ref, place.name)
        yield Remark(text, _signature(item), ref, name, about)


def _owner(element: _Element, owners: Mapping[int, _Place]) -> _Place | None:
    """Return the cell or paragraph around an element, or behind an element between two blocks."""
    for around in (element, *element.iterancestors()):
        if id(around) in owners:
            return owners[id(around)]
    following = element.getnext()
    return None if following is None else owners.get(id(following))


def _about(anchor: _Element, key: str) -> str:
    """Return the text from the beginning of a comment's range to its end."""
    if anchor.tag != f"{_W}commentRangeStart":
        return ""
    texts = []
    for element in anchor.xpath("following::*"):
        if element.tag == f"{_W}commentRangeEnd" and element.get(f"{_W}id") == key:
            break
        if element.tag == f"{_W}t":
            texts.append(element.text or "")
        if len(texts) > 100:
            break
    return "".join(texts)
