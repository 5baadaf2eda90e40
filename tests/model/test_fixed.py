"""Fixed indicators stand where the form has their level, whatever the spec says and leaves out."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from goalc.model.fixed import add_fixed
from goalc.model.profile import FixedIndicator, FormProfile
from goalc.model.spec import Indicator
from goalc.model.target import parse_target

TREE = {"产出": ("数量", "质量", "成本"), "效益": ("社会", "生态"), "满意度": ("对象",)}
LEVELS = [(one, two) for one, twos in TREE.items() for two in twos]
OLD = ("效益", "环境")


def row(level1: str, level2: str, name: str) -> Indicator:
    return Indicator((level1, level2), name, parse_target("=1套"), "", path=("绩效指标", level1, level2, 0))


@st.composite
def rows(draw: st.DrawFn) -> list[Indicator]:
    """Rows of a spec: levels in any order, each level's rows together."""
    ones = draw(st.permutations(sorted({*TREE})))
    found: list[Indicator] = []
    for one in ones[: draw(st.integers(0, 3))]:
        twos = draw(st.permutations([two for first, two in [*LEVELS, OLD] if first == one]))
        for two in twos[: draw(st.integers(1, len(twos)))]:
            found += [row(one, two, f"{two}{number}") for number in range(draw(st.integers(1, 2)))]
    return found


def order(items: tuple[Indicator, ...]) -> list[tuple[str, str]]:
    return [key for key, _ in groupby((item.level1, item.level2) for item in items)]


@given(rows(), st.sampled_from(LEVELS))
def test_a_fixed_row_is_put_in_once_and_tears_nothing_apart(
    stated: list[Indicator], level: tuple[str, str]
) -> None:
    form = FormProfile(tree=TREE, fixed=(FixedIndicator(level, "固定", "=100%", "解释"),))
    whole = add_fixed(stated, form, ("绩效指标",))
    assert [item for item in whole if item.name != "固定"] == stated
    [place] = [number for number, item in enumerate(whole) if item.name == "固定"]
    assert (whole[place].level1, whole[place].level2) == level
    assert len(order(whole)) == len(set(order(whole)))
    ones = [key for key, _ in groupby(item.level1 for item in whole)]
    assert len(ones) == len(set(ones))
    if all(key in LEVELS for key in order(tuple(stated))) and order(tuple(stated)) == sorted(
        order(tuple(stated)), key=LEVELS.index
    ):
        assert order(whole) == sorted(order(whole), key=LEVELS.index)
    assert add_fixed(whole, form, ("绩效指标",)) == whole


def test_a_row_that_the_spec_states_is_left_as_it_stands() -> None:
    form = FormProfile(tree=TREE, fixed=(FixedIndicator(("产出", "成本"), "固定", "=100%", "解释"),))
    stated = [row("产出", "成本", "固定")]
    assert add_fixed(stated, form, ("绩效指标",)) == tuple(stated)
