"""Edits of built files come back as exactly these edits of the specs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from goalc.operations.apply import apply
from goalc.operations.build import build
from goalc.source.diagnostic import Origin
from tests.returned.cases import CASES, FIRST, PROJECT, SECOND, THIRD, Workplace, judge
from tests.returned.editing import SheetForm, WordForm

both = pytest.mark.parametrize("kind", ["docx", "xlsx"])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    """A workplace in which nothing is written."""
    return Workplace.make(tmp_path_factory.mktemp("shared"))


@both
@pytest.mark.parametrize("name", CASES)
def test_every_edit_comes_back_and_nothing_else(shared: Workplace, kind: str, name: str) -> None:
    case = CASES[name]
    if kind not in case.only:
        return
    report = shared.apply(kind, shared.edited(kind, case.edit))
    assert not report.troubles
    assert judge(shared, case, report) == (0, 0, case.losses)


@both
def test_an_unedited_file_changes_nothing(shared: Workplace, kind: str) -> None:
    report = shared.apply(kind, shared.built(kind))
    assert report.rewritten == ()
    assert report.complete
    (one,) = report.applied
    assert one.returned.same > 400


@both
def test_only_the_edited_scalar_changes(tmp_path: Path, kind: str) -> None:
    place = Workplace.make(tmp_path)
    file = place.folder / f"returned.{kind}"
    file.write_bytes(place.edited(kind, lambda form: form.set("项目01_预算资金", "7,340,001.50")))
    specs = {path: path.read_bytes() for path in (tmp_path / "specs").rglob("*.yaml")}
    assert apply([file], [tmp_path / "specs"]).complete
    changed = {path: path.read_bytes() for path, content in specs.items() if path.read_bytes() != content}
    (path,) = changed
    assert changed[path] == specs[path].replace(
        "预算资金: 7340000.00".encode(), "预算资金: 7340001.50".encode()
    )


@both
def test_an_amount_stays_in_the_unit_of_the_spec(shared: Workplace, kind: str) -> None:
    report = shared.apply(kind, shared.edited(kind, lambda form: form.set("部门_基本支出", "14,500.50")))
    assert shared.data(report)["department.yaml"]["基本支出"] == "14500.50万元"


@both
def test_a_goal_that_is_added_in_its_cell_becomes_an_item(shared: Workplace, kind: str) -> None:
    goals = shared.data()["department.yaml"]["绩效目标"]
    lines = [*goals[:1], "新加的目标", *goals[1:]]
    report = shared.apply(kind, shared.edited(kind, lambda form: form.set("部门_绩效目标_1", *lines)))
    assert shared.data(report)["department.yaml"]["绩效目标"] == lines
    assert report.complete


@both
def test_a_sum_is_not_taken_for_a_value(shared: Workplace, kind: str) -> None:
    report = shared.apply(kind, shared.edited(kind, lambda form: form.set("部门_项目支出__2", "20,000.00")))
    (doubt,) = report.applied[0].returned.doubts
    assert (doubt.key, doubt.text) == ("apply.computed", "20,000.00")
    assert report.rewritten == ()


@both
def test_a_value_that_stands_in_many_places_and_was_edited_in_one_is_a_doubt(
    shared: Workplace, kind: str
) -> None:
    edit = lambda form: form.set("项目01_封面_编制单位__2", "编制单位（盖章）：某支队")  # noqa: E731
    report = shared.apply(kind, shared.edited(kind, edit))
    keys = {doubt.key for doubt in report.applied[0].returned.doubts}
    assert keys == {"apply.twin"}
    assert report.rewritten == ()


@both
def test_a_value_that_the_specs_cannot_hold_is_refused(shared: Workplace, kind: str) -> None:
    edit = lambda form: form.set("项目01_实施时间", "明年")  # noqa: E731
    report = shared.apply(kind, shared.edited(kind, edit))
    (doubt,) = report.applied[0].returned.doubts
    assert (doubt.key, doubt.text) == ("apply.unread", "明年")


def test_a_target_that_the_spreadsheet_made_a_number_is_a_doubt(shared: Workplace) -> None:
    form = SheetForm(shared.built("xlsx"))
    form.set_number(f"{FIRST}_指标值", 0.95, "0%")
    (doubt,) = shared.apply("xlsx", form.save()).applied[0].returned.doubts
    assert doubt.key == "apply.number"


def test_a_row_at_the_end_of_a_group_that_names_none_is_a_doubt(shared: Workplace) -> None:
    form = SheetForm(shared.built("xlsx"))
    form.insert_row(f"{THIRD}_指标值", ["新添的指标", "≥3个", "反映新添的情况"])
    (doubt,) = shared.apply("xlsx", form.save()).applied[0].returned.doubts
    assert doubt.key == "apply.group"
    assert doubt.arguments["names"] == ("数量指标", "质量指标")


@both
def test_rows_under_another_level_become_indicators_of_it(shared: Workplace, kind: str) -> None:
    edit = lambda form: form.set("项目01_产出指标_数量指标", "质量指标")  # noqa: E731
    report = shared.apply(kind, shared.edited(kind, edit))
    levels = shared.data(report)[PROJECT]["绩效指标"]["产出指标"]
    assert "数量指标" not in levels
    assert [item["名称"] for item in levels["质量指标"]][:3] == [
        "监所安全检查",
        "在押人员服装配发数",
        "依法收押人数",
    ]


def test_tracked_edits_keep_their_author_and_time(shared: Workplace) -> None:
    form = WordForm(shared.built("docx"))
    form.track(f"{FIRST}_指标值", "≥6次", "审核人", "2025-03-01T08:00:00Z")
    form.track_row(f"{SECOND}_指标值", "局长", "2025-03-02T08:00:00Z")
    taken = shared.apply("docx", form.save()).applied[0].returned.taken
    assert {(one.kind, *one.by[0]) for one in taken} == {
        ("changed", "审核人", "2025-03-01T08:00:00Z"),
        ("removed", "局长", "2025-03-02T08:00:00Z"),
    }


def test_a_tracked_deletion_of_the_first_row_leaves_the_group_as_it_is(shared: Workplace) -> None:
    form = WordForm(shared.built("docx"))
    form.track_row("项目01_产出指标_质量指标_1_指标值", "局长", "2025-03-02T08:00:00Z")
    report = shared.apply("docx", form.save())
    levels = shared.data(report)[PROJECT]["绩效指标"]["产出指标"]
    assert [item["名称"] for item in levels["质量指标"]] == ["依法收押率", "服装合格率"]
    assert len(levels["数量指标"]) == 3


def test_a_text_of_a_library_becomes_one_of_the_spec_and_that_is_said(shared: Workplace) -> None:
    marks = [
        cell.mark
        for form in shared.printed()
        for cell in form.cells()
        if cell.own and cell.mark.endswith("_解释") and not shared.states(cell.own[0])
        if shared.states(Origin(cell.own[0].file, (*cell.own[0].path[:-1], "引用")))
    ]
    assert marks
    report = shared.apply("docx", shared.edited("docx", lambda form: form.set(marks[0], "另行解释")))
    (one,) = report.applied[0].returned.taken
    assert (one.kind, one.after) == ("overridden", "另行解释")
    (rewritten,) = report.rewritten
    added = rewritten.after.decode().replace(rewritten.before.decode(), "")
    assert len(rewritten.after.splitlines()) == len(rewritten.before.splitlines()) + 1
    assert "解释: 另行解释" in added


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=张三", "-c", "user.email=zhang@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@both
def test_three_ways(tmp_path: Path, kind: str) -> None:
    place = Workplace.make(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "specs")
    git(tmp_path, "commit", "-qm", "编制")
    spec = tmp_path / "specs" / PROJECT
    text = spec.read_text(encoding="utf-8")
    # Ours: one value that the file leaves alone, one that it changes alike, one that it changes otherwise.
    text = text.replace("项目负责人: 韦玉芳", "项目负责人: 李四").replace("≥1000套", "≥1200套")
    text = text.replace("指标值: ≥5次", "指标值: ≥7次")
    spec.write_text(text, encoding="utf-8")
    git(tmp_path, "commit", "-qam", "改")

    def edit(form: WordForm | SheetForm) -> None:
        form.set(f"{SECOND}_指标值", "≥1200套")
        form.set(f"{FIRST}_指标值", "≥6次")
        form.set(f"{THIRD}_指标值", "≥900人次")

    report = place.apply(kind, place.edited(kind, edit))  # type: ignore[arg-type]
    (one,) = report.applied
    assert one.commit
    (conflict,) = one.returned.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == ("≥5次", "≥7次", "≥6次")
    assert [(taken.before, taken.after) for taken in one.returned.taken] == [("≥1000人次", "≥900人次")]
    assert one.returned.agreed == 1
    (rewritten,) = report.rewritten
    assert rewritten.after.decode() == text.replace("≥1000人次", "≥900人次")


def test_rows_of_both_sides_are_kept(tmp_path: Path) -> None:
    place = Workplace.make(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "specs")
    git(tmp_path, "commit", "-qm", "编制")
    spec = tmp_path / "specs" / PROJECT
    text = spec.read_text(encoding="utf-8")
    own = "      - 名称: 规格里新加的\n        指标值: ≥1个\n        解释: 反映新加\n"
    text = text.replace("      - 名称: 依法收押人数\n", f"{own}      - 名称: 依法收押人数\n")
    spec.write_text(text, encoding="utf-8")
    git(tmp_path, "commit", "-qam", "加")
    edit = lambda form: form.insert_row(f"{THIRD}_指标值", ["表里新加的", "≥3个", "反映新添"])  # noqa: E731
    report = place.apply("docx", place.edited("docx", edit))
    items = place.data(report)[PROJECT]["绩效指标"]["产出指标"]["数量指标"]
    names = ["监所安全检查", "在押人员服装配发数", "规格里新加的", "依法收押人数", "表里新加的"]
    assert [item["名称"] for item in items] == names


def test_a_row_that_the_file_deletes_and_the_specs_changed_is_a_conflict(tmp_path: Path) -> None:
    place = Workplace.make(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "specs")
    git(tmp_path, "commit", "-qm", "编制")
    spec = tmp_path / "specs" / PROJECT
    spec.write_text(spec.read_text(encoding="utf-8").replace("≥1000套", "≥1200套"), encoding="utf-8")
    report = place.apply("docx", place.edited("docx", lambda form: form.delete_row(f"{SECOND}_指标值")))
    assert len(report.applied[0].returned.conflicts) == 1
    assert report.rewritten == ()


def test_several_files_of_one_build_are_taken_one_after_the_other(tmp_path: Path) -> None:
    place = Workplace.make(tmp_path)
    files = [tmp_path / "a.docx", tmp_path / "b.xlsx"]
    files[0].write_bytes(place.edited("docx", lambda form: form.set(f"{FIRST}_指标值", "≥6次")))
    files[1].write_bytes(place.edited("xlsx", lambda form: form.set(f"{SECOND}_指标值", "≥9套")))
    report = apply(files, [tmp_path / "specs"])
    assert report.complete
    text = (tmp_path / "specs" / PROJECT).read_text(encoding="utf-8")
    assert "≥6次" in text
    assert "≥9套" in text


def test_a_single_table_comes_back_too(tmp_path: Path) -> None:
    place = Workplace.make(tmp_path)
    build([tmp_path / "specs"], tmp_path / "parts", only="parts")
    (part,) = (tmp_path / "parts").rglob("01-*.docx")
    form = WordForm(part.read_bytes())
    form.set(f"{FIRST}_指标值", "≥6次")
    report = place.apply("docx", form.save())
    assert report.complete
    assert len(report.rewritten) == 1
