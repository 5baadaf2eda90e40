"""Guess the known word that was meant by an unknown one: the only home of "did you mean".

In: a word, and the words that would be right. Out: one of them, or "". A guess that is hardly like the word,
or no more than another is, is worse than none. A slip of the hand is a guess (a missing, doubled or swapped
character), so is a part of exactly one known word, and a word that shares most of what distinguishes it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from math import sqrt

_MAX_LENGTH = 100
"""Maximum length of a word; a longer text is no slip of a word."""
_MIN_LATIN = 0.7
_MIN_SHORT = 0.8
"""Minimum for Latin words of at most four letters: many of them share three."""
_MIN_CHINESE = 0.7
_SLIP = 0.9
_PART = 0.7
_MARGIN = 0.02
"""Minimum distance from the second best; two words that are equally near are none."""
_MAX_STRETCH = 4
"""Maximum number of times that a word may be as long as its part."""
_MIN_NAME = 4
"""Minimum number of letters in common for two words of which only the digits differ."""


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant by `word`; "" if there is none, or no single one."""
    names = {name: bare for name in known if (bare := _bare(name))}
    bare = _bare(word)
    if not bare or len(word) > _MAX_LENGTH:
        return ""
    weights = _weights(names.values())
    scores = sorted(((_score(bare, own, weights), name) for name, own in names.items()), reverse=True)
    best = [name for score, name in scores if score > 0 and score >= scores[0][0] - _MARGIN]
    return best[0] if len(best) == 1 else ""


def _bare(word: str) -> str:
    """Return a word without what is no part of it: width, case, blanks, dashes and punctuation."""
    plain = unicodedata.normalize("NFKC", word[:_MAX_LENGTH]).casefold()
    return "".join(character for character in plain if character.isalnum())


def _weights(words: Iterable[str]) -> Mapping[str, float]:
    """Return how much each Chinese character distinguishes: less, the more of the words have it."""
    counts = Counter(character for word in words for character in set(word))
    return {one: 1.0 if one.isascii() else 1 / sqrt(count) for one, count in counts.items()}


def _score(word: str, name: str, weights: Mapping[str, float]) -> float:
    """Return how likely a name was meant, from 0 (not at all) to 1."""
    if word == name:
        return 1.0
    short, long = sorted((word, name), key=len)
    if _is_slip(short, long):
        return _SLIP
    if len(long) > _MAX_STRETCH * len(short) or not _digits_agree(word, name):
        return 0.0
    score = _shared(word, name, weights)
    return max(score if score >= _least(short, long) else 0.0, _PART if _is_part(short, long) else 0.0)


def _least(short: str, long: str) -> float:
    if not (short.isascii() and long.isascii()):
        return _MIN_CHINESE
    return _MIN_LATIN if len(short) > 4 else _MIN_SHORT


def _digits_agree(word: str, name: str) -> bool:
    """Return False for another number: by GC219, GC209 was not meant."""
    one, other = (
        ["".join(c for c in text if c.isdigit() is wanted) for wanted in (True, False)]
        for text in (word, name)
    )
    return one[0] in {"", other[0]} or (one[1] == other[1] and len(one[1]) >= _MIN_NAME)


def _is_slip(short: str, long: str) -> bool:
    """Return True if one character is missing or another, or two neighbours are swapped."""
    if len(short) < 2:
        return False
    if len(short) == len(long):
        places = [place for place, (one, other) in enumerate(zip(short, long, strict=True)) if one != other]
        if len(places) == 1:
            return len(short) >= _least_length(short) and not (short + long)[places[0]].isdigit()
        first, last = places[0], places[-1]
        return last == first + 1 and short[first : last + 1] == long[last] + long[first]
    return len(long) == len(short) + 1 and any(
        long[:place] + long[place + 1 :] == short for place in range(len(long))
    )


def _least_length(word: str) -> int:
    """Return the length from which a word is still known by its other characters if one is wrong."""
    return 4 if word.isascii() else 3


def _is_part(short: str, long: str) -> bool:
    """Return True if a word is cut out of another, or is its abbreviation in Latin letters (fmt, cfg)."""
    if not short.isascii():
        return len(short) > 1 and short in long
    letters = iter(long)
    abbreviates = long.startswith(short[0]) and all(letter in letters for letter in short)
    return len(short) > 2 and (abbreviates or long.endswith(short))


def _shared(word: str, name: str, weights: Mapping[str, float]) -> float:
    """Return the share of two words' weight that they have in common, in the same order."""
    blocks = SequenceMatcher(None, word, name, autojunk=False).get_matching_blocks()
    common = "".join(word[block.a : block.a + block.size] for block in blocks)
    one, other, both = (sum(weights.get(c, 1.0) for c in text) for text in (word, name, common))
    return 2 * both / (one + other)
