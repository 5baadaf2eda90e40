"""Changes as notes at lines of code: for GitHub's workflow commands and GitLab's code quality report.

In: a review. Out: annotations with a severity, a text and a place. Forges show the files of the head. A
change has its line there or, if the head no longer has it, the file of the base without a line, since that
line now holds something else. Approved changes are only mentioned, as information.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from goalc.changes.review import Review, Unread
from goalc.messages.catalogue import say
from goalc.report.changes import words
from goalc.report.changes.kind_names import kind_name
from goalc.report.changes.sides import TextRun, sides
from goalc.report.changes.words import ShownChange
from goalc.report.diagnostics.text import make_printable, paragraphs
from goalc.source.diagnostic import Severity


class Annotation(NamedTuple):
    """One annotation. `line` is None if the file does not have the value; `id` is the same in every run."""

    severity: Severity
    file: str
    line: int | None
    title: str
    lines: tuple[str, ...]
    id: str
    kind: str


def notes(review: Review) -> list[Annotation]:
    """Return an annotation for each change, and for each file that is not compared."""
    return [*map(_change, words.shown_changes(review)), *(_unread(one, review) for one in review.unread)]


def _change(shown: ShownChange) -> Annotation:
    one, change = shown.reviewed, shown.reviewed.change
    place = one.head or one.base
    both = sides(change)
    lines = (
        "  ".join(words.labels(one)),
        shown.subject,
        *_side("changes.short-before", both.before),
        *_side("changes.short-after", both.after),
        *([words.place(one)] if one.head is None and one.base is not None else []),
        *([words.approval(one)] if one.approval else []),
        change.fingerprint,
    )
    return Annotation(
        Severity.INFO if one.approval else one.level,
        place.file if place else "",
        one.head.line if one.head else None,
        make_printable(f"{kind_name(change.kind)} {change.form}".strip()),
        tuple(map(make_printable, lines)),
        change.fingerprint,
        change.kind,
    )


def _side(key: str, pieces: Iterable[TextRun]) -> Iterator[str]:
    text = "".join(f"【{piece.text}】" if piece.emphasis == "changed" else piece.text for piece in pieces)
    lines = (text or say("changes.nothing")).split("\n")
    yield f"{say(key)} {lines[0]}"
    yield from lines[1:]


def _unread(one: Unread, review: Review) -> Annotation:
    sources = review.sources.get(one.side, {})
    why = [
        line
        for diagnostic in review.diagnostics.get(one.side, ())
        if diagnostic.file == one.file
        for line in paragraphs(diagnostic, sources)
    ]
    mark = blake2b(f"{one.side}\0{one.file}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    lines = tuple(map(make_printable, (words.unread_line(one), *why)))
    return Annotation(Severity.ERROR, one.file, None, say("changes.unread"), lines, mark, "unread")
