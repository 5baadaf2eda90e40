"""Merging two people's random edits of the real specs: nothing lost, no conflict without a reason."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import pytest

from goalc.changes.change import Change
from goalc.changes.compare import compare
from goalc.changes.form_pairs import Filed
from goalc.merging.three_way import Merged, merge_texts
from tests.compiling import compiled, texts, whole
from tests.merging.edits import edit, overlap
from tests.police import POLICE, police

NAMES = "ours", "theirs"
FILES = texts(POLICE)
FORMS = [name for name in FILES if name != "submission.yaml"]
PAIRS = 500


class Pair:
    """Two versions of a form of 2025 by a number, and their merge."""

    def __init__(self, seed: int) -> None:
        random = Random(seed)
        self.name = random.choice(FORMS)
        self.base = FILES[self.name]
        self.ours = edit(self.base, random, random.randint(1, 4))
        self.theirs = edit(self.base, random, random.randint(1, 4))
        merged = merge_texts(self.base, self.ours.text, self.theirs.text, NAMES)
        assert merged is not None
        self.merged: Merged = merged

    def changes(self, text: str) -> list[Change]:
        """The changes from the base to a text, by `goalc diff`."""
        edited = whole(compiled({**FILES, self.name: text})).submission
        return list(compare([Filed(".", police().submission)], [Filed(".", edited)]).changes)


def comments(text: str) -> Counter[str]:
    """The comments of a text; one that both sides put behind a line is two."""
    return Counter(found.strip() for found in re.findall(r"(?<!\S)#[^#\n]*", text))


def without_places(changes: list[Change]) -> Counter[tuple[object, ...]]:
    """Changes by their fingerprints; the names in a new order depend on what else has changed."""
    return Counter((c.kind, c.fingerprint) for c in changes if not c.kind.endswith("reordered"))


def parts(text: str) -> set[str]:
    """The values of a text with their keys, and its comments."""
    return {part.strip(" -") for line in text.splitlines() for part in line.split("  #")}


def assert_nothing_lost(pair: Pair) -> None:
    """Every change of either side is in the result, or stands in it as the other half of a conflict."""
    for side in (pair.ours, pair.theirs):
        for part in parts(side.text) - parts(pair.base):
            assert part in pair.merged.text, (part, side.kinds)


def assert_lines_stay(pair: Pair) -> None:
    """A line of ours is gone only if theirs has taken it away; a comment behind it may have joined it."""
    sides = pair.base, pair.ours.text, pair.theirs.text, pair.merged.text
    values = [[line.partition("  #")[0] for line in text.splitlines()] for text in sides]
    base, ours, theirs, merged = map(Counter, values)
    for line in ours - merged:
        assert line in base - theirs, line


@pytest.mark.parametrize("start", [0, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
def test_two_people_edit_one_form(start: int) -> None:
    numbers = range(60) if not start else range(60, PAIRS)
    apart = 0
    for seed in numbers:
        pair = Pair(seed)
        assert_nothing_lost(pair)
        if overlap(pair.ours, pair.theirs):
            continue
        apart += 1
        assert pair.merged.conflicts == 0, (seed, pair.ours.kinds, pair.theirs.kinds)
        assert_lines_stay(pair)
        both = without_places(pair.changes(pair.ours.text)) + without_places(pair.changes(pair.theirs.text))
        assert without_places(pair.changes(pair.merged.text)) == both, seed
        written = comments(pair.merged.text)
        assert written == comments(pair.ours.text) + comments(pair.theirs.text) - comments(pair.base), seed
    assert apart > len(numbers) // 2
