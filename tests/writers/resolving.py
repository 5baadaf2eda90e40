"""Accepting and rejecting all tracked changes of a Word file, as ECMA-376 part 1, 17.13.5 describes them."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Answer = Literal["accept", "reject"]
_GOES = {"accept": "del", "reject": "ins"}


def resolve(data: bytes, answer: Answer) -> bytes:
    """The file without marks."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            content = package.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                _resolve(root, _GOES[answer])
                content = etree.tostring(root)
            made.writestr(name, content)
    return out.getvalue()


def _resolve(root: etree._Element, goes: str) -> None:
    _resolve_rows(root, goes)
    for run in list(root.iter(f"{W}r")):
        mark = run.getparent()
        if mark is not None and mark.tag == f"{W}{goes}":
            mark.remove(run)
    for p in list(root.iter(f"{W}p")):
        if p.find(f"{W}pPr/{W}rPr/{W}{goes}") is not None:
            _join(p)
    for mark in [*root.iter(f"{W}del"), *root.iter(f"{W}ins")]:
        _unwrap(mark)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"


def _resolve_rows(root: etree._Element, goes: str) -> None:
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{goes}") is not None:
            _remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _remove(table)


def _join(p: etree._Element) -> None:
    """A paragraph whose end goes is one with the paragraph behind it, and has its properties."""
    behind = p.getnext()
    content = [child for child in p if child.tag != f"{W}pPr"]
    if behind is None or behind.tag != f"{W}p":
        # At the end of a cell, or before a table, there is nothing to be joined to.
        if behind is not None and not any(len(child) for child in content):
            _remove(p)
        return
    for child in reversed(content):
        behind.insert(1, child)
    _remove(p)


def _unwrap(mark: etree._Element) -> None:
    parent = mark.getparent()
    assert parent is not None
    place = parent.index(mark)
    parent[place : place + 1] = list(mark)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
