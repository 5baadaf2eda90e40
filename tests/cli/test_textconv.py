"""`goalc textconv`: lines on standard output, sentences and exit codes for what cannot be shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.pipeline.format import format_spec
from goalc.textconv.file_text import file_text
from tests.cli.terminal import Result, environment, run
from tests.compiling import texts
from tests.police import POLICE, police

SPECS = texts(POLICE)


def meaning(text: str, name: str = "表.yaml") -> list[str]:
    found = file_text(name, text.encode())
    assert found.lines is not None, found.diagnostics
    return list(found.lines)


@pytest.mark.parametrize("name", sorted(SPECS))
def test_a_spec_in_another_look_says_the_same(name: str) -> None:
    compiled = police()
    assert meaning(format_spec(compiled.files, compiled.pack, name)) == meaning(SPECS[name])


def test_what_is_said() -> None:
    said = meaning(
        "# 备注\n预算资金: 734万元\n表式: 项目绩效目标表\n资金性质: 拨款\n主管部门: 某局\n项目名称: 甲\n"
        "年度目标: 建成\n实施时间: 2025-01-01至2025-12-31\n"
        "实施计划:\n  - 内容: 建设\n    时间: 2025-01-01\n"
        "绩效指标:\n  满意度指标:\n    群众:\n      - 引用: 满意度\n        权重: 10.0\n"
        "        参数: {人数: 50}\n"
        "  产出指标:\n    数量指标:\n      - 指标值: ＞=5 次\n        名称: 检查\n      - 名称: 无值\n"
    )
    assert said == [
        "表式: 项目绩效目标表",
        "项目名称: 甲",
        "实施时间: 2025年1月1日至2025年12月31日",
        "预算资金: 7,340,000.00元",
        "资金性质: 拨款",
        "年度目标: 建成",
        "实施计划: 时间: 2025年1月1日；内容: 建设",
        "绩效指标／满意度指标／群众／引用 满意度／权重: 10",
        "绩效指标／满意度指标／群众／引用 满意度／参数／人数: 50",
        "绩效指标／产出指标／数量指标／检查／指标值: ≥5次",
        "绩效指标／产出指标／数量指标／无值:",
        "主管部门: 某局",
    ]


def test_money_lines_are_amounts_in_any_notation() -> None:
    said = meaning(
        "表式: 项目支出绩效自评表\n目标: ../a.yaml\n资金:\n  其他资金: 34 万元\n  偏差原因: 招标结余\n"
        '  财政拨款: {执行率: 97.5%, 全年执行数: "6,845,000.0"}\n'
    )
    assert said == [
        "表式: 项目支出绩效自评表",
        "目标: ../a.yaml",
        "资金／偏差原因: 招标结余",
        "资金／其他资金: 340,000.00元",
        "资金／财政拨款／全年执行数: 6,845,000.00元",
        "资金／财政拨款／执行率: 97.5%",
    ]


def test_every_value_of_the_real_specs_is_said() -> None:
    for name, text in SPECS.items():
        lines = meaning(text)
        words = [line.split("#")[0].partition(": ")[2].strip() for line in text.splitlines()]
        said = "\n".join(lines)
        money = {word for word in words if word.endswith(("万元", ".00"))}
        dated = {word for word in words if word.startswith("2025-")}
        assert [word for word in words if word not in money | dated and word not in said] == [], name


@given(st.permutations(range(13)))
def test_the_order_of_keys_is_not_said(order: list[int]) -> None:
    text = SPECS["projects/01-detention-facilities.yaml"]
    parts: list[str] = []
    for line in text.splitlines(keepends=True):
        if line[0] in " #" and parts:
            parts[-1] += line
        else:
            parts.append(line)
    parts = [part for part in parts if not part.startswith("#")]
    assert len(parts) == 13
    assert meaning("".join(parts[place] for place in order)) == meaning(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "坏.docx").write_bytes(b"PK broken")
    (tmp_path / "坏.yaml").write_text("表式: [\n", encoding="utf-8")
    (tmp_path / "别的.yml").write_bytes("名称: 甲\r\n".encode("gb18030"))
    (tmp_path / "别的.yaml").write_text("名称: 甲\n", encoding="utf-8")
    return tmp_path


def test_sentences_and_exit_codes(folder: Path) -> None:
    def told(name: str) -> Result:
        return run(folder, f"goalc textconv {name}")

    said = "「坏.docx」不是完好的 Word 或 Excel 文件，读不了。"
    advice = "请在 Word、Excel 或 WPS 中打开看一看，再另存一次。"
    assert told("坏.docx") == Result("", f"出错：{said}{advice}\n", 3)
    broken = told("坏.yaml")
    assert (broken.out, broken.code) == ("", 1)
    assert "坏.yaml:" in broken.err
    assert "GC701" in told("别的.yml").err
    assert (told("别的.yaml").code, told("没有.docx").code, told("a.pdf").code) == (3, 3, 3)
    assert told("").code == 2


def test_git_is_given_something_for_everything(folder: Path) -> None:
    def told(name: str) -> Result:
        return run(folder, f"goalc textconv --git {name}")

    stand_in = told("坏.docx")
    assert (stand_in.err, stand_in.code) == ("", 0)
    assert stand_in.out.splitlines()[1].startswith("sha256 ")
    assert told("坏.yaml").out == "表式: [\n"
    assert told("别的.yaml").out == "名称: 甲\n"
    raw = subprocess.run(
        [sys.executable, "-m", "goalc", "textconv", "--git", "别的.yml"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert raw.stdout == "名称: 甲\r\n".encode("gb18030")
    assert told("没有.docx").code == 3


@pytest.mark.parametrize(("for_git", "code"), [(False, 3), (True, 0)])
def test_what_takes_too_long_is_given_up(folder: Path, for_git: bool, code: int) -> None:
    """Time is shortened: the timer of the command runs out at once, and the file is read without end."""
    program = (
        "import sys, threading\nfrom goalc.operations import textconv\n"
        "class Soon(threading.Timer):\n"
        "    def __init__(self, _, action): super().__init__(0.2, action)\n"
        "def read(*_):\n    while True: pass\n"
        "threading.Timer, textconv.file_text = Soon, read\n"
        "from goalc.cli.run import run\nrun(sys.argv[1:])\n"
    )
    options = ["--git"] if for_git else []
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, "textconv", *options, "坏.docx"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    said = (done.stdout if for_git else done.stderr).decode()
    assert (done.returncode, "太费时间" in said) == (code, True)


@pytest.mark.parametrize("number", ["1e999999999", "1_0", "9٣5", "NaN"])
def test_a_number_that_is_none_is_said_as_it_stands(number: str) -> None:
    said = meaning(
        "表式: 项目绩效目标表\n项目名称: 甲\n绩效指标:\n  产出指标:\n    数量指标:\n"
        f"      - {{名称: 检查, 指标值: ≥5次, 权重: {number}}}\n"
    )
    assert said[-1].endswith(f"权重: {number}")
