"""The formats that forms are written in, by the ending of their files.

A writer is loaded when it is first used. A format is a folder beside this file and a line in `WRITERS`. It
joins a build only when it is asked for, or listed in `DEFAULT_FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goalc.document.style import Stylesheet
from goalc.writers.writer import Writer


def _docx(stylesheet: Stylesheet) -> Writer:
    from goalc.writers.docx import DocxWriter

    return DocxWriter(stylesheet)


def _xlsx(stylesheet: Stylesheet) -> Writer:
    from goalc.writers.xlsx import XlsxWriter

    return XlsxWriter(stylesheet)


WRITERS: Mapping[str, Callable[[Stylesheet], Writer]] = {"docx": _docx, "xlsx": _xlsx}
DEFAULT_FORMATS = ("docx", "xlsx")
SHEET = "sheet"
"""The workbooks that a budget system reads, as the form pack declares them; their files are .xlsx files."""


def build_formats() -> tuple[str, ...]:
    """Return what can be asked for in a build: each format of forms, and the sheets of the pack."""
    return (*WRITERS, SHEET)
