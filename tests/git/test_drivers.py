"""`goalc git install`, seen through git itself."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from goalc.writers.docx import DocxWriter
from goalc.writers.xlsx import XlsxWriter
from tests.cli.terminal import Result, run
from tests.repositories import commit, git, repository
from tests.workspace.trees import edit, make, project
from tests.writers import samples

ATTRIBUTES = Path(".git/info/attributes")


def goalc(folder: Path, command: str) -> Result:
    # The user's own settings must not reach a test, nor a test them.
    return run(folder, f"goalc {command}", HOME=str(folder.parent), GIT_CONFIG_NOSYSTEM="1")


def build(folder: Path, target: str) -> None:
    """Two built files whose only difference is a target."""
    document = samples.project([("产出指标", "数量指标", "检查次数", target, "反映检查的次数")])
    for ending, writer in (("docx", DocxWriter), ("xlsx", XlsxWriter)):
        content = writer(samples.STYLESHEET).write([document], samples.STAMP)
        (folder / f"表 一.{ending}").write_bytes(content)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A repository with a built form of both formats and a submission; its name has a blank and Chinese."""
    folder = repository(tmp_path / "预算 库")
    (folder / ".gitattributes").write_text("*.docx binary\n*.xlsx binary\n", encoding="utf-8")
    build(folder, "≥95%")
    make(folder / "specs" / "局")
    commit(folder)
    return folder


def changed(output: str) -> list[str]:
    return [line for line in output.splitlines() if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]


@pytest.mark.slow
def test_git_diff_shows_the_text_of_built_forms(home: Path) -> None:
    build(home, "≥90%")
    assert "Binary files" in git(home, "diff")
    assert goalc(home, "git install").code == 0
    shown = changed(git(home, "diff", "-U0"))
    assert len(shown) == 4
    assert all(("≥95%" in line) == line.startswith("-") and "检查次数 | " in line for line in shown)
    commit(home)
    assert changed(git(home, "show", "-U0")) == shown
    assert changed(git(home, "log", "-p", "-1", "-U0")) == shown


@pytest.mark.slow
def test_specs_are_shown_as_written_and_on_request_by_meaning(home: Path) -> None:
    goalc(home, "git install")
    file = project(home / "specs" / "局")
    edit(file, "预算资金: 100万元", "# 备注\n预算资金: 1000000.00元")
    edit(file, "指标值: ≥95%", "指标值: ≥ 90 %")
    assert "+# 备注" in git(home, "diff")
    expected = [
        "-绩效指标／满意度指标／社会公众或服务对象满意度／群众满意度／指标值: ≥95%",
        "+绩效指标／满意度指标／社会公众或服务对象满意度／群众满意度／指标值: ≥90%",
    ]
    assert changed(git(home, "goalc", "diff", "-U0")) == expected
    # From a folder, with a path from there; in another work tree of the repository.
    inside = home / "specs" / "局"
    assert changed(git(inside, "goalc", "diff", "-U0", "projects/01.yaml", home=home)) == expected
    git(home, "worktree", "add", "--quiet", "-b", "other", "../另 树")
    other = home.parent / "另 树"
    edit(project(other / "specs" / "局"), "指标值: ≥95%", "指标值: ≥90%")
    assert changed(git(other / "specs", "goalc", "diff", "-U0", "局", home=home)) == expected


def test_the_headings_of_hunks_name_the_section(home: Path) -> None:
    goalc(home, "git install")
    edit(project(home / "specs" / "局"), "指标值: =0起", "指标值: ≤1起")
    (heading,) = [line for line in git(home, "diff", "-U0").splitlines() if line.startswith("@@")]
    assert heading.endswith("@@ 社会效益指标")


@pytest.mark.slow
def test_a_file_that_cannot_be_read_does_not_stop_git(home: Path) -> None:
    goalc(home, "git install")
    (home / "表 一.docx").write_bytes(b"PK\x03\x04 broken")
    edit(project(home / "specs" / "局"), "表式: 项目绩效目标表", "表式: [")
    shown = git(home, "goalc", "diff")
    assert "+「表 一.docx」不是完好的 Word 或 Excel 文件" in shown
    assert "+sha256 " in shown
    assert "+表式: [" in shown
    # Where git puts the file for its conversion is not told, so that it does not tell two versions apart.
    commit(home)
    (home / "表 一.docx").write_bytes(b"PK\x03\x04 broken otherwise")
    assert len(changed(git(home, "diff", "-U0"))) == 2


def test_what_lies_in_a_work_tree_is_not_run(home: Path) -> None:
    goalc(home, "git install")
    for name in ("goalc", "click", "zipfile"):
        (home / f"{name}.py").write_text("raise SystemExit('taken over')\n", encoding="utf-8")
    build(home, "≥90%")
    assert len(changed(git(home, "diff", "-U0", "--", "*.docx"))) == 2


