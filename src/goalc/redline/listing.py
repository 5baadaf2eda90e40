"""Changes → the list of them, as a document: one row a change, in the order of risk.

In: changes as a reviewer is shown them, of one unit. Out: a document for a sheet on which rows are filtered,
and printed on A4 across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.diff.kinds import Direction
from goalc.diff.printing import text_of
from goalc.diff.review import Approval, Review, Reviewed
from goalc.document.document import Cell, Document, Line, Number, Paragraph, Row, Table
from goalc.document.style import Page, Style
from goalc.document.stylesheets import StyleMerger
from goalc.messages.catalogue import say
from goalc.redline.marked import FILLS
from goalc.report.changes.words import side_name
from goalc.writers.xlsx.annotations import CellRef, Sheet, Target

_LONGEST = 400
"""So many characters of a value stand in the list: a row of a sheet is 409 points high at the most."""

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
"""The columns, and their widths in mm: together the width of the page."""
_LINKED = 6
"""The column whose cells lead to what changed: a short text, for LibreOffice does not wrap links."""

DIRECTIONS: Mapping[Direction, str] = {
    "looser": "redline.looser",
    "tighter": "redline.tighter",
    "scope": "redline.scope",
    "none": "redline.none",
}


class Looks(NamedTuple):
    """The names of the styles of the list, and of remarks on other sheets, in a styles."""

    title: str
    note: str
    head: str
    middle: str
    text: str
    link: str
    page: str

    @classmethod
    def of(cls, merger: StyleMerger) -> Looks:
        """In the font of the page numbers, which is the one of plain text."""
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


def listing(
    unit: str, review: Review, changes: Sequence[Reviewed], targets: Sequence[Target | None], looks: Looks,
    styles: StyleMerger,
) -> Sheet:  # fmt: skip
    """The sheet; `targets` say where each change is shown."""
    counts = Counter(one.change.direction for one in changes)
    numbers = {direction: counts[direction] for direction in DIRECTIONS}
    remarks = (
        say("redline.sides", base=side_name(review.base), head=side_name(review.head)),
        say("redline.summary", unit=unit, count=len(changes), **numbers),
        say("redline.legend"),
    )
    head = Row(tuple(_cell(say(key), looks.head) for key in _COLUMNS), header=True)
    rows = [_row(number, one, looks, styles) for number, one in enumerate(changes, 1)]
    blocks: tuple[Paragraph | Table, ...] = (
        Paragraph(Line(say("redline.list")), looks.title),
        *[Paragraph(Line(remark), looks.note) for remark in remarks],
        Table(tuple(_COLUMNS.values()), (head, *rows)),
    )
    table = len(blocks) - 1
    links = {
        CellRef(table, row, _LINKED): target for row, target in enumerate(targets, 1) if target is not None
    }
    return Sheet(Document(say("redline.list"), looks.page, blocks), links=links, listing=True)


def _row(number: int, reviewed: Reviewed, looks: Looks, styles: StyleMerger) -> Row:
    change = reviewed.change
    direction = styles.filled(looks.middle, FILLS[change.direction])
    size = "" if change.size is None else f"{change.size:+f}%"
    return Row(
        (
            _cell(str(number), looks.middle, Number(Decimal(number), 0)),
            _cell(say(f"severity.{reviewed.level}"), looks.middle),
            _cell(say(DIRECTIONS[change.direction]), direction),
            _cell(change.unit, looks.text),
            _cell(change.form, looks.text),
            _cell("／".join(change.path) or change.form, looks.text),
            _cell(say(f"kind.{change.kind}"), looks.link),
            _value(change.before, looks.text),
            _value(change.after, looks.text),
            _cell(size, looks.middle),
            _cell(_approved(reviewed.approval), looks.text),
            _cell(change.fingerprint, looks.middle),
        )
    )


def _approved(approval: Approval | None) -> str:
    if approval is None:
        return ""
    return say("redline.by", by=approval.by, reason=approval.reason) if approval.by else approval.reason


def _value(value: object, style: str) -> Cell:
    """Money is a number; a long text is cut, and says so: the whole of it stands on the form's sheet."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return _cell(
            text_of(value), style, Number(value, max(0, -exponent) if isinstance(exponent, int) else 0)
        )
    text = text_of(value)
    return _cell(text if len(text) <= _LONGEST else say("redline.cut", text=text[:_LONGEST]), style)


def _cell(text: str, style: str, number: Number | None = None) -> Cell:
    return Cell((Line(text),), style, number=number)
