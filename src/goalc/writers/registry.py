"""The formats that forms are written in, by the ending of their files.

A writer is loaded when it is first used. A format is a folder beside this file and a line in `WRITERS`. It
joins a build only when it is asked for, or listed in `DEFAULT_FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from goalc.document.document import Document, Stamp
from goalc.document.style import Stylesheet


class Writer(Protocol):
    """Writes documents with the looks of one stylesheet; made once per form pack."""

    def write(self, documents: Sequence[Document], stamp: Stamp) -> bytes:
        """Return the bytes of one file. Raises `WriteError` for what the format cannot carry."""


def _docx(stylesheet: Stylesheet) -> Writer:
    from goalc.writers.docx import DocxWriter

    return DocxWriter(stylesheet)


def _xlsx(stylesheet: Stylesheet) -> Writer:
    from goalc.writers.xlsx import XlsxWriter

    return XlsxWriter(stylesheet)


WRITERS: Mapping[str, Callable[[Stylesheet], Writer]] = {"docx": _docx, "xlsx": _xlsx}
DEFAULT_FORMATS = ("docx", "xlsx")
