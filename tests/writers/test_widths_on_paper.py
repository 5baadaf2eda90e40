"""A form is as wide on paper as it should be, in Gnumeric as in LibreOffice, and so no text is clipped."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from goalc.writers.xlsx import XlsxWriter
from tests import office
from tests.compiling import documents
from tests.police import pack, police
from tests.writers.samples import STAMP
from tests.writers.test_office import lost

pytestmark = pytest.mark.office

Program = Callable[[bytes, Path], Path]
_DPI = 100


def by_gnumeric(content: bytes, folder: Path) -> Path:
    """The PDF that Gnumeric makes of a workbook. Of several sheets, it gives all the paper of the first."""
    source, made = folder / "form.xlsx", folder / "form.pdf"
    source.write_bytes(content)
    fonts = {**os.environ, "FONTCONFIG_FILE": str(office.FONTS)}
    subprocess.run(
        [office.tool("ssconvert"), str(source), str(made)],
        check=True,
        capture_output=True,
        timeout=60,
        env=fonts,
    )
    return made


def by_libreoffice(content: bytes, folder: Path) -> Path:
    return office.convert(content, "xlsx", "pdf", folder)


def inked(pdf: Path) -> float:
    """The width in mm between the outermost marks of ink on the first page."""
    command = [office.tool("pdftoppm"), "-gray", "-r", str(_DPI), "-l", "1", str(pdf)]
    image = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    # A portable graymap: a signature, the width and height, the maximum, then a byte per pixel.
    _, size, _, pixels = image.split(b"\n", 3)
    width = int(size.split()[0])
    dark = [x for x in range(width) if min(pixels[x::width]) < 160]
    return (dark[-1] - dark[0] + 1) / _DPI * 25.4


programs = pytest.mark.parametrize("program", [by_gnumeric, by_libreoffice], ids=["Gnumeric", "LibreOffice"])


def printed(number: int, program: Program, folder: Path) -> Path:
    """The PDF of a form of 2025."""
    writer = XlsxWriter(pack().renderer.look.stylesheet)
    return program(writer.write([documents(police())[number]], STAMP), folder)


@programs
@pytest.mark.parametrize(("number", "width"), [(1, 267), (2, 180)], ids=["department", "project"])
def test_a_form_is_as_wide_as_it_should_be(program: Program, number: int, width: int, tmp_path: Path) -> None:
    pdf = printed(number, program, tmp_path)
    assert width - 2 < inked(pdf) < width + 1
    assert lost([documents(police())[number]], office.page_texts(pdf)) == []


@programs
def test_the_footer_is_the_page_number_and_no_code(program: Program, tmp_path: Path) -> None:
    (page,) = office.page_texts(printed(2, program, tmp_path))
    assert page.startswith("—1—六盘水市公安局")
    assert "&" not in page
    assert "宋体" not in page
