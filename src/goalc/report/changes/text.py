"""Changes for people at a terminal: the summary, the money, each change with both texts side by side.

In: a review. Out: lines of about 100 columns. Changed characters are coloured or, without colours, in 【】.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalc.changes.review import Review, Reviewed
from goalc.messages.catalogue import say
from goalc.report.changes import words
from goalc.report.changes.money import MoneyRow, header, rows
from goalc.report.changes.sides import TextRun, sides
from goalc.report.changes.table import (
    MIN_WIDTH,
    WIDTH,
    Cell,
    Paint,
    Run,
    natural_width,
    plain_cell,
    row,
    table,
)
from goalc.report.changes.totals import total_lines
from goalc.report.changes.words import ShownChange
from goalc.report.diagnostics.text import add_colour, ignore_colour, make_printable, report_text
from goalc.source.diagnostic import Severity

_INDENT = "    "
_RED, _GREEN, _FAINT, _BOLD = "31", "32", "2", "1"
_LEVEL_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: "33", Severity.INFO: "36"}
_DIRECTION_COLOURS = {"looser": _RED, "tighter": _GREEN, "scope": "33", "none": ""}


def report_changes(review: Review, colour: bool) -> Iterator[str]:
    """Yield the lines of the report; `colour`: with the colours of a terminal."""
    paint = add_colour if colour else ignore_colour
    yield make_printable(words.title(review))
    yield from _paragraph(words.summary(review))
    if review.tallies:
        yield from total_lines(review)
        yield ""
        yield from _money(review, paint)
        yield ""
    for group in words.groups(review):
        yield paint(group.heading, _BOLD)
        yield ""
        for one in group.changes:
            yield from _change(one, paint)
            yield ""
    yield from _aside(review, colour)
    said, weight = words.verdict(review), "" if not review.fail_on else _GREEN
    yield from (paint(make_printable(line), weight if review.passed else _RED) for line in said)


def _paragraph(text: str) -> Iterator[str]:
    if text:
        yield text
    yield ""


def _money(review: Review, paint: Paint) -> Iterator[str]:
    """Return the table of forms; the first column takes the width that the others leave."""
    made = [[*_name(one), *map(plain_cell, _numbers(one))] for one in (header(), *rows(review))]
    widths = [natural_width(column) for column in zip(*made, strict=True)]
    # Each column has a frame and a blank on each side.
    rest = WIDTH - sum(widths[1:]) - 3 * len(widths) - 1
    widths[0] = max(min(widths[0], rest), 2 * MIN_WIDTH)
    return table(made, widths, paint, len(widths) - 1)


def _name(one: MoneyRow) -> list[Cell]:
    verdict = (Run(f"\n{one.verdict}", _RED),) if one.verdict else ()
    return [(Run(one.name), *verdict)]


def _numbers(one: MoneyRow) -> tuple[str, ...]:
    return (*one.counts, one.before, one.after, one.difference, one.percent)


def _change(shown: ShownChange, paint: Paint) -> Iterator[str]:
    one = shown.reviewed
    level, *labels = words.labels(one)
    weight, way = _LEVEL_COLOURS[one.level], _DIRECTION_COLOURS[one.change.direction]
    fails = [paint(say("changes.fails"), _RED)] if shown.fails else []
    fingerprint = paint(one.change.fingerprint, _FAINT)
    yield "  ".join([paint(level, weight), paint("  ".join(labels), way), fingerprint, *fails])
    yield f"{_INDENT}{make_printable(shown.subject)}"
    where = words.place(one)
    if where:
        yield f"{_INDENT}{paint(make_printable(where), _FAINT)}"
    if one.approval is not None:
        yield f"{_INDENT}{paint(make_printable(words.approval(one)), _GREEN)}"
    cells, widths = _both_sides(one, paint)
    yield from (f"{_INDENT}{line}" for line in row(cells, widths, paint))


def _both_sides(one: Reviewed, paint: Paint) -> tuple[list[Cell], list[int]]:
    """Return both texts with their titles, and the widths of their columns."""
    both = sides(one.change)
    before, after = (plain_cell(say(key), _FAINT) for key in ("changes.short-before", "changes.short-after"))
    title = natural_width([before, after])
    # Four columns, each with a frame and a blank on each side.
    room = (WIDTH - len(_INDENT) - 13) // 2 - title
    cells = [before, _side(both.before, _RED, paint), after, _side(both.after, _GREEN, paint)]
    return cells, [title, room, title, room]


def _side(pieces: tuple[TextRun, ...], colour: str, paint: Paint) -> Cell:
    """Return the cell of a text; without colours, brackets mark the changed characters."""
    opening, closing = ("", "") if paint is add_colour else ("【", "】")
    runs = [
        Run(f"{opening}{piece.text}{closing}", colour)
        if piece.emphasis == "changed"
        else Run(piece.text, _FAINT if piece.emphasis else "")
        for piece in pieces
    ]
    return runs or plain_cell(say("changes.nothing"), _FAINT)


def _aside(review: Review, colour: bool) -> Iterator[str]:
    """Yield approvals without effect, and the files that are not compared, with the reasons."""
    paint = add_colour if colour else ignore_colour
    if review.idle:
        yield paint(words.heading(say("changes.idle"), len(review.idle)), _BOLD)
        yield from (f"{_INDENT}{make_printable(words.idle_line(one))}" for one in review.idle)
        yield ""
    if review.unread:
        yield paint(words.heading(say("changes.unread"), len(review.unread)), _BOLD)
        yield from (f"{_INDENT}{make_printable(words.unread_line(one))}" for one in review.unread)
        yield ""
        for side, diagnostics in review.diagnostics.items():
            yield from report_text(diagnostics, review.sources.get(side, {}), colour)
