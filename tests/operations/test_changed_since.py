"""`--changed-since`: only what has changed since a revision is checked, built or formatted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import goalc
from goalc.workspace.error import WorkspaceError
from tests import repositories
from tests.cli.terminal import run
from tests.repositories import HERE, commit, git
from tests.workspace.trees import edit, make, project

ONE, TWO = Path("specs/甲"), Path("specs/乙")
LIBRARY = "指标库: 本单位\n指标:\n  到场率:\n    名称: 到场率\n    解释: 计算公式：到场人数/应到人数*100%\n"
UNTIDY = ("资金性质: 一般公共预算安排", "资金性质:   一般公共预算安排")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two submissions of two projects, committed on main; we stand on a branch."""
    root = repositories.repository(tmp_path / "库")
    monkeypatch.chdir(root)
    for name, value in repositories.settings(tmp_path).items():
        monkeypatch.setenv(name, value)
    make(ONE, "甲一", "甲二")
    make(TWO, "乙一", "乙二")
    Path("goalc.toml").write_text('fail-level = "never"\n', encoding="utf-8")
    commit(root, "一")
    git(root, "checkout", "-q", "-b", "change")
    return root


def checked(*paths: str | Path, since: str = "main") -> set[str]:
    """The files that are checked."""
    return set(goalc.check(paths or ("specs",), changed_since=since).files)


def built(*paths: str | Path) -> set[str]:
    report = goalc.build(paths or ("specs",), "../out", changed_since="main", draft=True)
    assert not report.refused
    return {folder.name for folder, _ in report.stored}


def names(folder: Path) -> set[str]:
    return {path.as_posix() for path in folder.rglob("*.yaml")}


def test_nothing(root: Path) -> None:
    assert checked() == built() == set()
    assert not Path("../out").exists()
    for command in ("check", "build", "fmt"):
        found = run(root, f"goalc {command} specs --changed-since main")
        assert (found.code, found.err) == (0, ""), found
        assert command == "fmt" or "从 main 分出以来，这里没有改过的规格文件。" in found.out
    found = run(root, "goalc check specs --changed-since main --format json")
    assert found.code == 0
    assert found.out.startswith("{")
    assert "没有改过" in found.err


@pytest.mark.parametrize("committed", [True, False])
def test_a_changed_form(root: Path, committed: bool) -> None:
    edit(project(ONE, 2), "100万元", "200万元")
    if committed:
        commit(root)
    assert checked() == {project(ONE, 2).as_posix()}
    assert built() == {"甲"}
    assert checked(TWO) == built(TWO) == set()
    assert checked(project(ONE)) == built(project(ONE)) == set()
    assert checked(project(ONE), project(ONE, 2)) == {project(ONE, 2).as_posix()}


def test_results_lie_where_they_lie_without_it(root: Path) -> None:
    edit(project(ONE), "100万元", "200万元")
    goalc.build(".", "../all", draft=True)
    goalc.build(".", "../some", draft=True, changed_since="main")
    assert (
        Path("../all/specs/甲/manifest.json").read_bytes()
        == Path("../some/specs/甲/manifest.json").read_bytes()
    )
    assert not Path("../some/specs/乙").exists()


def test_changes_of_the_other_branch_do_not_count(root: Path) -> None:
    edit(project(ONE), "100万元", "200万元")
    commit(root)
    git(HERE, "checkout", "-q", "main")
    edit(project(TWO), "100万元", "200万元")
    commit(root)
    git(HERE, "checkout", "-q", "change")
    assert checked() == {project(ONE).as_posix()}


def test_untracked_and_ignored_files(root: Path) -> None:
    shutil.copyfile(project(ONE), ONE / "projects" / "03.yaml")
    assert checked() == {f"{ONE}/projects/03.yaml"}
    Path(".gitignore").write_text("03.yaml\n草稿*\n", encoding="utf-8")
    (ONE / "projects" / "草稿.md").write_text("甲\n", encoding="utf-8")
    # It is read and built like any other, and git cannot tell whether it changed.
    assert checked() == {f"{ONE}/projects/03.yaml"}
    assert checked(TWO) == checked(project(ONE)) == set()
    assert checked(ONE / "projects/03.yaml") == {f"{ONE}/projects/03.yaml"}
    assert built() == {"甲"}


def test_an_ignored_submission(root: Path) -> None:
    make(Path("specs/丙"), "丙一")
    Path(".gitignore").write_text("丙/\n", encoding="utf-8")
    commit(root)
    git(HERE, "branch", "-q", "-f", "main")
    assert checked() == names(Path("specs/丙"))


@pytest.mark.parametrize("place", ["词表/本局.yaml", "words.yaml", "specs/甲/词.yaml"])
def test_word_lists_that_the_settings_name(root: Path, place: str) -> None:
    Path(place).parent.mkdir(exist_ok=True)
    Path("goalc.toml").write_text(f'words = ["{place}"]\n', encoding="utf-8")
    Path(place).write_text("空泛词: [甲乙丙]\n", encoding="utf-8")
    commit(root)
    git(HERE, "branch", "-q", "-f", "main")
    assert checked() == set()
    Path(place).write_text("空泛词: [丁]\n", encoding="utf-8")
    assert checked() == names(Path("specs")) - {place}


