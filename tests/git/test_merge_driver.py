"""`git merge` and `git rebase` of specs, after `goalc git install`, in real repositories."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Result, run
from tests.repositories import FOLDER, PROJECT, begin, commit, git

Edit = Callable[[str], str]


def indicator(name: str, target: str, definition: str) -> str:
    return f"      - 名称: {name}\n        指标值: {target}\n        解释: {definition}\n"


FIRST = indicator("监所安全检查", "≥5次", "反映在全市开展检查安全检查工作数量的情况")
SECOND = indicator("在押人员服装配发数", "≥1000套", "反映在押人员服装配发数量的情况")
THIRD = indicator("依法收押人数", "≥1000人次", "反映依法收押人员数量的情况")
NEW = indicator("心理辅导人次", "≥80人次", "反映心理辅导的人次")
MARKS = """\
        # <<<<<<< ours
        指标值: ≥6次
        # =======
        # 指标值: ≥7次
        # >>>>>>> theirs
"""


def goalc(folder: Path, command: str) -> Result:
    return run(folder, f"goalc {command}", HOME=str(folder.parent), GIT_CONFIG_NOSYSTEM="1")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A repository with the specs of 2025 and the driver."""
    folder = tmp_path / "预算 库"
    begin(folder)
    assert goalc(folder, "git install").code == 0
    return folder


def put(*pairs: tuple[str, str]) -> Edit:
    def edit(text: str) -> str:
        for old, new in pairs:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return text

    return edit


def branch(home: Path, ours: Edit, theirs: Edit, file: Path = PROJECT) -> str:
    """Commit one edit on `main` and another on `topic`; gives our text."""
    text = (home / file).read_bytes().decode()
    git(home, "switch", "--quiet", "--create", "topic")
    (home / file).write_bytes(theirs(text).encode())
    commit(home, "他")
    git(home, "switch", "--quiet", "main")
    (home / file).write_bytes(ours(text).encode())
    commit(home, "我")
    return ours(text)


def merged(home: Path, conflicts: bool = False, file: Path = PROJECT) -> str:
    git(home, "merge", "--quiet", "--no-edit", "topic", code=int(conflicts))
    assert git(home, "diff", "--name-only", "--diff-filter=U") == (
        f'"{file}"\n'
        if conflicts and not file.as_posix().isascii()
        else f"{file.as_posix()}\n"
        if conflicts
        else ""
    )
    return (home / file).read_bytes().decode()


