"""Libraries, packs, settings and approvals are checked as what they are, named or in a tree."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goalc.api import check
from goalc.workspace.error import WorkspaceError
from tests.library.desk import entry, library
from tests.police import PACK, ROOT
from tests.workspace.trees import edit, make

RIGHT = library(合格率=entry("验收合格率", "计算公式：合格数/总数*100%"))
WRONG = RIGHT.replace("名称:", "名:")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a submission, a library, a pack, settings and approvals."""
    (tmp_path / ".git").mkdir()
    make(tmp_path / "specs" / "a")
    for folder in ("library", "specs/library"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yaml").write_text(RIGHT, encoding="utf-8")
        (tmp_path / folder / "b.yml").write_text(RIGHT.replace("合格率:", "另一项:"), encoding="utf-8")
    shutil.copytree(ROOT / "templates" / PACK, tmp_path / "specs" / "packs" / "own")
    edit(tmp_path / "specs" / "packs" / "own" / "pack.yaml", f"name: {PACK}", "name: own")
    (tmp_path / "goalc.toml").write_text("# 空\n", encoding="utf-8")
    approvals = "同意:\n  0123456789ab:\n    理由: 服务人口减少\n"
    (tmp_path / "specs" / "a" / "approvals.yaml").write_text(approvals, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(*paths: str) -> list[tuple[str, str]]:
    report = check(map(Path, paths), ignore=["GC"])
    assert report.passed == (not report.diagnostics)
    return [(d.code, d.file) for d in report.diagnostics]


LIBRARY = ("specs/library/a.yaml", "名称:", "名:", "GC802")
PACK_FILE = ("specs/packs/own/pack.yaml", "name: own", "name: other", "GC902")
TEMPLATE = ("specs/packs/own/project.html.j2", "</table>", "{% endfor %}</table>", "GC903")
SETTINGS = ("goalc.toml", "# 空", "edition = 1", "GC724")
APPROVALS = ("specs/a/approvals.yaml", "理由:", "原因:", "GC802")


@pytest.mark.parametrize(
    "case", [LIBRARY, PACK_FILE, TEMPLATE, SETTINGS, APPROVALS], ids=lambda case: case[0]
)
def test_what_is_named_is_checked_as_what_it_is(case: tuple[str, str, str, str]) -> None:
    name, old, new, code = case
    assert said(name) == []
    edit(Path(name), old, new)
    assert (code, name) in said(name)
    assert (code, name) in said(name, "specs/a/projects/01.yaml")


@pytest.mark.parametrize("case", [LIBRARY, PACK_FILE, TEMPLATE], ids=lambda case: case[0])
@pytest.mark.parametrize("tree", [".", "specs"])
def test_in_a_tree_what_applies_to_its_submissions_is_checked(
    tree: str, case: tuple[str, str, str, str]
) -> None:
    name, old, new, code = case
    assert said(tree) == []
    edit(Path(name), old, new)
    assert said(tree).count((code, name)) == 1
    assert said("specs/a") == []


def test_what_lies_outside_of_the_tree_is_not_checked_with_it() -> None:
    Path("library/a.yaml").write_text(WRONG, encoding="utf-8")
    assert said("specs") == []
    assert ("GC802", "library/a.yaml") in said(".")


def test_of_a_library_the_named_file_is_checked() -> None:
    Path("specs/library/a.yaml").write_text(WRONG, encoding="utf-8")
    assert said("specs/library/b.yml") == []
    assert ("GC802", "specs/library/a.yaml") in said("specs/library")


def test_folders_of_packs_and_libraries() -> None:
    assert said("specs/packs/own") == said("specs/library") == []
    report = check([Path("specs/library/a.yaml"), Path("specs/packs/own/pack.yaml")])
    assert report.files[0] == "specs/library/a.yaml"
    assert "specs/packs/own/project.html.j2" in report.files


@pytest.mark.parametrize("name", ["docs/a.yaml", "docs/library.txt", "docs/approvals.yml"])
def test_other_files_are_refused(name: str) -> None:
    Path("docs").mkdir()
    Path(name).write_text(RIGHT, encoding="utf-8")
    with pytest.raises(WorkspaceError):
        check(name)


def test_a_library_of_something_else_is_left_alone() -> None:
    Path("docs/library").mkdir(parents=True)
    Path("docs/library/a.yaml").write_text("书: 1\n", encoding="utf-8")
    assert said(".") == []
