"""The marks of a document as defined names (ECMA-376 part 1, 18.2.5).

In: a plan and the marks of its document. Out: a name for each, which refers to the first cell of its range.
The digest of the model is a name too, because some programs do not keep properties of files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goalc.document.document import CellRef
from goalc.document.marks import DIGEST_NAME
from goalc.writers.text import escape
from goalc.writers.xlsx.parts import column_name, sheet_prefix
from goalc.writers.xlsx.plan import Plan


def mark_names(plan: Plan, marks: Mapping[CellRef, str], sheet: str) -> Iterator[str]:
    """Yield the XML of the names of one sheet."""
    prefix = escape(sheet_prefix(sheet))
    for area in (area for areas in plan.areas for area in areas) if marks else ():
        name = marks.get(CellRef(area.block, area.row, area.column))
        if name is not None:
            cell = f"${column_name(area.left + 1)}${area.top + 1}"
            yield f'<definedName name="{name}">{prefix}{cell}</definedName>'


def digest_name(digest: str) -> str:
    """Return the XML of the name that holds the digest as a text."""
    return f'<definedName name="{DIGEST_NAME}">&quot;{digest}&quot;</definedName>'
