"""Law: what is read from a file is what was laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goalc.document.document import Document, Stamp
from goalc.readers import differences, read_docx, read_xlsx
from goalc.writers.docx import DocxWriter
from goalc.writers.xlsx import XlsxWriter
from tests.examples import examples
from tests.writers import samples
from tests.writers.strategies import DOCUMENTS


class Writer(Protocol):
    def write(self, documents: Sequence[Document], stamp: Stamp) -> bytes: ...


Format = tuple[Writer, Callable[[bytes], tuple[Document, ...]]]
FORMATS: list[Format] = [
    (DocxWriter(samples.STYLESHEET), read_docx),
    (XlsxWriter(samples.STYLESHEET), read_xlsx),
]
both = pytest.mark.parametrize("form", FORMATS, ids=["docx", "xlsx"])


@both
@settings(deadline=None, max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow])
@given(documents=st.lists(DOCUMENTS, min_size=1, max_size=3))
def test_any_document_comes_back(form: Format, documents: list[Document]) -> None:
    writer, read = form
    assert differences(documents, read(writer.write(documents, samples.STAMP))) == []


@both
@pytest.mark.parametrize(
    "document",
    [
        samples.project(samples.many(300)),
        samples.department(function="公" * 2_000),
        samples.department(function="防风险、保安全，" * 750),
        samples.department(function="\n".join(["第一行😀 & <5%> \"引\" 'x'"] * 40)),
    ],
    ids=["300 indicators", "2,000 characters", "6,000 characters", "lines"],
)
def test_long_forms_come_back(form: Format, document: Document) -> None:
    writer, read = form
    documents = [samples.cover(), document, samples.project()]
    assert differences(documents, read(writer.write(documents, samples.STAMP))) == []
