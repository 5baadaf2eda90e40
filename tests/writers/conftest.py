"""Writers that are made once, and conversion by LibreOffice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goalc.writers.docx import DocxWriter
from goalc.writers.xlsx import XlsxWriter
from tests import office
from tests.writers.samples import STYLESHEET

Convert = Callable[[bytes, str, str], Path]


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    """Convert the bytes of a file of one suffix to another: `convert(data, "docx", "pdf")`."""
    return lambda content, suffix, target: office.convert(content, suffix, target, tmp_path)


@pytest.fixture
def pdf_text(tmp_path: Path) -> Callable[[bytes, str], list[str]]:
    """The text of each page that LibreOffice makes of a file, without white space."""
    return lambda content, suffix: office.page_texts(office.convert(content, suffix, "pdf", tmp_path))


@pytest.fixture(scope="session")
def docx_writer() -> DocxWriter:
    return DocxWriter(STYLESHEET)


@pytest.fixture(scope="session")
def xlsx_writer() -> XlsxWriter:
    return XlsxWriter(STYLESHEET)
