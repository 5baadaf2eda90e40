"""Tables for a terminal: every line of a table takes the same number of columns, nothing is clipped.

In: cells of styled text. Out: lines. A cell that is wider than its column goes on in the next line; what does
not break (a number, a name of a file) is broken where the column ends, or the column is made wider.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple
from unicodedata import category

from goalc.document.breaking import unbroken
from goalc.report.diagnostics.text import columns, visible

Paint = Callable[[str, str], str]
"""Text and a colour (as terminals number them, empty for none) → text."""
WIDTH = 100
"""Columns of a line, where nothing in it is wider."""
NARROWEST = 8
_BEARER = "\u25cc"
"""The circle that bears a mark which stands alone, as Unicode has it."""


class Run(NamedTuple):
    """Characters of one colour; a line feed begins a new line."""

    text: str
    colour: str = ""


Cell = Sequence[Run]


def plain(text: str, colour: str = "") -> Cell:
    """A cell of one run."""
    return (Run(text, colour),)


def table(
    rows: Sequence[Sequence[Cell]], widths: Sequence[int], paint: Paint, right: int = 0
) -> Iterator[str]:
    """A table whose first row is its header; the last `right` columns stand to the right."""
    yield from row(rows[0], widths, paint, right)
    yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    for cells in rows[1:]:
        yield from row(cells, widths, paint, right)


def row(cells: Sequence[Cell], widths: Sequence[int], paint: Paint, right: int = 0) -> Iterator[str]:
    """The lines of one row."""
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for lines in zip_longest(*wrapped, fillvalue=()):
        padded = []
        for number, (line, width) in enumerate(zip(lines, widths, strict=True)):
            blank = " " * (width - columns("".join(run.text for run in line)))
            shown = "".join(paint(*run) for run in line)
            padded.append(blank + shown if number >= len(widths) - right else shown + blank)
        yield f"| {' | '.join(padded)} |"


def natural(cells: Iterable[Cell]) -> int:
    """The columns that the widest of some cells takes without being broken."""
    lines = (line for cell in cells for line in "".join(run.text for run in cell).split("\n"))
    return max((columns(visible(line)) for line in lines), default=0)


def wrap(cell: Cell, width: int) -> list[list[Run]]:
    """The lines that a cell takes in so many columns, at least `NARROWEST`."""
    painted = [(character, run.colour) for run in cell for character in _clean(run.text)]
    lines: list[list[Run]] = []
    while True:
        end = next((i for i, (character, _) in enumerate(painted) if character == "\n"), len(painted))
        lines += _broken(painted[:end], width)
        if end == len(painted):
            return lines
        painted = painted[end + 1 :]


def _clean(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


def _broken(painted: Sequence[tuple[str, str]], width: int) -> Iterator[list[Run]]:
    """The lines of one paragraph."""
    if painted and _is_mark(painted[0][0]):
        # What is drawn on the character before it must not be drawn on the frame.
        painted = [(_BEARER, painted[0][1]), *painted]
    text = "".join(character for character, _ in painted)
    begin = end = 0
    for piece in _pieces(text, width):
        if end > begin and columns(text[begin : end + len(piece)]) > width:
            yield _runs(painted[begin:end])
            # A blank between words that a line ends with is not the next one's first.
            begin = end = end + (piece == " ")
            if piece == " ":
                continue
        end += len(piece)
    yield _runs(painted[begin:end])


def _pieces(text: str, width: int) -> Iterator[str]:
    """What stays together: words, and the characters of a word that is wider than a line."""
    for unit in _with_marks(unbroken(text)):
        yield from [unit] if columns(unit) <= width else _with_marks(unit)


def _with_marks(pieces: Iterable[str]) -> list[str]:
    """The pieces, each with the marks that are drawn on it."""
    made: list[str] = []
    for piece in pieces:
        if made and _is_mark(piece[0]):
            made[-1] += piece
        else:
            made.append(piece)
    return made


def _is_mark(character: str) -> bool:
    return category(character).startswith("M")


def _runs(painted: Sequence[tuple[str, str]]) -> list[Run]:
    return [
        Run("".join(character for character, _ in group), colour)
        for colour, group in groupby(painted, key=lambda one: one[1])
    ]
