"""What lies around a commit's specs is read from the commit: nothing is written to disk to be read."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

import goalc
from tests import repositories
from tests.workspace.trees import edit, make, project

PACKS = Path(__file__).parents[1] / "packs"
SPEC = Path("specs/unit")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Specs with a pack, a library and settings of their own, committed; no place for temporary files."""
    root = repositories.repository(tmp_path / "repository")
    monkeypatch.chdir(root)
    shutil.copytree(PACKS / "ezhou-2022", Path("specs/packs/ezhou-2022"))
    make(SPEC, "甲")
    Path("specs/library").mkdir()
    Path("specs/library/a.yaml").write_text(
        "指标库: 本单位\n指标:\n  到场率:\n    名称: 到场率\n    解释: 计算公式：到场人数/应到人数*100%\n",
        encoding="utf-8",
    )
    Path("goalc.toml").write_text('[changes]\ntarget-looser = "error"\n', encoding="utf-8")
    edit(
        project(SPEC),
        "      - 名称: 建设数量",
        "      - 引用: 到场率\n        指标值: ≥95%\n      - 名称: 建设数量",
    )
    repositories.commit(root, "一")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    return root


def changed(base: str, head: str) -> list[tuple[str, str]]:
    found = goalc.diff(base, head)
    assert found.review.unread == []
    return [(one.change.kind, one.level.value) for one in found.review.changes]


def test_settings_are_the_stricter_of_both_sides(repository: Path) -> None:
    edit(project(SPEC), "指标值: ≥95%\n      - 名称: 建设数量", "指标值: ≥90%\n      - 名称: 建设数量")
    repositories.commit(repository, "二")
    assert changed("HEAD~1", "HEAD") == [("target-looser", "error")]
    Path("goalc.toml").write_text('[changes]\ntarget-looser = "info"\n', encoding="utf-8")
    repositories.commit(repository, "三")
    assert changed("HEAD~2", "HEAD") == [("gate-loosened", "error"), ("target-looser", "error")]
    # The work tree's settings do not count for commits.
    Path("goalc.toml").write_text('[changes]\ntarget-looser = "off"\n', encoding="utf-8")
    assert changed("HEAD~2", "HEAD") == [("gate-loosened", "error"), ("target-looser", "error")]


def test_a_library_counts_as_it_was(repository: Path) -> None:
    edit(Path("specs/library/a.yaml"), "应到人数*100%", "在册人数*100%")
    repositories.commit(repository, "二")
    edit(Path("specs/library/a.yaml"), "在册人数", "全部人数")
    assert changed("HEAD~1", "HEAD") == [("formula-changed", "warning")]


def test_a_pack_counts_as_it_was(repository: Path) -> None:
    edit(SPEC / "submission.yaml", "表样: liupanshui-2025", "表样: ezhou-2022")
    repositories.commit(repository, "二")
    shutil.rmtree("specs/packs")
    found = goalc.diff("HEAD~1", "HEAD")
    # The pack is there in the commit, though not in the work tree: what is said is about the forms.
    said = {d.key for d in found.review.diagnostics["head"]}
    assert not [key for key in said if key.startswith("GC901")]
