"""`goalc check --format … --output …`: the report and nothing but the report, where it was asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from goalc.cli import run as cli
from goalc.messages.catalogue import say
from goalc.report.diagnostics.formats import FORMATS
from tests.cli.terminal import environment, furnish, spawn
from tests.police import ROOT

ONE = "units/bad/projects/01.yaml"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
Shown = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(furnish(tmp_path))
    return tmp_path


def printed(capsys: Shown, *arguments: str, code: int = 1) -> tuple[str, str]:
    """What a command says on its two streams."""
    assert cli.run(["check", *arguments]) == code
    return capsys.readouterr()


def test_the_help_names_every_format() -> None:
    assert [name for name in FORMATS if name not in say("check.format")] == []


@pytest.mark.parametrize("style", FORMATS)
def test_a_file_gets_what_the_terminal_gets(folder: Path, capsys: Shown, style: str) -> None:
    shown, quiet = printed(capsys, "units", "--format", style)
    assert quiet == ""
    said, aside = printed(capsys, "units", "--format", style, "--output", "结果")
    # Only a terminal is told the command that mends.
    told = "".join(line for line in shown.splitlines(keepends=True) if not line.startswith("其中"))
    assert (folder / "结果").read_bytes().decode("utf-8") == told
    assert printed(capsys, "units", "--format", style, "-o", "-") == (shown, "")
    verdict = shown[shown.index("检查了") :] if style == "text" else said + aside
    assert verdict.startswith("检查了 6 个文件：")
    # Only text shares standard output with other text; what is written to /dev/stdout stays one document.
    assert (said, aside) == ((verdict, "") if style == "text" else ("", verdict))


def test_a_passing_check_writes_its_report_too(folder: Path, capsys: Shown) -> None:
    printed(capsys, "units/good", "--format", "json", "-o", "a.json", code=0)
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["diagnostics"] == []


@pytest.mark.parametrize("style", [style for style in FORMATS if style != "text"])
def test_trouble_with_files_is_told_beside_the_report(folder: Path, capsys: Shown, style: str) -> None:
    shown, _ = printed(capsys, "units/good", "--format", style, code=0)
    bad = folder / "units" / "bad"
    (bad / "\udcff.yaml").touch()
    both, trouble = printed(capsys, "units/good", "units/bad", "--format", style, code=3)
    # SARIF says in itself that not everything was looked at.
    assert both == shown.replace('"executionSuccessful": true', '"executionSuccessful": false')
    assert trouble.startswith("出错：")


def test_what_stood_there_is_replaced_in_one_step(folder: Path, capsys: Shown) -> None:
    old = folder / "a.json"
    old.write_text("old", encoding="utf-8")
    before = set(folder.iterdir())
    with old.open(encoding="utf-8") as reader:
        printed(capsys, ONE, "--format", "json", "-o", "a.json")
        assert reader.read() == "old"
    assert json.loads(old.read_text(encoding="utf-8"))["summary"]["error"] == 1
    assert set(folder.iterdir()) == before


@pytest.mark.parametrize("target", ["没有/a.json", "units"])
def test_a_place_that_cannot_be_taken(folder: Path, capsys: Shown, target: str) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    said, aside = printed(capsys, ONE, "--format", "json", "-o", target, code=3)
    assert said == ""
    assert aside.startswith(f"出错：写不了「{target}」")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("target", [ONE, "units/bad/submission.yaml", "新.YML", "链接.json"])
def test_no_spec_is_overwritten(folder: Path, capsys: Shown, target: str) -> None:
    if sys.platform != "win32":
        (folder / "链接.json").symlink_to(ONE)
    before = (folder / ONE).read_bytes()
    said, aside = printed(capsys, "units", "--format", "json", "--output", target, code=2)
    assert said == ""
    assert aside.startswith(f"命令写错：「{target}」是规格文件的名字")
    assert (folder / ONE).read_bytes() == before


@POSIX
def test_a_link_is_followed(folder: Path, capsys: Shown) -> None:
    (folder / "里").mkdir()
    (folder / "链接").symlink_to("里/a.json")
    for _ in range(2):
        printed(capsys, ONE, "--format", "json", "-o", "链接")
        assert (folder / "链接").is_symlink()
        assert json.loads((folder / "里" / "a.json").read_bytes())["summary"]["error"] == 1


@POSIX
def test_a_ring_of_links(folder: Path, capsys: Shown) -> None:
    (folder / "甲").symlink_to("乙")
    (folder / "乙").symlink_to("甲")
    assert cli.run(["check", ONE, "--format", "json", "-o", "甲"]) in {1, 3}


@POSIX
def test_a_pipe(folder: Path, capsys: Shown) -> None:
    os.mkfifo(folder / "管")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append((folder / "管").read_text(encoding="utf-8")))
    reader.start()
    printed(capsys, ONE, "--format", "jsonl", "-o", "管")
    reader.join(10)
    assert json.loads(got[0])["code"] == "GC802"
    assert (folder / "管").is_fifo()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_standard_output_by_its_other_name(folder: Path) -> None:
    done = spawn(folder, f"goalc check {ONE} --format json -o /dev/stdout")
    assert json.loads(done.out)["summary"]["error"] == 1
    assert "不通过" in done.err
    assert Path("/dev/stdout").is_symlink()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device(folder: Path) -> None:
    done = spawn(folder, f"goalc check {ONE} --format json -o /dev/full")
    assert (done.out, done.code) == ("", 3)
    assert done.err.startswith("出错：写不了「/dev/full」：磁盘满了")
    assert Path("/dev/full").is_char_device()


def test_whole_names_below_this_folder_are_shown_from_here(folder: Path, capsys: Shown) -> None:
    relative, _ = printed(capsys, "units", "--format", "sarif")
    whole, _ = printed(capsys, str(folder / "units"), "--format", "sarif")
    assert whole == relative
    assert str(folder) not in whole


@pytest.mark.slow
@pytest.mark.parametrize("style", FORMATS)
def test_a_report_does_not_depend_on_the_run(folder: Path, style: str) -> None:
    command = f"goalc check units --format {style}"
    seeds = ["1", "2"]
    first, second = (spawn(folder, command, PYTHONHASHSEED=seed, TZ=f"X{seed}").out for seed in seeds)
    assert first == second


@pytest.mark.parametrize("style", FORMATS)
def test_a_format_loads_what_it_uses(folder: Path, style: str) -> None:
    modules = {
        f"goalc.report.diagnostics.{name}" for name in {"sarif", "github", "gitlab", "junit"} - {style}
    }
    code = (
        "import sys\nfrom goalc.cli.run import run\nrun(sys.argv[1:])\n"
        f"print({modules!r} & sys.modules.keys())"
    )
    arguments = ["check", "units/good", "--format", style, "-o", os.devnull]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines()[-1] == "set()"


def test_the_schema_of_the_json(capsys: Shown) -> None:
    assert cli.run(["schema", "output"]) == 0
    written = (ROOT / "schema" / "output.schema.json").read_text(encoding="utf-8")
    assert json.loads(capsys.readouterr().out) == json.loads(written)
    assert cli.run(["schema", "output", "--pack", "liupanshui-2025"]) == 2
