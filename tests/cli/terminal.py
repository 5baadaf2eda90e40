"""Commands run as people run them: in a process of their own, in a folder with specs, in the C locale."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.police import POLICE, ROOT
from tests.workspace.trees import edit, make, project

_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "HOME")


class Result(NamedTuple):
    """What a command said and how it ended."""

    out: str
    err: str
    code: int


def environment(**more: str) -> dict[str, str]:
    """A poor environment: no UTF-8 mode, no locale, no terminal's width but ours."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "LANG": "C", "LC_ALL": "C", "COLUMNS": "100", **more}


def run(folder: Path, command: str, **more: str) -> Result:
    """Run `goalc …` in a folder."""
    program, *arguments = shlex.split(command)
    assert program == "goalc"
    done = subprocess.run(
        [sys.executable, "-m", "goalc", *arguments],
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    # A line ends with a line feed here as on paper, on every system.
    out, err = (stream.decode("utf-8").replace("\r\n", "\n") for stream in (done.stdout, done.stderr))
    return Result(out, err, done.returncode)


def furnish(folder: Path) -> Path:
    """The folder that all transcripts are taken in."""
    shutil.copytree(POLICE, folder / "specs" / "2025" / "liupanshui-police")
    make(folder / "units" / "good", "第一看守所维修", "办案中心设备")
    bad = make(folder / "units" / "bad", "交通信号灯维护", "执法记录仪")
    edit(project(bad), "项目负责人: 李四", "项目负责: 李四")
    edit(project(bad), "        指标值: =1套", "        指标值: 1套")
    edit(project(bad, 2), "项目属性: 新增项目", "项目属性：新增项目")
    edit(project(bad, 2), "预算资金: 100万元", "预算资金: 一百万元")
    make(folder / "other" / "good")
    (folder / "空").mkdir()
    (folder / "说明.txt").write_text("不是规格文件\n", encoding="utf-8")
    shutil.copyfile(project(bad), folder / "alone.yaml")
    return folder
