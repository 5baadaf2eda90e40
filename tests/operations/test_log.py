"""The history of targets over real commits."""

from __future__ import annotations

from pathlib import Path

from goalc import api
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
