"""Marks that were pasted into a table of something else: copied rows take their bookmarks along.

In: the printed forms, and a file. Out: the file without them. A mark is a stray if most marks of its printed
table are elsewhere, and most marks around it are of another one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from goalc.readers.marked import MarkedFile
from goalc.returned.printed import PrintedForm


def drop_strays(forms: Sequence[PrintedForm], file: MarkedFile) -> MarkedFile:
    """Return the file without its stray marks; rows that had them are told by what stands in them."""
    blocks = [block for form in forms for block in form.blocks]
    owners = {
        cell.mark: number
        for number, block in enumerate(blocks)
        for row in block.rows
        for cell in row.cells
        if cell.mark in file.marks
    }
    around: defaultdict[int, Counter[int]] = defaultdict(Counter)
    places: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for name, owner in owners.items():
        place = file.marks[name].block
        around[place][owner] += 1
        places[owner][place] += 1
    strays = {
        name
        for name, owner in owners.items()
        if _most(around[file.marks[name].block]) != owner and _most(places[owner]) != file.marks[name].block
    }
    return replace(file, marks={n: ref for n, ref in file.marks.items() if n not in strays})


def _most(counted: Counter[int]) -> int:
    return counted.most_common(1)[0][0]
