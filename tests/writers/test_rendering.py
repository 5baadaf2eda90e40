"""The real submission, built, opened in LibreOffice and printed: all words are there, no page is empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalc.document.document import Document, Table
from tests import office
from tests.compiling import booklet, documents
from tests.police import police

pytestmark = pytest.mark.office

PAGES = {"docx": range(9, 13), "xlsx": range(9, 13)}
"""A cover, two pages of the department's table, and one or two of each of the five projects'."""


def words(document: Document) -> list[str]:
    """The text of each paragraph and cell, without white space."""
    texts = []
    for block in document.blocks:
        if isinstance(block, Table):
            texts += [cell.text for row in block.rows for cell in row.cells]
        else:
            texts.append(block.line.text)
    return ["".join(text.split()) for text in texts]


@pytest.fixture(scope="module", params=["docx", "xlsx"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    kind: str = request.param
    made = booklet(police(), kind)
    return kind, office.convert(made, kind, "pdf", tmp_path_factory.mktemp("office"))


def test_the_booklet_has_a_sensible_number_of_pages(printed: tuple[str, Path]) -> None:
    kind, pdf = printed
    pages = office.page_texts(pdf)
    assert len(pages) in PAGES[kind]
    assert all(len(page) > 40 for page in pages), "an empty page"


def test_no_text_is_lost_on_paper(printed: tuple[str, Path]) -> None:
    """Every character is printed as often as it stands in the forms, or more (heads are repeated)."""
    _, pdf = printed
    paper = "".join(office.page_texts(pdf))
    wanted = "".join(text for document in documents(police()) for text in words(document))
    missing = {c for c in set(wanted) if paper.count(c) < wanted.count(c)}
    assert not missing


def test_each_form_begins_on_a_page_of_its_own(printed: tuple[str, Path]) -> None:
    _, pdf = printed
    pages = office.page_texts(pdf)
    titles = ("附件3：", "六盘水市公安局2025年部门整体支出绩效目标表", "六盘水市公安局项目绩效目标表")
    assert [sum(page.count(title) for page in pages) for title in titles] == [1, 1, 5]
    assert max(sum(page.count(title) for title in titles) for page in pages) == 1


def test_the_indicator_head_is_where_the_format_can_have_it(printed: tuple[str, Path]) -> None:
    """On every page of a sheet; in Word, where a form is one table, once in each form."""
    kind, pdf = printed
    heads = [page.count("指标解释及计算公式") for page in office.page_texts(pdf)]
    if kind == "xlsx":
        assert heads == [0, *[1] * (len(heads) - 1)]
    else:
        assert sum(heads) == 6
