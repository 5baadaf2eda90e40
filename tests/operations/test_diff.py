"""Comparing on real git repositories and folders: which sides there are, what is read, what is said."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from goalc import api
from goalc.source.text import SourceText
from goalc.syntax.doctor.repair import Parents
from goalc.syntax.parse import ParseResult, parse
from tests.repositories import FOLDER, HERE, LOOSER, PROJECT, commit, edit, git, kinds


def five_changes() -> None:
    """One target looser, one tighter, one renamed, one removed, more money; everything else reformatted."""
    edit(
        PROJECT,
        LOOSER,
        ("指标值: ≤45天", "指标值: ≤30日"),
        ("名称: 服装合格率", "名称: 被服合格率"),
        (GONE, ""),
        ("预算资金: 7340000.00", "预算资金: 8000000.00"),
    )
    for path in [FOLDER / "department.yaml", *(FOLDER / "projects").iterdir()]:
        lines = path.read_text(encoding="utf-8").splitlines()
        quoted = [
            f'{line[: line.index(": ") + 2]}"{line.partition(": ")[2]}"  # 备注'
            if line.startswith("  - 时间: ")
            else line
            for line in lines
        ]
        path.write_text("# 重排\r\n" + "\r\n".join(quoted) + "\r\n", encoding="utf-8", newline="")


def test_the_five_changes_ranked_and_nothing_else(repository: Path) -> None:
    git(HERE, "checkout", "-q", "-b", "change")
    five_changes()
    commit(HERE, "改")
    found = api.diff(["main...HEAD"], fail_on="looser")
    assert kinds(found) == [
        "indicator-removed", "target-looser", "money-raised", "target-tighter", "indicator-renamed"
    ]  # fmt: skip
    assert [tally.verdict for tally in found.review.tallies] == ["more-money-looser"]
    assert [one.change.kind for one in found.review.failing] == ["indicator-removed", "target-looser"]
    marks = [one.change.fingerprint for one in found.review.failing]
    api.approve(marks, "服务人口减少", until=date(2026, 12, 31))
    assert api.diff(["main"], fail_on="looser", today=date(2026, 12, 31)).review.passed
    late = api.diff(["main"], fail_on="looser", today=date(2027, 1, 1)).review
    assert not late.passed
    assert [(idle.reason, idle.approval.by) for idle in late.idle] == [("expired", "李四")] * 2


def test_the_work_tree_counts_with_files_that_git_does_not_know(repository: Path) -> None:
    assert kinds(api.diff()) == []
    shutil.copy(PROJECT, FOLDER / "projects" / "99-新.yaml")
    edit(FOLDER / "projects" / "99-新.yaml", ("项目名称: 拘押场所经费", "项目名称: 新的项目"))
    edit(PROJECT, LOOSER)
    assert kinds(api.diff()) == ["target-looser", "money-raised", "form-added"]
    assert kinds(api.diff([str(PROJECT)])) == ["target-looser"]
    assert kinds(api.diff(limits=[FOLDER / "projects" / "99-新.yaml"])) == ["money-raised", "form-added"]


def test_the_work_tree_is_not_touched(repository: Path) -> None:
    edit(PROJECT, LOOSER)
    first = commit(HERE, "改")
    before = sorted((path, path.stat().st_mtime_ns) for path in repository.rglob("*") if path.is_file())
    assert kinds(api.diff([f"{first}^", first])) == ["target-looser"]
    assert before == sorted(
        (path, path.stat().st_mtime_ns) for path in repository.rglob("*") if path.is_file()
    )


def test_folders_and_files_are_sides_too(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "别处" / "新"
    shutil.copytree(FOLDER, other)
    edit(other / "projects" / PROJECT.name, LOOSER)
    monkeypatch.chdir(tmp_path)
    assert kinds(api.diff(["仓库/specs/2025/liupanshui-police", "别处/新"])) == ["target-looser"]
    one, new = f"仓库/{PROJECT.as_posix()}", f"别处/新/projects/{PROJECT.name}"
    found = api.diff([one, new])
    assert kinds(found) == ["target-looser"]
    reviewed = found.review.changes[0]
    assert reviewed.base is not None
    assert reviewed.head is not None
    assert (reviewed.base.file, reviewed.head.file) == (one, new)
    assert "≥3次" in Path(new).read_text(encoding="utf-8").splitlines()[reviewed.head.line - 1]


def test_a_renamed_file_is_a_move(repository: Path) -> None:
    git(HERE, "mv", str(PROJECT), str(PROJECT.with_name("77-改名.yaml")))
    commit(HERE, "移")
    assert kinds(api.diff(["HEAD^", "HEAD"])) == ["form-moved"]


def test_a_side_that_does_not_parse_is_compared_as_far_as_it_goes(repository: Path) -> None:
    other = FOLDER / "projects" / "03-road-checkpoint-video.yaml"
    edit(PROJECT, LOOSER)
    with other.open("a", encoding="utf-8") as file:
        file.write("  坏的: [\n")
    found = api.diff()
    assert kinds(found) == ["target-looser"]
    assert [(unread.side, unread.file) for unread in found.review.unread] == [("head", other.as_posix())]
    assert {diagnostic.file for diagnostic in found.review.diagnostics["head"]} == {other.as_posix()}
    assert not found.review.passed


def test_only_what_differs_is_read(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def watched(source: SourceText, words: frozenset[str], parents: Parents | None = None) -> ParseResult:
        read.append(source.name)
        return parse(source, words, parents)

    monkeypatch.setattr("goalc.pipeline.read.parse", watched)
    edit(PROJECT, LOOSER)
    api.diff()
    assert sorted(set(read)) == sorted({PROJECT.as_posix(), (FOLDER / "submission.yaml").as_posix()})


CHECKS = "名称: 安全检查\n{0}指标值: ≥{1}次\n{0}解释: 反映检查的情况\n"
LIBRARY = "指标库: 自己的\n指标:\n  检查:\n    一级: 产出指标\n    二级: 数量指标\n    "
OWN = """      - 名称: 监所安全检查
        指标值: ≥5次
        解释: 反映在全市开展检查安全检查工作数量的情况
