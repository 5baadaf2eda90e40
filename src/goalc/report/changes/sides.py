"""The older and the newer text of a change, with the changed characters marked.

In: a change. Out: runs of both texts, which each format marks in its own way. From long texts, stretches that
are the same on both sides are left out and replaced by their length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from goalc.changes.change import Change, Changed
from goalc.changes.printing import text_of
from goalc.matching.wording import stretches
from goalc.messages.catalogue import say
from goalc.model.spec import Indicator

Emphasis = Literal["", "changed", "left out"]
MAX_WHOLE = 120
"""Maximum number of characters of a text that is always shown whole."""
CONTEXT, MIN_OMITTED = 30, 21
"""Number of characters kept around a change in a longer text; minimum number that is left out."""


class TextRun(NamedTuple):
    """Characters with one emphasis; a run that is `left out` says in words how much was."""

    text: str
    emphasis: Emphasis = ""


class ChangeTexts(NamedTuple):
    """Both texts of a change; empty where there is none."""

    before: tuple[TextRun, ...]
    after: tuple[TextRun, ...]


def sides(change: Change, limit: int | None = None) -> ChangeTexts:
    """Return both texts; `limit` is the maximum length of each, after which the rest is counted."""
    both = _mark_changes(_text(change.before), _text(change.after))
    if change.kind.startswith("money-"):
        both = ChangeTexts(*((*side, TextRun(" 元")) if side else () for side in both))
    return both if limit is None else ChangeTexts(_cut(both.before, limit), _cut(both.after, limit))


def _text(value: Changed) -> str:
    """Return a value as the form prints it, an indicator with its explanation."""
    text = text_of(value)
    definition = value.definition if isinstance(value, Indicator) else ""
    return f"{text}\n{definition}" if definition else text


def _mark_changes(before: str, after: str) -> ChangeTexts:
    if not before or not after:
        # The whole text was added or removed, which need not be marked.
        return ChangeTexts(*((TextRun(text),) if text else () for text in (before, after)))
    found = stretches(before, after)
    whole = max(len(before), len(after)) <= MAX_WHOLE
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
    """Yield the ends of an equal stretch next to changes; `first`, `last`: it is the text's first, last."""
    head, tail = 0 if first else CONTEXT, 0 if last else CONTEXT
    left_out = len(text) - head - tail
    if left_out < MIN_OMITTED:
        yield TextRun(text)
        return
    yield TextRun(text[:head])
    dots = "…" * (not first), "…" * (not last)
    yield TextRun(say("changes.left-out", count=left_out).join(dots), "left out")
    yield TextRun(text[len(text) - tail :])


def _cut(pieces: Iterable[TextRun], limit: int) -> tuple[TextRun, ...]:
    made: list[TextRun] = []
    left_out = 0
    for piece in pieces:
        made.append(piece._replace(text=piece.text[:limit]))
        left_out += len(piece.text) - len(made[-1].text)
        limit -= len(made[-1].text)
    if left_out:
        made.append(TextRun(say("changes.cut", count=left_out), "left out"))
    return tuple(piece for piece in made if piece.text)
