"""What of a text is worded otherwise: a text in two versions → stretches that are the same or not.

Whole numbers and Latin words are compared, other characters one by one. Changes that a single character keeps
apart are one, and texts that have next to nothing in common are not compared further: a reader is to see what
changed, not the shortest way from one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

# What is drawn as one (an accent, a variant of an emoji) is not taken apart.
_TOKEN = re.compile(
    r"(?:[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+|.)(?:[\u0300-\u036f\ufe00-\ufe0f]|\u200d.)*", re.DOTALL
)
LEAST_COMMON = 0.25
"""Texts that have less than this of the longer one in common are wholly different."""
MOST_COMPARED = 2000
"""So many tokens are compared; what is longer between its common ends counts as changed."""


class Stretch(NamedTuple):
    """What stands in one version, and what stands in its place in the other: the same, or not."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """Whether nothing changed here."""
        return self.before == self.after


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """The stretches of two texts in their order; of two neighbours one is the same and one is not."""
    found = _joined(_compared(_TOKEN.findall(before), _TOKEN.findall(after)))
    common = sum(len(one.before) for one in found if one.same)
    if common < LEAST_COMMON * max(len(before), len(after)):
        return (Stretch(before, after),)
    return found


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    head = sum(1 for _ in takewhile(_equal, zip(before, after, strict=False)))
    ends = zip(reversed(before[head:]), reversed(after[head:]), strict=False)
    tail = sum(1 for _ in takewhile(_equal, ends))
    left, right = before[head : len(before) - tail], after[head : len(after) - tail]
    yield _same(before[:head])
    if max(len(left), len(right)) > MOST_COMPARED:
        yield Stretch("".join(left), "".join(right))
    else:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        for _, i, i_end, j, j_end in matcher.get_opcodes():
            yield Stretch("".join(left[i:i_end]), "".join(right[j:j_end]))
    yield _same(before[len(before) - tail :])


def _equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _same(tokens: Sequence[str]) -> Stretch:
    text = "".join(tokens)
    return Stretch(text, text)


def _joined(found: Iterator[Stretch]) -> tuple[Stretch, ...]:
    """Neighbours of one sort made one, and changes that only a character keeps apart."""
    made: list[Stretch] = []
    for one in found:
        if not one.before and not one.after:
            continue
        if not one.same and len(made) > 1 and made[-1].same and _is_small(made[-1].before):
            one = _together(made.pop(-2), made.pop(-1), one)  # noqa: PLW2901 - it grows
        elif made and made[-1].same == one.same:
            one = _together(made.pop(), one)  # noqa: PLW2901 - it grows
        made.append(one)
    return tuple(made)


def _is_small(text: str) -> bool:
    return len(text) == 1 and text.isalnum()


def _together(*pieces: Stretch) -> Stretch:
    return Stretch("".join(one.before for one in pieces), "".join(one.after for one in pieces))
