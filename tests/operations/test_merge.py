"""`goalc merge` by hand: what it writes where, and what it says of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Result, run
from tests.workspace.trees import make, project

EDITED = "指标值: ≥95%", "指标值: ≥96%"
OTHER = "指标值: ≥95%", "指标值: ≥97%"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three versions of a spec: the base, ours, and theirs with another person."""
    text = project(make(tmp_path / "局")).read_text(encoding="utf-8")
    assert text.count(EDITED[0]) == 1
    (tmp_path / "原.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "我.yaml").write_text(text.replace(*EDITED), encoding="utf-8")
    (tmp_path / "他.yaml").write_text(text.replace("预算资金: 100万元", "预算资金: 90万元"), encoding="utf-8")
    return tmp_path


def merge(folder: Path, arguments: str = "原.yaml 我.yaml 他.yaml") -> Result:
    return run(folder, f"goalc merge {arguments}")


def read(folder: Path, name: str = "我.yaml") -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_the_result_is_written_into_ours(folder: Path) -> None:
    other = read(folder, "他.yaml")
    assert merge(folder) == Result("", "合并好了，没有冲突：我.yaml。\n", 0)
    assert read(folder) == read(folder, "原.yaml").replace(*EDITED).replace("100万元", "90万元")
    assert read(folder, "他.yaml") == other


def test_the_result_is_written_elsewhere_or_printed(folder: Path) -> None:
    before = read(folder)
    printed = merge(folder, "原.yaml 我.yaml 他.yaml -o -")
    assert merge(folder, "原.yaml 我.yaml 他.yaml -o 合.yaml").code == 0
    assert read(folder, "合.yaml") == printed.out
    assert read(folder) == before


def test_a_conflict_is_told_with_both_values(folder: Path) -> None:
    (folder / "他.yaml").write_text(read(folder, "原.yaml").replace(*OTHER), encoding="utf-8")
    result = merge(folder, "原.yaml 我.yaml 他.yaml --labels 甲方 乙方")
    assert result.code == 1
    assert "还没有选定：甲方 写「指标值: ≥96%」，乙方 写「指标值: ≥97%」。" in result.err
    assert "有 1 处冲突没有选定：我.yaml" in result.err
    # What an older git leaves of the names of branches is no name.
    marked = read(folder)
    (folder / "我.yaml").write_text(read(folder, "原.yaml").replace(*EDITED), encoding="utf-8")
    merge(folder, "原.yaml 我.yaml 他.yaml --labels %X %Y")
    assert read(folder) == marked.replace("甲方", "ours").replace("乙方", "theirs")


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        ("", "命令写错：要写明 BASE。", 2),
        ("原.yaml 我.yaml", "命令写错：要写明 THEIRS。", 2),
        ("原.yaml 原.yaml 原.yaml", "命令写错：「原.yaml」给了两次。", 2),
        ("原.yaml 我.yaml 没有.yaml", "出错：读不了「没有.yaml」：没有这个文件或文件夹。", 129),
        ("原.yaml 局 他.yaml", "出错：读不了「局」", 129),
    ],
    ids=["nothing", "two files", "one file three times", "no such file", "a folder"],
)
def test_mistakes(folder: Path, arguments: str, said: str, code: int) -> None:
    before = read(folder)
    result = merge(folder, arguments)
    assert result.err.startswith(said)
    assert (result.out, result.code, read(folder)) == ("", code, before)


def test_conflicts_that_are_left_are_not_merged_again(folder: Path) -> None:
    (folder / "他.yaml").write_text(read(folder, "原.yaml").replace(*OTHER), encoding="utf-8")
    merge(folder)
    before = read(folder)
    result = merge(folder)
    assert (result.code, read(folder)) == (129, before)
    assert "「我.yaml」里还有没有选定的冲突，没有合并。" in result.err


def test_what_is_no_spec_is_merged_by_lines_and_said(folder: Path) -> None:
    for name, text in (
        ("a.txt", "甲\n乙\n丙\n丁\n"),
        ("b.txt", "一\n乙\n丙\n丁\n"),
        ("c.txt", "甲\n乙\n丙\n四\n"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    result = merge(folder, "a.txt b.txt c.txt")
    assert (result.code, read(folder, "b.txt")) == (0, "一\n乙\n丙\n四\n")
    assert "「b.txt」在 BASE 里读不通（不是 YAML，或者有错误），所以按行合并。" in result.err


def test_what_is_no_text_is_left_alone(folder: Path) -> None:
    for name in "abc":
        (folder / f"{name}.docx").write_bytes(b"PK\x03\x04\x00" + name.encode())
    result = merge(folder, "a.docx b.docx c.docx")
    assert (result.code, (folder / "b.docx").read_bytes()) == (129, b"PK\x03\x04\x00b")
    assert "「b.docx」按行也合并不了，没有动它。" in result.err


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("表式: 甲\n# <<<<<<< a\n年度: 1\n# =======\n# 年度: 2\n# >>>>>>> b\n", "两个版本把这里改得不一样"),
        (
            "表式: 甲\n# <<<<<<< a\n# =======\n# 年度: 2\n# >>>>>>> b\n",
            "a 删去了这一处，b 把它改成「年度: 2」",
        ),
        ("表式: 甲\n# <<<<<<< a\n年度: 1\n# =======\n# >>>>>>> b\n", "a 把这一处改成「年度: 1」，b 删去了它"),
        ("表式: 甲\n年度: 1\n# >>>>>>> b\n", "这里还留着合并冲突的标记「# >>>>>>> b」"),
        ("表式: 甲\n# <<<<<<< a\n年度: 1\n", "这里还留着合并冲突的标记「# <<<<<<< a」"),
    ],
)
def test_each_mark_that_is_left_is_told(folder: Path, text: str, key: str) -> None:
    (folder / "局" / "submission.yaml").write_text(text, encoding="utf-8")
    result = run(folder, "goalc check 局")
    assert (result.code, key in result.out) == (1, True)


def test_a_line_of_comments_is_no_conflict(folder: Path) -> None:
    path = project(folder / "局")
    before = run(folder, "goalc check 局")
    path.write_text(
        f"# =======\n# <<< 第一部分 >>>\n{read(path.parent, path.name)}# =======\n", encoding="utf-8"
    )
    assert run(folder, "goalc check 局").code == before.code
