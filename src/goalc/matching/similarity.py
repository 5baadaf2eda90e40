"""Measure how similar texts are, from 0 (nothing in common) to 1."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

MAX_LENGTH = 2000
"""Maximum number of characters of each text that `sequence_similarity` compares and caches."""
_MAX_CACHED = 500
"""Maximum length of a text whose characters are cached."""


# Blanks, and what only chooses the shape of the character before it.
_SHAPES = re.compile("[\\s\u180b-\u180e\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]+")


def plain_name(name: str) -> str:
    """Return a name without what a reader does not see: blanks, width, case, variants of characters."""
    return unicodedata.normalize("NFKC", _SHAPES.sub("", name)).casefold()


def character_similarity(one: str, other: str) -> float:
    """Return the share of characters that two texts have in common, in any order: a quick measure."""
    if one == other:
        return 1.0
    shared = (_character_counts(one) & _character_counts(other)).total()
    return 2 * shared / (len(one) + len(other))


def _character_counts(text: str) -> Counter[str]:
    return _cached_character_counts(text) if len(text) <= _MAX_CACHED else Counter(text)


@lru_cache(4096)
def _cached_character_counts(text: str) -> Counter[str]:
    return Counter(text)


def sequence_similarity(one: str, other: str) -> float:
    """Return how similar two texts are by the characters that they share in the same order."""
    return 1.0 if one == other else _cached_ratio(one[:MAX_LENGTH], other[:MAX_LENGTH])


@lru_cache(8192)
def _cached_ratio(one: str, other: str) -> float:
    one, other = sorted((one, other))  # the matcher gives another ratio from the other side
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def is_similar(one: str, other: str, minimum: float) -> bool:
    """Return True if the whole texts share that much in the same order; quick bounds are tried first."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= minimum
        and matcher.quick_ratio() >= minimum
        and matcher.ratio() >= minimum
    )
