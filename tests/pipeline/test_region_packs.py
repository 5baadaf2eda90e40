"""Packs that were written before there were stages build as they did, with the same cells in every format."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import goalc
from goalc.api import pack_check, pack_test
from goalc.readers.registry import READERS
from goalc.textconv.cells import CellForm, compare_forms, form_of, read_cells
from goalc.writers.registry import DEFAULT_FORMATS
from tests.police import ROOT

REGIONS = ROOT / "tests" / "packs" / "regions"
PACKS = sorted(file.parent for file in REGIONS.glob("*/pack.yaml"))
CASES = sorted(file.parent for file in REGIONS.glob("*/cases/*/submission.yaml"))


def test_there_are_sixteen() -> None:
    assert len(PACKS) == len(CASES) == 16


def cells_of(file: Path, expected: list[CellForm]) -> list[CellForm]:
    """Return the cells of the forms in a built file, under the titles of the forms that they are held to."""
    documents = READERS[file.suffix[1:]](file.read_bytes())
    titles = [form.title for form in expected]
    return [form_of(title, document) for title, document in zip(titles, documents, strict=True)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parents[1].name)
def test_the_cells_are_those_of_then(case: Path, tmp_path: Path) -> None:
    report = goalc.build([case], tmp_path, packs=[REGIONS])
    assert (len(report.stored), report.refused) == (1, ())
    expected = read_cells((case / "cells.txt").read_text(encoding="utf-8"))
    for suffix in DEFAULT_FORMATS:
        [booklet] = [file for file in tmp_path.rglob(f"*.{suffix}") if not file.name[:2].isdigit()]
        pairs = zip(expected, cells_of(booklet, expected), strict=True)
        assert [found for one, other in pairs for found in compare_forms(one, other)] == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_nothing_is_held_against_them(pack: Path) -> None:
    """Remarks of form packs may be true of them, errors are not."""
    found = pack_check([pack]).diagnostics
    assert {one.key.partition(".")[0] for one in found} <= {"GC920"}
    assert pack_test([pack]).passed


def test_a_cell_that_changed_is_told(tmp_path: Path) -> None:
    pack = Path(shutil.copytree(REGIONS / "sector-2021", tmp_path / "sector-2021"))
    template = pack / "project.html.j2"
    template.write_text(template.read_text("utf-8").replace("★{% endif", "☆{% endif"), "utf-8")
    assert {one.key for one in pack_test([pack]).failing} == {"GC921.cell"}