"""
GONE = """      - 名称: 依法收押人数
        指标值: ≥1000人次
        解释: 反映依法收押人员数量的情况
"""


def test_a_library_counts_as_far_as_it_resolves_otherwise(repository: Path) -> None:
    (Path("specs") / "library").mkdir()
    shelf = Path("specs/library/own.yaml")
    shelf.write_text(LIBRARY + CHECKS.format("    ", 5), encoding="utf-8")
    edit(
        PROJECT,
        (OWN, "      - 引用: 检查\n"),
    )
    commit(HERE, "引用")
    edit(shelf, ("指标值: ≥5次", "指标值: ≥4次"))
    commit(HERE, "库")
    found = api.diff(["HEAD^", "HEAD"])
    assert kinds(found) == ["target-looser"]
    assert found.review.changes[0].head is not None
    assert found.review.changes[0].head.file == PROJECT.as_posix()
    edit(PROJECT, ("      - 引用: 检查\n", "      - " + CHECKS.format(" " * 8, 4)))
    assert kinds(api.diff()) == []


def test_a_submission_in_another_folder_has_not_moved_in_itself(repository: Path) -> None:
    git(HERE, "mv", str(FOLDER), "specs/局")
    edit(Path("specs/局/projects") / PROJECT.name, LOOSER)
    assert kinds(api.diff()) == ["target-looser", "submission-moved"]


def test_kinds_weigh_what_the_repository_says(repository: Path) -> None:
    Path("goalc.toml").write_text(
        '[changes]\ntarget-looser = "error"\nmoney-raised = "off"\n', encoding="utf-8"
    )
    commit(HERE, "配置")
    edit(PROJECT, LOOSER, ("预算资金: 7340000.00", "预算资金: 8000000.00"))
    changes = api.diff(fail_on="error").review.changes
    assert [(one.change.kind, one.level.value) for one in changes] == [("target-looser", "error")]


def test_a_submission_that_is_the_whole_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FOLDER, tmp_path / "一套")
    monkeypatch.chdir(tmp_path / "一套")
    git(HERE, "init", "-q", "-b", "main")
    assert "submission-added" in kinds(api.diff())
    Path("goalc.toml").write_text('[changes]\ntarget-looser = "error"\n', encoding="utf-8")
    commit(HERE, "第一版")
    edit(Path("projects") / PROJECT.name, LOOSER)
    changes = api.diff(fail_on="error").review.changes
    assert [(one.change.kind, one.level.value) for one in changes] == [("target-looser", "error")]
    (done,) = api.approve([changes[0].change.fingerprint], "理由")
    assert done.file == Path("approvals.yaml")
    assert api.diff(fail_on="error").review.passed


def test_a_broken_configuration_is_told_under_its_own_name(repository: Path) -> None:
    Path("goalc.toml").write_text('[changes]\ntarget-losser = "error"\n', encoding="utf-8")
    commit(HERE, "配置")
    edit(PROJECT, LOOSER)
    commit(HERE, "改")
    review = api.diff(["HEAD^", "HEAD"]).review
    assert not review.passed
    for side in ("base", "head"):
        assert [(d.key, d.file) for d in review.diagnostics[side]] == [("GC724.kind-close", "goalc.toml")]
        assert "goalc.toml" in review.sources[side]


def test_redlines_are_the_same_bytes_and_dated_by_the_commit(repository: Path, tmp_path: Path) -> None:
    five_changes()
    commit(HERE, "改")
    for name in ("一", "二"):
        api.diff(["HEAD^", "HEAD"], redline=tmp_path / name)
    first, second = (sorted((tmp_path / name).iterdir()) for name in ("一", "二"))
    assert [path.name for path in first] == ["六盘水市公安局-变更清单.xlsx", "拘押场所经费-修订.docx"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_form_that_the_cover_does_not_list_is_gone(repository: Path) -> None:
    """It is not printed, though its file is there and unchanged."""
    forms = sorted(path.relative_to(FOLDER).as_posix() for path in (FOLDER / "projects").iterdir())
    listed = ", ".join(["department.yaml", *forms[1:]])
    edit(FOLDER / "submission.yaml", ("年度: 2025\n", f"年度: 2025\n表格: [{listed}]\n"))
    assert kinds(api.diff()) == ["form-removed", "money-lowered"]
    commit(HERE, "不列")
    assert not api.diff(["HEAD^", "HEAD"], fail_on="looser").review.passed


@pytest.mark.parametrize("committed", [False, True])
def test_a_submission_in_a_hidden_folder_is_gone(repository: Path, committed: bool) -> None:
    Path(".旧").mkdir()
    git(HERE, "mv", str(FOLDER), ".旧/局")
    if committed:
        commit(HERE, "藏")
    found = api.diff(["HEAD^", "HEAD"] if committed else [], fail_on="looser")
    assert [one.change.kind for one in found.review.failing] == ["submission-removed"]


@pytest.mark.parametrize("name", [".01.yaml", "01.yaml.bak", "旧/01.yaml"])
def test_a_form_under_a_name_that_is_not_read_is_gone(repository: Path, name: str) -> None:
    (FOLDER / "projects" / "旧").mkdir()
    git(HERE, "mv", str(PROJECT), str(FOLDER / "projects" / name))
    commit(HERE, "藏")
    found = api.diff(["HEAD^", "HEAD"], fail_on="looser")
    assert [one.change.kind for one in found.review.failing] == ["form-removed"]


WEAKENED = {
    "a link to a file elsewhere": None,
    "the target is said in the definition": ("指标值: ≥95%", "指标值: 见解释"),
    "the sign is turned": ("指标值: ≥95%", "指标值: ≤95%"),
    "the sign is gone": ("指标值: ≥95%", "指标值: 95%"),
    "a number that binds nobody": ("指标值: ≥95%", "指标值: 力争达到95%"),
    "about": ("指标值: ≥95%", "指标值: 95%左右"),
    "a range below": ("指标值: ≥95%", "指标值: 90%～95%"),
    "half of a year": ("指标值: ≤45天", "指标值: 2025年12月前开工"),
    "no sign, and less": ("指标值: ≥1000套", "指标值: 800套"),
    "another index": ("指标值: ≥1000套", "指标值: 合格≥1000套"),
    "a year instead of a number": ("指标值: ≥1000人次", "指标值: 较2024年有所增加"),
    "a remark behind the number": ("指标值: ≥95%", "指标值: ≥95%（不含新入所）"),
    "other words that say what counts": ("反映服装到位时间情况", "反映首批服装到位时间情况"),
    "without a part": ("反映依法收押人员数量的情况", "反映依法收押人员（不含临时寄押）数量的情况"),
    "among the costs": ("    时效指标:\n", "    成本指标:\n"),
    "another unit": ("指标值: ≥5次", "指标值: ≥5人次"),
    "digits of full width": ("指标值: ≥95%", "指标值: ≥９０%"),
    "fewer are asked": ("随机抽取50名", "随机抽取5名"),
    "nobody says what counts": ("        解释: 反映在全市开展检查安全检查工作数量的情况\n", ""),
    "behind a comment": ("指标值: ≥5次", "指标值: ≥3次  # goalc: ignore"),
    "an entry that is nowhere": (OWN, "      - 引用: 没有\n"),
    "an entry that asks for less": (OWN, "      - 引用: 检查\n"),
}


@pytest.mark.parametrize("way", WEAKENED)
def test_what_the_gate_stops(repository: Path, way: str) -> None:
    change = WEAKENED[way]
    (Path("specs") / "library").mkdir()
    Path("specs/library/own.yaml").write_text(LIBRARY + CHECKS.format("    ", 1), encoding="utf-8")
    if change is None:
        elsewhere = Path("别处.yaml")
        PROJECT.rename(elsewhere)
        edit(elsewhere, LOOSER)
        PROJECT.symlink_to(elsewhere.resolve())
    else:
        edit(PROJECT, change)
    for words in ([], ["HEAD^", "HEAD"]):
        assert not api.diff(words, fail_on="looser,scope").review.passed
        commit(HERE, "改")
