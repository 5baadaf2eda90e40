from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from goalc.api import build
from goalc.operations.results import BuildReport
from goalc.version import VERSION
from goalc.workspace.error import WorkspaceError
from goalc.workspace.paths import print_path
from goalc.workspace.store import write_missing
from tests.cli.terminal import run
from tests.police import PACK
from tests.workspace.trees import digests, edit, make, manifest, project


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return make(tmp_path / "specs" / "unit", "甲", "乙")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def built(report: BuildReport) -> tuple[list[str], list[str], list[str]]:
    ((_, stored),) = report.stored
    return sorted(stored.written), sorted(stored.same), sorted(stored.removed)


def test_manifest(unit: Path, out: Path) -> None:
    build(unit, out)
    found = manifest(out / "unit")
    assert (found["version"], found["goalc"]) == (1, VERSION)
    assert found["pack"]["name"] == PACK
    assert len(found["pack"]["sha256"]) == len(found["model"]) == 64
    entries = {entry["name"]: entry for entry in found["files"]}
    assert list(entries) == [name for name in names(out / "unit") if name != "manifest.json"]
    for name, entry in entries.items():
        assert entry["sha256"] == hashlib.sha256((out / "unit" / name).read_bytes()).hexdigest()
        assert set(entry) == {"name", "sha256", "model", "specs"}
    assert entries["01-甲.docx"]["specs"] == ["projects/01.yaml"]
    assert entries["某局2025年预算绩效目标表.xlsx"]["specs"] == [
        "submission.yaml",
        "projects/01.yaml",
        "projects/02.yaml",
    ]
    text = (out / "unit" / "manifest.json").read_text(encoding="utf-8")
    assert str(unit.parent) not in text
    assert str(out) not in text


def test_building_again_writes_nothing(unit: Path, out: Path) -> None:
    written, same, _ = built(build(unit, out))
    assert len(written) == 6
    before = digests(out)
    assert built(build(unit, out)) == ([], written, [])
    assert same == []
    assert digests(out) == before


def test_comments_and_formatting_do_not_count(unit: Path, out: Path) -> None:
    build(unit, out)
    before = digests(out)
    file = project(unit)
    edit(file, "预算资金: 100万元", "\n# 批复数\n预算资金:   1,000,000.00   # 元")
    edit(file, "=1套", "＝ 1 套")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert built(build(unit, out))[0] == []
    assert digests(out) == before


def test_only_what_changed_is_written(unit: Path, out: Path) -> None:
    build(unit, out, formats=["docx"])
    edit(project(unit, 2), "=1套", "=2套")
    written, same, _ = built(build(unit, out, formats=["docx"]))
    assert written == ["02-乙.docx", "某局2025年预算绩效目标表.docx"]
    assert same == ["01-甲.docx"]


def test_outdated_files_are_removed_unless_someone_changed_them(unit: Path, out: Path) -> None:
    build(unit, out)
    (out / "unit" / "01-甲.docx").write_bytes(b"edited by hand")
    (out / "unit" / "说明.txt").write_text("mine")
    edit(project(unit), '"甲"', '"丙"')
    assert built(build(unit, out))[2] == ["01-甲.xlsx"]
    left = names(out / "unit")
    assert {"01-丙.docx", "01-丙.xlsx", "01-甲.docx", "说明.txt"} <= set(left)
    assert "01-甲.xlsx" not in left
    assert "01-甲.docx" not in {entry["name"] for entry in manifest(out / "unit")["files"]}


def test_a_result_that_somebody_changed_is_kept_beside_the_new_one(unit: Path, out: Path) -> None:
    build(unit, out)
    changed = out / "unit" / "01-甲.docx"
    for text, backup in ((b"edited by hand", "01-甲.docx.bak"), (b"edited again", "01-甲.docx.bak2")):
        good = changed.read_bytes()
        changed.write_bytes(text)
        stored = build(unit, out).stored[0][1]
        assert (stored.written, stored.saved, stored.foreign) == (("01-甲.docx",), (backup,), ())
        assert changed.read_bytes() == good
        assert (out / "unit" / backup).read_bytes() == text
    assert build(unit, out).stored[0][1].saved == ()


def test_without_a_manifest_nothing_of_others_is_lost(unit: Path, out: Path) -> None:
    (out / "unit").mkdir(parents=True)
    others = {
        "01-甲.docx": b"a form of somebody",
        "99-旧.docx": b"an old form",
        "附件.XLSX": b"a table",
        "manifest.json": b'{"name": "an app"}',
        "~$01-甲.docx": b"x",
        "说明.txt": b"x",
    }
    for name, content in others.items():
        (out / "unit" / name).write_bytes(content)
    stored = build(unit, out).stored[0][1]
    assert stored.saved == ("01-甲.docx.bak", "manifest.json.bak")
    assert stored.foreign == ("99-旧.docx", "附件.XLSX")
    for name, content in others.items():
        assert content in {
            (out / "unit" / each).read_bytes()
            for each in (name, f"{name}.bak")
            if (out / "unit" / each).exists()
        }
    assert build(unit, out).stored[0][1].foreign == ()


