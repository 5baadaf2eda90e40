"""Opening built files in LibreOffice and reading the pages that it makes of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp

import pytest

FONTS = Path(__file__).resolve().parents[1] / "scripts" / "fonts.conf"


def tool(name: str) -> str:
    """The path of a program; without it the test is skipped, and in CI it fails."""
    found = shutil.which(name)
    if found is None:
        reason = f"needs {name}: run scripts/install-system-packages"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def convert(content: bytes, suffix: str, target: str, folder: Path) -> Path:
    """The file that LibreOffice makes of `content`, e.g. of a `docx` a `pdf`.

    Each conversion has a profile of its own: of two that share one, one fails.
    """
    place = Path(mkdtemp(dir=folder))
    source = place / f"form.{suffix}"
    source.write_bytes(content)
    command = [
        tool("soffice"),
        f"-env:UserInstallation=file://{place}/profile",
        "--headless",
        "--convert-to",
        target,
        "--outdir",
        str(place),
        str(source),
    ]
    fonts = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=fonts)
    return place / f"form.{target.partition(':')[0]}"


def page_texts(pdf: Path) -> list[str]:
    """The text of each page, without white space."""
    done = subprocess.run(
        [tool("pdftotext"), "-raw", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    return ["".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]
