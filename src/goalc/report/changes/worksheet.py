"""Changes → their list as a document for a worksheet: one row per change, in the order of risk.

In: the reviewed changes of one unit. Out: a sheet whose rows can be filtered, printed on A4 landscape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.changes.kinds import Direction
from goalc.changes.printing import text_of
from goalc.changes.review import Review, Reviewed
from goalc.document.annotated import Sheet, Target
from goalc.document.document import Cell, CellRef, Document, Line, Number, Paragraph, Row, Table
from goalc.document.style import Page, Style
from goalc.document.stylesheets import StyleMerger
from goalc.messages.catalogue import say
from goalc.report.changes.kind_names import kind_name
from goalc.report.changes.words import side_name, size_text
from goalc.report.severity import severity_name

FILLS: Mapping[Direction, str] = {
    "none": "DDEBF7",
    "tighter": "C6E0B4",
    "scope": "FFE699",
    "looser": "F8CBAD",
}
"""Background colours (RRGGBB) of changes by direction, lowest risk first; light enough to read in print."""

_MAX_TEXT = 400
"""Maximum number of characters of a value in the list: a row of a sheet is at most 409 points high."""

_PAGE = Page(297, 210, 15, 12, 15, 12)
_COLUMNS: Mapping[str, float] = {
    "redline.number": 9,
    "redline.level": 11,
    "redline.direction": 15,
    "redline.unit": 20,
    "redline.form": 28,
    "redline.place": 41,
    "redline.kind": 27,
    "redline.before": 34,
    "redline.after": 34,
    "redline.size": 13,
    "redline.approved": 16,
    "redline.fingerprint": 25,
}
"""The message keys of the column titles, and the columns' widths in mm; together as wide as the page."""
_LINKED = 6
"""Index of the column whose cells are links: its texts are short, as LibreOffice does not wrap links."""

_DIRECTIONS: Mapping[Direction, str] = {
    "looser": "redline.looser",
    "tighter": "redline.tighter",
    "scope": "redline.scope",
    "none": "redline.none",
}


class ListStyles(NamedTuple):
    """The names of the list's styles and page in a stylesheet; `note` also serves remarks on other sheets."""

    title: str
    note: str
    head: str
    middle: str
    text: str
    link: str
    page: str

    @classmethod
    def add_to(cls, merger: StyleMerger) -> ListStyles:
        """Add the styles to a stylesheet, in the font of its page numbers, which is that of plain text."""
        font = merger.stylesheet.footer.font
        styles = {
            "title": Style(font, 16, bold=True, align="center", after=2),
            "note": Style(font, 10, before=1, after=1),
            "head": Style(font, 9, bold=True, align="center", fill="D9D9D9"),
            "middle": Style(font, 9, align="center"),
            "text": Style(font, 9),
            "link": Style(font, 9, ink="0563C1"),
        }
        names = {name: merger.add(f"list {name}", style) for name, style in styles.items()}
        return cls(**names, page=merger.add_page("list", _PAGE))


def changes_sheet(
    unit: str,
    review: Review,
    changes: Sequence[Reviewed],
    targets: Sequence[Target | None],
    names: ListStyles,
    styles: StyleMerger,
) -> Sheet:
    """Return the list of a unit's changes; `targets` has, for each change, the cell that shows it, if any."""
    counts = Counter(one.change.direction for one in changes)
    numbers = {direction: counts[direction] for direction in _DIRECTIONS}
    remarks = (
        say("redline.sides", base=side_name(review.base), head=side_name(review.head)),
        say("redline.summary", unit=unit, count=len(changes), **numbers),
        say("redline.legend"),
    )
    head = Row(tuple(_cell(say(key), names.head) for key in _COLUMNS), header=True)
    rows = [_row(number, one, names, styles) for number, one in enumerate(changes, 1)]
    blocks: tuple[Paragraph | Table, ...] = (
        Paragraph(Line(say("redline.list")), names.title),
        *[Paragraph(Line(remark), names.note) for remark in remarks],
        Table(tuple(_COLUMNS.values()), (head, *rows)),
    )
    table = len(blocks) - 1
    links = {
        CellRef(table, row, _LINKED): target for row, target in enumerate(targets, 1) if target is not None
    }
    return Sheet(Document(say("redline.list"), names.page, blocks), links=links, listing=True)


def _row(number: int, reviewed: Reviewed, names: ListStyles, styles: StyleMerger) -> Row:
    change = reviewed.change
    direction = styles.add_filled(names.middle, FILLS[change.direction])
    size = "" if change.size is None else size_text(change.size)
    return Row(
        (
            _cell(str(number), names.middle, Number(Decimal(number), 0)),
            _cell(severity_name(reviewed.level), names.middle),
            _cell(say(_DIRECTIONS[change.direction]), direction),
            _cell(change.unit, names.text),
            _cell(change.form, names.text),
            _cell("／".join(change.path) or change.form, names.text),
            _cell(kind_name(change.kind), names.link),
            _value(change.before, names.text),
            _value(change.after, names.text),
            _cell(size, names.middle),
            _cell(_approval(reviewed), names.text),
            _cell(change.fingerprint, names.middle),
        )
    )


def _approval(reviewed: Reviewed) -> str:
    approval = reviewed.approval
    if approval is None:
        return ""
    said = say("redline.by", by=approval.by, reason=approval.reason) if approval.by else approval.reason
    return said + (say("changes.approved-own", name=reviewed.own) if reviewed.own else "")


def _value(value: object, style: str) -> Cell:
    """Return a cell with a value: money as a number, a long text cut.

    A cut text ends with the remark that the form's sheet has the whole of it.
    """
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return _cell(
            text_of(value), style, Number(value, max(0, -exponent) if isinstance(exponent, int) else 0)
        )
    text = text_of(value)
    return _cell(text if len(text) <= _MAX_TEXT else say("redline.cut", text=text[:_MAX_TEXT]), style)


def _cell(text: str, style: str, number: Number | None = None) -> Cell:
    return Cell((Line(text),), style, number=number)