def test_it_is_said_what_was_kept(unit: Path, out: Path) -> None:
    (out / "unit").mkdir(parents=True)
    for name in ("01-甲.docx", "99-旧.docx"):
        (out / "unit" / name).write_bytes(b"theirs")
    done = run(out.parent, f"goalc build specs/{unit.name} -o {out.name} --lang zh")
    assert "原样留作「01-甲.docx.bak」。" in done.out
    assert "还有不是这次编的「99-旧.docx」，没有动" in done.out


def test_building_a_part_keeps_what_is_still_right(unit: Path, out: Path) -> None:
    build(unit, out)
    before = digests(out)
    build(project(unit), out, formats=["docx"])
    assert digests(out) == before
    edit(project(unit), "=1套", "=3套")
    _, _, removed = built(build(project(unit), out, formats=["docx"]))
    assert removed == ["01-甲.xlsx", "某局2025年预算绩效目标表.docx", "某局2025年预算绩效目标表.xlsx"]
    assert names(out / "unit") == ["01-甲.docx", "02-乙.docx", "02-乙.xlsx", "manifest.json"]


@pytest.mark.parametrize(
    ("only", "expected"),
    [("whole", ["某局2025年预算绩效目标表.docx"]), ("parts", ["01-甲.docx", "02-乙.docx"])],
)
def test_only(unit: Path, out: Path, only: str, expected: list[str]) -> None:
    build(unit, out, formats=["docx"], only=only)  # type: ignore[arg-type]  # the two words of `Only`
    assert names(out / "unit") == sorted([*expected, "manifest.json"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        '{"files": 5}',
        '{"files": ["x"]}',
        '{"files": [{"name": "x"}]}',
        '{"files": [{"name": 5, "sha256": "", "model": "", "specs": []}]}',
        '{"files": [{"name": "../victim", "sha256": "{sha}", "model": "", "specs": []}]}',
        '{"files": [{"name": "..", "sha256": null, "model": "", "specs": []}]}',
    ],
)
def test_a_strange_manifest_is_replaced_and_harms_nothing(unit: Path, out: Path, text: str) -> None:
    (out / "unit").mkdir(parents=True)
    victim = out / "victim"
    victim.write_bytes(b"precious")
    sha = hashlib.sha256(b"precious").hexdigest()
    (out / "unit" / "manifest.json").write_text(text.replace("{sha}", sha))
    build(unit, out)
    assert victim.read_bytes() == b"precious"
    assert manifest(out / "unit")["version"] == 1


def test_errors_stop_only_their_own_submission(unit: Path, out: Path) -> None:
    make(unit.parent / "other")
    build(unit.parent, out)
    before = digests(out / "unit")
    edit(project(unit), "100万元", "0.001")
    edit(project(unit.parent / "other"), "=1套", "=7套")
    report = build(unit.parent, out)
    assert report.refused == (print_path(unit),)
    assert [report.is_blocking(d) for d in report.diagnostics] == [True]
    assert digests(out / "unit") == before
    ((folder, stored),) = report.stored
    assert folder == out / "other"
    assert len(stored.written) == 4


def test_target_that_is_a_folder(unit: Path, out: Path) -> None:
    (out / "unit" / "02-乙.docx").mkdir(parents=True)
    report = build(unit, out)
    assert [trouble.key for trouble in report.troubles] == ["io.write"]
    assert not report.stored
    assert not [name for name in names(out / "unit") if name.startswith(".goalc")]


def test_output_that_is_a_file(unit: Path, out: Path) -> None:
    out.write_text("mine")
    with pytest.raises(WorkspaceError):
        build(unit, out)
    assert out.read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_may_not_be_written(unit: Path, out: Path) -> None:
    build(unit, out)
    edit(project(unit), "=1套", "=2套")
    before = digests(out)
    (out / "unit").chmod(0o555)
    try:
        with pytest.raises(WorkspaceError) as caught:
            build(unit, out)
    finally:
        (out / "unit").chmod(0o755)
    assert caught.value.key == "io.write"
    assert digests(out) == before


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
from goalc.cli.run import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the size of files are POSIX")
def test_disk_full(unit: Path, out: Path) -> None:
    build(unit, out, formats=["xlsx"])
    before = digests(out)
    edit(project(unit), "=1套", "=2套")
    command = [sys.executable, "-c", LIMITED, "build", str(unit), "-o", str(out), "--format", "xlsx"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("出错：写不了「")
    assert "原来的文件没有改动" in done.stderr
    assert done.stderr.count("\n") == 1
    assert digests(out) == before


def test_manifest_is_readable_json(unit: Path, out: Path) -> None:
    build(unit, out)
    raw = (out / "unit" / "manifest.json").read_bytes()
    assert raw.endswith(b"}\n")
    assert "甲" in raw.decode()
    assert b"\r" not in raw
    assert json.loads(raw)


def test_write_missing_leaves_files_and_links_alone(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("old")
    (tmp_path / "link.yaml").symlink_to("nowhere.yaml")
    texts = {"old.yaml": "new", "link.yaml": "new", "projects/made.yaml": "new"}
    assert write_missing(tmp_path, texts) == (("projects/made.yaml",), ("old.yaml", "link.yaml"))
    assert (tmp_path / "old.yaml").read_text() == "old"
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "projects/made.yaml").read_text() == "new"
