"""An edited form → its blocks with what goalc and its editors have left in it beside the text.

In: the bytes of a .docx or .xlsx file of anybody. Out: a `MarkedFile`: all blocks in order, the marks that
survived with the cells that hold them, the digest that a build wrote, tracked changes, and remarks.

The whole cell that holds a mark is the value: text that was added at a cell's end lies outside of the mark.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from goalc.document.document import CellRef, Paragraph, Table
from goalc.readers.extent import ReadError
from goalc.readers.package import check_package


class Signature(NamedTuple):
    """The author of a change or a remark, and its time as the file has it; both may be empty."""

    author: str
    date: str


def sign(author: str, date: str) -> Signature:
    """Return a signature; its time is left out if it is none (LibreOffice writes `0-00-00T00:00:00Z`)."""
    try:
        datetime.fromisoformat(date)
    except ValueError:
        date = ""
    return Signature(author, date)


class Tracked(NamedTuple):
    """A tracked change in a cell: the text that came or went."""

    kind: Literal["inserted", "deleted"]
    text: str
    by: Signature


class Remark(NamedTuple):
    """A comment of Word, or a note of a cell; `ref` is None for one that stands outside of all blocks.

    `about` is the text that it is attached to, if the file says so.
    """

    text: str
    by: Signature
    ref: CellRef | None
    place: str
    about: str = ""


@dataclass(frozen=True)
class MarkedFile:
    """`marks` are cells by the names of their marks, `tracked` the changes by cell.

    The `block` of each `CellRef` counts through the whole file. `removed` are the marks in rows that were
    deleted with tracking. `places` say where a cell is in the file (`表 2 行 7 列 3`, `Sheet!C12`).
    """

    blocks: tuple[Paragraph | Table, ...]
    marks: Mapping[str, CellRef]
    digest: str = ""
    pack: str = ""
    tracked: Mapping[CellRef, tuple[Tracked, ...]] = field(default_factory=dict)
    removed: Mapping[str, Signature] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    places: Mapping[CellRef, str] = field(default_factory=dict)


def read_marked(name: str, content: bytes) -> MarkedFile:
    """Return what is in a file of the format `docx` or `xlsx`. Raises nothing but `ReadError`."""
    check_package(content)
    try:
        with warnings.catch_warnings():
            # A library warns about parts that it ignores, such as conditional formats; they are not text.
            warnings.simplefilter("ignore")
            if name == "docx":
                from goalc.readers.docx_marks import read_marked_docx

                return read_marked_docx(content)
            from goalc.readers.xlsx_marks import read_marked_xlsx

            return read_marked_xlsx(content)
    except MemoryError as error:
        raise ReadError("textconv.too-large") from error
    except Exception as error:  # the libraries may raise anything for a malformed package
        raise ReadError("textconv.broken") from error
