"""Tables for a terminal: all lines of a table take the same number of columns, and nothing is cut off.

In: cells of coloured text. Out: lines. A cell that is wider than its column continues in the next line; words
that normally do not break (a number, a name of a file) are broken where the column ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple
from unicodedata import category

from goalc.document.breaking import unbreakable_units
from goalc.report.diagnostics.text import columns, make_printable

Paint = Callable[[str, str], str]
"""A function from text and a colour (a terminal's number for it, empty for none) to text."""
WIDTH = 100
"""Number of columns of a line, unless something in it is wider."""
MIN_WIDTH = 8
"""Minimum number of columns of a cell that is broken into lines."""
_BEARER = "\u25cc"
"""The dotted circle that Unicode prescribes as a base for a combining mark that stands alone."""


class Run(NamedTuple):
    """Characters of one colour; a line feed begins a new line."""

    text: str
    colour: str = ""


Cell = Sequence[Run]


def plain_cell(text: str, colour: str = "") -> Cell:
    """Return a cell of one run."""
    return (Run(text, colour),)


def table(
    rows: Sequence[Sequence[Cell]], widths: Sequence[int], paint: Paint, right: int = 0
) -> Iterator[str]:
    """Yield the lines of a table; its first row is the header, its last `right` columns are right-aligned."""
    yield from row(rows[0], widths, paint, right)
    yield "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    for cells in rows[1:]:
        yield from row(cells, widths, paint, right)


def row(cells: Sequence[Cell], widths: Sequence[int], paint: Paint, right: int = 0) -> Iterator[str]:
    """Yield the lines of one row."""
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for lines in zip_longest(*wrapped, fillvalue=()):
        padded = []
        for number, (line, width) in enumerate(zip(lines, widths, strict=True)):
            blank = " " * (width - columns("".join(run.text for run in line)))
            shown = "".join(paint(*run) for run in line)
            padded.append(blank + shown if number >= len(widths) - right else shown + blank)
        yield f"| {' | '.join(padded)} |"


def natural_width(cells: Iterable[Cell]) -> int:
    """Return the number of columns that the widest of some cells needs unbreakable_units."""
    lines = (line for cell in cells for line in "".join(run.text for run in cell).split("\n"))
    return max((columns(make_printable(line)) for line in lines), default=0)


def wrap(cell: Cell, width: int) -> list[list[Run]]:
    """Break a cell into lines of `width` columns, which is at least `MIN_WIDTH`."""
    painted = [(character, run.colour) for run in cell for character in _clean(run.text)]
    lines: list[list[Run]] = []
    while True:
        end = next((i for i, (character, _) in enumerate(painted) if character == "\n"), len(painted))
        lines += _break_lines(painted[:end], width)
        if end == len(painted):
            return lines
        painted = painted[end + 1 :]


def _clean(text: str) -> str:
    return "\n".join(make_printable(line) for line in text.split("\n"))


def _break_lines(painted: Sequence[tuple[str, str]], width: int) -> Iterator[list[Run]]:
    """Yield the lines of one paragraph."""
    if painted and _is_mark(painted[0][0]):
        # A mark is drawn on the character before it, which must not be the frame.
        painted = [(_BEARER, painted[0][1]), *painted]
    text = "".join(character for character, _ in painted)
    begin = end = 0
    for piece in _pieces(text, width):
        if end > begin and columns(text[begin : end + len(piece)]) > width:
            yield _runs(painted[begin:end])
            # A blank between words at the end of a line does not begin the next line.
            begin = end = end + (piece == " ")
            if piece == " ":
                continue
        end += len(piece)
    yield _runs(painted[begin:end])


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield what stays together: words, or the characters of a word that is wider than a line."""
    for unit in _join_marks(unbreakable_units(text)):
        yield from [unit] if columns(unit) <= width else _join_marks(unit)


def _join_marks(pieces: Iterable[str]) -> list[str]:
    """Join combining marks to the pieces that they are drawn on."""
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
