"""A booklet of many forms is written form by form: its XML is never in memory as a whole."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from goalc.document.document import Table
from goalc.writers.docx import DocxWriter
from goalc.writers.xlsx import XlsxWriter
from tests.writers import samples


def measured(writer: DocxWriter | XlsxWriter, count: int) -> tuple[int, int, int]:
    """The peak of memory while `count` forms are written, and the sizes of the file and of all its parts."""
    forms = [samples.project(name=f"第{number}项") for number in range(count)]
    for form in forms:
        # A form's grid is part of the form, made when it is first asked for.
        assert all(block.grid for block in form.blocks if isinstance(block, Table))
    tracemalloc.start()
    content = writer.write(forms, samples.STAMP)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return peak, len(content), sum(part.file_size for part in package.infolist())


@pytest.mark.parametrize("kind", [DocxWriter, XlsxWriter])
def test_memory_grows_with_the_file_and_not_with_its_xml(kind: type[DocxWriter | XlsxWriter]) -> None:
    writer = kind(samples.STYLESHEET)
    writer.write([samples.project()], samples.STAMP)
    few, many = measured(writer, 10), measured(writer, 60)
    peak, file, xml = (b - a for a, b in zip(few, many, strict=True))
    # The compressed parts are there twice: by themselves, and joined to a file.
    assert peak < 3 * file + xml / 10
