"""The direction of an indicator: more of it is better, or less, as far as its name tells.

In: the name, and the word lists. Out: a `Direction`. The head of a Chinese name is its end:
污染治理项目数 counts projects, 污染物排放达标率 is a rate of what is in order. So only the end of a name
decides, without a remark in brackets and without the word for how it is counted (数, 率, 发生起数). A bad
thing behind a verb of treating it (查处违规起数) has no known direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from goalc.model.words import WordList, Words

Direction = Literal["more", "less", ""]
"""The better direction; empty where the name does not tell it."""

_REMARK = re.compile(r"(?:[（(][^（()）]*[)）]|[（(]?[%％][)）]?)$")
_MAX_COUNTER = 10


def name_head(name: str) -> str:
    """Return a name without a remark or a percent sign at its end."""
    shorter = _REMARK.sub("", name).strip()
    return shorter or name


def direction_of(name: str, words: Words) -> Direction:
    """Return the better direction of the indicator with this name."""
    name = name_head(name)
    duration = words.durations.ending(name)
    if duration and _ending(name.removesuffix(duration), words.delays, words):
        return "less"
    for core in _cores(name, words.counters):
        bad = words.downward.ending(core)
        if bad:
            return _direction_of_bad(core.removesuffix(bad), name, words)
    if any(_ending(core, words.upward, words) for core in _cores(name, words.counters)):
        return "more"
    treated = any(words.treatments.ending(core) for core in _cores(name, words.counters))
    return "more" if treated and _has_bad(name, words) else ""


def _cores(name: str, counters: WordList) -> Iterator[str]:
    """Yield the name, then the name without each word at its end for how it is counted."""
    yield name
    for length in range(1, min(len(name), _MAX_COUNTER)):
        if name[-length:] in counters:
            yield name[:-length]


def _ending(core: str, words: WordList, all_words: Words) -> bool:
    """Return True if the core ends with one of the words, and no negation stands before it."""
    found = words.ending(core)
    return bool(found) and not all_words.negations.ending(core.removesuffix(found))


def _direction_of_bad(before: str, name: str, words: Words) -> Direction:
    """Return the direction of a bad thing, by what stands before it.

    A count may be of what was done about it (检查违规起数); a rate of it is better low (检测不合格率).
    """
    if words.negations.ending(before):
        return ""
    if name.endswith(("率", "比例")) and not words.treatments.ending(before):
        return "less"
    return "" if words.treatments.find(before) or words.works.find(before) else "less"


def _has_bad(name: str, words: Words) -> bool:
    return words.find_apart(words.downward, name) is not None
