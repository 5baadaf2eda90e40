"""Take the tracked changes of a Word file as rejected: what was inserted is gone, what was deleted is back.

In: the bytes of a checked package. Out: the bytes of one without these changes. Changes of formatting do not
count.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_INSERTED, _DELETED = ("ins", "moveTo"), ("del", "moveFrom")


def reject_changes(content: bytes) -> bytes:
    """Return a package whose main part has its changes rejected."""
    return with_body(content, _without_changes)


def with_body(content: bytes, change: Callable[[Any], None]) -> bytes:
    """Return a package whose main part was changed, element by element."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for entry in before.infolist():
            part = before.read(entry)
            after.writestr(entry.filename, _changed(part, change) if entry.filename == _BODY else part)
    return made.getvalue()


def _changed(part: bytes, change: Callable[[Any], None]) -> bytes:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root: Any = etree.fromstring(part, parser)
    change(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _without_changes(root: Any) -> None:
    for name in _INSERTED:
        for change in list(root.iter(f"{W}{name}")):
            _drop(change)
    for name in _DELETED:
        for change in list(root.iter(f"{W}{name}")):
            _keep(change)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"


def _drop(change: Any) -> None:
    """Remove what was inserted: a run of text, the mark of a paragraph's end, or a whole row."""
    parent = change.getparent()
    if parent is None:
        return
    kind = parent.tag.removeprefix(W)
    row = parent.getparent()
    if kind == "trPr" and row is not None and row.getparent() is not None:
        row.getparent().remove(row)
    elif kind == "rPr" and row is not None and row.tag == f"{W}pPr":
        _join_with_next(row.getparent())
    else:
        parent.remove(change)


def _join_with_next(paragraph: Any) -> None:
    """Join a paragraph whose end was inserted with the one behind it."""
    after = paragraph.getnext()
    if after is None or after.tag != f"{W}p":
        return
    for child in list(after):
        if child.tag != f"{W}pPr":
            paragraph.append(child)
    after.getparent().remove(after)


def _keep(change: Any) -> None:
    """Put back what was deleted: the content stays, the mark goes."""
    parent = change.getparent()
    if parent is None:
        return
    place = parent.index(change)
    for number, child in enumerate(list(change)):
        parent.insert(place + number, child)
    parent.remove(change)
