"""Opening built files in LibreOffice and reading the pages that it makes of them."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp
from typing import Literal

import pytest

from tests.police import ROOT

FONTS = ROOT / "scripts" / "fonts.conf"


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


_MACRO = """
Sub Resolve(source As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(opened.CurrentController.Frame, ".uno:" + command, "", 0, Array())
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName"
  word(0).Value = "MS Word 2007 XML"
  opened.storeToURL(target, word())
  opened.close(True)
End Sub

Sub Fill(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  sheet = opened.Sheets.getByIndex(0)
  cursor = sheet.createCursor()
  cursor.gotoEndOfUsedArea(False)
  For row = 0 To cursor.RangeAddress.EndRow
    For column = 0 To cursor.RangeAddress.EndColumn
      cell = sheet.getCellByPosition(column, row)
      ' A macro may write anywhere, a person only where the office sees no lock.
      locked = sheet.isProtected() And cell.CellProtection.IsLocked
      If (row + column) Mod 3 <> 0 And Not locked Then
        cell.setString("=" & column & "/" & row)
      End If
    Next
  Next
  Dim excel(0) As New com.sun.star.beans.PropertyValue
  excel(0).Name = "FilterName"
  excel(0).Value = "Calc MS Excel 2007 XML"
  opened.storeToURL(target, excel())
  opened.close(True)
End Sub
"""


def resolved(content: bytes, answer: Literal["Accept", "Reject"], profile: Path) -> bytes:
    """A Word file with all its tracked changes accepted or rejected by LibreOffice.

    `profile` is a folder that several calls, one after the other, may share.
    """
    _install_macro(profile)
    place = Path(mkdtemp(dir=profile))
    (place / "tracked.docx").write_bytes(content)
    files = [f"file://{place}/{name}.docx" for name in ("tracked", "resolved")]
    command = f'"{files[0]}","{answer}AllTrackedChanges","{files[1]}"'
    _office(profile, f"macro:///Standard.Module1.Resolve({command})")
    return (place / "resolved.docx").read_bytes()


def filled(content: bytes, profile: Path) -> bytes:
    """A workbook in which somebody typed into two thirds of all cells that LibreOffice does not lock.

    The text in column 2 and row 7, both from 0, is `=2/7`.
    """
    _install_macro(profile)
    place = Path(mkdtemp(dir=profile))
    (place / "empty.xlsx").write_bytes(content)
    files = [f"file://{place}/{name}.xlsx" for name in ("empty", "filled")]
    _office(profile, f'macro:///Standard.Module1.Fill("{files[0]}","{files[1]}")')
    return (place / "filled.xlsx").read_bytes()


def _install_macro(profile: Path) -> None:
    library = profile / "user" / "basic" / "Standard"
    if library.exists():
        return
    # The office makes its folders first: it would not look at a library that is there before.
    _office(profile, "--terminate_after_init")
    (library).mkdir(parents=True, exist_ok=True)
    (library / "Module1.xba").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<script:module'
        ' xmlns:script="http://openoffice.org/2000/script" script:name="Module1"'
        f' script:language="StarBasic">{html.escape(_MACRO)}</script:module>',
        encoding="utf-8",
    )
    (library / "script.xlb").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<library:library'
        ' xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
        ' library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Module1"/></library:library>',
        encoding="utf-8",
    )


def _office(profile: Path, *arguments: str) -> None:
    command = [tool("soffice"), f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"]
    subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=180)
