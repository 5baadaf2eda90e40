"""The formats that are read, by the ending of their files. A reader is loaded when it is first used."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from typing import NamedTuple

from goalc.document.document import Document
from goalc.readers.extent import ReadError
from goalc.readers.package import MAX_FILE, check_package

Reader = Callable[[bytes], tuple[Document, ...]]
"""Makes documents of the bytes of a file. Raises whatever its library raises for a damaged file.

It reads what goalc wrote itself, of any size; a file of anybody goes through `read_untrusted`.
"""


def _read_docx(content: bytes) -> tuple[Document, ...]:
    from goalc.readers.docx import read_docx

    return read_docx(content)


def _read_xlsx(content: bytes) -> tuple[Document, ...]:
    from goalc.readers.xlsx import read_xlsx

    return read_xlsx(content)


def _read_shown_xlsx(content: bytes) -> tuple[Document, ...]:
    from goalc.readers.xlsx import read_xlsx

    return read_xlsx(content, as_shown=True)


READERS: Mapping[str, Reader] = {"docx": _read_docx, "xlsx": _read_xlsx}
_SHOWN: Mapping[str, Reader] = {"xlsx": _read_shown_xlsx}
"""The readers of what people see, where that is not what a file holds."""
_PACKAGES = frozenset({"docx", "xlsx"})
"""The formats whose files are Office Open XML packages."""


def read_untrusted(name: str, content: bytes, as_shown: bool = False) -> tuple[Document, ...]:
    """Return the documents of a file of anybody, in a format of `READERS`. Raises nothing but `ReadError`.

    With `as_shown`, the cells of a workbook hold what people see in them.
    """
    if name in _PACKAGES:
        check_package(content)
    try:
        with warnings.catch_warnings():
            # A library warns about parts that it ignores, such as conditional formats; they are not text.
            warnings.simplefilter("ignore")
            return _SHOWN[name](content) if as_shown and name in _SHOWN else READERS[name](content)
    except MemoryError as error:
        raise ReadError("textconv.too-large") from error
    except Exception as error:  # the libraries may raise anything for a malformed package
        raise ReadError("textconv.broken") from error


def read_form(name: str, content: bytes, reject: bool = False) -> FilledForm:
    """Return the content of a filled form of anybody, in a format of `FORM_READERS`.

    With `reject`, tracked changes are taken as rejected. Raises nothing but `ReadError`.
    """
    if name == "pdf":
        return FilledForm(_read_pdf(content), ("pdf",))
    from goalc.readers.unread import find_unread

    unseen: tuple[str, ...] = ()
    if name == "docx":
        check_package(content)
        try:
            content, unseen = _as_seen(content, reject)
        except Exception as error:  # the library may raise anything for a malformed part
            raise ReadError("textconv.broken") from error
    documents = read_untrusted(name, content, as_shown=True)
    return FilledForm(documents, (*find_unread(content), *unseen))


def _as_seen(content: bytes, reject: bool) -> tuple[bytes, tuple[str, ...]]:
    """Return a Word file without text that is crossed out or hidden, and the kinds of that text."""
    from goalc.readers.rejected import reject_changes
    from goalc.readers.unseen import drop_unseen

    return drop_unseen(reject_changes(content) if reject else content)


def _read_pdf(content: bytes) -> tuple[Document, ...]:
    from goalc.readers.pdf import read_pdf

    if len(content) > MAX_FILE:
        raise ReadError("textconv.too-large")
    try:
        return read_pdf(content)
    except ReadError:
        raise
    except Exception as error:  # the library may raise anything for a malformed file
        raise ReadError("import.bad-pdf") from error


class FilledForm(NamedTuple):
    """The content of a filled form: its documents, and the kinds of its parts with text that are not read."""

    documents: tuple[Document, ...]
    not_read: tuple[str, ...] = ()


FORM_READERS = frozenset((*READERS, "pdf"))
"""The formats of filled forms that are read."""
