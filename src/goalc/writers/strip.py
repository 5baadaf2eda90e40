"""A file without goalc's marks; everything else in it is as it was, to the byte.

In: the bytes of a .docx or .xlsx file that is safe to open. Out: the same package, in which the bookmarks and
the defined names that goalc gave are gone. All other parts have the same content.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

from goalc.document.marks import is_mark

_NAME = re.compile(rb"""[ \t\r\n:]name[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')""")
_ID = re.compile(rb"""[ \t\r\n:]id[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')""")
_PREFIX = rb"<(?:[A-Za-z0-9]+:)?"
_REST = rb"[ \t\r\n][^<>]*(?:(?<=/)>|>[ \t\r\n]*</[^<>]*>)"
_START = re.compile(_PREFIX + rb"bookmarkStart" + _REST)
_END = re.compile(_PREFIX + rb"bookmarkEnd" + _REST)
_DEFINED = re.compile(_PREFIX + rb"definedName([ \t\r\n][^<>]*)>[^<]*</[^<>]*definedName>")
_NO_NAMES = re.compile(_PREFIX + rb"definedNames>[ \t\r\n]*</[^<>]*definedNames>")


def strip(content: bytes) -> tuple[bytes, int]:
    """Return a file without marks, and their number. Raises `zipfile.BadZipFile` for what is no package."""
    out, count = BytesIO(), 0
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(out, "w") as stripped:
        stripped.comment = package.comment
        for entry in package.infolist():
            data = package.read(entry)
            if entry.filename.endswith(".xml"):
                data, found = _strip_part(data)
                count += found
            stripped.writestr(entry, data, entry.compress_type)
    return (out.getvalue(), count) if count else (content, 0)


def _strip_part(data: bytes) -> tuple[bytes, int]:
    """Return a part without marks; one that is not in UTF-8 has none of goalc's."""
    if b"bookmarkStart" in data:
        return _strip_bookmarks(data)
    if b"definedName" in data:
        return _strip_names(data)
    return data, 0


def _strip_bookmarks(data: bytes) -> tuple[bytes, int]:
    ids = {_value(_ID, found[0]) for found in _START.finditer(data) if is_mark(_value(_NAME, found[0]))}
    data = _START.sub(_without(lambda text: is_mark(_value(_NAME, text))), data)
    return _END.sub(_without(lambda text: _value(_ID, text) in ids), data), len(ids)


def _strip_names(data: bytes) -> tuple[bytes, int]:
    names = [found for found in _DEFINED.finditer(data) if is_mark(_value(_NAME, found[1]))]
    data = _DEFINED.sub(_without(lambda text: is_mark(_value(_NAME, text.partition(b">")[0]))), data)
    return (_NO_NAMES.sub(b"", data) if names else data), len(names)


def _value(pattern: re.Pattern[bytes], text: bytes) -> str:
    found = pattern.search(text)
    return "" if found is None else (found[1] or found[2] or b"").decode("utf-8", "replace")


def _without(is_own: Callable[[bytes], bool]) -> Callable[[re.Match[bytes]], bytes]:
    return lambda found: b"" if is_own(found[0]) else found[0]
