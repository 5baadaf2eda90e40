"""Decode the bytes of a file.

In: a file's bytes. Out: its text with the offsets that all later stages count in, or what is wrong with it.
Text is UTF-8 (RFC 3629); a byte order mark at the beginning is dropped and so never counted as a column.
Line ends stay as they are. A file in GBK or UTF-16 that can be converted without loss is named as such.
"""

from __future__ import annotations

import codecs
from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.characters import check_characters
from goalc.syntax.convert import is_convertible
from goalc.syntax.errors import error
from goalc.syntax.limits import MAX_BYTES

_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_GBK = "gb18030"
_SAMPLE = 4096


class DecodedText(NamedTuple):
    """A text to read; with diagnostics, it only serves to show their places."""

    source: SourceText
    diagnostics: tuple[Diagnostic, ...]


def decode_text(name: str, data: bytes, keys: Collection[str] = ()) -> DecodedText:
    """Decode the text of the file `name` (as messages print it).

    `keys` that begin lines of the text show that another encoding was guessed right.
    """
    if len(data) > MAX_BYTES:
        return _refuse_size(name, len(data))
    utf16 = _guess_utf16(data)
    if utf16 is not None:
        codec = utf16 if is_convertible(data, utf16, keys) else ""
        return _refuse(name, data.decode(utf16, "replace"), 0, "GC701.utf16", utf16.upper(), codec)
    try:
        source = SourceText(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        return _refuse_encoding(name, data, problem, keys)
    return DecodedText(source, check_characters(source))


def _refuse_size(name: str, size: int) -> DecodedText:
    source = SourceText(name, "")
    megabytes = f"{size / 1024 / 1024:.1f}"
    return DecodedText(
        source, (error(source, "GC703", 0, 0, size=megabytes, limit=MAX_BYTES // 1024 // 1024),)
    )


def _guess_utf16(data: bytes) -> str | None:
    """Return the codec of UTF-16 text, by its mark or the NUL bytes that line ends and digits leave."""
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 20 + 2
    # 一 and other characters end in a zero byte too.
    if odd > enough and odd > 4 * even:
        return "utf-16-le"
    if even > enough and even > 4 * odd:
        return "utf-16-be"
    return None


def _refuse_encoding(
    name: str, data: bytes, problem: UnicodeDecodeError, keys: Collection[str]
) -> DecodedText:
    """Report the first byte that is not UTF-8; the text before it is right as it is.

    A file in GBK or GB2312 is read as GB18030, which contains both.
    """
    # The codec counts from after a byte order mark, the data from before it.
    marked = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    whole, data = data, data[marked:]
    codec = _GBK if is_convertible(whole, _GBK, keys) else ""
    first = _first_bad_byte(data)
    before, rest = data[:first].decode("utf-8"), data[first:]
    try:
        data.decode("gb18030")
        is_gbk = not marked or bool(codec)
    except UnicodeDecodeError:
        is_gbk = False
    shown = before + rest.decode("gb18030" if is_gbk else "utf-8", "replace")
    key = "GC701.gbk" if is_gbk else "GC701"
    found = f"0x{problem.object[problem.start]:02X}"
    return _refuse(name, shown, len(before), key, found, codec)


def _first_bad_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return problem.start
    return len(data)


def _refuse(name: str, shown: str, place: int, key: str, found: str, codec: str = "") -> DecodedText:
    source = SourceText(name, shown)
    end = min(place + 1, len(shown))
    diagnostic = error(source, key, place, end, found=found, file=name)
    return DecodedText(source, (replace(diagnostic, codec=codec),))
