"""TOML text → data and places.

In: the text of a file. Out: its data, or the place where it stops being TOML; and the place of a key by its
path. The standard library parses TOML but gives no places of keys, so they are searched line by line.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from goalc.source.diagnostic import Path
from goalc.source.text import SourceText, Span
from goalc.workspace.bounded import TooLarge, check_toml

_TABLE = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?")
_NAME = r"(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
_KEY = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")
_MAX_NUMBER = 10**15
# Before Python 3.14, the standard library gives the place of a mistake only at the end of its message.
_PLACE = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)")


class TomlError(Exception):
    """Text that is not TOML; `span` is the place of the mistake."""

    def __init__(self, span: Span) -> None:
        super().__init__(span)
        self.span = span


def parse_toml(source: SourceText) -> dict[str, Any]:
    """Return the data of a file, with the types that JSON has; raises `TomlError`.

    Dates, and numbers too large for any limit, become text.
    """
    try:
        check_toml(source.text)
        data: dict[str, Any] = _plain(tomllib.loads(source.text))
        return data
    except TooLarge as error:
        raise TomlError(Span(error.place, error.place)) from None
    except (ValueError, RecursionError) as error:
        # Numbers with thousands of digits and brackets nested without end are refused too.
        place = _PLACE.search(str(error))
        offset = _offset(source.text, int(place[1]), int(place[2])) if place else len(source.text)
        raise TomlError(Span(offset, offset)) from None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str | bool) or (isinstance(value, int | float) and abs(value) < _MAX_NUMBER):
        return value
    return str(value)


def locate_toml(source: SourceText, path: Path) -> Span:
    """Return the place of the key at `path`, or of its deepest parent that has a line of its own."""
    wanted = tuple(str(step) for step in path if isinstance(step, str))
    best, found, start = 0, Span(0, 0), 0
    table: tuple[str, ...] = ()
    for line in source.text.split("\n"):
        head, entry = _TABLE.fullmatch(line.rstrip("\r")), _KEY.match(line)
        if head is not None:
            table, keys, match = _parts(head[1]), _parts(head[1]), head
        elif entry is not None:
            keys, match = (*table, *_parts(entry[1])), entry
        else:
            start += len(line) + 1
            continue
        depth = len(keys)
        if depth > best and keys == wanted[:depth]:
            best, found = depth, Span(start + match.start(1), start + match.end(1))
        start += len(line) + 1
    return found


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in text.split("."))


def _offset(text: str, line: int, column: int) -> int:
    # Lines of TOML end with a line feed only; other line breaks are ordinary characters.
    before = text.split("\n")[: line - 1]
    return min(len(text), sum(map(len, before)) + len(before) + column - 1)
