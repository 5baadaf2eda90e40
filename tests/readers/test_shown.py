"""What people see in a spreadsheet's cell is what is read of it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from goalc.document.document import Table
from goalc.readers.registry import read_form

_EMPTY = re.compile(rb"<v ?/>|<v></v>")
CASES = [
    (0.95, "0%", "95%"),
    (0.985, "0.00%", "98.5%"),
    (1, "0%", "100%"),
    (datetime(2025, 6, 30), "yyyy-mm-dd", "2025-06-30"),
    (datetime(2025, 6, 30), 'yyyy"年"m"月"d"日"', "2025年6月30日"),
    (datetime(2025, 6, 1), 'yyyy"年"m"月"', "2025年6月"),
    (datetime(2025, 1, 1), "yyyy", "2025年"),
    (7340000, "#,##0.00", "7,340,000.00"),
    (5, "General", "5"),
    ("=100%", "@", "=100%"),
    (734, '0.00"万元"', "734.00万元"),
    (734, "#,##0.00万元", "734.00万元"),
    (7340000, "0!.0,", "734.0"),
    (7341234, "0!.0,", "734.1234"),
    (7340000, "0\\.0000", "734.0000"),
    (7340000, '#,##0.00,,"百万元"', "7.34百万元"),
    (95, '0"%"', "95%"),
    (5, '0"次"', "5次"),
    (-5, '0"次";[Red]-0"次"', "-5次"),
    (7340000, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "7,340,000.00"),
    (7340000, "[DBNum2][$-804]General", "7,340,000"),
    (5, '[>100]0"次";0"次"', "5次"),
]


@pytest.mark.parametrize(("value", "form", "text"), CASES)
def test_what_is_shown_is_read(value: object, form: str, text: str) -> None:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    cell = book.active["B2"]
    cell.value, cell.number_format = value, form
    if isinstance(value, str):
        cell.data_type = "s"
    assert texts(saved(book)) == ["", text]


def test_a_formula_is_its_value() -> None:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    book.active["B2"] = "=1+1"
    content = saved(book)
    assert texts(content) == ["", "<f>=1+1"]
    assert texts(computed(content, "2")) == ["", "2"]


def saved(book: openpyxl.Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def computed(content: bytes, value: str) -> bytes:
    """A workbook whose formulas have a value, as a program leaves it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            after.writestr(name, _EMPTY.sub(f"<v>{value}</v>".encode(), before.read(name)))
    return made.getvalue()


def texts(content: bytes) -> list[str]:
    [document] = read_form("xlsx", content).documents
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [cell.text for table in tables for row in table.rows for cell in row.cells]
