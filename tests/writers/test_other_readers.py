"""The built Word file in pandoc and mammoth: titles and cells are in their text, in the order of the form."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import mammoth  # type: ignore[import-untyped]  # it has no types
import pytest
from lxml import etree

from goalc.document.document import Document, Line, Paragraph, Table
from goalc.writers.docx import DocxWriter
from tests import office
from tests.compiling import booklet, documents, docx_writer
from tests.police import pack, police
from tests.writers import samples

Reader = Callable[[bytes, Path], str]

MEANINGFUL = (
    *(
        "Title",
        "title",
        "Subtitle",
        "Author",
        "Date",
        "Abstract",
        "Caption",
        "caption",
        "Heading 1",
        "heading 2",
    ),
    *(
        "Quote",
        "Normal",
        "Body Text",
        "List Paragraph",
        "Source Code",
        "Definition",
        "TOC Heading",
        "footnote text",
    ),
    *("footer", "Footer", "tail", "Tail", "joint", "8"),
)
"""Names of styles to which Word, pandoc or mammoth give a meaning, and names near those of goalc itself."""


def said(documents: Sequence[Document]) -> str:
    """All texts in reading order, without white space."""
    texts = []
    for document in documents:
        for block in document.blocks:
            if isinstance(block, Table):
                texts += [cell.text for row in block.rows for cell in row.cells]
            else:
                texts.append(block.line.text)
    return _bare("".join(texts))


def _bare(text: str) -> str:
    return "".join(text.split())


def by_mammoth(content: bytes, _: Path) -> str:
    html: str = mammoth.convert_to_html(io.BytesIO(content)).value
    return _shown(f"<body>{html}</body>")


def by_pandoc(content: bytes, folder: Path) -> str:
    file = folder / "form.docx"
    file.write_bytes(content)
    command = [office.tool("pandoc"), "--from", "docx", "--to", "html", "--wrap", "none", str(file)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return _shown(f"<body>{done.stdout.decode()}</body>")


def _shown(html: str) -> str:
    return _bare("".join(map(str, etree.fromstring(html, etree.HTMLParser()).itertext())))


readers = pytest.mark.parametrize(
    "read", [by_mammoth, pytest.param(by_pandoc, marks=pytest.mark.office)], ids=["mammoth", "pandoc"]
)


@readers
def test_the_booklet_is_read_whole(read: Reader, tmp_path: Path) -> None:
    assert read(booklet(police(), "docx"), tmp_path) == said(documents(police()))


@readers
@pytest.mark.parametrize("number", range(1, 7))
def test_a_single_form_begins_with_its_title(read: Reader, number: int, tmp_path: Path) -> None:
    form = documents(police())[number]
    shown = read(docx_writer(pack()).write([form], samples.STAMP), tmp_path)
    assert shown == said([form])
    assert shown.startswith("六盘水市公安局")


@readers
@pytest.mark.parametrize("name", MEANINGFUL)
def test_any_name_of_a_style_is_a_look_and_no_meaning(read: Reader, name: str, tmp_path: Path) -> None:
    styles = {name: samples.STYLESHEET.styles["title"], **samples.STYLESHEET.styles}
    form = samples.project()
    blocks = (Paragraph(Line("第一行"), name), *form.blocks, Paragraph(Line("末行"), name))
    made = [replace(form, blocks=blocks), replace(form, blocks=blocks)]
    content = DocxWriter(replace(samples.STYLESHEET, styles=styles)).write(made, samples.STAMP)
    assert read(content, tmp_path) == said(made)
