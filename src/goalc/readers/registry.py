"""The formats that are read, by the ending of their files. A reader is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goalc.document.document import Document
from goalc.readers.package import check_package

Reader = Callable[[bytes], tuple[Document, ...]]
"""Makes documents of the bytes of a file. Raises whatever its library raises for a damaged file."""


def _read_docx(content: bytes) -> tuple[Document, ...]:
    from goalc.readers.docx import read_docx

    return read_docx(content)


def _read_xlsx(content: bytes) -> tuple[Document, ...]:
    from goalc.readers.xlsx import read_xlsx

    return read_xlsx(content)


READERS: Mapping[str, Reader] = {"docx": _read_docx, "xlsx": _read_xlsx}
_PACKAGES = frozenset({"docx", "xlsx"})
"""The formats whose files are Office Open XML packages."""


def check_safe(name: str, content: bytes) -> None:
    """Check that a file of a format is safe to read. Raises `ReadError`."""
    if name in _PACKAGES:
        check_package(content)
