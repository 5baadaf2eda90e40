"""Estimate the heights that the rows of a table need from text, widths and styles.

In: a table, its stylesheet, and whether lines are spaced. Out: points, one per row. For formats that do not
grow their rows by themselves, and to decide whether a row may be taller than a page.
"""

from __future__ import annotations

from goalc.document.breaking import line_count
from goalc.document.document import Cell, Line, Table
from goalc.document.style import Style, Stylesheet

POINTS = 72 / 25.4
"""Points per mm."""

SINGLE = 1.45
"""Single line spacing in em. 宋体 has about 1.3, Noto CJK, which stands in for it elsewhere, 1.45."""

_SAFETY = 0.97
"""The part of a width that can be relied on: programs round widths to pixels and hint their glyphs."""


def half_ems(points: float, style: Style) -> int:
    """Return how many half-width characters of `style` fit side by side in a width."""
    return int(points * _SAFETY * 2 / style.size)


def line_height(style: Style) -> float:
    """Return the height of a line of a style in points."""
    return style.size * (SINGLE if style.line is None else style.line)


def text_height(lines: tuple[Line, ...], style: Style, points: float, spacing: bool) -> float:
    """Return the height of paragraphs in a width; `spacing`: with the space between lines and around each."""
    room = half_ems(points, style)
    count = line_count(lines[0].text, room) if len(lines) == 1 else _count(lines, room)
    if not spacing:
        return count * style.size * SINGLE
    around = (style.before + style.after) * POINTS * max(len(lines), 1)
    return count * line_height(style) + around


def _count(lines: tuple[Line, ...], room: int) -> int:
    return sum([line_count(line.text, room) for line in lines]) or 1


def row_heights(table: Table, stylesheet: Stylesheet, *, spacing: bool) -> list[float]:
    """Return the height of each row, so that each cell has room for its text; padding is included.

    The height that a cell over several rows lacks is divided equally among its rows, the cells over the
    fewest rows first.
    """
    edges = [0.0]
    for column in table.columns:
        edges.append(edges[-1] + column * POINTS)
    vertical, horizontal = (2 * side * POINTS for side in stylesheet.padding)
    heights = [0.0] * len(table.rows)
    tall: list[tuple[int, int, float]] = []
    for r, (row, starts) in enumerate(zip(table.rows, table.grid.starts, strict=True)):
        for cell, column in zip(row.cells, starts, strict=True):
            room = edges[column + cell.col_span] - edges[column] - horizontal
            need = text_height(cell.lines, stylesheet.styles[cell.style], room, spacing) + vertical
            if cell.row_span > 1:
                tall.append((cell.row_span, r, need))
            elif need > heights[r]:
                heights[r] = need
    _make_room(heights, sorted(tall))
    return heights


def _make_room(heights: list[float], tall: list[tuple[int, int, float]]) -> None:
    for span, row, need in tall:
        lack = need - sum(heights[row : row + span])
        if lack > 0:
            for r in range(row, row + span):
                heights[r] += lack / span


def exceeds(cell: Cell, style: Style, points: float, limit: float) -> bool:
    """Return True if a cell's text may need more height than `limit` in a width, spacing included.

    This is asked of every cell, so a bound is tried first: of two consecutive lines, one is at least half
    full, and no character is wider than two em.
    """
    room = max(half_ems(points, style), 2)
    bound = sum([8 * len(line.text) // room + 1 + line.text.count("\n") for line in cell.lines])
    around = (style.before + style.after) * POINTS * len(cell.lines)
    if bound * line_height(style) + around <= limit:
        return False
    return text_height(cell.lines, style, points, spacing=True) > limit


def max_safe_length(table: Table, stylesheet: Stylesheet, limit: float) -> int:
    """Return how many characters never exceed the height `limit`, in any cell of the table and any style.

    It follows from the bound of `exceeds` in the narrowest column: n characters take 8n/room + 1 lines, and
    up to n more if they are line feeds.
    """
    styles = [stylesheet.styles[name] for name in {cell.style for row in table.rows for cell in row.cells}]
    narrow = min(table.columns) * POINTS - 2 * stylesheet.padding[1] * POINTS
    room = max(min((half_ems(narrow, style) for style in styles), default=0), 2)
    around = max((style.before + style.after for style in styles), default=0.0) * POINTS
    lines = (limit - around) / max((line_height(style) for style in styles), default=limit)
    return max(0, int((lines - 1) / (8 / room + 1)))
