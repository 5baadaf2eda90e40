"""Empty forms in LibreOffice: a person can type into the places to fill in, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalc.document.document import CellRef
from goalc.readers.compare import differences
from goalc.readers.registry import READERS
from goalc.writers.xlsx.plan import lay_out
from tests import office
from tests.pipeline.test_blank import blanks, texts
from tests.writers.conftest import Convert
from tests.writers.filling import fill_docx, filled_document, type_everywhere

FORMS = (("liupanshui-2025", "项目绩效目标表"), ("national-2020-self", "项目支出绩效自评表"))
pytestmark = [pytest.mark.office, pytest.mark.slow]
forms = pytest.mark.parametrize(("name", "title"), FORMS)


@forms
def test_only_places_to_fill_in_take_a_text(name: str, title: str, tmp_path: Path) -> None:
    form = blanks(name)[title]
    plan = lay_out(form.sheet.filled or form.sheet.document, form.stylesheet)
    typed = {
        ref: f"={area.left}/{area.top}"
        for areas in plan.areas
        for area in areas
        for ref in [CellRef(area.block, area.row, area.column)]
        if ref in form.sheet.entries and (area.left + area.top) % 3
    }
    assert len(typed) > len(form.sheet.entries) / 2
    (read,) = READERS["xlsx"](office.filled(form.write("xlsx"), tmp_path))
    assert texts(read) == texts(filled_document(form.sheet.document, typed))


@forms
def test_the_empty_word_file_is_still_empty_when_it_was_saved(
    name: str, title: str, convert: Convert
) -> None:
    form = blanks(name)[title]
    saved = convert(form.write("docx"), "docx", "docx:MS Word 2007 XML").read_bytes()
    assert differences([form.sheet.document], READERS["docx"](saved)) == []


@forms
def test_a_filled_word_file_is_the_same_when_it_was_saved(name: str, title: str, convert: Convert) -> None:
    form = blanks(name)[title]
    typed = type_everywhere(form, ["≥95%", "=100%", "填好了"])
    content = fill_docx(form.write("docx"), form, typed)
    saved = convert(content, "docx", "docx:MS Word 2007 XML").read_bytes()
    assert differences([filled_document(form.sheet.document, typed)], READERS["docx"](saved)) == []


@forms
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_the_form_prints_on_as_few_pages_as_it_needs(
    name: str, title: str, ending: str, convert: Convert
) -> None:
    pages = office.page_texts(convert(blanks(name)[title].write(ending), ending, "pdf"))
    assert len(pages) <= 2
    assert "绩效" in pages[0]
