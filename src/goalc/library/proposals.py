"""Indicators that say the same of different objects: 甲验收合格率 and 乙验收合格率 with one definition.

In: indicators of many specs. Out: proposals for a library, each a name and a definition in which the object
is left open, with the indicators that match it.

The pattern of an indicator is its name and definition without the object, which is a beginning of the name
that occurs in the definition too. Equal patterns (ignoring blanks and punctuation) are found with a
dictionary, and nearly equal ones only if they share rare trigrams (those with the smallest hashes), so that
the time is linear in the number of indicators, not quadratic.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple
from zlib import crc32

from goalc.matching.similarity import is_similar, sequence_similarity
from goalc.model.spec import Indicator

OPEN = "{对象}"
MAX_OBJECT_LENGTH = 24
MIN_REST_LENGTH = 12
"""Minimum length of a definition without its object; shorter ones are not worth a pattern."""
MIN_LIKENESS = 0.8
SKETCH_SIZE = 6
"""Number of trigrams by which nearly equal definitions are found."""
MAX_BUCKET = 40
"""Maximum number of clusters that are found by one trigram; more common trigrams mean nothing."""
MAX_RIVALS = 10
"""Maximum number of groups that are compared with each other to find the best of them."""

_GONE = dict.fromkeys(map(ord, " \t\r\n\u3000\xa0,，.。;；:：、!！?？\"'“”‘’()（）[]【】《》<>-－—_"))
_SAME = _GONE | {ord(sign): "*" for sign in "×xX✕＊"} | {ord("／"): "/", ord("÷"): "/"}
_NUMBERS = {ord(digit): "0" for digit in "0123456789０１２３４５６７８９"}


class Sample(NamedTuple):
    """An indicator of a spec, and the file and line of its place."""

    indicator: Indicator
    file: str
    line: int


class Pattern(NamedTuple):
    """A name and a definition, in which their object may be left open."""

    name: str
    definition: str


class Member(NamedTuple):
    """A sample that matches a pattern; `exact` if the pattern gives exactly its texts."""

    sample: Sample
    exact: bool


class Proposal(NamedTuple):
    """A possible library entry, and the indicators that could use it."""

    pattern: Pattern
    members: tuple[Member, ...]


def proposals(samples: Iterable[Sample]) -> list[Proposal]:
    """Return the proposals that occur in several files, those with most indicators first."""
    groups = _group(list(samples))
    found = [_proposal(cluster) for cluster in _clusters(groups)]
    found = [item for item in found if len({member.sample.file for member in item.members}) > 1]
    return sorted(found, key=lambda item: (-len(item.members), item.pattern))


class _Group(NamedTuple):
    """Samples with one pattern; `name` and `definition` are without blanks and punctuation."""

    name: str
    definition: str
    samples: list[tuple[Sample, Pattern]]


def _group(samples: Sequence[Sample]) -> list[_Group]:
    """Group samples, each by that of its patterns with most samples; `_worth` breaks ties."""
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
    """Yield the name and definition unchanged, then with each possible object left open."""
    name, definition = indicator.name, indicator.definition
    if not definition or set("{}") & {*name, *definition}:
        return
    yield Pattern(name, definition)
    beginnings = (name[:length] for length in range(2, min(len(name), MAX_OBJECT_LENGTH) + 1))
    objects = list(takewhile(lambda text: text in definition, beginnings))
    if objects and len(definition.replace(objects[-1], "").translate(_GONE)) >= MIN_REST_LENGTH:
        for text in objects:
            yield Pattern(OPEN + name[len(text) :], definition.replace(text, OPEN))


def without_marks(text: str) -> str:
    """Return a text without blanks and punctuation, with uniform multiplication and division signs."""
    return text.translate(_SAME)


def _key(pattern: Pattern) -> tuple[str, str]:
    return without_marks(pattern.name), without_marks(pattern.definition)


def _worth(pattern: Pattern, common: bool) -> tuple[bool, int, int]:
    """Return the rank of a pattern: a common name unchanged, then many open places, then a long object."""
    return common and OPEN not in pattern.name, pattern.definition.count(OPEN), -len(pattern.name)


def _clusters(groups: Sequence[_Group]) -> list[list[_Group]]:
    """Return clusters of groups whose definitions are nearly the same, the largest group first in each."""
    clusters: list[list[_Group]] = []
    buckets: dict[int, list[int]] = defaultdict(list)
    for group in groups:
        text = _comparison_text(group)
        sketch = _sketch(text)
        near = Counter(number for piece in sketch for number in buckets[piece])
        for number, _ in sorted(near.most_common(5), key=lambda item: (-item[1], item[0])):
            if _is_alike(_comparison_text(clusters[number][0]), text):
                clusters[number].append(group)
                break
        else:
            for piece in sketch:
                if len(buckets[piece]) < MAX_BUCKET:
                    buckets[piece].append(len(clusters))
            clusters.append([group])
    return clusters


def _comparison_text(group: _Group) -> str:
    """Return the text by which groups are compared: all digits alike, the name only if nothing is open."""
    name = "" if OPEN in group.name else group.name * 4
    return name + group.definition.translate(_NUMBERS)


def _sketch(text: str) -> list[int]:
    """Return the smallest hashes of a text's trigrams; similar texts have most of them in common."""
    pieces = {text[start : start + 3] for start in range(len(text) - 2)}
    return sorted(crc32(piece.encode("utf-8", "surrogatepass")) for piece in pieces)[:SKETCH_SIZE]


def _is_alike(one: str, other: str) -> bool:
    return is_similar(one, other, MIN_LIKENESS)


def _best(cluster: Sequence[_Group]) -> _Group:
    """Return the largest group; of several, one with the commonest name that is most like the others."""
    names = Counter(group.name for group in cluster)
    largest = [group for group in cluster[:MAX_RIVALS] if len(group.samples) == len(cluster[0].samples)]

    def likeness(group: _Group) -> tuple[int, float]:
        texts = [other.definition for other in largest]
        return names[group.name], sum(sequence_similarity(group.definition, text) for text in texts)

    return max(largest, key=likeness)


def _proposal(cluster: Sequence[_Group]) -> Proposal:
    """Return the proposal with the pattern that most samples of the best group match exactly."""
    counts = Counter(pattern for _, pattern in _best(cluster).samples)
    best = min(counts, key=lambda pattern: (-counts[pattern], pattern))
    members = [Member(sample, pattern == best) for group in cluster for sample, pattern in group.samples]
    return Proposal(best, tuple(sorted(members, key=lambda member: (member.sample.file, member.sample.line))))
