"""Slips of typing in a whole project: one finding each, and `mend` gives back the text that was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.pipeline.compiled import Result, model_of
from goalc.pipeline.mend import Mended, mend
from goalc.source.diagnostic import Severity
from tests.compiling import compiled
from tests.workspace.trees import COVER, PROJECT

NAME = "projects/01.yaml"
RIGHT = PROJECT.format(name="办案设备")


def submission(text: str) -> dict[str, str]:
    return {"submission.yaml": COVER.format(unit="某局", pack="liupanshui-2025"), NAME: text}


MODEL = model_of(compiled(submission(RIGHT)))
LINES = RIGHT.splitlines()
INDENT = re.compile(r"^( +)(?=\S)", re.MULTILINE)


def errors(text: str) -> list[str]:
    found = compiled(submission(text)).diagnostics
    return [d.key for d in found if d.severity is not Severity.INFO]


def mended(text: str, unsafe: bool = False) -> Mended:
    def compile_files(files: Mapping[str, bytes]) -> Result:
        return compiled({name: content.decode() for name, content in files.items()})

    files = {name: content.encode() for name, content in submission(text).items()}
    return mend(files, compile_files, unsafe, lambda _: True)


def widen(blank: str, width: int) -> Callable[[str], str]:
    def replace(text: str) -> str:
        return INDENT.sub(lambda m: blank * (len(m[1]) // width) + " " * (len(m[1]) % width), text)

    return replace


HABITS: dict[str, tuple[Callable[[str], str], str]] = {
    "wide colons": (lambda text: text.replace(": ", "：").replace(":\n", "：\n"), "GC710.many"),
    "wide colons, blanks": (lambda text: text.replace(":", "："), "GC710.many"),
    "no blanks": (lambda text: text.replace(": ", ":"), "GC715.many"),
    "a TAB for two": (widen("\t", 2), "GC711.tab-many"),
    "a TAB for four": (widen("\t", 4), "GC711.tab-many"),
    "wide blanks for two": (widen("　", 2), "GC711.wide-many"),
    "wide blanks for one": (widen("　", 1), "GC711.wide-many"),
    "blanks of Word": (widen("\xa0", 1), "GC711.odd-many"),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("habit", HABITS)
def test_a_habit_of_a_whole_file_is_one_finding_and_mended(habit: str, line_end: str) -> None:
    change, key = HABITS[habit]
    text = change(RIGHT).replace("\n", line_end)
    assert errors(text) == [key]
    assert mended(text).files[NAME].decode() == RIGHT.replace("\n", line_end)


@pytest.mark.parametrize("colons", ["::", ":: ", "：：", ":： "])
def test_a_colon_too_many_is_taken_away(colons: str) -> None:
    text = RIGHT.replace("项目负责人: ", f"项目负责人{colons}")
    assert errors(text) == ["GC715.twice"]
    assert mended(text).files[NAME].decode() == RIGHT


def test_two_habits_together_are_mended() -> None:
    text = HABITS["a TAB for two"][0](HABITS["wide colons"][0](RIGHT))
    assert mended(text).files[NAME].decode() == RIGHT


SLIPPING = [number for number, line in enumerate(LINES) if re.match(r" .*[:：]", line)]


@given(st.sampled_from(SLIPPING), st.sampled_from([-2, -1, 1, 2]))
def test_a_line_that_slipped_is_one_finding_and_mended(number: int, slip: int) -> None:
    line = LINES[number]
    moved = " " * slip + line if slip > 0 else line[-slip:]
    text = "\n".join([*LINES[:number], moved, *LINES[number + 1 :], ""])
    if text == RIGHT or not errors(text):
        return
    assert len(errors(text)) == 1, errors(text)
    # A list may stand in the column of its key or further in.
    assert model_of(mended(text).result) == MODEL


@pytest.mark.parametrize("blank", ["\t\t\t\t", "\t\t", "\t", "　　　　", "\xa0" * 8])
def test_odd_blanks_before_one_line(blank: str) -> None:
    text = RIGHT.replace("        指标值: =1套", f"{blank}指标值: =1套")
    assert len(errors(text)) == 1
    assert mended(text).files[NAME].decode() == RIGHT


MISSING = [
    ("      - 名称: 验收合格率", "        名称: 验收合格率", "GC719.missing"),
    ("  - 时间: 2025", "    时间: 2025", "GC719.missing"),
    ("- 名称: 验收合格率", "-名称: 验收合格率", "GC719"),
    ("预算资金: ", "预算资金：", "GC710"),
]


@pytest.mark.parametrize(("old", "new", "key"), MISSING)
def test_a_sign_that_is_missing_or_wrong(old: str, new: str, key: str) -> None:
    text = RIGHT.replace(old, new)
    assert errors(text) == [key]
    assert mended(text).files[NAME].decode() == RIGHT


CONFLICTS = [
    "<<<<<<< HEAD\n{0}=======\n{0}>>>>>>> 张三\n",
    "<<<<<<< HEAD\n{0}||||||| 1a2b3c4\n{0}=======\n{0}>>>>>>> main\n",
    "{0}>>>>>>> main\n",
    "{0}=======\n",
]


@pytest.mark.parametrize("conflict", CONFLICTS)
@pytest.mark.parametrize("line", ["        指标值: =1套\n", "项目属性: 新增项目\n", "  产出指标:\n"])
def test_a_conflict_is_named_and_nothing_else(conflict: str, line: str) -> None:
    text = RIGHT.replace(line, conflict.format(line))
    assert errors(text) == ["GC709.conflict"]
    assert mended(text, unsafe=True).files[NAME].decode() == text


def test_correct_brackets_are_not_blamed_for_something_else() -> None:
    text = RIGHT.replace("年度目标:\n  - 建成", "年度目标: [建成, \"12:30 完成\", 'a:b']")
    assert not errors(text)
    assert errors(text.replace("项目属性: 新增项目", '项目属性: "新增项目')) == ["GC714"]


@pytest.mark.parametrize("sign", [">-", ">", ">+", "|", "|-"])
def test_a_comment_behind_the_sign_of_a_block_is_no_text(sign: str) -> None:
    assert not errors(RIGHT.replace("解释: 以验收单", f"解释: {sign}  # 说明\n          以验收单"))


LEVELS = [
    ("产出指标:", "产出:", "GC008.close", "产出指标:"),
    ("产出指标:", "产出目标:", "GC008.close", "产出指标:"),
    ("效益指标:\n    社会", "效果指标:\n    社会", "GC008.close", "效益指标:"),
    ("    数量指标:", "    数量:", "GC008.close", "数量指标:"),
    ("    质量指标:", "    服务质量指标:", "GC008.close", "质量指标:"),
    ("  满意度指标:", "  满意指标:", "GC008.close", "满意度指标:"),
    ("  满意度指标:", "  投入:", "GC008.unknown", ""),
]


@pytest.mark.parametrize(("old", "new", "key", "mend_to"), LEVELS)
def test_a_level_that_is_misspelt_is_one_finding(old: str, new: str, key: str, mend_to: str) -> None:
    text = RIGHT.replace(old, new, 1)
    assert errors(text) == [key]
    after = mended(text, unsafe=True)
    assert after.files[NAME].decode() == (RIGHT if mend_to else text)
