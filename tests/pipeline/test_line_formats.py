"""The `format` of a form reaches its money lines: amounts, execution rates, and what is not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goalc.operations.pack_test import pack_test
from tests.police import ROOT

PACK = "sichuan-2023-self"
DECLARED = """\
      money: {unit: 万元, decimals: 2, grouping: false}
      rate: {decimals: 2}
"""
SPENT = "预算执行数: 32.5万元}"


def own_copy(folder: Path, formats: str) -> Path:
    """Copy the pack with its scored case alone, and with other formats."""
    pack = Path(shutil.copytree(ROOT / "tests" / "packs" / PACK, folder / PACK))
    shutil.rmtree(pack / "cases" / "qingshen-wages")
    edit(pack / "pack.yaml", DECLARED, formats)
    return pack


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def printed(pack: Path) -> list[str]:
    """The rows of the total, of a source without money, and of the last source."""
    assert pack_test([pack], update=True).passed
    rows = (pack / "cases/scores/cells.txt").read_text("utf-8").splitlines()
    return [row for row in rows if row.startswith(("总额|", "单位资金|", "其他资金|"))]


@pytest.mark.parametrize(
    ("formats", "rows"),
    [
        (
            "      rate: {decimals: 0}\n",
            [
                "总额|734.00|734.00|712.50|97%|10|9.71|",
                "单位资金|||||/|/",
                "其他资金|34.00|34.00|32.50|96%|/|/",
            ],
        ),
        (
            "      nothing: —\n      money: {decimals: as written}\n",
            [
                "总额|734|734|712.5|97.07%|10|9.71|",
                "单位资金|—|—|—|—|/|/",
                "其他资金|34|34|32.5|95.59%|/|/",
            ],
        ),
        (
            "      资金: {nothing: /, decimals: 3}\n"
            "      预算执行数: {decimals: 1}\n"
            "      执行率: {nothing: —}\n",
            [
                "总额|734.000|734.000|712.5|97.071%|10|9.71|",
                "单位资金|/|/|/|—|/|/",
                "其他资金|34.000|34.000|32.5|95.588%|/|/",
            ],
        ),
    ],
)
def test_a_format_reaches_the_money_lines(tmp_path: Path, formats: str, rows: list[str]) -> None:
    assert printed(own_copy(tmp_path, formats)) == rows


def test_a_rate_that_is_computed_is_rounded_and_one_that_is_written_is_refused(tmp_path: Path) -> None:
    pack = own_copy(tmp_path, "      rate: {decimals: 1}\n")
    assert printed(pack)[-1] == "其他资金|34.00|34.00|32.50|95.6%|/|/"
    edit(pack / "cases/scores/projects/01-meals.yaml", SPENT, SPENT[:-1] + ", 执行率: 95.59%}")
    (found,) = pack_test([pack]).failing
    assert (found.key, "执行率: 95.59%" in found.source.line(found.line)) == ("GC907.decimals", True)


def test_a_format_of_nothing_on_the_form_is_told(tmp_path: Path) -> None:
    pack = own_copy(tmp_path, "      执行率: {decimals: 2}\n      支出率: {decimals: 2}\n")
    (found,) = pack_test([pack]).failing
    assert (found.key, found.source.line(found.line).strip()) == ("GC902.format", "支出率: {decimals: 2}")
