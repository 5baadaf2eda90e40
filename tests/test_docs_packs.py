"""The tutorial of docs/packs.md is followed step by step: its files are written, its commands run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from goalc.operations.pack_check import pack_check
from tests.cli.terminal import run
from tests.police import ROOT
from tests.published import empty_form

_BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$"
    r"|In `(?P<changed>[^`]+)`, change `(?P<old>[^`]+)` to\s+`(?P<new>[^`]+)`",
    re.MULTILINE | re.DOTALL,
)


def blocks() -> Iterator[re.Match[str]]:
    text = (ROOT / "docs" / "packs.md").read_text("utf-8")
    yield from _BLOCK.finditer(text[text.index("## A pack in ten steps") :])


def write(folder: Path, name: str, text: str) -> None:
    """Write a file; of one that is there, a part replaces the rest from the key on that it begins with."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    first = text.split("\n", 1)[0]
    if file.suffix == ".yaml" and file.exists():
        before = file.read_text("utf-8")
        text = before[: before.index(f"\n{first}\n") + 1] + text
    file.write_text(text, "utf-8")


def follow(folder: Path, command: str, shown: list[str]) -> None:
    said = run(folder, command)
    assert said.code == (1 if "…不通过。" in shown else 0), (command, said)
    place = 0
    for line in shown:
        for piece in filter(None, line.split("…")):
            place = said.out.index(piece, place)


def test_the_tutorial(tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(empty_form("docx"))
    seen: list[str] = []
    for block in blocks():
        if block["changed"]:
            file = tmp_path / block["changed"]
            before = file.read_text("utf-8")
            assert before.count(block["old"]) == 1
            file.write_text(before.replace(block["old"], block["new"]), "utf-8")
        elif block["file"]:
            write(tmp_path, block["file"], block["text"])
        elif block["kind"] == "sh":
            for command in block["text"].splitlines():
                follow(tmp_path, command, [])
        else:
            for piece in block["text"].split("$ ")[1:]:
                command, *shown = piece.splitlines()
                follow(tmp_path, command, shown)
        seen.append(block["kind"] or "change")
    assert {"sh", "console", "html", "yaml", "change"} == set(seen)
    assert pack_check([tmp_path / "packs" / "self-2025"]).diagnostics == ()
    cells = (tmp_path / "packs/self-2025/cases/meals/cells.txt").read_text("utf-8").splitlines()
    assert cells[1:3] == ["项目支出绩效自评表", "（2025年度）"]
    assert "年度资金总额：|734.00|734.00|712.50|10|97.07%|9.71" in cells
    assert "质量指标|食材验收合格率|=100%|99.5%|25|24.88|一批蔬菜农残超标，更换供应商" in cells
    assert cells[-1] == "总分|100|99.38|"
    assert list((tmp_path / "out").glob("*/*.docx"))
    assert list((tmp_path / "schema").glob("*.json"))