@pytest.mark.parametrize("name", ["表.yaml", "projects/表", "部门表.txt"])
def test_a_form_in_the_wrong_place_is_told(root: Path, name: str) -> None:
    shutil.copyfile(project(ONE), ONE / name)
    report = goalc.check("specs", changed_since="main")
    assert "GC805" in {d.code for d in report.diagnostics if d.file == f"{ONE}/{name}"}


def test_a_file_that_is_no_spec(root: Path) -> None:
    (ONE / "会议纪要.md").write_text("同意\n", encoding="utf-8")
    (ONE / ".草稿.yaml").write_text("表式: 项目绩效目标表\n", encoding="utf-8")
    assert checked() == built() == set()


@pytest.mark.parametrize("committed", [True, False])
def test_a_removed_form_stands_for_its_submission(root: Path, committed: bool) -> None:
    project(ONE, 2).unlink()
    if committed:
        commit(root)
    assert checked() == names(ONE)
    assert built() == {"甲"}


def test_a_removed_submission(root: Path) -> None:
    shutil.rmtree(TWO)
    assert checked() == built() == set()


def test_a_changed_cover_stands_for_its_submission(root: Path) -> None:
    edit(ONE / "submission.yaml", "经办人: 张三", "经办人: 王五")
    assert checked() == names(ONE)
    assert checked(project(ONE)) == {project(ONE).as_posix()}


@pytest.mark.parametrize(
    ("name", "text", "both"),
    [
        ("goalc.toml", 'fail-level = "error"\n', True),
        ("library/a.yaml", LIBRARY, True),
        ("specs/library/a.yaml", LIBRARY, True),
        ("specs/packs/我的/words.yaml", "", True),
        ("specs/甲/library/a.yaml", LIBRARY, False),
        ("specs/甲/goalc.toml", "", False),
        ("goalc-baseline.json", '{"version": 1, "findings": []}', True),
    ],
)
def test_what_lies_around_stands_for_what_it_applies_to(root: Path, name: str, text: str, both: bool) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    wanted = names(ONE / "projects") | (names(TWO / "projects") if both else set())
    assert {file for file in checked() if "/projects/" in file} == wanted
    assert built() == ({"甲", "乙"} if both else {"甲"})


def test_a_changed_library_is_checked_itself(root: Path) -> None:
    Path("library").mkdir()
    Path("library/a.yaml").write_text(LIBRARY, encoding="utf-8")
    commit(root)
    git(HERE, "branch", "-q", "-f", "main")
    edit(project(ONE), "100万元", "200万元")
    assert checked(".") == {project(ONE).as_posix()}
    assert checked("library/a.yaml") == set()
    edit(Path("library/a.yaml"), "到场人数/应到人数", "实到人数/应到人数")
    assert "library/a.yaml" in checked(".")
    assert checked("library/a.yaml") == {"library/a.yaml"}


def test_packs_that_the_settings_name(root: Path) -> None:
    Path("表样").mkdir()
    Path("goalc.toml").write_text('packs = ["表样"]\n', encoding="utf-8")
    Path("表样/说明.txt").write_text("一\n", encoding="utf-8")
    commit(root)
    git(HERE, "branch", "-q", "-f", "main")
    assert checked() == set()
    Path("表样/说明.txt").write_text("二\n", encoding="utf-8")
    assert checked() == names(Path("specs"))


def test_a_file_that_is_only_written_again(root: Path) -> None:
    path = project(ONE)
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)
    assert checked() == set()


def test_only_changed_files_are_formatted(root: Path) -> None:
    for path in (project(ONE), project(TWO)):
        edit(path, *UNTIDY)
    commit(root)
    git(HERE, "branch", "-q", "-f", "main")
    edit(project(ONE), "100万元", "200万元")
    edit(ONE / "submission.yaml", "经办人: 张三", "经办人: 王五")
    Path("goalc.toml").write_text("", encoding="utf-8")
    project(ONE, 2).unlink()
    rewritten = goalc.fmt("specs", changed_since="main").rewritten
    assert [file.name for file in rewritten if file.name != f"{ONE}/submission.yaml"] == [
        project(ONE).as_posix()
    ]
    assert UNTIDY[1] in project(TWO).read_text("utf-8")


def test_from_a_folder_below(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(project(ONE), "100万元", "200万元")
    monkeypatch.chdir(ONE / "projects")
    assert checked(".") == {"../projects/01.yaml"}
    assert checked("../../乙") == set()


@pytest.mark.parametrize("revision", ["没有的分支", "HEAD~99", "--help", ""])
def test_an_unknown_revision(root: Path, revision: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        goalc.check("specs", changed_since=revision)
    assert caught.value.key == "git.unknown"


def test_a_branch_without_a_common_commit(root: Path) -> None:
    git(HERE, "checkout", "-q", "--orphan", "新")
    commit(root)
    with pytest.raises(WorkspaceError) as caught:
        goalc.build("specs", "../out", changed_since="main")
    assert caught.value.key == "git.unrelated"


def test_outside_of_a_repository(root: Path, tmp_path: Path) -> None:
    make(tmp_path / "外")
    for paths, key in (([tmp_path / "外"], "git.none"), ([ONE, tmp_path / "外"], "git.outside")):
        with pytest.raises(WorkspaceError) as caught:
            goalc.fmt(paths, changed_since="main")
        assert caught.value.key == key


def test_a_baseline_of_a_part_is_refused(root: Path) -> None:
    found = run(root, "goalc check specs --changed-since main --write-baseline")
    assert found.code == 2
    assert "--write-baseline 要记下全部问题" in found.err
    assert not Path("goalc-baseline.json").exists()