TARGET = put(("≥1000套", "≥1200套"))
CLEAN: dict[str, tuple[Edit, Edit, Edit]] = {
    "reordered here, edited there": (
        put((FIRST + SECOND + THIRD, THIRD + FIRST + SECOND)),
        TARGET,
        put((FIRST + SECOND + THIRD, THIRD + FIRST + SECOND), ("≥1000套", "≥1200套")),
    ),
    "edited here, reordered there": (
        TARGET,
        put((FIRST + SECOND + THIRD, THIRD + FIRST + SECOND)),
        put((FIRST + SECOND + THIRD, THIRD + FIRST + SECOND), ("≥1000套", "≥1200套")),
    ),
    "two keys of one indicator": (
        put(("指标值: ≥1000套\n", "指标值: ≥1100套\n")),
        put(("解释: 反映在押人员服装配发数量的情况", "解释: 以发放清册为准")),
        put(("≥1000套", "≥1100套"), ("解释: 反映在押人员服装配发数量的情况", "解释: 以发放清册为准")),
    ),
    "the same indicator added": (
        put((THIRD, THIRD + NEW)),
        put((FIRST, FIRST + NEW)),
        put((THIRD, THIRD + NEW)),
    ),
    "two indicators added in one place": (
        put((THIRD, THIRD + NEW)),
        put((THIRD, THIRD + FIRST.replace("监所安全检查", "应急演练场次"))),
        put((THIRD, THIRD + NEW + FIRST.replace("监所安全检查", "应急演练场次"))),
    ),
    "moved to another level there": (
        TARGET,
        put((SECOND, ""), ("    时效指标:\n", "    时效指标:\n" + SECOND)),
        put((SECOND, ""), ("    时效指标:\n", "    时效指标:\n" + SECOND.replace("≥1000套", "≥1200套"))),
    ),
    "removed here, untouched there": (
        put((SECOND, "")),
        put(("≥5次", "≥6次")),
        put((SECOND, ""), ("≥5次", "≥6次")),
    ),
    "comments of both": (
        put((SECOND, "      # 我的\n" + SECOND)),
        put(("≥1000套\n", "≥1000套  # 他的\n")),
        put((SECOND, "      # 我的\n" + SECOND), ("≥1000套\n", "≥1000套  # 他的\n")),
    ),
    "the same amount in another notation": (
        put(("预算资金: 7340000.00", "预算资金: 800万元")),
        put(("预算资金: 7340000.00", "预算资金: 734万元"), ("≥5次", "≥6次")),
        put(("预算资金: 7340000.00", "预算资金: 800万元"), ("≥5次", "≥6次")),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CLEAN)
def test_merged_without_conflict(home: Path, name: str) -> None:
    ours, theirs, both = CLEAN[name]
    base = (home / PROJECT).read_text(encoding="utf-8")
    branch(home, ours, theirs)
    assert merged(home) == both(base)


@pytest.mark.slow
def test_both_edited_one_target(home: Path) -> None:
    ours = branch(home, put(("≥5次", "≥6次")), put(("≥5次", "≥7次"), ("≥1000套", "≥1200套")))
    text = merged(home, conflicts=True)
    assert text == put(("        指标值: ≥6次\n", MARKS), ("≥1000套", "≥1200套"))(ours)
    told = goalc(home, "check specs --format concise --all")
    assert (told.code, [line for line in told.out.splitlines() if "错误" in line][:1]) == (
        1,
        [
            f"{PROJECT.as_posix()}:31:9: 错误 GC709 两个版本把这里改得不一样，还没有选定："
            "ours 写「指标值: ≥6次」，theirs 写「指标值: ≥7次」。"
        ],
    )
    assert goalc(home, "build specs").code == 1
    # Decided, it is a spec like any other.
    (home / PROJECT).write_text(text.replace(MARKS, "        指标值: ≥7次\n"), encoding="utf-8")
    assert "GC709" not in goalc(home, "check specs").out
    commit(home)
    assert git(home, "status", "--porcelain") == ""


@pytest.mark.slow
@pytest.mark.parametrize("gone_here", [True, False])
def test_removed_and_edited(home: Path, gone_here: bool) -> None:
    gone = put((SECOND, ""))
    ours = branch(home, gone, TARGET) if gone_here else branch(home, TARGET, gone)
    text = merged(home, conflicts=True)
    kept = SECOND.replace("≥1000套", "≥1200套")
    if gone_here:
        lines = "".join(f"      # {line[6:]}" for line in kept.splitlines(keepends=True))
        marked = f"      # <<<<<<< ours\n      # =======\n{lines}      # >>>>>>> theirs\n"
        assert text == ours.replace(THIRD, marked + THIRD)
    else:
        marked = f"      # <<<<<<< ours\n{kept}      # =======\n      # >>>>>>> theirs\n"
        assert text == ours.replace(kept, marked)
    assert "GC709" in goalc(home, "check specs").out


@pytest.mark.slow
def test_rebase(home: Path) -> None:
    base = (home / PROJECT).read_text(encoding="utf-8")
    branch(
        home, put((FIRST + SECOND + THIRD, THIRD + FIRST + SECOND)), put(("≥5次", "≥6次"), ("韦玉芳", "李四"))
    )
    git(home, "switch", "--quiet", "topic")
    git(home, "rebase", "--quiet", "main")
    both = put((FIRST + SECOND + THIRD, THIRD + FIRST + SECOND), ("≥5次", "≥6次"), ("韦玉芳", "李四"))
    assert (home / PROJECT).read_text(encoding="utf-8") == both(base)


@pytest.mark.slow
def test_a_file_renamed_here(home: Path) -> None:
    branch(home, TARGET, put(("≥5次", "≥6次")))
    new = FOLDER / "projects" / "01-监所.yaml"
    git(home, "mv", str(PROJECT), str(new))
    commit(home)
    text = merged(home, file=new)
    assert ("≥1200套" in text, "≥6次" in text) == (True, True)


@pytest.mark.slow
@pytest.mark.parametrize(("mark", "end"), [("", "\r\n"), ("\ufeff", "\n"), ("\ufeff", "\r\n")])
def test_line_ends_and_a_byte_order_mark(home: Path, mark: str, end: str) -> None:
    def as_saved(text: str) -> str:
        return mark + text.replace("\n", end)

    base = (home / PROJECT).read_text(encoding="utf-8")
    (home / PROJECT).write_bytes(as_saved(base).encode())
    commit(home)
    branch(home, put(("≥1000套", "≥1200套")), put(("≥5次", "≥6次"), ("韦玉芳", "李四")))
    assert merged(home) == as_saved(put(("≥1000套", "≥1200套"), ("≥5次", "≥6次"), ("韦玉芳", "李四"))(base))


@pytest.mark.slow
def test_a_form_of_300_indicators(home: Path) -> None:
    many = [
        f"      - 名称: 第{n}批装备\n        指标值: ≥{n}套\n        解释: 反映第{n}批装备的数量\n"
        for n in range(300)
    ]
    base = (home / PROJECT).read_text(encoding="utf-8").replace(THIRD, THIRD + "".join(many))
    (home / PROJECT).write_text(base, encoding="utf-8")
    commit(home)
    turned = [*many[150:], *many[:150]]
    branch(home, put(("".join(many), "".join(turned))), lambda text: text.replace("套\n", "台\n"))
    text = merged(home)
    assert text == base.replace("".join(many), "".join(turned)).replace("套\n", "台\n")


@pytest.mark.slow
def test_branches_merged_into_each_other(home: Path) -> None:
    """Two bases: git merges them first, and both sides changed what they disagree about."""
    branch(home, put(("≥5次", "≥6次")), TARGET)
    git(home, "branch", "other", "topic")
    git(home, "switch", "--quiet", "other")
    git(home, "merge", "--quiet", "--no-edit", "main")
    git(home, "switch", "--quiet", "main")
    git(home, "merge", "--quiet", "--no-edit", "topic")
    for name, edit in (("main", put(("韦玉芳", "李四"))), ("other", put(("13595807495", "13500000000")))):
        git(home, "switch", "--quiet", name)
        path = home / PROJECT
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
        commit(home)
    git(home, "merge", "--quiet", "--no-edit", "main")
    text = (home / PROJECT).read_text(encoding="utf-8")
    assert all(one in text for one in ("≥6次", "≥1200套", "李四", "13500000000"))


def test_a_file_that_cannot_be_read_is_merged_by_lines(home: Path) -> None:
    branch(home, put(("表式: 项", "表式: [项")), put(("≥95%", "≥96%")))
    text = merged(home)
    assert ("表式: [项" in text, "≥96%" in text) == (True, True)


def test_other_files_are_merged_by_lines(home: Path) -> None:
    file = Path("ci.yml")
    (home / file).write_text("jobs:\n  a: 1\n  b: 2\n", encoding="utf-8")
    commit(home)
    branch(home, put(("a: 1", "a: 3")), put(("a: 1", "a: 4")), file)
    text = merged(home, conflicts=True, file=file)
    assert text == "jobs:\n<<<<<<< ours\n  a: 3\n=======\n  a: 4\n>>>>>>> theirs\n  b: 2\n"


@pytest.mark.parametrize("gone", ["python", "goalc"])
def test_without_goalc_git_merges_by_itself(home: Path, gone: str) -> None:
    command = git(home, "config", "--get", "merge.goalc.driver").strip()
    known = command.split()[0] if gone == "python" else "-m goalc"
    git(
        home,
        "config",
        "merge.goalc.driver",
        command.replace(known, "/gone/python" if gone == "python" else "-m gone"),
    )
    branch(home, put(("≥5次", "≥6次")), put(("≥5次", "≥7次")))
    text = merged(home, conflicts=True)
    assert "<<<<<<< ours\n        指标值: ≥6次\n=======\n        指标值: ≥7次\n>>>>>>> theirs\n" in text


def test_uninstalled_git_merges_by_itself(home: Path) -> None:
    assert goalc(home, "git uninstall").code == 0
    git(home, "config", "--get-regexp", "merge.goalc", code=1)
    (home / ".gitattributes").write_text("*.yaml merge=goalc\n", encoding="utf-8")
    commit(home)
    branch(home, put(("≥5次", "≥6次")), put(("≥5次", "≥7次")))
    assert "<<<<<<< HEAD\n" in merged(home, conflicts=True)
    assert "GC709" in goalc(home, "check specs").out
