"""Approvals: what they let pass, when they run out, and that broken ones approve nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalc import api
from goalc.workspace.approvals import approvals_text, read_approvals
from goalc.workspace.error import UnknownChange, WorkspaceError
from tests.repositories import FOLDER, LOOSER, PROJECT, edit


def test_approvals_that_match_nothing_are_spoken_of(repository: Path) -> None:
    edit(PROJECT, LOOSER)
    mark = api.diff().review.changes[0].change.fingerprint
    (done,) = api.approve([mark], "理由: 有 # 号", by="王五")
    assert done.file == FOLDER / "approvals.yaml"
    assert not api.check(FOLDER).troubles
    assert not any("approvals" in d.file for d in api.check(FOLDER).diagnostics)
    assert not api.diff(limits=[FOLDER / "department.yaml"]).review.idle
    edit(PROJECT, ("指标值: ≥3次", "指标值: ≥2次"))
    review = api.diff(fail_on="looser").review
    assert [(idle.reason, idle.approval.reason) for idle in review.idle] == [("gone", "理由: 有 # 号")]
    assert not review.passed
    with pytest.raises(UnknownChange):
        api.approve([mark], "没有了", base="HEAD")


@pytest.mark.parametrize(
    "text",
    [
        "同意: [",
        "同意:\n  012345678901:\n    同意人: 甲\n",
        "同意:\n  x:\n    理由: 甲\n",
        "同意:\n  012345678901:\n    理由: 甲\n    期限: 2026-02-31\n",
    ],
)
def test_broken_approvals_approve_nothing(repository: Path, text: str) -> None:
    edit(PROJECT, LOOSER)
    (FOLDER / "approvals.yaml").write_text(text, encoding="utf-8")
    review = api.diff().review
    assert review.unread
    (wrong, *_) = review.diagnostics["head"]
    assert wrong.file in review.sources["head"]
    with pytest.raises(WorkspaceError):
        api.approve([review.changes[0].change.fingerprint], "理由", base="HEAD")
    assert (FOLDER / "approvals.yaml").read_text(encoding="utf-8") == text


def test_approvals_are_sorted_and_come_back(repository: Path) -> None:
    content = (
        "同意:\n  ffffffffffff:\n    理由: 二\n  012345678901:\n    理由: 一\n    期限: 2026-12-31\n".encode()
    )
    found, wrong, _ = read_approvals("approvals.yaml", content)
    assert not wrong
    again, _, _ = read_approvals("approvals.yaml", approvals_text(found.values(), "说明"))
    assert again == found
    assert list(again) == ["012345678901", "ffffffffffff"]
