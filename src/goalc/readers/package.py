"""A check that a file is an Office Open XML package that is safe to open.

In: the bytes of any file, also of an untrusted one. Out: nothing, or a `ReadError` that says what is wrong.
The limits are on what the libraries would do with the file: bytes to unpack here, what stands in its XML in
`extent`. A part with a document type is refused (the Open Packaging Conventions, ECMA-376 part 2, allow
none), so no entity is ever expanded.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from goalc.readers.extent import Extent, ReadError

MAX_FILE = 64 * 1024 * 1024
"""Maximum number of bytes of a file."""
MAX_XML = 48 * 1024 * 1024
"""Maximum number of bytes of XML in a package, unpacked; a booklet of fifty forms has ten million."""
MAX_UNPACKED = 128 * 1024 * 1024
"""Maximum number of bytes of all parts of a package, unpacked; a library holds them all at once."""
MAX_PARTS = 2_000

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
"""Signature of compound files: Word and Excel files from before 2007, and packages with a password."""
_BLANKS = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the first tag of a part."""
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00", b"\x00\x00\x00<", b"\x4c\x6f\xa7\x94")
"""The beginnings of XML in UTF-16, UTF-32 and EBCDIC; the last two are told as broken."""
_HEAD = 64


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
    extent, left = Extent(), MAX_XML
    for entry in package.infolist():
        with package.open(entry) as part:
            head = part.read(_HEAD)
            if not _is_xml(head):
                continue
            left -= entry.file_size
            if left < 0:
                raise ReadError("textconv.too-large")
            extent.take(head + part.read())
    extent.check_references()


def _is_xml(head: bytes) -> bool:
    """Return True if a part may be XML; so may one that begins with many blanks."""
    text = head.lstrip(_BLANKS)
    return text.startswith(b"<") or head.startswith(_WIDE) or (not text and len(head) == _HEAD)
