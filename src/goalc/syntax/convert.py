"""Convert the bytes of a file to UTF-8, only where that loses nothing.

In: bytes and the name of the encoding that they are probably in. Out: the same text in UTF-8, with its line
ends. Bytes of UTF-16 have a byte order mark or not; neither gets one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection

from goalc.syntax.characters import FORBIDDEN
from goalc.syntax.doctor.vocabulary import BLANKS, vocabulary

_MARKS = {
    "gb18030": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
"""The mark that may stand before bytes of each encoding; before GBK only a wrong one."""
_START = re.compile(rf"^[{BLANKS}]*(?:- *)*", re.MULTILINE)


def convert(data: bytes, codec: str) -> bytes:
    """Return the text of `data` in UTF-8; raises `UnicodeError` if it is not in that encoding."""
    return _split(data, codec)[1].decode(codec).encode()


def is_convertible(data: bytes, codec: str, keys: Collection[str]) -> bool:
    """Return True if the bytes are certainly in an encoding: some line begins with one of the `keys`.

    False if a key also stands there in UTF-8: then the file is put together from parts.
    """
    mark, rest = _split(data, codec)
    try:
        text = rest.decode(codec)
        exact = mark + text.encode(codec) == data
    except UnicodeError:
        return False
    if not exact or FORBIDDEN.search(text) is not None:
        return False
    entry = vocabulary(keys).entry
    if not any(entry.match(text, match.end()) for match in _START.finditer(text)):
        return False
    return not any(key.encode() in data for key in keys if not key.isascii())


def _split(data: bytes, codec: str) -> tuple[bytes, bytes]:
    mark = _MARKS[codec] if data.startswith(_MARKS[codec]) else b""
    return mark, data[len(mark) :]
