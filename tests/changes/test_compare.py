"""Laws of comparing: the same has no changes, swapped sides swap, and changes lead from one to the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.changes.change import Change
from goalc.changes.compare import Compared, compare
from goalc.changes.form_pairs import Filed
from goalc.changes.indicators import Owner, compare_pair
from goalc.changes.kinds import KINDS
from goalc.model.spec import Indicator, Project, Submission
from goalc.model.target import parse_target
from tests.changes.applying import applied
from tests.changes.strategies import submissions


def compared(before: Submission, after: Submission) -> Compared:
    return compare([Filed(".", before)], [Filed(".", after)])


def with_files(submission: Submission) -> Submission:
    """Equality ignores files; here they count, and the order of levels does not."""
    return replace(
        submission, fields={**submission.fields, "files": tuple(form.file for form in submission.forms)}
    )


def assert_mirrored(before: Submission, after: Submission) -> None:
    there, back = compared(before, after).changes, compared(after, before).changes
    assert Counter(KINDS[change.kind].mirror for change in there) == Counter(change.kind for change in back)


@given(submissions())
def test_the_same_has_not_changed(submission: Submission) -> None:
    assert compared(submission, submission).changes == ()


@given(submissions(), submissions())
def test_changes_lead_from_one_to_the_other(before: Submission, after: Submission) -> None:
    changes = compared(before, after).changes
    assert with_files(applied(before, changes)) == with_files(after)


@given(submissions(), submissions())
def test_swapped_sides_swap_directions(before: Submission, after: Submission) -> None:
    assert_mirrored(before, after)


@given(submissions(), submissions())
def test_fingerprints_are_unique_and_blind_to_places(before: Submission, after: Submission) -> None:
    changes = compared(before, after).changes
    assert len({change.fingerprint for change in changes}) == len(changes)
    elsewhere = [
        replace(side, file=f"x/{side.file}", projects=tuple(_moved(form) for form in side.projects))
        for side in (before, after)
    ]
    again = [c for c in compared(*elsewhere).changes if c.kind != "form-moved"]
    kept = [c for c in changes if c.kind != "form-moved"]
    assert [c.fingerprint for c in again] == [c.fingerprint for c in kept]


def _moved(form: Project) -> Project:
    return replace(form, file=f"x/{form.file}")


@given(submissions(), submissions(), st.randoms(use_true_random=False))
def test_the_order_of_levels_does_not_count(before: Submission, after: Submission, random) -> None:  # type: ignore[no-untyped-def]  # hypothesis' own class
    def shuffled(form: Project) -> Project:
        levels = list(dict.fromkeys((item.level1, item.level2) for item in form.indicators))
        random.shuffle(levels)
        order = {level: number for number, level in enumerate(levels)}
        items = sorted(form.indicators, key=lambda item: order[item.level1, item.level2])
        return replace(form, indicators=tuple(items))

    other = replace(after, projects=tuple(map(shuffled, after.projects)))
    one = Counter(change.fingerprint for change in compared(before, after).changes)
    assert one == Counter(change.fingerprint for change in compared(before, other).changes)


def indicator(
    name: str, target: str, definition: str = "", index: int = 0, level: str = "数量指标"
) -> Indicator:
    path = ("绩效指标", "产出指标", level, index)
    return Indicator(("产出指标", level), name, parse_target(target), definition, path=path)


def project(name: str, *items: Indicator, file: str = "projects/1.yaml") -> Submission:
    form = Project(name, indicators=items, file=file)
    return Submission(2025, "某局", "pack", projects=(form,), file="submission.yaml")


def kinds(before: Submission, after: Submission) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.kind, change.path[2:]) for change in compared(before, after).changes]


def test_a_renamed_indicator_is_compared_on() -> None:
    before = project("甲", indicator("服装合格率", "=100%", "反映服装合格的情况"))
    after = project("甲", indicator("被服合格率", "≥95%", "反映服装合格的情况"))
    assert kinds(before, after) == [
        ("indicator-renamed", ("服装合格率",)),
        ("target-looser", ("服装合格率", "指标值")),
    ]


def test_an_indicator_at_another_level_is_moved() -> None:
    before = project("甲", indicator("收押及时性", "≤12小时"))
    after = project("甲", indicator("收押及时性", "≤720分钟", level="时效指标"))
    assert kinds(before, after) == [
        ("indicator-moved", ("收押及时性",)),
        ("target-restated", ("收押及时性", "指标值")),
    ]


def test_another_indicator_in_its_place_is_another() -> None:
    before = project("甲", indicator("监所安全检查", "≥5次", "反映检查的情况"))
    after = project("甲", indicator("民警培训", "≥5次", "反映培训民警的情况"))
    assert kinds(before, after) == [
        ("indicator-removed", ("监所安全检查",)),
        ("indicator-added", ("民警培训",)),
    ]


def test_a_project_in_another_file_and_under_another_name() -> None:
    items = indicator("监所安全检查", "≥5次"), indicator("服装合格率", "=100%", index=1)
    before = project("拘押场所经费", *items)
    moved = project("拘押场所经费", *items, file="projects/2.yaml")
    renamed = project("拘押场所运转经费", *items, file="projects/2.yaml")
    assert [c.kind for c in compared(before, moved).changes] == ["form-moved"]
    assert [c.kind for c in compared(before, renamed).changes] == ["form-moved", "form-renamed"]
    other = project("道路卡口视频", indicator("卡口建成数", "≥30个"), file="projects/1.yaml")
    assert [c.kind for c in compared(before, other).changes] == ["form-removed", "form-added"]


def test_an_indicator_handed_to_another_project() -> None:
    item = indicator("监所安全检查", "≥5次", "反映检查的情况")
    one, other = Project("甲项目", file="projects/1.yaml"), Project("乙工程", file="projects/2.yaml")
    base = Submission(
        2025, "某局", "p", projects=(replace(one, indicators=(item,)), other), file="submission.yaml"
    )
    looser = replace(item, target=parse_target("≥4次"))
    head = replace(base, projects=(one, replace(other, indicators=(looser,))))
    changes = compared(base, head).changes
    assert [c.kind for c in changes] == ["indicator-transferred", "target-looser"]
    assert {c.form for c in changes} == {"甲项目"}
    assert changes[0].head is not None
    assert changes[0].head.file == "projects/2.yaml"


def test_the_same_is_handed_over_from_both_sides() -> None:
    """Several could be the one that was handed over: which it is depends on no side."""

    def side(*forms: tuple[str, str, str]) -> Submission:
        made = tuple(
            Project(
                name, indicators=(indicator("检查", target),) if target else (), file=f"projects/{file}.yaml"
            )
            for name, file, target in forms
        )
        return Submission(2025, "某局", "pack", projects=made, file="submission.yaml")

    base = side(("甲", "1", "≥5次"), ("乙", "2", "≥4次"), ("丙", "3", ""), ("丁", "4", ""))
    head = side(("甲", "1", ""), ("乙", "2", ""), ("丁", "3", "≥4次"), ("丙", "4", "≥5次"))
    assert_mirrored(base, head)


def change_of(before: str, after: str) -> Change:
    (change,) = compared(
        project("甲", indicator("次数", before)), project("甲", indicator("次数", after))
    ).changes
    return change


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("甲", "乙", "甲"), ("乙", "长一些的一段话，说明工作", "甲")),
        (
            ("长一些的一段话，说明工作", "甲", "长一些的一段话，说明今年的工作"),
            ("甲", "长一些的一段话，说明工作"),
        ),
    ],
)
def test_paragraphs_are_seen_the_same_from_both_sides(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    one, other = (
        replace(project("甲"), projects=(Project("甲", annual_goals=goals, file="projects/1.yaml"),))
        for goals in (before, after)
    )
    assert_mirrored(one, other)


def size(before: str, after: str) -> str:
    found = change_of(before, after).size
    assert found is not None
    return f"{found.number.normalize():f} {'points' if found.points else 'percent'}"


def test_sizes() -> None:
    assert size("≥95%", "≥90%") == "-5 points"
    assert size("≥99.5%", "≥99.45%") == "-0.05 points"
    assert size("≥9‰", "≥0.8%") == "-0.1 points"
    assert size("≤1万元", "≤20000元") == "100 percent"
    assert change_of("≥5次", "≥5场").size is None
    assert change_of("有效提升", "≥5次").size is None


def test_what_goes_to_the_costs_is_turned() -> None:
    """There less is better: the next change would be told the other way round."""
    owner = Owner("某局", "某项目", "1.yaml", "1.yaml", 2025)
    item = Indicator(("产出指标", "数量指标"), "设备购置数", parse_target("=12台"), "")
    kinds = {
        level: [one.kind for one in compare_pair(item, replace(item, levels=level), owner)]
        for level in (("产出指标", "质量指标"), ("成本指标", "经济成本指标"))
    }
    assert kinds == {
        ("产出指标", "质量指标"): ["indicator-moved"],
        ("成本指标", "经济成本指标"): ["indicator-turned"],
    }
