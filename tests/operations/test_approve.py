"""Approvals: what they let pass, when they run out, and that broken ones approve nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goalc import api
from goalc.report.changes.formats import CHANGE_FORMATS
from goalc.workspace.approvals import approvals_text, read_approvals
from goalc.workspace.error import UnknownChange, WorkspaceError
from tests.repositories import FOLDER, HERE, LOOSER, PROJECT, commit, edit, git


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


def approved_by(name: str, by: str = "王五") -> str:
    """Make a change on a branch, committed by 张三; approve it, committed by somebody else."""
    git(HERE, "checkout", "-q", "-b", "change")
    edit(PROJECT, LOOSER)
    commit(HERE, "改")
    (change,) = api.diff(["main"]).review.changes
    api.approve([change.change.fingerprint], "理由", by=by, base="main")
    git(HERE, "add", "-A")
    git(
        HERE, "-c", f"user.name={name}", "commit", "-q", f"--author={name} <{name}@example.org>", "-m", "同意"
    )
    return change.change.fingerprint


@pytest.mark.parametrize(
    ("committer", "by", "own"),
    [("王五", "王五", ""), ("王五", "张三", "张三"), ("王五", "张 三", "张三"), ("张三", "王五", "张三")],
)
def test_an_approval_by_the_author_of_the_change_is_told(
    repository: Path, committer: str, by: str, own: str
) -> None:
    approved_by(committer, by)
    review = api.diff(["main...HEAD"], fail_on="looser").review
    assert [one.own for one in review.changes] == [own]
    assert review.passed
    for name, report in CHANGE_FORMATS.items():
        said = '"own": true' if name == "json" else "自己批准"
        assert (said in report(review)) == bool(own), name


def test_an_approval_by_the_author_can_be_refused(repository: Path) -> None:
    Path("goalc.toml").write_text('[approvals]\nown = "refuse"\n', encoding="utf-8")
    commit(HERE, "配置")
    mark = approved_by("王五", "张三")
    review = api.diff(["main...HEAD"], fail_on="looser").review
    assert not review.passed
    assert [(one.reason, one.author, one.approval.fingerprint) for one in review.idle] == [
        ("own", "张三", mark)
    ]
    for name in ("text", "markdown", "html", "json"):
        assert '"own"' in CHANGE_FORMATS[name](review) or "自己批准" in CHANGE_FORMATS[name](review)


def test_the_same_comparison_cannot_allow_what_was_refused(repository: Path) -> None:
    Path("goalc.toml").write_text('[approvals]\nown = "refuse"\n', encoding="utf-8")
    commit(HERE, "配置")
    approved_by("王五", "张三")
    Path("goalc.toml").unlink()
    commit(HERE, "放行")
    review = api.diff(["main...HEAD"], fail_on="looser").review
    assert [one.change.kind for one in review.failing] == ["gate-loosened", "target-looser"]


def test_what_is_in_no_commit_is_by_who_works_here(repository: Path) -> None:
    edit(PROJECT, LOOSER)
    (change,) = api.diff().review.changes
    api.approve([change.change.fingerprint], "理由", by="李四")
    assert [one.own for one in api.diff().review.changes] == ["李四"]


def test_folders_have_no_authors(repository: Path, tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "旧")
    edit(PROJECT, LOOSER)
    (change,) = api.diff().review.changes
    api.approve([change.change.fingerprint], "理由", by="李四")
    (found,) = api.diff([str(tmp_path / "旧"), str(FOLDER)]).review.changes
    assert found.approval is not None
    assert found.own == ""


def test_an_approval_counts_for_the_submission_that_it_lies_beside(repository: Path) -> None:
    """The same change in another year's submission of the unit has the same fingerprint."""
    other = Path("specs/2026/liupanshui-police")
    shutil.copytree(FOLDER, other)
    commit(HERE, "两年")
    edit(PROJECT, LOOSER)
    (change,) = api.diff().review.changes
    api.approve([change.change.fingerprint], "理由", by="王五")
    git(HERE, "checkout", "-q", "--", PROJECT.as_posix())
    edit(other / "projects" / PROJECT.name, LOOSER)
    review = api.diff(fail_on="looser").review
    assert [one.change.fingerprint for one in review.failing] == [change.change.fingerprint]
    assert [idle.reason for idle in review.idle] == ["gone"]


def test_a_loosened_gate_can_be_approved(repository: Path) -> None:
    Path("goalc.toml").write_text('[changes]\ntarget-looser = "off"\n', encoding="utf-8")
    review = api.diff(fail_on="error").review
    (change,) = review.failing
    assert (change.change.kind, change.change.path) == (
        "gate-loosened",
        ("goalc.toml", "changes", "target-looser"),
    )
    api.approve([change.change.fingerprint], "试行", by="王五")
    assert api.diff(fail_on="error").review.passed


@pytest.mark.parametrize(
    "name", ["goalc.toml", "pyproject.toml", "specs/goalc.toml", f"{FOLDER.as_posix()}/goalc.toml"]
)
def test_a_gate_cannot_be_switched_off_in_silence(repository: Path, name: str) -> None:
    table = "[tool.goalc.changes]" if name == "pyproject.toml" else "[changes]"
    kinds = ("target-looser", "gate-loosened", "gate-tightened")
    lines = "".join(f'{kind} = "off"\n' for kind in kinds)
    Path(name).write_text(f"{table}\n{lines}", encoding="utf-8")
    edit(PROJECT, LOOSER)
    review = api.diff(fail_on="looser").review
    assert [one.change.kind for one in review.failing] == ["gate-loosened"] * 3 + ["target-looser"]
