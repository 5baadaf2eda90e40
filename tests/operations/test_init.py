"""A repository made by `init`, and the forms that `new` adds: ready to be filled in, and nothing lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import goalc
from goalc.model.editor import TO_FILL
from goalc.source.diagnostic import Severity
from tests.cli.terminal import environment, run
from tests.police import POLICE, ROOT

INIT = "goalc init . --unit 某市公安局 --year 2026 --handler 张三 --phone 8732066"
PACKS = ["liupanshui-2025", "ezhou-2022", "ezhou-2022-columns"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(folder: Path, more: str = "") -> Path:
    done = run(folder, f"{INIT} {more}")
    assert done.code == 0, done.err
    return next((folder / "specs" / "2026").iterdir())


def fill_in(unit: Path) -> None:
    """What an officer does: another text in each place to be filled in."""
    for path in unit.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace(f"（{TO_FILL}）", "").replace("0.00", "1000000.00").replace("0万元", "100万元")
        text = text.replace(f"{TO_FILL}（", "本项目（")
        count = iter(range(1000))
        text = re.sub(TO_FILL, lambda _, count=count: f"第{next(count)}件事", text)  # type: ignore[misc]
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("pack", PACKS)
def test_only_the_places_to_fill_in_are_found(folder: Path, pack: str) -> None:
    unit = init(folder, f"--pack {pack} --pack-path {ROOT / 'tests' / 'packs'}")
    report = goalc.check("specs", [ROOT / "tests" / "packs"])
    assert not report.troubles
    assert {d.key for d in report.diagnostics} <= {
        "GC002.mark",
        "GC002.whole",
        "GC309.zero",
        # Weights are to be filled in too.
        "GC501.usual",
    }
    places = sum(path.read_text(encoding="utf-8").count(TO_FILL) for path in unit.rglob("*.yaml"))
    commented = sum(
        TO_FILL in line
        for path in unit.rglob("*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.lstrip().startswith("#")
    )
    assert len([d for d in report.diagnostics if d.code == "GC002"]) == places - commented
    fill_in(unit)
    report = goalc.check("specs", [ROOT / "tests" / "packs"])
    # The weights of a skeleton are 1 each.
    assert {d.key for d in report.diagnostics if d.severity is not Severity.INFO} <= {"GC501.usual"}
    built = goalc.build("specs", "build", verify=True, packs=[ROOT / "tests" / "packs"])
    assert built.refused == ()


def test_what_it_makes_is_in_order_and_the_same_each_time(folder: Path) -> None:
    init(folder)
    assert run(folder, "goalc fmt specs --check").code == 0
    first = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    other = folder / "other"
    other.mkdir()
    init(other)
    assert {path.relative_to(other) for path in other.rglob("*") if path.is_file()} == {
        path.relative_to(folder) for path in first
    }
    for path, content in first.items():
        assert (other / path.relative_to(folder)).read_bytes() == content


def test_every_key_of_the_schema_is_explained(folder: Path) -> None:
    unit = init(folder)
    schema = goalc.api.schema("liupanshui-2025")["project"]
    text = (unit / "projects" / "01-example.yaml").read_text(encoding="utf-8")
    for key, described in schema["properties"].items():
        assert re.search(rf"(?m)^(# )?{key}:", text) or "properties" in described, key
        assert key == "表式" or described["description"] in text


def test_it_overwrites_nothing(folder: Path) -> None:
    (folder / "goalc.toml").write_text('edition = "public"\n', encoding="utf-8")
    (folder / "README.md").symlink_to("nowhere")
    done = run(folder, INIT)
    assert "已有，没有动 goalc.toml" in done.out
    assert (folder / "goalc.toml").read_text(encoding="utf-8") == 'edition = "public"\n'
    assert (folder / "README.md").is_symlink()
    again = run(folder, INIT)
    assert "写出 " not in again.out.replace("写出了", "")


@pytest.mark.parametrize("missing", ["--unit 某局", "--year 2026", "--phone 8732066"])
def test_without_a_terminal_it_says_what_is_missing(folder: Path, missing: str) -> None:
    command = "goalc init . --unit 某局 --year 2026 --phone 8732066".replace(missing, "")
    done = run(folder, command)
    assert (done.code, done.out) == (2, "")
    assert missing.split(maxsplit=1)[0] in done.err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("wrong", ["--folder ../x", "--folder a/b", "--pack nothing", "--year 20"])
def test_wrong_options(folder: Path, wrong: str) -> None:
    done = run(folder, f"{INIT} {wrong}")
    assert done.code == 2
    assert "Traceback" not in done.err
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_at_a_terminal_it_asks(folder: Path) -> None:
    import pty

    primary, secondary = pty.openpty()
    os.write(primary, "某局\n2026\n8732066\n张三\n".encode())
    with subprocess.Popen(
        [sys.executable, "-m", "goalc", "init", "x"],
        cwd=folder,
        env=environment(),
        stdin=secondary,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.wait(60) == 0
    os.close(secondary)
    os.close(primary)
    cover = (folder / "x" / "specs" / "2026" / "某局" / "submission.yaml").read_text(encoding="utf-8")
    assert "编制单位: 某局\n" in cover
    assert "经办人: 张三\n" in cover


def test_the_next_project(folder: Path) -> None:
    unit = init(folder)
    fill_in(unit)
    assert run(folder, "goalc new project 执法记录仪采购").code == 0
    made = unit / "projects" / "02-执法记录仪采购.yaml"
    assert "项目名称: 执法记录仪采购\n" in made.read_text(encoding="utf-8")
    assert made.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../../../../schema/project.schema.json\n"
    )
    report = goalc.check("specs")
    assert {d.file.rpartition("/")[2] for d in report.failing} == {made.name}
    assert run(folder, "goalc new department").code == 3
    (unit / "department.yaml").unlink()
    assert run(folder, "goalc new department").code == 0


def test_a_project_like_another(folder: Path) -> None:
    unit = init(folder)
    fill_in(unit)
    source = POLICE / "projects" / "03-road-checkpoint-video.yaml"
    assert run(folder, f"goalc new project 二期 --from {source}").code == 0
    text = (unit / "projects" / "02-二期.yaml").read_text(encoding="utf-8")
    for kept in ("项目名称: 二期\n", "名称: 前端点位建设\n", "2026-01-01至2026-12-31", "预算资金: 0.00\n"):
        assert kept in text
    for gone in ("王林波", "18608582200", "1110000", "144个", "释读", "掌握社会面治安动态。"):
        assert gone not in text
    report = goalc.check(unit / "projects" / "02-二期.yaml", select=["GC002", "GC101"])
    assert {d.code for d in report.diagnostics} == {"GC002"}


def test_a_list_of_forms_gets_the_new_one_and_keeps_its_bytes(folder: Path) -> None:
    unit = init(folder)
    cover = unit / "submission.yaml"
    listed = "表格:\n  - department.yaml\n  - projects/01-example.yaml  # 最后\n# 完\n"
    before = cover.read_bytes() + listed.encode()
    cover.write_bytes(before)
    assert run(folder, "goalc new project 乙").code == 0
    line = "  # 最后\n".encode()
    assert cover.read_bytes() == before.replace(line, line + "  - projects/02-乙.yaml\n".encode())


@pytest.mark.parametrize(
    "command", ["goalc new project 甲 nowhere", "goalc new project 甲", "goalc new project 甲 --from x.yaml"]
)
def test_without_a_submission(folder: Path, command: str) -> None:
    done = run(folder, command)
    assert done.code == 3
    assert "Traceback" not in done.err


def test_a_source_that_cannot_be_read(folder: Path) -> None:
    unit = init(folder)
    broken = unit / "projects" / "01-example.yaml"
    broken.write_text("表式：项目绩效目标表\n", encoding="utf-8")
    done = run(folder, f"goalc new project 甲 --from {broken}")
    assert done.code == 1
    assert "GC710" in done.out
    assert len(list((unit / "projects").iterdir())) == 1
