"""Names of sheets as Excel allows them.

In: documents. Out: one name each: at most 31 UTF-16 units, without the characters that references use,
distinct regardless of case, and not the reserved `History`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goalc.document.document import Document
from goalc.writers.error import WriteError
from goalc.writers.text import ForbiddenCharacterError, escape

_MAX_UNITS = 31
_UNFIT = re.compile(r"[\[\]:*?/\\]")
_FULL_WIDTH = str.maketrans("[]:*?/\\", "［］：＊？／＼")


def sheet_names(documents: Sequence[Document]) -> list[str]:
    """Return the names, in the order of the documents; forbidden characters become their full-width forms.

    Raises `WriteError` for a character that XML cannot carry.
    """
    names = SheetNames()
    return [names.add(document) for document in documents]


class SheetNames:
    """The names of the sheets of one workbook, given one after the other."""

    def __init__(self) -> None:
        self._taken = {"history"}
        self._last: dict[str, int] = {}
        """The last number that was tried for a name; those below it are taken."""

    def add(self, document: Document) -> str:
        """Return the name of one more sheet. Raises `WriteError` for a character that XML cannot carry."""
        try:
            escape(document.name)
        except ForbiddenCharacterError as error:
            raise WriteError("character", "xlsx", error.code, document=document.name) from None
        wished = " ".join(_UNFIT.sub(lambda found: found[0].translate(_FULL_WIDTH), document.name).split())
        first = name = _cut(wished, _MAX_UNITS) or "Sheet"
        number = self._last.get(first, 1)
        while name.casefold() in self._taken:
            number += 1
            suffix = f" ({number})"
            name = (_cut(wished, _MAX_UNITS - len(suffix)) or "Sheet") + suffix
        self._last[first] = number
        self._taken.add(name.casefold())
        return name


def _cut(name: str, limit: int) -> str:
    """Cut a name to at most `limit` UTF-16 units, with no half character and no apostrophe at its ends."""
    units = name.encode("utf-16-le")[: limit * 2]
    return units.decode("utf-16-le", "ignore").strip("' ")
