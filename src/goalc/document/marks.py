"""Names for the cells and paragraphs of a form that print values, by which an edited file is read back.

In: a laid-out form, its short name (`部门`, `项目02`), and the short names of the files whose values it may
print. Out: the document with a mark for each place that prints a value: `项目02_产出指标_数量指标_3_指标值`.

A mark is a bookmark in Word, which allows 40 characters, letters, digits and underscores, and a defined name
in a workbook, which must not look like a reference to a cell. Both ignore case. A mark is found again by
laying out the same model once more; what it says is for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from goalc.document.document import CellRef, Document, Line, Table
from goalc.source.diagnostic import Origin

MAX_LENGTH = 40
"""Maximum length of a bookmark's name in Word."""
DIGEST_NAME = "goalc_digest"
"""The defined name that holds the digest of a workbook's model: some programs lose custom properties."""
_UNFIT = re.compile(r"[^0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff]+")
_MARK = re.compile(r"(?:封面|部门|项目[0-9]{2,})_[0-9A-Za-z_\u3400-\u4dbf\u4e00-\u9fff]{1,40}")
_SHORT = 6
"""Number of characters of each step of a path that is too long."""


def mark_values(document: Document, form: str, files: Mapping[str, str]) -> Document:
    """Return the document with its marks; `files` has the short name of each file beside the form's own."""
    marks: dict[CellRef, str] = {}
    taken: set[str] = set()
    last: dict[str, int] = {}
    for ref, origin in _values(document):
        first = name = _name(form, files.get(origin.file, ""), origin)
        number = last.get(first, 1)
        while name.casefold() in taken:
            number += 1
            ending = f"__{number}"
            name = first[: MAX_LENGTH - len(ending)] + ending
        last[first] = number
        taken.add(name.casefold())
        marks[ref] = name
    return replace(document, marks=marks)


def _values(document: Document) -> Iterator[tuple[CellRef, Origin]]:
    """Yield the places that print a value, each with the first value it prints."""
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            if block.line.origin is not None:
                yield CellRef(number), block.line.origin
            continue
        for row, (cells, starts) in enumerate(zip(block.rows, block.grid.starts, strict=True)):
            for cell, column in zip(cells.cells, starts, strict=True):
                origin = first_origin(cell.lines)
                if origin is not None:
                    yield CellRef(number, row, column), origin


def is_mark(name: str) -> bool:
    """Return True for the name of a mark; others may have names in the same file."""
    return name == DIGEST_NAME or _MARK.fullmatch(name) is not None


def first_origin(lines: tuple[Line, ...]) -> Origin | None:
    """Return the first value that a cell prints."""
    for line in lines:
        if line.origin is not None:
            return line.origin
    return None


@lru_cache(4096)
def _fit(step: str) -> str:
    return _UNFIT.sub("", step)


def _name(form: str, file: str, origin: Origin) -> str:
    place = origin.path if origin.used is None else (*origin.used.path[:-1], *origin.path[-1:])
    steps = [str(step + 1) if isinstance(step, int) else _fit(step) for step in place]
    if len(steps) > 1 and steps[0] == "绩效指标":
        del steps[0]
    parts = [part for part in (form, file, *steps) if part]
    name = "_".join(parts)
    if len(name) > MAX_LENGTH:
        name = "_".join(part[:_SHORT] for part in parts)
    return name[:MAX_LENGTH]
