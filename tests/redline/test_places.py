"""Lines are found by the place of their value, at a cost that does not depend on the other lines."""

from __future__ import annotations

from goalc.document.document import Document, Line, Paragraph
from goalc.redline.places import Finder
from goalc.source.diagnostic import Origin


def comparisons(count: int) -> int:
    """The number of comparisons of steps of paths, to find one value in each of `count` lines."""
    looked_at = 0

    class Counted(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            nonlocal looked_at
            looked_at += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    paths = [("目标", Counted(number), "内容") for number in range(count)]
    blocks = [Paragraph(Line("甲", Origin("a.yaml", path)), "p") for path in paths]
    finder = Finder([Document("甲", "page", tuple(blocks))])
    for path in paths:
        assert len(finder.find(Origin("a.yaml", path), "甲")) == 1
        assert len(finder.find(Origin("a.yaml", path[:2]), "甲")) == 1
    return looked_at


def test_the_cost_of_a_change_does_not_grow_with_the_form() -> None:
    assert comparisons(2000) <= 12 * max(1, comparisons(200))
