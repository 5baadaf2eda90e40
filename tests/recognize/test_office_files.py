"""Forms changed in Excel and Word as offices do it: nothing is wrong or lost without a word."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import docx
import openpyxl
import pytest
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from goalc.readers.registry import read_form
from goalc.recognize.recognize import Recognized, recognize
from goalc.report.imported import short
from tests.compiling import pack_named
from tests.recognize.disfigured import Leaves, leaves, patterns, samples, write

MARK = "甲乙Q9"
PACKS = ("liupanshui-2025", "ezhou-2022", "national-2015", "national-2021")
packs = pytest.mark.parametrize("pack", PACKS)


@cache
def project(pack: str, ending: str = "xlsx") -> bytes:
    """The last form of a pack's samples, a project's."""
    return write(pack_named(pack), [one for one in samples() if one.pack == pack][-1].document, ending)


def read(content: bytes, pack: str, ending: str = "xlsx") -> Recognized:
    return recognize(read_form(ending, content).documents, {pack: patterns()[pack]})


def edited(pack: str, edit: Callable[[Worksheet], None]) -> Recognized:
    book = openpyxl.load_workbook(io.BytesIO(project(pack)))
    assert isinstance(book.active, Worksheet)
    edit(book.active)
    made = io.BytesIO()
    book.save(made)
    return read(made.getvalue(), pack)


def cell_of(sheet: Worksheet, text: str) -> Cell:
    return next(
        cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value == text
    )


def beside(cell: Cell, sheet: Worksheet) -> Cell:
    row = sheet[cell.row][cell.column :]
    return next(one for one in row if not isinstance(one, MergedCell))


def unplaced(found: Recognized) -> set[str]:
    return {fate.source.text for fate in found.fates if fate.kind == "unplaced"}


def value(found: Recognized, key: str) -> str | None:
    values: Leaves = leaves(found)
    return values.get(("form", key))


@packs
def test_a_label_and_its_value_in_one_cell_are_two(pack: str) -> None:
    name = value(read(project(pack), pack), "项目名称")

    def join(sheet: Worksheet) -> None:
        label = cell_of(sheet, "项目名称")
        label.value, beside(label, sheet).value = f"项目名称  {name}", None

    assert value(edited(pack, join), "项目名称") == name


@packs
def test_a_value_that_is_written_on_behind_its_label_is_told(pack: str) -> None:
    def join(sheet: Worksheet) -> None:
        label = cell_of(sheet, "项目名称")
        label.value, beside(label, sheet).value = f"项目名称{MARK}", None

    assert unplaced(edited(pack, join)) == {f"项目名称{MARK}"}


@packs
def test_an_amount_in_the_brackets_of_its_label_is_told(pack: str) -> None:
    def join(sheet: Worksheet) -> None:
        label = cell_of(sheet, "项目名称")
        label.value, beside(label, sheet).value = "项目名称（734万元）", None

    assert unplaced(edited(pack, join)) == {"项目名称（734万元）"}


@packs
def test_a_text_beside_the_title_is_told(pack: str) -> None:
    def add(sheet: Worksheet) -> None:
        sheet.cell(1, sheet.max_column + 1).value = MARK

    assert MARK in unplaced(edited(pack, add))


@packs
def test_a_text_beside_the_table_fills_no_empty_cell(pack: str) -> None:
    before = leaves(read(project(pack), pack))

    def add(sheet: Worksheet) -> None:
        label = cell_of(sheet, "项目名称")
        beside(label, sheet).value = None
        sheet.cell(label.row, sheet.max_column + 1).value = MARK

    found = edited(pack, add)
    assert MARK in unplaced(found)
    assert MARK not in leaves(found).values()
    assert set(leaves(found)) <= set(before)


@packs
def test_an_error_and_a_formula_without_a_result_are_no_values(pack: str) -> None:
    def change(sheet: Worksheet) -> None:
        name = beside(cell_of(sheet, "项目名称"), sheet)
        name.value, name.data_type = "#REF!", "e"

    found = edited(pack, change)
    assert unplaced(found) == {"<e>#REF!"}
    assert value(found, "项目名称") is None


def test_an_unknown_unit_of_money_is_not_taken_for_one_that_ends_alike() -> None:
    def change(sheet: Worksheet) -> None:
        cell_of(sheet, "预算资金（元）").value = "预算资金（千元）"

    found = edited("liupanshui-2025", change)
    assert unplaced(found) == {"7,340,000.00"}
    assert value(found, "预算资金") is None


def test_an_unknown_unit_above_a_table_is_not_left_out() -> None:
    def change(sheet: Worksheet) -> None:
        cell_of(sheet, "预算资金（元）").value = "预算资金"
        sheet["A2"].value = "单位：千元"

    assert "7,340,000.00" in unplaced(edited("liupanshui-2025", change))


def test_an_amount_that_is_shown_in_ten_thousands_is_read_as_shown() -> None:
    def change(sheet: Worksheet) -> None:
        label = cell_of(sheet, "预算资金（元）")
        label.value = "预算资金（万元）"
        beside(label, sheet).number_format = "0!.0,"

    assert value(edited("liupanshui-2025", change), "预算资金") == "734.0万元"


def test_a_strange_level_without_indicators_is_told() -> None:
    def change(sheet: Worksheet) -> None:
        cell_of(sheet, "生态效益指标").value = MARK

    assert MARK in unplaced(edited("ezhou-2022", change))


def test_words_in_the_place_of_a_sum_are_told() -> None:
    document = next(one.document for one in samples() if one.pack == "national-2015")
    book = openpyxl.load_workbook(io.BytesIO(write(pack_named("national-2015"), document, "xlsx")))
    assert isinstance(book.active, Worksheet)
    cell_of(book.active, "金额合计")
    book.active["E8"].value = MARK
    made = io.BytesIO()
    book.save(made)
    assert MARK in unplaced(read(made.getvalue(), "national-2015"))


@packs
def test_a_word_table_with_more_cells_than_its_grid_loses_none(pack: str) -> None:
    word = docx.Document(io.BytesIO(project(pack, "docx")))
    table = word.tables[0]
    cell = table.rows[1]._tr.tc_lst[-1]
    more = type(cell).new()
    table.rows[1]._tr.append(more)
    more.p_lst[0].add_r().text = MARK
    made = io.BytesIO()
    word.save(made)
    assert MARK in unplaced(read(made.getvalue(), pack, "docx"))


@packs
@pytest.mark.parametrize(("look", "kind"), [("strike", "struck"), ("hidden", "hidden")])
def test_crossed_out_and_hidden_text_is_no_value_and_is_told(look: str, kind: str, pack: str) -> None:
    content = project(pack, "docx")
    word = docx.Document(io.BytesIO(content))
    name = value(read(content, pack, "docx"), "项目名称")
    paragraph = next(
        paragraph for cell in word.tables[0]._cells for paragraph in cell.paragraphs if paragraph.text == name
    )
    setattr(paragraph.add_run(MARK).font, look, True)
    made = io.BytesIO()
    word.save(made)
    assert value(read(made.getvalue(), pack, "docx"), "项目名称") == name
    assert read_form("docx", made.getvalue()).not_read == (kind,)


def test_a_formula_is_told_as_it_was_typed() -> None:
    assert short("<e>#REF!") == "#REF!"
    assert short("<f>=A1+1") == "=A1+1"
