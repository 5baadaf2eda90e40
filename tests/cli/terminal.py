"""Commands run as people run them: in a folder with specs, in a poor environment."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from unittest import mock

import goalc
from goalc.cli.language import settle
from goalc.messages import catalogue
from tests.police import POLICE, ROOT
from tests.published import empty_form
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


def spawn(folder: Path, command: str, **more: str) -> Result:
    """Run `goalc …` in a folder, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "goalc", *_arguments(command)],
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return _result(done.stdout, done.stderr, done.returncode)


def run(folder: Path, command: str, **more: str) -> Result:
    """Run `goalc …` in a folder, in this process: a fifth of the time, and what is said is the same.

    What depends on how Python starts, such as its locale and the seed of its hashes, needs `spawn`.
    """
    arguments = _arguments(command)
    out, err = io.BytesIO(), io.BytesIO()
    with (
        mock.patch.dict(os.environ, environment(**more), clear=True),
        contextlib.chdir(folder),
        _streams(out, err),
        _commands_of(arguments),
    ):
        code: int = import_module("goalc.cli.run").run(arguments)
    return _result(out.getvalue(), err.getvalue(), code)


@contextlib.contextmanager
def _streams(out: io.BytesIO, err: io.BytesIO) -> Iterator[None]:
    """Standard output and error into memory, and nothing to be read from standard input."""
    streams = [io.TextIOWrapper(memory, encoding="utf-8") for memory in (out, err)]
    with (
        contextlib.redirect_stdout(streams[0]),
        contextlib.redirect_stderr(streams[1]),
        Path(os.devnull).open(encoding="utf-8") as nothing,
        mock.patch.object(sys, "stdin", nothing),
    ):
        yield
    for stream in streams:
        stream.detach()  # it flushes, and does not close the memory


_MADE: dict[str, dict[str, ModuleType]] = {}
"""The modules of commands by language: their help is made in it when they are imported."""


@contextlib.contextmanager
def _commands_of(arguments: list[str]) -> Iterator[None]:
    """The modules of commands as a new process has them; at the end those that were there, and the rest."""
    before, thresholds, kept = catalogue.language(), gc.get_threshold(), _take_out()
    settle(arguments, os.environ)
    tongue = catalogue.language()
    _put_in(_MADE.get(tongue, {}))
    try:
        yield
    finally:
        _MADE[tongue] = _take_out()
        _put_in(kept)
        gc.set_threshold(*thresholds)
        catalogue.use(before)


def _take_out() -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name == "goalc.cli" or name.startswith("goalc.cli.")]
    return {name: sys.modules.pop(name) for name in names}


def _put_in(modules: dict[str, ModuleType]) -> None:
    sys.modules.update(modules)
    if "goalc.cli" in modules:
        goalc.cli = modules["goalc.cli"]  # as the import of a submodule does


def _arguments(command: str) -> list[str]:
    program, *arguments = shlex.split(command)
    assert program == "goalc"
    return arguments


def _result(out: bytes, err: bytes, code: int) -> Result:
    # A line ends with a line feed here as on paper, on every system.
    said, aside = (text.decode("utf-8").replace("\r\n", "\n") for text in (out, err))
    return Result(said, aside, code)


def _furnish_packs(folder: Path) -> None:
    """A pack, one like it with two slips and a cell that was published otherwise, and an empty form."""
    for name in ("ezhou-2022", "wrong"):
        shutil.copytree(ROOT / "tests" / "packs" / "ezhou-2022", folder / "表样" / name)
    edit(folder / "表样" / "wrong" / "pack.yaml", "name: ezhou-2022", "name: wrong")
    edit(folder / "表样" / "wrong" / "project.html.j2", "{{ 项目名称 }}", "{{ 项目名字 }}")
    edit(folder / "表样" / "wrong" / "project.html.j2", "<td></td><td></td>", "<td></td>")
    case = folder / "表样" / "wrong" / "cases" / "farmland"
    edit(case / "submission.yaml", "表样: ezhou-2022", "表样: wrong")
    (folder / "form.docx").write_bytes(empty_form("docx"))


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
    _furnish_packs(folder)
    (folder / "说明.txt").write_text("不是规格文件\n", encoding="utf-8")
    shutil.copyfile(project(bad), folder / "alone.yaml")
    return folder
