"""LibreOffice, told to accept or to reject all tracked changes, makes the one version or the other."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest
from lxml import etree

from goalc.document.document import Document, Line, Paragraph, Revision, Table
from tests import edits, office
from tests.compiling import docx_writer
from tests.police import pack
from tests.writers import samples
from tests.writers.resolving import W

pytestmark = pytest.mark.office

Answer = Literal["Accept", "Reject"]
Resolve = Callable[[bytes, Answer], bytes]


@pytest.fixture(scope="module")
def resolve(tmp_path_factory: pytest.TempPathFactory) -> Resolve:
    profile = tmp_path_factory.mktemp("profile")
    return lambda data, answer: office.resolved(data, answer, profile)


def outline(data: bytes) -> list[object]:
    """Texts outside tables, and of each row the widths, merges and texts of its cells; and what is marked."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    found: list[object] = [mark.tag for mark in root.iter(f"{W}ins", f"{W}del")]
    for block in root[0]:
        if block.tag == f"{W}tbl":
            found += [[_cell(tc) for tc in row.iterfind(f"{W}tc")] for row in block.iterfind(f"{W}tr")]
        elif _text(block):
            found.append(_text(block))
    return found


def _cell(tc: etree._Element) -> tuple[str | None, str, str]:
    width, merge = tc.find(f"{W}tcPr/{W}tcW"), tc.find(f"{W}tcPr/{W}vMerge")
    assert width is not None
    merged = "" if merge is None else str(merge.get(f"{W}val", "continue"))
    return width.get(f"{W}w"), merged, "\n".join(_text(p) for p in tc.iterfind(f"{W}p"))


def _text(p: etree._Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        part.text or "" if part.tag == f"{W}t" else signs.get(str(part.tag), "") for part in p.iter()
    )


BASE = edits.works(edits.version())


def _wider(document: Document) -> Document:
    """The form of another year: its table has other columns, and so is another table."""
    blocks = [
        replace(block, columns=(block.columns[0] + 2, *block.columns[1:]))
        if isinstance(block, Table)
        else block
        for block in document.blocks
    ]
    return replace(document, blocks=(blocks[0], Paragraph(Line("（修订稿）"), "unit"), *blocks[2:]))


@pytest.mark.parametrize(
    "after",
    [
        edits.works(edits.version(*edits.MANY)),
        edits.works(
            edits.version("added first in a group", "removed the first group of a level", "more goals")
        ),
        edits.works(edits.version("removed first and second of a group", "removed last of a group")),
        _wider(BASE),
    ],
    ids=["many edits", "groups", "ends of a group", "other columns"],
)
def test_both_versions(resolve: Resolve, after: Document) -> None:
    writer = docx_writer(pack())
    redline = writer.redline(BASE, after, Revision("韦玉芳", "2025-03-01T08:00:00Z"), samples.STAMP)
    answers: tuple[tuple[Answer, Document], ...] = (("Accept", after), ("Reject", BASE))
    for answer, expected in answers:
        # What LibreOffice makes of a file without marks is the measure of what it makes of one with marks.
        plain = resolve(writer.write([expected], samples.STAMP), answer)
        assert outline(resolve(redline, answer)) == outline(plain)


def test_a_form_that_is_not_accepted_is_gone(resolve: Resolve) -> None:
    redline = docx_writer(pack()).redline(None, BASE, Revision("韦玉芳"), samples.STAMP)
    assert outline(resolve(redline, "Reject")) == []
