"""The names of the places that print values, in Word files and workbooks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]  # it has no types

from goalc.document.document import Cell, CellRef, Document, Line, Paragraph, Row, Table
from goalc.document.marks import MAX_LENGTH, mark_values
from goalc.layout.fault import TemplateFault
from goalc.pipeline.pieces import lay_out, mark
from goalc.readers import read_docx, read_xlsx
from goalc.source.diagnostic import Origin
from tests.police import police
from tests.writers.samples import STAMP, cell
from tests.writers.test_package import FALSE_FINDINGS

# Word: a letter first, then letters, digits and underscores, 40 in all. Excel: no reference to a cell.
ALLOWED = re.compile(r"[^\W\d_]\w{0,39}")


def marked() -> Iterator[Document]:
    for document in mark(police(), lay_out(police())):
        assert not isinstance(document, TemplateFault)
        yield document


def test_each_value_has_a_name_of_its_own_that_both_programs_allow() -> None:
    documents = list(marked())
    names = [name for document in documents for name in document.marks.values()]
    assert len(names) > 400
    assert len({name.casefold() for name in names}) == len(names)
    assert all(ALLOWED.fullmatch(name) and len(name) <= MAX_LENGTH for name in names)
    assert not [name for name in names if re.fullmatch(r"[A-Za-z]{1,3}\d+|[RrCc]\d*", name)]


def test_names_say_which_value_it_is() -> None:
    names = {name for document in marked() for name in document.marks.values()}
    expected = {"部门_基本支出", "项目01_项目名称", "项目01_产出指标_数量指标_3_指标值", "项目01_封面_年度"}
    assert expected <= names


def test_long_paths_are_cut_and_stay_apart() -> None:
    steps = ("绩效指标", "一" * 30, "二" * 30)
    origins = [Origin("a.yaml", (*steps, number, "指标值")) for number in range(200)]
    rows = tuple(Row((cell("甲")._replace(lines=(Line("甲", origin),)),)) for origin in origins)
    names = list(
        mark_values(Document("表", "portrait", (Table((30.0,), rows),)), "项目01", {}).marks.values()
    )
    assert len(set(names)) == 200
    assert all(ALLOWED.fullmatch(name) and len(name) <= MAX_LENGTH for name in names)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_marks_change_nothing_that_is_read(form: str) -> None:
    writer = police().pack.writer(form)
    read = {"docx": read_docx, "xlsx": read_xlsx}[form]
    plain = [document for document in lay_out(police()) if isinstance(document, Document)]
    assert read(writer.write(plain, STAMP)) == read(writer.write(marked(), STAMP))


def test_bookmarks_are_numbered_through_the_file_and_each_is_in_one_paragraph() -> None:
    content = police().pack.writer("docx").write(marked(), STAMP)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
    starts = re.findall(r'<w:bookmarkStart w:id="(\d+)"', body)
    assert len(starts) == len(set(starts)) > 400
    inside = re.findall(
        r'<w:p>(?:(?!</w:p>).)*?<w:bookmarkStart w:id="(\d+)"(?:(?!</w:p>).)*?<w:bookmarkEnd w:id="\1"/>',
        body,
    )
    assert inside == starts


def test_defined_names_refer_to_the_first_cell_of_the_value() -> None:
    first = Row((Cell((Line("甲"),), "td", 2), Cell((Line("a"),), "td")))
    table = Table((20, 30), (first, Row((Cell((Line("b"),), "td"),))))
    blocks = (Paragraph(Line("标题"), "p"), table)
    document = Document("表's", "portrait", blocks, {CellRef(1, 1, 1): "部门_乙"})
    content = police().pack.writer("xlsx").write([document], STAMP)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        book = package.read("xl/workbook.xml").decode()
    assert "<definedName name=\"部门_乙\">'表''s'!$B$3</definedName>" in book
    assert f'<definedName name="goalc_digest">&quot;{STAMP.digest}&quot;</definedName>' in book


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_schemas_accept_marked_forms(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"form.{form}"
    file.write_bytes(police().pack.writer(form).write(marked(), STAMP))
    errors = [str(error) for error in OpenXmlValidator(max_errors=50).validate(file).errors]
    assert [error for error in errors if not any(false in error for false in FALSE_FINDINGS)] == []


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_without_marks_a_file_has_no_trace_of_them(form: str) -> None:
    plain = [document for document in lay_out(police()) if isinstance(document, Document)]
    content = police().pack.writer(form).write(plain, STAMP)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = b"".join(map(package.read, package.namelist()))
    assert b"bookmarkStart" not in parts
    assert b"goalc_digest" not in parts
