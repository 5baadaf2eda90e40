"""Which revisions and paths are compared, in real repositories; and what is said of those that cannot be."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from goalc import api
from goalc.messages.catalogue import say
from goalc.workspace.error import WorkspaceError
from tests.police import POLICE
from tests.repositories import HERE, LOOSER, PROJECT, commit, edit, git, kinds


def trouble(*words: str) -> WorkspaceError:
    with pytest.raises(WorkspaceError) as caught:
        api.diff(words)
    assert say(caught.value.key, **caught.value.arguments)
    return caught.value


def test_three_dots_are_from_where_branches_parted(repository: Path) -> None:
    git(HERE, "checkout", "-q", "-b", "change")
    edit(PROJECT, LOOSER)
    commit(HERE, "改")
    git(HERE, "checkout", "-q", "main")
    edit(PROJECT, ("指标值: ≤45天", "指标值: ≤40天"))
    commit(HERE, "别的改动")
    assert kinds(api.diff(["main...change"])) == ["target-looser"]
    assert kinds(api.diff(["main..change"])) == ["target-looser", "target-looser"]
    assert kinds(api.diff(["main", "change"])) == ["target-looser", "target-looser"]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["没有的分支"], "git.unknown"),
        (["HEAD~99"], "git.unknown"),
        (["main", "HEAD"], None),
        (["--upload-pack=x"], "git.unknown"),
    ],
)
def test_revisions_that_do_not_exist(repository: Path, words: list[str], key: str | None) -> None:
    if key is None:
        assert kinds(api.diff(words)) == []
    else:
        assert trouble(*words).key == key


def test_a_name_that_is_a_revision_and_a_file(repository: Path) -> None:
    git(HERE, "branch", "specs")
    assert trouble("specs").key == "git.ambiguous"
    assert kinds(api.diff(["refs/heads/specs"])) == kinds(api.diff(["./specs"])) == []


def test_a_shallow_clone(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(HERE, "checkout", "-q", "-b", "change")
    edit(PROJECT, LOOSER)
    commit(HERE, "改")
    git(HERE, "clone", "-q", "--depth", "1", "--branch", "change", repository.as_uri(), str(tmp_path / "浅"))
    monkeypatch.chdir(tmp_path / "浅")
    assert trouble("origin/main...HEAD").key == "git.shallow"
    git(HERE, "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    assert trouble("origin/main...HEAD").key in {"git.shallow-base", "git.unknown"}
    assert kinds(api.diff(["origin/main", "HEAD"])) == ["target-looser"]


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(POLICE, tmp_path / "材料")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert trouble("材料").key == "git.none"
    assert trouble().key == "git.none"


def test_a_path_that_is_nowhere_is_no_limit(repository: Path) -> None:
    with pytest.raises(WorkspaceError) as caught:
        api.diff(["HEAD"], ["没有"])
    assert caught.value.key == "io.missing"
    PROJECT.unlink()
    assert kinds(api.diff(["HEAD"], [PROJECT])) == ["form-removed", "money-lowered"]


def test_a_tree_with_a_name_that_leads_out_is_refused(repository: Path) -> None:
    def tree(*entries: str) -> str:
        made = subprocess.run(
            ["git", "mktree"], input="\n".join(entries) + "\n", capture_output=True, text=True, check=True
        )
        return made.stdout.strip()

    blob = git(HERE, "hash-object", "-w", str(PROJECT)).strip()
    here = git(HERE, "rev-parse", "HEAD^{tree}").strip()
    kept = git(HERE, "ls-tree", here).splitlines()
    packs = tree(f"100644 blob {blob}\tpack.yaml")
    try:
        inner = tree(f"040000 tree {packs}\t..")
    except subprocess.CalledProcessError:
        pytest.skip("this git makes no such tree")
    hostile = git(HERE, "commit-tree", "-m", "x", tree(*kept, f"040000 tree {inner}\tpacks"))
    edit(PROJECT, LOOSER)
    assert trouble(hostile.strip()).key == "git.bad-name"
