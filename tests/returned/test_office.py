"""Edits that another program has saved come back as exactly; `bench/returned.py` prints the whole table."""

from __future__ import annotations

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from tests.office import convert, tool
from tests.returned.cases import CASES, Workplace, judge

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    return Workplace.make(tmp_path_factory.mktemp("shared"))


def saved(content: bytes, steps: tuple[str, ...], folder: Path) -> bytes:
    """The file as LibreOffice saves it, format by format."""
    for before, after in pairwise(steps):
        content = convert(content, before, after, folder).read_bytes()
    return content


@pytest.mark.parametrize(
    ("steps", "name"),
    [
        (("docx", "docx"), "overtype all"),
        (("docx", "docx"), "tracked edits"),
        (("docx", "odt", "docx"), "insert row"),
        (("xlsx", "xlsx"), "delete first row"),
        (("xlsx", "xls", "xlsx"), "overtype all"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_libreoffice(shared: Workplace, steps: tuple[str, ...], name: str, tmp_path: Path) -> None:
    case = CASES[name]
    content = saved(shared.edited(steps[0], case.edit), steps, tmp_path)
    report = shared.apply(steps[-1], content)
    assert judge(shared, case, report) == (0, 0, case.losses)


def test_gnumeric(shared: Workplace, tmp_path: Path) -> None:
    case = CASES["reorder rows"]
    source, target = tmp_path / "form.xlsx", tmp_path / "saved.xlsx"
    source.write_bytes(shared.edited("xlsx", case.edit))
    subprocess.run([tool("ssconvert"), str(source), str(target)], check=True, capture_output=True, timeout=60)
    assert judge(shared, case, shared.apply("xlsx", target.read_bytes())) == (0, 0, 0)
