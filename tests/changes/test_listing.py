"""Laws of lists: steps lead from one to the other, keep the most, and are the same from both sides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goalc.changes.listing import ListStep, steps

ITEMS = st.lists(st.sampled_from(["甲", "乙", "一段话", "一段话二", "一段话三"]), max_size=7)


def made(before: list[str], after: list[str]) -> list[ListStep]:
    return list(steps(before, after, str))


@given(ITEMS, ITEMS)
def test_what_is_in_no_step_stays(before: list[str], after: list[str]) -> None:
    gone, come = ({step[side] for step in made(before, after)} for side in (0, 1))
    assert [item for i, item in enumerate(before) if i not in gone] == [
        item for j, item in enumerate(after) if j not in come
    ]


@given(ITEMS, ITEMS)
def test_as_many_as_can_be_stay(before: list[str], after: list[str]) -> None:
    longest = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i, one in enumerate(before):
        for j, other in enumerate(after):
            longest[i + 1][j + 1] = (
                longest[i][j] + 1 if one == other else max(longest[i][j + 1], longest[i + 1][j])
            )
    touched = sum(step.before is not None for step in made(before, after))
    assert len(before) - touched == longest[-1][-1]


@given(ITEMS, ITEMS)
def test_swapped_sides_give_the_same_steps_the_other_way_round(before: list[str], after: list[str]) -> None:
    assert set(made(before, after)) == {ListStep(j, i) for i, j in made(after, before)}


def test_of_very_long_lists_what_they_begin_and_end_with_stays() -> None:
    before = [f"第{number}项" for number in range(2000)]
    after = [*before[:990], "全新的内容", *before[990:]]
    assert made(before, after) == [ListStep(None, 990)]
    other = [*before[:5], *("别" * number for number in range(1, 1001)), *before[-5:]]
    assert {step.before for step in made(before, other)} == {None, *range(5, 1995)}
