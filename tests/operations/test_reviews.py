"""A review of targets (审核表): a stage with scores of its own, before the targets are approved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import goalc
from goalc.readers.registry import READERS
from goalc.textconv.document_lines import document_lines
from tests import repositories
from tests.cli.terminal import run
from tests.pipeline.test_stages import PACKS, TARGETS
from tests.repositories import commit, edit

UNIT = Path("unit")
FORM, REVIEW = UNIT / "projects/01-meals.yaml", UNIT / "review/projects/01-meals.yaml"
PACK = Path("packs/review/pack.yaml")


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Targets in a repository, and the review of them that `goalc new review` began, with its scores."""
    root = repositories.repository(tmp_path / "库")
    monkeypatch.chdir(root)
    for name, value in repositories.settings(tmp_path).items():
        monkeypatch.setenv(name, value)
    for name, text in TARGETS.items():
        (UNIT / name).parent.mkdir(parents=True, exist_ok=True)
        (UNIT / name).write_text(text, encoding="utf-8")
    shutil.copytree(PACKS / "review", "packs/review")
    shutil.rmtree("packs/review/cases")
    assert run(root, "goalc new review unit --pack review").code == 0
    return root


def fill(text: str = "5") -> None:
    REVIEW.write_text(
        REVIEW.read_text("utf-8").replace("得分: 待填", f"得分: {text}").replace("等次: 待填", "等次: 中"),
        encoding="utf-8",
    )


def errors() -> list[tuple[str, str]]:
    return [(one.key, one.file) for one in goalc.check("unit").diagnostics if one.severity == "error"]


def test_what_is_begun_asks_for_each_score_by_its_name() -> None:
    text = REVIEW.read_text("utf-8")
    assert "目标: ../../projects/01-meals.yaml" in text
    assert "  规范完整性（10分）: {得分: 待填}\n" in text
    assert (text.count("得分: 待填"), text.count("\n等次: 待填")) == (8, 1)
    assert {file for _, file in errors()} == {str(REVIEW)}
    fill()
    assert errors() == []


def test_a_review_prints_its_scores_beside_what_it_takes_from_the_targets() -> None:
    fill("5.5")
    report = goalc.build("unit", "out", formats=["docx"])
    assert not report.refused, report.diagnostics
    (form,) = Path("out").rglob("review/01-*.docx")
    lines = "\n".join(document_lines(READERS["docx"](form.read_bytes())))
    for text in ("农村学校营养改善计划", "734.00", "目标一：为 12000 名学生提供营养午餐。", "44.0", "12.5%"):
        assert text in lines


def test_a_score_that_changes_is_told_at_its_field(root: Path) -> None:
    fill()
    commit(root, "审核")
    edit(REVIEW, ("  规范完整性（10分）: {得分: 5}", "  规范完整性（10分）: {得分: 7}"))
    (change,) = goalc.diff(fail_on="scope").review.changes
    assert change.head is not None
    assert change.head.file == str(REVIEW)
    assert REVIEW.read_text("utf-8").splitlines()[change.head.line - 1] == "评分:"


def test_targets_may_change_after_their_review(root: Path) -> None:
    fill()
    commit(root, "审核")
    edit(FORM, ("指标值: ≥12000人", "指标值: ≥12500人"))
    assert [one.change.kind for one in goalc.diff(fail_on="scope").review.changes] == ["target-tighter"]


def test_a_review_of_another_stage_is_refused_in_the_pack() -> None:
    edit(PACK, ("of: 评审\n", "of: 评审\n    stage: 自评\n"))
    assert {file for _, file in errors()} == {str(PACK)}


@pytest.mark.parametrize("of", ["项目\n    stage: 评审", "评审\n    stage: 评审"])
def test_the_stage_may_be_written_out(of: str) -> None:
    fill()
    edit(PACK, ("of: 评审", f"of: {of}"))
    assert errors() == []
