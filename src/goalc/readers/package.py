"""A check that a file is an Office Open XML package that is safe to open.

In: the bytes of any file, also of an untrusted one. Out: nothing, or a `ReadError` that says what is wrong.
The limits are on what the libraries would do with the file: bytes to unpack, elements to keep, slots of
sheets to visit. A part with a document type is refused (the Open Packaging Conventions, ECMA-376 part 2,
allow none), so no entity is ever expanded.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

MAX_FILE = 64 * 1024 * 1024
"""Maximum number of bytes of a file."""
MAX_XML = 64 * 1024 * 1024
"""Maximum number of bytes of XML in a package, unpacked; a booklet of fifty forms has ten million."""
MAX_UNPACKED = 256 * 1024 * 1024
"""Maximum number of bytes of all parts of a package, unpacked."""
MAX_PARTS = 5_000
MAX_SLOTS = 2_000_000
"""Maximum number of slots in a sheet's used range, and in all its merged ranges."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
"""Signature of compound files: Word and Excel files from before 2007, and packages with a password."""
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff|\x00<|<\x00")


class ReadError(ValueError):
    """A file that is refused; `key` is the key of the message."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def check_package(data: bytes) -> None:
    """Raise `ReadError` for a file that is no package, is broken, or would cost too much to read."""
    if len(data) > MAX_FILE:
        raise ReadError("textconv.too-large")
    if data.startswith(_OLE):
        raise ReadError("textconv.old")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_sizes(package)
            _check_parts(package)
    except ReadError:
        raise
    except Exception as error:  # zipfile has no common error for broken data, unknown methods and passwords
        raise ReadError("textconv.broken") from error


def _check_sizes(package: zipfile.ZipFile) -> None:
    """Check the declared sizes; no more than these is ever unpacked, so they can be trusted."""
    entries = package.infolist()
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise ReadError("textconv.too-large")


def _check_parts(package: zipfile.ZipFile) -> None:
    """Check each part that a parser would take for XML, regardless of its name."""
    left = MAX_XML
    for entry in package.infolist():
        with package.open(entry) as part:
            head = part.read(64)
            if not _XML.match(head):
                continue
            left -= entry.file_size
            if left < 0:
                raise ReadError("textconv.too-large")
            _check_xml(head + part.read())


def _check_xml(content: bytes) -> None:
    from lxml import etree

    extent = _Extent()
    events = etree.iterparse(
        BytesIO(content), ("start", "end"), tag=("{*}mergeCell", "{*}row", "{*}c"), resolve_entities=False
    )
    for event, element in events:
        if event == "end":
            element.clear()
        else:
            extent.take(element.tag.rpartition("}")[2], element.get("r"), element.get("ref") or "")
    if events.root.getroottree().docinfo.internalDTD is not None:
        raise ReadError("textconv.entities")


class _Extent:
    """The extent of a sheet's cells, counted as in openpyxl, and the slots that its merged ranges cover."""

    def __init__(self) -> None:
        self.row = self.column = 0
        self.rows = self.columns = 0
        self.merged = 0

    def take(self, name: str, place: str | None, ref: str) -> None:
        """Count an element.

        Raises `ReadError` if the sheet is too large, and another error for an invalid reference.
        """
        from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

        if name == "mergeCell":
            left, top, right, bottom = (int(side or 0) for side in range_boundaries(ref))
            self.merged += (abs(right - left) + 1) * (abs(bottom - top) + 1)
        elif name == "row":
            self.row, self.column = (int(float(place)) if place else self.row + 1), 0
        elif place:
            self.row, self.column = coordinate_to_tuple(place)
        else:
            self.column += 1
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        if max(self.rows * self.columns, self.merged) > MAX_SLOTS:
            raise ReadError("textconv.too-large")
