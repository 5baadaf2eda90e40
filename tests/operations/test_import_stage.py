"""Forms of monitoring and self-evaluation become specs beside their targets, and print the same cells."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goalc.document.document import Document, Stamp
from goalc.operations.import_forms import Imported
from goalc.operations.import_stage import import_stage
from goalc.readers.compare import differences
from goalc.recognize.gather import Fate
from goalc.workspace.error import WorkspaceError
from tests.cli.terminal import run
from tests.operations.importing import changed, compiled, laid_out
from tests.police import ROOT

EXAMPLE = ROOT / "specs/examples/2025/qinghe-education"
SICHUAN = ROOT / "tests/packs/sichuan-2023-self/cases"
STAGES = {
    "monitoring": (EXAMPLE / "monitoring-1-7", EXAMPLE),
    "evaluation": (EXAMPLE / "evaluation", EXAMPLE),
    "scores": (SICHUAN / "scores", SICHUAN / "scores/targets"),
}
PACKS = [ROOT / "tests/packs"]
formats = pytest.mark.parametrize("ending", ["docx", "xlsx"])


def targets_in(folder: Path, source: Path) -> Path:
    """A copy of targets without their later stages, where files may be written."""
    own = folder / "specs" / "2025" / "unit"
    for file in (source / "submission.yaml", *(source / "projects").glob("*.yaml")):
        copy = own / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    return own


def written(stage: Path, documents: list[Document], folder: Path, ending: str) -> Path:
    """A file with these forms of a stage, as it is handed in: without marks."""
    writer = compiled(stage).pack.writer(ending).begin(Stamp("表", "0", "无", "0"))
    for document in documents:
        writer.add(document)
    file = folder / f"表.{ending}"
    file.write_bytes(b"".join(writer.finish()))
    return file


def imported(
    stage: Path, source: Path, folder: Path, documents: list[Document], ending: str = "docx"
) -> Imported:
    targets = targets_in(folder, source)
    pack = compiled(stage).pack.name
    return import_stage([written(stage, documents, folder, ending)], targets, pack=pack, packs=PACKS)


def forms_of(stage: Path) -> list[Document]:
    return list(laid_out(stage))


def fates(made: Imported, *kinds: str) -> list[Fate]:
    return [fate for file in made.read for fate in file.fates if fate.kind in kinds]


def texts(folder: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.yaml")))


@formats
@pytest.mark.parametrize("name", STAGES)
def test_a_stage_that_was_built_is_read_back(name: str, ending: str, tmp_path: Path) -> None:
    stage, source = STAGES[name]
    made = imported(stage, source, tmp_path, forms_of(stage), ending)
    assert made.is_whole, [one.message for one in made.failing]
    assert not fates(made, "unplaced", "differs", "miscounted")
    assert not made.differences
    assert not list(differences(laid_out(stage), laid_out(made.folder, PACKS)))
    own, read = compiled(stage).submission, compiled(made.folder, PACKS).submission
    assert read.forms == own.forms
    assert (read.stage, read.months, read.year) == (own.stage, own.months, own.year)


def test_what_is_as_in_the_target_form_and_what_is_computed_is_not_written(tmp_path: Path) -> None:
    stage, source = STAGES["evaluation"]
    made = imported(stage, source, tmp_path, forms_of(stage))
    assert made.folder.name == "evaluation"
    same = {fate.source.text for fate in fates(made, "target")}
    assert {"农村义务教育学生营养改善计划", "受益学生人数", "≥12000人", "清河县学生资助管理中心"} <= same
    assert {"99.73", "99.56%", "9.98", "734.00"} <= {fate.source.text for fate in fates(made, "computed")}
    text = texts(made.folder)
    assert "指标值" not in text
    assert "实施单位" not in text
    # goalc cannot compute this score alone.
    assert text.count("得分") == 1


@formats
def test_a_changed_value_of_the_target_form_is_told_and_not_written(ending: str, tmp_path: Path) -> None:
    stage, source = STAGES["evaluation"]
    first, *others = forms_of(stage)
    for before, after in (("≥12000人", "≥13000人"), ("清河县教育局", "清河县财政局")):
        first = changed(first, before, after)
    made = imported(stage, source, tmp_path, [first, *others], ending)
    assert made.is_whole
    assert [(fate.kind, fate.source.text, fate.words) for fate in made.told] == [
        ("differs", "清河县财政局", "清河县教育局"),
        ("differs", "≥13000人", "≥12000人"),
    ]
    assert "13000人" not in texts(made.folder)
    assert compiled(made.folder).submission.forms == compiled(stage).submission.forms


def test_a_score_that_goalc_computes_otherwise_is_stated_and_a_wrong_total_is_told(tmp_path: Path) -> None:
    stage, source = STAGES["evaluation"]
    first, *others = forms_of(stage)
    first = changed(changed(first, "9.98", "9.5"), "99.73", "99.9")
    made = imported(stage, source, tmp_path, [first, *others])
    assert [(fate.kind, fate.source.text, fate.words) for fate in made.told] == [
        ("miscounted", "99.9", "99.25"),
    ]
    assert "得分: 9.5" in texts(made.folder)


def test_an_indicator_that_the_targets_do_not_have_is_no_value(tmp_path: Path) -> None:
    stage, source = STAGES["monitoring"]
    first, *others = forms_of(stage)
    made = imported(stage, source, tmp_path, [changed(first, "学生贫血率", "学生近视率"), *others])
    lost = {fate.source.text for fate in fates(made, "unplaced")}
    assert {"学生近视率", "5.6%", "4.8%"} <= lost
    text = texts(made.folder)
    assert "学生近视率:" not in text
    assert "# 未能放入：" in text


def test_the_command_tells_the_difference_and_fails(tmp_path: Path) -> None:
    stage, source = STAGES["evaluation"]
    first, *others = forms_of(stage)
    targets = targets_in(tmp_path, source)
    file = written(stage, [changed(first, "≥12000人", "≥13000人"), *others], tmp_path, "xlsx")
    assert file.name == "表.xlsx"
    result = run(tmp_path, "goalc import 表.xlsx --targets specs/2025/unit -o specs/2025/unit/自评")
    assert result.code == 1, result.err
    assert "表里是「≥13000人」，目标表是「≥12000人」" in result.out
    assert (targets / "自评" / "projects" / "01-school-meals.yaml").is_file()


def test_forms_that_do_not_belong_to_the_targets_are_refused(tmp_path: Path) -> None:
    stage, source = STAGES["evaluation"]
    first, *others = forms_of(stage)
    cases = (
        (changed(first, "农村义务教育学生营养改善计划", "别的项目"), "import.no-target-form"),
        (laid_out(EXAMPLE)[-1], "import.no-stage"),
    )
    targets = targets_in(tmp_path, source)
    before = sorted(targets.rglob("*"))
    for document, key in cases:
        owner = EXAMPLE if key == "import.no-stage" else stage
        file = written(owner, [document, *([] if owner == EXAMPLE else others)], tmp_path, "docx")
        with pytest.raises(WorkspaceError) as caught:
            import_stage([file], targets, pack=compiled(owner).pack.name)
        assert caught.value.key == key
        assert str(caught.value)
        assert sorted(targets.rglob("*")) == before
    cover = targets / "submission.yaml"
    cover.write_text(cover.read_text(encoding="utf-8").replace("2025", "2024"), encoding="utf-8")
    for project in (targets / "projects").glob("*.yaml"):
        project.write_text(project.read_text(encoding="utf-8").replace("2025年", "2024年"), encoding="utf-8")
    file = written(stage, forms_of(stage), tmp_path, "docx")
    with pytest.raises(WorkspaceError) as caught:
        import_stage([file], targets, pack="national-2020-self")
    assert (caught.value.key, caught.value.arguments["one"]) == ("import.other-cover", "2025")


def test_files_of_a_stage_that_exist_are_not_touched(tmp_path: Path) -> None:
    stage, source = STAGES["evaluation"]
    made = imported(stage, source, tmp_path, forms_of(stage))
    before = texts(made.folder)
    with pytest.raises(WorkspaceError) as caught:
        import_stage([tmp_path / "表.docx"], made.targets or tmp_path, packs=PACKS)
    assert caught.value.key == "io.exists"
    assert texts(made.folder) == before
