"""The labels of forms, compared without what people write differently: blanks, width, colons, units.

In: the words of a template and the text of a cell. Out: how likely the text is that label, from 0 to 1.
"""

from __future__ import annotations

import re
from functools import lru_cache

from goalc.matching.similarity import plain_name, sequence_similarity

MIN_LIKENESS = 0.6
"""Minimum likeness for a text to be taken for a label."""
_MAX_LENGTH = 60
"""Maximum length of a label; a longer text is prose."""
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SIGNS = re.compile(r"[:;,.、。*★()\[\]\-]+")
_LEAD = re.compile(r"^其中:?")
_MIN_RATIO = 0.75
_MERGED, _SPLIT = 0.7, 0.62


@lru_cache(8192)
def plain_label(text: str) -> str:
    """Return a label without blanks, colons, stars and brackets; what stands in brackets is kept."""
    return _SIGNS.sub("", plain_name(text))


@lru_cache(8192)
def bare_label(text: str) -> str:
    """Return a label also without what stands in brackets, and without 其中."""
    plain = plain_name(text)
    return _SIGNS.sub("", _LEAD.sub("", _ASIDE.sub("", plain))) or _SIGNS.sub("", plain)


@lru_cache(65536)
def likeness(label: str, text: str) -> float:
    """Return how likely `text` is the label of a template; it may be merged with others, or a part of it."""
    one, other = plain_label(label), plain_label(text[: _MAX_LENGTH + 1])
    if len(text) > _MAX_LENGTH or not other:
        return 0.0
    if not one:
        return 0.9 if label.strip() == text.strip() else 0.0
    if one == other:
        return 1.0
    bare, short = bare_label(label), bare_label(text)
    return 0.95 if bare == short else _likeness(bare, short)


def _likeness(label: str, text: str) -> float:
    if min(len(label), len(text)) > 2:
        ratio = sequence_similarity(label, text)
        if ratio >= _MIN_RATIO:
            return ratio * 0.95
    if len(label) > 2 and label in text and len(text) <= 3 * len(label):
        return _MERGED
    return _SPLIT if len(text) > 1 and text in label and 2 * len(text) >= len(label) else 0.0
