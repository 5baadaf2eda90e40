"""A folder of a commit answers like the same folder checked out, and nothing is written to answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goalc.git.folder import CommitFolder, CommitTree
from goalc.git.repository import Repository
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder
from tests import repositories

FILES = (
    "goalc.toml",
    "specs/library/甲.yaml",
    "specs/a/submission.yaml",
    "specs/a/projects/01.yaml",
    "b/c/d",
)
STEPS = st.sampled_from(["specs", "a", "projects", "library", "甲.yaml", "..", ".", "b", "c", "d", "x", ""])
PATHS = st.lists(STEPS, max_size=5).map("/".join).filter(lambda path: not path.startswith("/"))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[DiskFolder, CommitFolder]:
    root = repositories.repository(tmp_path_factory.mktemp("both").resolve() / "repository")
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    return DiskFolder.of(root), committed(root)


def committed(root: Path) -> CommitFolder:
    """The root of a new commit of all that lies in a work tree."""
    commit = repositories.commit(root)
    repository = Repository.of(root)
    assert repository is not None
    return CommitFolder(CommitTree(repository, commit), "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(["", "specs", "specs/a", "b/c"]), path=PATHS)
def test_disk_and_commit_agree(both: tuple[DiskFolder, CommitFolder], start: str, path: str) -> None:
    disk, commit = both
    one, other = disk.at(start), commit.at(start)
    assert one.path == other.path
    # git knows no empty folders, and the work tree has git's own.
    assert [name for name in one.names() if name != ".git"] == list(other.names())
    assert [folder.path for folder in one.around()] == [folder.path for folder in other.around()]
    if (one.path / path).resolve().is_relative_to(disk.path):
        assert one.at(path).path == other.at(path).path
        assert one.at(path).exists() == other.at(path).exists()
        assert one.has(path) == other.has(path)
        assert one.holds(path) == other.holds(path)
        assert one.contents([path], 3) == other.contents([path], 3)
    else:
        assert not other.at(path).exists()
        assert not other.has(path)
        assert not other.holds(path)


@pytest.mark.parametrize("name", ["../x", "a/../../x", ".git/hooks", "/etc"])
def test_names_that_git_would_not_check_out(both: tuple[DiskFolder, CommitFolder], name: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        CommitFolder(both[1].tree, name)
    assert caught.value.key == "git.bad-name"


def test_links_of_a_commit_are_no_files(tmp_path: Path) -> None:
    root = repositories.repository(tmp_path / "repository")
    (root / "a").write_text("x", encoding="utf-8")
    (root / "link").symlink_to("a")
    folder = committed(root)
    assert list(folder.names()) == ["a"]
    assert not folder.has("link")
