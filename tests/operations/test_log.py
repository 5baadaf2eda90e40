"""The history of targets over real commits."""

from __future__ import annotations

from pathlib import Path

from goalc import api
from goalc.report.changes.log import log_text
from tests.repositories import FOLDER, HERE, PROJECT, commit, edit, git


def test_history_follows_moves_and_renames(repository: Path) -> None:
    edit(PROJECT, ("指标值: ≤45天", "指标值: ≤60天"))
    commit(HERE, "放宽时限")
    new = PROJECT.with_name("77-改名.yaml")
    git(HERE, "mv", str(PROJECT), str(new))
    edit(new, ("名称: 服装到位周期", "名称: 服装配发周期"))
    commit(HERE, "移动和改名")
    edit(new, ("指标值: ≤60天", "指标值: ≤50天"))
    commit(HERE, "收紧时限")
    history = list(api.log(new, "服装配发周期"))
    assert [past.subject for past in history] == ["收紧时限", "移动和改名", "放宽时限"]
    assert [one.change.kind for past in history for one in past.changes] == [
        "target-tighter", "indicator-renamed", "target-looser"
    ]  # fmt: skip
    assert {past.author for past in history} == {"张三"}
    assert [past.subject for past in api.log(new)] == ["收紧时限", "移动和改名", "放宽时限", "第一版"]
    assert [past.subject for past in api.log(FOLDER)] == ["收紧时限", "移动和改名", "放宽时限", "第一版"]


def test_history_follows_renamed_folders(repository: Path) -> None:
    """That of the submission, and one above it; a file in it, and the folder itself."""
    edit(PROJECT, ("指标值: ≤45天", "指标值: ≤60天"))
    commit(HERE, "放宽时限")
    moved = FOLDER.with_name("公安局")
    git(HERE, "mv", str(FOLDER), str(moved))
    commit(HERE, "改单位的文件夹")
    edit(moved / "projects" / PROJECT.name, ("指标值: ≤60天", "指标值: ≤50天"))
    commit(HERE, "收紧时限")
    year = Path("specs/二〇二五")
    git(HERE, "mv", "specs/2025", str(year))
    commit(HERE, "改年度的文件夹")
    unit = year / "公安局"
    expected = ["收紧时限", "放宽时限", "第一版"]
    for path in (unit, unit / "projects" / PROJECT.name, year):
        history = [
            past
            for past in api.log(path)
            if any(one.change.kind != "submission-moved" for one in past.changes)
        ]
        assert [past.subject for past in history] == expected, path
    assert [past.subject for past in api.log(unit, "服装到位周期")] == expected[:2]
    (line,) = [line for line in log_text(api.log(unit)) if "45天" in line]
    assert "拘押场所经费 › 服装到位周期 ≤45天 → ≤60天" in line
