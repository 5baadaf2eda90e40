"""Empty forms: only places to fill in can be edited, and what is typed there is read back as it was typed."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]  # it has no types

from goalc.document.annotated import Entry
from goalc.document.document import CellRef, Document, Table
from goalc.pipeline.blank import BLANK_FORMATS, VARIANT, BlankForm, BlankForms
from goalc.pipeline.sample import COVER_FILE, SAMPLE_FILE, filled_forms
from goalc.readers.compare import differences
from goalc.readers.registry import READERS
from goalc.writers.xlsx.annotations import areas_by_ref
from goalc.writers.xlsx.entries import validations
from goalc.writers.xlsx.plan import lay_out
from tests.compiling import pack_named
from tests.police import ROOT, police
from tests.writers.filling import FILLERS, W, fill_xlsx, filled_document, type_everywhere
from tests.writers.test_package import FALSE_FINDINGS

PACKS = (
    *("liupanshui-2025", "ezhou-2022", "national-2015", "national-2021"),
    *("national-2019-monitor", "national-2020-self"),
)
OWN = tuple(sorted(ROOT.glob("tests/packs/*")))
TYPED = (
    *("=100%", "≥95%", "2025-01-01", "007", "10%", "+5", "1e5"),
    *("两行\n文字", 'a & <b> "c"', "  前后空格  "),
)
"""Texts that a spreadsheet would like to take for formulas, dates and numbers."""


@cache
def blanks(name: str) -> dict[str, BlankForm]:
    """The empty forms of a pack by title."""
    forms = BlankForms(pack_named(name, *OWN))
    found = {title: forms.make(title) for title in forms.titles}
    return {title: form for title, form in found.items() if isinstance(form, BlankForm)}


def each() -> list[tuple[str, str]]:
    names = (*PACKS, "everything", "evaluation", "money")
    return [(name, title) for name in names for title in blanks(name)]


forms = pytest.mark.parametrize(("name", "title"), each())
formats = pytest.mark.parametrize("ending", BLANK_FORMATS)


def texts(document: Document) -> dict[CellRef, str]:
    """The text of each cell and paragraph."""
    found: dict[CellRef, str] = {}
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            for r, (row, starts) in enumerate(zip(block.rows, block.grid.starts, strict=True)):
                found |= {
                    CellRef(number, r, column): cell.text
                    for cell, column in zip(row.cells, starts, strict=True)
                }
        else:
            found[CellRef(number)] = block.line.text
    return found


@pytest.mark.parametrize("name", PACKS)
def test_each_form_of_a_pack_has_an_empty_one(name: str) -> None:
    assert list(blanks(name)) == list(pack_named(name).look.forms)


@forms
def test_no_sample_is_left_and_each_value_has_a_place(name: str, title: str) -> None:
    form = blanks(name)[title]
    shown = texts(form.sheet.document)
    assert not [text for text in shown.values() if VARIANT.text[:4] in text or "样例" in text]
    assert form.sheet.entries
    pack = pack_named(name, *OWN)
    (filled,) = [one for one in filled_forms(pack.profile, VARIANT) if one.sample.title == title]
    sample = filled.sample
    laid = (
        pack.renderer.cover(sample.submission)
        if sample.form is None
        else pack.renderer.form(sample.form, sample.submission)
    )
    assert isinstance(laid, Document)
    printed = texts(laid)
    # A text that is not the sample's any more is a place to fill in, and nothing else changes.
    assert {ref for ref in printed if printed[ref] != shown[ref]} <= form.sheet.entries.keys()
    assert {SAMPLE_FILE, COVER_FILE} & filled.profiles.keys()


@forms
@formats
def test_the_empty_form_is_read_back_empty(name: str, title: str, ending: str) -> None:
    form = blanks(name)[title]
    assert differences([form.sheet.document], READERS[ending](form.write(ending))) == []


@forms
@formats
def test_the_same_bytes_at_any_time(name: str, title: str, ending: str) -> None:
    again = BlankForms(pack_named(name, *OWN)).make(title)
    assert isinstance(again, BlankForm)
    assert again.write(ending) == blanks(name)[title].write(ending)


@pytest.mark.slow
@forms
@formats
def test_schemas_accept_empty_forms(name: str, title: str, ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"form.{ending}"
    file.write_bytes(blanks(name)[title].write(ending))
    found = [str(error) for error in OpenXmlValidator().validate(file).errors]
    assert [one for one in found if not any(known in one for known in FALSE_FINDINGS)] == []


@forms
def test_only_the_places_to_fill_in_can_be_edited(name: str, title: str) -> None:
    form = blanks(name)[title]
    (sheet,) = load_workbook(io.BytesIO(form.write("xlsx"))).worksheets
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    cells = [cell for row in sheet.iter_rows() for cell in row if not isinstance(cell, MergedCell)]
    free = [cell for cell in cells if not cell.protection.locked]
    assert len(free) == len(form.sheet.entries)
    assert {cell.number_format for cell in free} <= {"@", "#,##0.00####"}


@forms
def test_word_locks_what_is_no_place_to_fill_in(name: str, title: str) -> None:
    form = blanks(name)[title]
    with zipfile.ZipFile(io.BytesIO(form.write("docx"))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    locked = [control for control in root.iter(f"{W}sdt") if _lock(control) == "sdtContentLocked"]
    found = ["".join(map(str, control.itertext())) for control in locked]
    document = form.sheet.document
    labels = [
        line.text
        for number, block in enumerate(document.blocks)
        if isinstance(block, Table)
        for r, (row, starts) in enumerate(zip(block.rows, block.grid.starts, strict=True))
        for cell, column in zip(row.cells, starts, strict=True)
        if CellRef(number, r, column) not in form.sheet.entries
        for line in cell.lines
        if line.text
    ]
    assert found == ["".join(label.split("\n")) for label in labels]
    lists = [control for control in root.iter(f"{W}sdt") if _lock(control) == "sdtLocked"]
    assert len(lists) == len([e for e in form.sheet.entries.values() if len(e.choices) > 1])


def _lock(control: etree._Element) -> str | None:
    lock = control.find(f"{W}sdtPr/{W}lock")
    return None if lock is None else str(lock.get(f"{W}val"))


@forms
def test_an_empty_place_is_one_empty_line(name: str, title: str) -> None:
    form = blanks(name)[title]
    for block in form.sheet.document.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            for cell in row.cells:
                assert cell.text.strip("\n") or len(cell.lines) == 1


@forms
def test_excel_accepts_the_rules_of_a_sheet(name: str, title: str) -> None:
    form = blanks(name)[title]
    (sheet,) = load_workbook(io.BytesIO(form.write("xlsx"))).worksheets
    for rule in sheet.data_validations.dataValidation:
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.prompt or "") <= 255
        assert len(rule.error or "") <= 255
        assert len(rule.formula1 or "") <= 257
    lists = [entry.choices for entry in dict.fromkeys(form.sheet.entries.values()) if entry.choices]
    written = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert written == [f'"{",".join(words)}"' for words in lists]


@forms
@formats
def test_what_is_typed_is_read_back(name: str, title: str, ending: str) -> None:
    form = blanks(name)[title]
    typed = type_everywhere(form, TYPED)
    content = FILLERS[ending](form.write(ending), form, typed)
    assert differences([filled_document(form.sheet.document, typed)], READERS[ending](content)) == []


def test_an_amount_may_be_typed_as_a_number() -> None:
    form = blanks("liupanshui-2025")["项目绩效目标表"]
    (ref,) = [ref for ref, entry in form.sheet.entries.items() if entry.title == "预算资金"]
    book = load_workbook(io.BytesIO(fill_xlsx(form.write("xlsx"), form, {ref: "0"})))
    cell = next(cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "0")
    cell.value = 1234567.5
    out = io.BytesIO()
    book.save(out)
    assert texts(READERS["xlsx"](out.getvalue())[0])[ref] == "1,234,567.50"


def test_what_is_known_of_a_submission_stands_there() -> None:
    submission = police().submission
    forms = BlankForms(police().pack)
    project = submission.projects[0]
    form = forms.make("项目绩效目标表", submission.cover, project)
    assert isinstance(form, BlankForm)
    shown = texts(form.sheet.document)
    locked = [text for ref, text in shown.items() if ref not in form.sheet.entries]
    assert {"六盘水市公安局项目绩效目标表", "（2025年度）", project.name, "=100%"} <= set(locked)
    others = {item.name for item in project.indicators if not item.added} | {project.manager}
    assert not others & set(shown.values())


def test_words_of_a_list_with_a_comma_are_only_told() -> None:
    form = blanks("liupanshui-2025")["项目绩效目标表"]
    places = areas_by_ref(lay_out(form.sheet.document, form.stylesheet))
    (ref,) = [ref for ref, entry in form.sheet.entries.items() if entry.title == "项目类别"]
    for words in (("一,二", "三"), tuple(f"很长的词{number}" for number in range(60))):
        rule = validations({ref: Entry("项目类别", "选一个。", words)}, places)
        assert "list" not in rule
        assert "选一个。" in rule
    long = validations({ref: Entry("很长的名称" * 20, "很长的提示" * 99, ("甲" * 150, "乙" * 99))}, places)
    lengths = {name: len(text) for name, text in re.findall(r'(\w+)="([^"]*)"', long)}
    assert lengths["promptTitle"] == lengths["errorTitle"] == 32
    assert lengths["prompt"] == lengths["error"] == 255
    quoted = validations({ref: Entry("项目类别", "", ('"甲"', "乙"))}, places)
    assert "<formula1>&quot;&quot;&quot;甲&quot;&quot;,乙&quot;</formula1>" in quoted
