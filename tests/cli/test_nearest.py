"""Without paths, commands are about the specs of the nearest goalc.toml above the user."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.cli.shells import converse
from tests.cli.terminal import environment, run

INIT = "goalc init 我的预算 --unit 某市水务局 --year 2026 --phone 8732066"
GOALC = [sys.executable, "-m", "goalc"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    assert run(tmp_path, INIT).code == 0
    return tmp_path / "我的预算"


@pytest.mark.parametrize("place", [".", "specs", "specs/2026", "specs/2026/某市水务局/projects", "schema"])
@pytest.mark.parametrize("repository", [True, False])
def test_check_from_anywhere(home: Path, place: str, repository: bool) -> None:
    if repository:
        (home / ".git").mkdir()
    (home / "goalc.toml").write_text('fail-level = "never"\n', encoding="utf-8")
    found = run(home / place, "goalc check")
    assert found.code == 0, found  # the settings of goalc.toml apply there as well
    assert "检查了 3 个文件" in found.out
    assert run(home, f"goalc check {place if place != 'schema' else 'specs'}").code == 0


@pytest.mark.parametrize(
    "command", ["fix --diff", "fmt --check", "library suggest", "library list", "config"]
)
def test_other_commands(home: Path, command: str) -> None:
    for place in (home, home / "specs" / "2026"):
        assert run(place, f"goalc {command}").code in {0, 1}
        assert run(place, f"goalc {command}").err == ""


def test_results_lie_beside_the_settings(home: Path) -> None:
    found = run(home / "specs" / "2026", "goalc build --draft")
    assert found.code == 0
    assert "到 ../../build" in found.out
    assert (home / "build" / "2026" / "某市水务局" / "manifest.json").is_file()
    assert run(home / "specs", "goalc build 2026 --draft").code == 0
    assert (home / "specs" / "build" / "某市水务局").is_dir()


def test_new_finds_the_submission(home: Path) -> None:
    submission = home / "specs" / "2026" / "某市水务局"
    for count, place in enumerate(
        (home, home / "specs", submission, submission / "projects", home / "schema")
    ):
        assert run(place, f"goalc new project 项目{count}").code == 0
    assert len(list((submission / "projects").iterdir())) == 6


def test_of_two_submissions_the_one_around(home: Path) -> None:
    assert run(home, "goalc init . --unit 某市林业局 --year 2026 --phone 8732066").code == 0
    assert run(home, "goalc new project 甲").err.startswith("命令写错：这里有 2 套材料")
    assert run(home / "specs" / "2026" / "某市林业局" / "projects", "goalc new project 甲").code == 0
    assert (home / "specs" / "2026" / "某市林业局" / "projects" / "02-甲.yaml").is_file()


def test_the_nearest_one_counts_and_none_outside_of_the_repository(home: Path) -> None:
    inner = home / "别处"
    assert run(home, "goalc init 别处 --unit 某市林业局 --year 2026 --phone 8732066").code == 0
    assert "某市水务局" not in run(inner / "specs", "goalc check").out
    (inner / "goalc.toml").unlink()
    assert "某市水务局" in run(inner / "specs", "goalc check").out
    (inner / ".git").mkdir()
    assert run(inner / "specs", "goalc check").code == 2


@pytest.mark.parametrize("command", ["check", "build", "fix", "fmt", "library suggest"])
def test_none_at_all(tmp_path: Path, command: str) -> None:
    found = run(tmp_path, f"goalc {command}")
    assert (found.out, found.code) == ("", 2)
    assert found.err.splitlines()[0] == (
        "命令写错：这里和上面的文件夹里都没有 goalc.toml，不知道要看哪些规格文件。"
        "请写明路径（如 .），或者运行 goalc init 建一个可以开始填的文件夹。"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["我的预算", "我的 预算", ".", "甲/乙", "../旁边"])
def test_what_init_prints_works_from_there(tmp_path: Path, folder: str) -> None:
    here = tmp_path / "这里"
    here.mkdir()
    made = run(here, f'goalc init "{folder}" --unit 某市水务局 --year 2026 --phone 8732066')
    assert made.code == 0
    for name in re.findall(r"^写出 (.+)$", made.out, re.MULTILINE):
        assert (here / name).is_file(), name
    (command,) = re.findall(r"goalc check [^。]+", made.out)
    assert "检查了 3 个文件" in run(here, command).out
    found = run(here, command + " -v")
    for proposed in re.findall(r"goalc fix .+$", found.out, re.MULTILINE):
        assert run(here, proposed + " --diff").code in {0, 1}


WRONG = [
    ("--unit", "编制单位", " "),
    ("--year", "预算年度", "26"),
    ("--year", "预算年度", "20266"),
    ("--year", "预算年度", "明年"),
    ("--phone", "联系电话（办公座机号）", "1"),
    ("--phone", "联系电话（办公座机号）", "不知道"),
    ("--handler", "经办人", " "),
]


@pytest.mark.parametrize(("option", "title", "value"), WRONG)
def test_wrong_options(tmp_path: Path, option: str, title: str, value: str) -> None:
    known = {"--unit": "某市水务局", "--year": "2026", "--phone": "8732066"} | {option: value}
    found = run(tmp_path, "goalc init 甲 " + " ".join(f"{o} {shlex.quote(v)}" for o, v in known.items()))
    assert found.code == 2
    assert found.err.startswith(f"命令写错：{option} 的值不成立：「{title}」不能写「{value.strip()}」：")
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_answers_are_asked_for_until_they_are_right(tmp_path: Path) -> None:
    answers = [
        ("编制单位的全称", "某市水务局"),
        ("预算年度", "26"),
        ("「预算年度」不能写「26」", "2026"),
        ("办公座机号", "没有"),
        ("「联系电话（办公座机号）」不能写「没有」", "8732066"),
        ("经办人", "张三"),
    ]
    found = converse([*GOALC, "init", "我的预算"], tmp_path, environment(TERM="xterm"), answers)
    assert found.code == 0, found.shown
    cover = (tmp_path / "我的预算/specs/2026/某市水务局/submission.yaml").read_text(encoding="utf-8")
    assert "年度: 2026" in cover
    assert "联系电话: 8732066" in cover
    assert "经办人: 张三" in cover
