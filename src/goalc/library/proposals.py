"""Indicators that say the same of different things: 甲验收合格率 and 乙验收合格率 with one definition.

In: indicators of many specs. Out: proposals for a library, each a name and a definition in which the thing is
left open, with the indicators that come under it.

An indicator is put under a pattern: its name without the beginning that stands in its definition too, and its
definition without that. Patterns are compared as they are (blanks and punctuation aside) by a dictionary, and
nearly equal ones only where they share rare pieces (the smallest hashes of three characters), so that the
time is that of the number of indicators, not of its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple
from zlib import crc32

from goalc.model.spec import Indicator

OPEN = "{对象}"
LONGEST_OBJECT = 24
SHORTEST = 12
"""A definition that has less than this besides the name is not worth leaving anything open in it."""
ALIKE = 0.8
SKETCH = 6
FULLEST = 40
"""So many patterns are compared that share a piece; pieces that more of them share tell nothing."""

FEWEST = 10
"""So many groups are compared with each other to find the best of them."""

_GONE = dict.fromkeys(map(ord, " \t\r\n\u3000\xa0,，.。;；:：、!！?？\"'“”‘’()（）[]【】《》<>-－—_"))
_SAME = _GONE | {ord(sign): "*" for sign in "×xX✕＊"} | {ord("／"): "/", ord("÷"): "/"}
_NUMBERS = {ord(digit): "0" for digit in "0123456789０１２３４５６７８９"}


class Sample(NamedTuple):
    """An indicator of a spec and the file and line where it stands."""

    indicator: Indicator
    file: str
    line: int


class Pattern(NamedTuple):
    """A name and a definition, the thing that they speak of left open where there is one."""

    name: str
    definition: str


class Member(NamedTuple):
    """A sample under a pattern; `exact` if the pattern gives its texts to the letter."""

    sample: Sample
    exact: bool


class Proposal(NamedTuple):
    """What might stand in a library, and the indicators that it would serve."""

    pattern: Pattern
    members: tuple[Member, ...]


def proposals(samples: Iterable[Sample]) -> list[Proposal]:
    """What stands in several files, that in most of them first."""
    groups = _grouped(list(samples))
    found = [_proposal(cluster) for cluster in _clusters(groups)]
    found = [item for item in found if len({member.sample.file for member in item.members}) > 1]
    return sorted(found, key=lambda item: (-len(item.members), item.pattern))


class _Group(NamedTuple):
    """Samples with one pattern, whose name and definition are here without blanks and punctuation."""

    name: str
    definition: str
    samples: list[tuple[Sample, Pattern]]


def _grouped(samples: Sequence[Sample]) -> list[_Group]:
    """Each sample under that of its patterns under which most samples come, most of its thing left open."""
    offered = [[(_key(pattern), pattern) for pattern in _patterns(sample.indicator)] for sample in samples]
    counts = Counter(key for patterns in offered for key, _ in patterns)
    names = Counter(sample.indicator.name for sample in samples)
    groups: dict[tuple[str, str], _Group] = {}
    for sample, patterns in zip(samples, offered, strict=True):
        if patterns:
            common = names[sample.indicator.name] > 1
            key, pattern = max(patterns, key=lambda item: (counts[item[0]], *_worth(item[1], common)))
            groups.setdefault(key, _Group(*key, [])).samples.append((sample, pattern))
    return sorted(groups.values(), key=lambda group: (-len(group.samples), group[:2]))


def _patterns(indicator: Indicator) -> Iterator[Pattern]:
    """The name and definition as they are, then with each thing that the name may begin with left open."""
    name, definition = indicator.name, indicator.definition
    if not definition or set("{}") & {*name, *definition}:
        return
    yield Pattern(name, definition)
    beginnings = (name[:length] for length in range(2, min(len(name), LONGEST_OBJECT) + 1))
    things = list(takewhile(lambda thing: thing in definition, beginnings))
    if things and len(definition.replace(things[-1], "").translate(_GONE)) >= SHORTEST:
        for thing in things:
            yield Pattern(OPEN + name[len(thing) :], definition.replace(thing, OPEN))


def without_marks(text: str) -> str:
    """A text without blanks and punctuation, with one sign of multiplication and one of division."""
    return text.translate(_SAME)


def _key(pattern: Pattern) -> tuple[str, str]:
    return without_marks(pattern.name), without_marks(pattern.definition)


def _worth(pattern: Pattern, common: bool) -> tuple[bool, int, int]:
    """A name that is common is best left whole; else what is left open is in many places, and long."""
    return common and OPEN not in pattern.name, pattern.definition.count(OPEN), -len(pattern.name)


def _clusters(groups: Sequence[_Group]) -> list[list[_Group]]:
    """Groups whose definitions are nearly the same, the largest first in each."""
    clusters: list[list[_Group]] = []
    buckets: dict[int, list[int]] = defaultdict(list)
    for group in groups:
        text = _compared(group)
        sketch = _sketch(text)
        near = Counter(number for piece in sketch for number in buckets[piece])
        for number, _ in sorted(near.most_common(5), key=lambda item: (-item[1], item[0])):
            if _alike(_compared(clusters[number][0]), text):
                clusters[number].append(group)
                break
        else:
            for piece in sketch:
                if len(buckets[piece]) < FULLEST:
                    buckets[piece].append(len(clusters))
            clusters.append([group])
    return clusters


def _compared(group: _Group) -> str:
    """The text by which groups are compared: numbers do not count, a name that is not left open does."""
    name = "" if OPEN in group.name else group.name * 4
    return name + group.definition.translate(_NUMBERS)


def _sketch(text: str) -> list[int]:
    """The smallest hashes of a text's pieces: texts that are alike have most of them in common."""
    pieces = {text[start : start + 3] for start in range(len(text) - 2)}
    return sorted(crc32(piece.encode("utf-8", "surrogatepass")) for piece in pieces)[:SKETCH]


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _best(cluster: Sequence[_Group]) -> _Group:
    """The largest group; of several such, one with the usual name that is most like the others."""
    names = Counter(group.name for group in cluster)
    largest = [group for group in cluster[:FEWEST] if len(group.samples) == len(cluster[0].samples)]

    def likeness(group: _Group) -> tuple[int, float]:
        texts = [other.definition for other in largest]
        return names[group.name], sum(SequenceMatcher(None, group.definition, text).ratio() for text in texts)

    return max(largest, key=likeness)


def _proposal(cluster: Sequence[_Group]) -> Proposal:
    """The pattern that most samples of the best group have to the letter."""
    counts = Counter(pattern for _, pattern in _best(cluster).samples)
    best = min(counts, key=lambda pattern: (-counts[pattern], pattern))
    members = [Member(sample, pattern == best) for group in cluster for sample, pattern in group.samples]
    return Proposal(best, tuple(sorted(members, key=lambda member: (member.sample.file, member.sample.line))))
