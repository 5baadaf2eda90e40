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
    taken = {"history"}
    names = []
    for document in documents:
        try:
            escape(document.name)
        except ForbiddenCharacterError as error:
            raise WriteError("character", "xlsx", error.code, document=document.name) from None
        wished = " ".join(_UNFIT.sub(lambda found: found[0].translate(_FULL_WIDTH), document.name).split())
        name = _cut(wished, _MAX_UNITS) or "Sheet"
        number = 1
        while name.casefold() in taken:
            number += 1
            suffix = f" ({number})"
            name = (_cut(wished, _MAX_UNITS - len(suffix)) or "Sheet") + suffix
        taken.add(name.casefold())
        names.append(name)
    return names


def _cut(name: str, limit: int) -> str:
    """Cut a name to at most `limit` UTF-16 units, with no half character and no apostrophe at its ends."""
    units = name.encode("utf-16-le")[: limit * 2]
    return units.decode("utf-16-le", "ignore").strip("' ")
