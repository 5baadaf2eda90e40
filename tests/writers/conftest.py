"""Conversion by LibreOffice, for tests that need to see a page."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from goalc.writers import DocxWriter, XlsxWriter
from tests.writers.samples import STYLESHEET

Convert = Callable[[bytes, str, str], Path]


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    """Convert the bytes of a file of one suffix to another: `convert(data, "docx", "pdf")`.

    Each conversion has a profile of its own, because of two that share one, one fails.
    """
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice: there is no soffice on the path")

    def run(data: bytes, suffix: str, target: str) -> Path:
        place = tmp_path / f"conversion{len(list(tmp_path.iterdir()))}"
        place.mkdir()
        source = place / f"form.{suffix}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{place}/profile"
        command = [office, profile, "--headless", "--convert-to", target, "--outdir", str(place), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return place / f"form.{target.partition(':')[0]}"

    return run


@pytest.fixture
def pdf_text(convert: Convert) -> Callable[[bytes, str], list[str]]:
    """The text of each page that LibreOffice makes of a file, without white space."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs poppler: there is no pdftotext on the path")

    def run(data: bytes, suffix: str) -> list[str]:
        pdf = convert(data, suffix, "pdf")
        done = subprocess.run(
            ["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, timeout=60
        )
        return ["".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]

    return run


@pytest.fixture(scope="session")
def docx_writer() -> DocxWriter:
    return DocxWriter(STYLESHEET)


@pytest.fixture(scope="session")
def xlsx_writer() -> XlsxWriter:
    return XlsxWriter(STYLESHEET)