def test_installing_twice_and_uninstalling_leave_no_trace(home: Path) -> None:
    attributes, config = home / ATTRIBUTES, home / ".git" / "config"
    before = config.read_bytes()
    goalc(home, "git install")
    once = attributes.read_bytes(), config.read_bytes()
    again = goalc(home, "git install")
    assert again.code == 0
    assert (attributes.read_bytes(), config.read_bytes()) == once
    assert goalc(home, "git uninstall").code == 0
    assert config.read_bytes() == before
    assert not attributes.exists()
    nothing = goalc(home, "git uninstall")
    assert (nothing.out, nothing.code) == ("这里没有装过，没有要卸下的。\n", 0)
    assert git(home, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    "own",
    [b"*.png -diff\n", b"*.png -diff", b"\xef\xbb\xbf*.png -diff\r\n\r\n# \xc4\xe3", b"\n\n"],
    ids=["lines", "no line end", "mark and bytes", "empty lines"],
)
def test_attributes_of_others_are_kept_to_the_byte(home: Path, own: bytes) -> None:
    attributes = home / ATTRIBUTES
    attributes.write_bytes(own)
    attributes.chmod(0o600)
    goalc(home, "git install")
    assert attributes.read_bytes() != own
    assert git(home, "check-attr", "diff", "--", "a.docx", "a.png").splitlines() == [
        "a.docx: diff: goalc-docx",
        "a.png: diff: unset" if own.strip() else "a.png: diff: unspecified",
    ]
    goalc(home, "git uninstall")
    assert attributes.read_bytes() == own
    assert attributes.stat().st_mode & 0o777 == 0o600


def test_lines_of_the_user_win(home: Path) -> None:
    (home / ATTRIBUTES).write_text("*.docx -diff\n", encoding="utf-8")
    goalc(home, "git install")
    assert git(home, "check-attr", "diff", "--", "a.docx") == "a.docx: diff: unset\n"


def test_lines_that_an_editor_rewrote_are_still_found(home: Path) -> None:
    attributes = home / ATTRIBUTES
    goalc(home, "git install")
    attributes.write_bytes(b"*.a text\r\n" + attributes.read_bytes().replace(b"\n", b"\r\n") + b"*.b text")
    goalc(home, "git uninstall")
    assert attributes.read_bytes() == b"*.a text\r\n*.b text"


def test_a_mark_without_the_other_is_left_to_the_user(home: Path) -> None:
    attributes = home / ATTRIBUTES
    goalc(home, "git install")
    half = attributes.read_bytes().rpartition(b"# <<<")[0]
    attributes.write_bytes(half)
    for command in ("git install", "git uninstall"):
        result = goalc(home, command)
        assert (result.code, "记号不成对" in result.err) == (3, True)
        assert attributes.read_bytes() == half


def test_settings_of_others_are_kept(home: Path) -> None:
    git(home, "config", "alias.goalc", "status")
    git(home, "config", "diff.goalc-docx.cachetextconv", "true")
    result = goalc(home, "git install")
    assert "没有 git goalc 这个命令" in result.out
    goalc(home, "git uninstall")
    assert git(home, "config", "--get", "alias.goalc") == "status\n"
    assert git(home, "config", "--get", "diff.goalc-docx.cachetextconv") == "true\n"
    git(home, "config", "--get", "diff.goalc-docx.textconv", code=1)


@pytest.mark.slow
def test_a_bare_repository(home: Path) -> None:
    build(home, "≥90%")
    commit(home)
    git(home.parent, "clone", "--quiet", "--bare", home.name, "裸 库", home=home)
    bare = home.parent / "裸 库"
    assert goalc(bare, "git install").code == 0
    assert len(changed(git(bare, "diff", "-U0", "HEAD~1", "HEAD", home=home))) == 4
    goalc(bare, "git uninstall")
    assert not (bare / "info" / "attributes").exists()


@pytest.mark.slow
def test_a_linked_work_tree_and_a_folder_in_it(home: Path) -> None:
    git(home, "worktree", "add", "--quiet", "-b", "other", "../树")
    inside = home.parent / "树" / "specs"
    assert goalc(inside, "git install").code == 0
    build(home, "≥90%")
    assert len(changed(git(home, "diff", "-U0"))) == 4
    assert goalc(home, "git uninstall").code == 0
    assert not (home / ATTRIBUTES).exists()


def test_outside_a_repository(tmp_path: Path) -> None:
    result = goalc(tmp_path, "git install")
    assert (result.out, result.code) == ("", 3)
    assert result.err == (
        f"出错：「{tmp_path}」不在 git 库里。请到库里运行，或者加 --global 装到自己的全部库。\n"
    )


@pytest.mark.slow
def test_for_all_repositories(home: Path, tmp_path: Path) -> None:
    person = tmp_path / "人"
    person.mkdir()

    def told(command: str) -> Result:
        return run(tmp_path, f"goalc {command}", HOME=str(person), GIT_CONFIG_NOSYSTEM="1")

    result = told("git install --global")
    assert (result.err, result.code) == ("", 0)
    assert (person / ".config" / "git" / "attributes").is_file()
    (home / ".gitattributes").unlink()
    commit(home)
    build(home, "≥90%")
    assert len(changed(git(home, "diff", "-U0", "--", "*.docx", "*.xlsx", home=person))) == 4
    assert told("git uninstall --global").code == 0
    assert not (person / ".config" / "git" / "attributes").exists()
    assert (person / ".gitconfig").read_bytes() == b""


def test_without_git(tmp_path: Path) -> None:
    result = run(tmp_path, "goalc git install", PATH=str(Path(sys.executable).parent / "none"))
    assert (result.err, result.code) == ("出错：没有找到 git。请先安装 git。\n", 3)
