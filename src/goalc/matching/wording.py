"""Compare the wording of a text in two versions → stretches that are the same or not.

Numbers and Latin words are compared as a whole, other characters one by one. Changes with only a single
character between them are one change, and texts that have next to nothing in common are not compared further:
a reader should see what changed, not the shortest way from one text to the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

# Characters that are drawn as one (with an accent, as a variant of an emoji) are not taken apart.
_TOKEN = re.compile(
    r"(?:[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+|.)(?:[\u0300-\u036f\ufe00-\ufe0f]|\u200d.)*", re.DOTALL
)
MIN_COMMON = 0.25
"""Minimum share of the longer text that two texts have in common; with less they are wholly different."""
MAX_TOKENS = 2000
"""Maximum number of tokens that are compared; a longer part between the common ends counts as changed."""


class Stretch(NamedTuple):
    """A part of one version, and the part of the other in its place: the same, or not."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """True if nothing changed here."""
        return self.before == self.after


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """Return the stretches of two texts in order; of two neighbours, one is the same and one is not."""
    found = _join(_compare(_TOKEN.findall(before), _TOKEN.findall(after)))
    common = sum(len(one.before) for one in found if one.same)
    if common < MIN_COMMON * max(len(before), len(after)):
        return (Stretch(before, after),)
    return found


def _compare(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    head = sum(1 for _ in takewhile(_equal, zip(before, after, strict=False)))
    ends = zip(reversed(before[head:]), reversed(after[head:]), strict=False)
    tail = sum(1 for _ in takewhile(_equal, ends))
    left, right = before[head : len(before) - tail], after[head : len(after) - tail]
    yield _unchanged(before[:head])
    if max(len(left), len(right)) > MAX_TOKENS:
        yield Stretch("".join(left), "".join(right))
    else:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        for _, i, i_end, j, j_end in matcher.get_opcodes():
            yield Stretch("".join(left[i:i_end]), "".join(right[j:j_end]))
    yield _unchanged(before[len(before) - tail :])


def _equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _unchanged(tokens: Sequence[str]) -> Stretch:
    text = "".join(tokens)
    return Stretch(text, text)


def _join(found: Iterator[Stretch]) -> tuple[Stretch, ...]:
    """Merge neighbours of the same kind, and changes with only a single character between them."""
    made: list[Stretch] = []
    for one in found:
        if not one.before and not one.after:
            continue
        if not one.same and len(made) > 1 and made[-1].same and _is_small(made[-1].before):
            one = _merge(made.pop(-2), made.pop(-1), one)  # noqa: PLW2901 - merged with its neighbours
        elif made and made[-1].same == one.same:
            one = _merge(made.pop(), one)  # noqa: PLW2901 - merged with its neighbour
        made.append(one)
    return tuple(made)


def _is_small(text: str) -> bool:
    return len(text) == 1 and text.isalnum()


def _merge(*pieces: Stretch) -> Stretch:
    return Stretch("".join(one.before for one in pieces), "".join(one.after for one in pieces))
