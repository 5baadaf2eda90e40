"""What stood and what stands there, with the changed characters marked.

In: a change. Out: pieces of both sides, for each format to mark in its way. Of a long text only what is the
same on both sides is left out, and how much of it stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from goalc.diff.change import Change, Changed
from goalc.diff.printing import text_of
from goalc.matching.wording import stretches
from goalc.messages.catalogue import say
from goalc.model.spec import Indicator

Emphasis = Literal["", "changed", "left out"]
LONG = 120
"""Characters of a text that is shown whole."""
KEPT, WORTHWHILE = 30, 20
"""Characters around a change of a longer one; so few more are not left out."""


class TextRun(NamedTuple):
    """Characters that are marked in one way. What is left out is told of in words."""

    text: str
    emphasis: Emphasis = ""


class ChangeTexts(NamedTuple):
    """Both sides of a change; empty where there is nothing."""

    before: tuple[TextRun, ...]
    after: tuple[TextRun, ...]


def sides(change: Change, longest: int | None = None) -> ChangeTexts:
    """Both sides; `longest`: so many characters of each at most, and how many more there are."""
    both = _marked(_text(change.before), _text(change.after))
    if change.kind.startswith("money-"):
        both = ChangeTexts(*((*side, TextRun(" 元")) if side else () for side in both))
    return both if longest is None else ChangeTexts(_cut(both.before, longest), _cut(both.after, longest))


def _text(value: Changed) -> str:
    """A value as the form prints it, an indicator with its explanation."""
    text = text_of(value)
    definition = value.definition if isinstance(value, Indicator) else ""
    return f"{text}\n{definition}" if definition else text


def _marked(before: str, after: str) -> ChangeTexts:
    if not before or not after:
        # All of it came or went, which need not be marked.
        return ChangeTexts(*((TextRun(text),) if text else () for text in (before, after)))
    found = stretches(before, after)
    whole = max(len(before), len(after)) <= LONG
    one, other = [], []
    for number, stretch in enumerate(found):
        if stretch.same:
            first, last = number == 0 and len(found) > 1, number == len(found) - 1
            kept = [TextRun(stretch.before)] if whole else list(_excerpt(stretch.before, first, last))
            one += kept
            other += kept
        else:
            one.append(TextRun(stretch.before, "changed"))
            other.append(TextRun(stretch.after, "changed"))
    return ChangeTexts(*(tuple(piece for piece in side if piece.text) for side in (one, other)))


def _excerpt(text: str, first: bool, last: bool) -> Iterator[TextRun]:
    """What stands next to a change: not before the first of a text, not after the last."""
    head, tail = 0 if first else KEPT, 0 if last else KEPT
    left_out = len(text) - head - tail
    if left_out <= WORTHWHILE:
        yield TextRun(text)
        return
    yield TextRun(text[:head])
    dots = "…" * (not first), "…" * (not last)
    yield TextRun(say("changes.left-out", count=left_out).join(dots), "left out")
    yield TextRun(text[len(text) - tail :])


def _cut(pieces: Iterable[TextRun], longest: int) -> tuple[TextRun, ...]:
    made: list[TextRun] = []
    left_out = 0
    for piece in pieces:
        made.append(piece._replace(text=piece.text[:longest]))
        left_out += len(piece.text) - len(made[-1].text)
        longest -= len(made[-1].text)
    if left_out:
        made.append(TextRun(say("changes.cut", count=left_out), "left out"))
    return tuple(piece for piece in made if piece.text)
