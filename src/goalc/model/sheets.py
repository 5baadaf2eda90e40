"""The sheets of a form pack: what a budget system reads from a workbook, row by row and column by column.

In: the plain data of `sheets` in a `pack.yaml`. Out: typed data, whose names are those of templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

Format = Literal["text", "number", "date", "元", "万元"]
"""The kind of cell that a column has. By default a number is a number and all else is text."""
MONEY_FORMATS = ("元", "万元")

ROW, NUMBER_IN_BLOCK = "行", "序号"
"""The word for a row of a block, and the name of its number from 1."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the name of its value, or the same `text` in each row; empty with neither.

    `more` are names whose values follow in the same cell, each in a line of its own.
    `codes` maps each text that the value may have to what the system wants instead.
    """

    value: str = ""
    text: str = ""
    format: Format | None = None
    codes: Mapping[str, str] | None = None
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Rows below one another, the first in row `start` (from 1).

    There is one for each form, or for each item of a list of the form, whose key is `rows`.
    """

    start: int
    columns: tuple[Column, ...]
    rows: str = ""

    @property
    def label(self) -> str:
        """The word by which a message calls it."""
        return self.rows or next((one.value or one.text for one in self.columns if one.value or one.text), "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A workbook with one sheet, `title`: for all forms of a submission, or with `each` one for each form.

    `name` is its file's name, `forms` the titles (表式) of its forms; `head` has fixed texts by row, from 1.
    """

    name: str
    forms: tuple[str, ...]
    blocks: tuple[Block, ...]
    title: str
    each: bool = False
    head: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def words_in(sheets: Iterable[Sheet], title: str) -> frozenset[str]:
    """Return the words in the names that sheets use of a form, as its template mentions words."""
    return frozenset(
        word
        for sheet in sheets
        if title in sheet.forms
        for block in sheet.blocks
        for name in (block.rows, *(name for one in block.columns for name in (one.value, *one.more)))
        for word in words_of(name)
    )


def words_of(name: str) -> Iterator[str]:
    """Yield the words of a name such as `资金.偏差原因`, and its pairs of neighbours."""
    words = name.split(".")
    yield from words
    yield from map(".".join, pairwise(words))


def decode_sheets(data: Any) -> tuple[Sheet, ...]:
    """Decode the plain data of `sheets` that the schema of packs has accepted; None means no sheets."""
    return tuple(_sheet(name, item) for name, item in (data or {}).items())


def _sheet(name: str, data: Mapping[str, Any]) -> Sheet:
    return Sheet(
        name=name,
        forms=tuple(data["forms"]),
        blocks=tuple(_block(item) for item in data["blocks"]),
        title=data.get("sheet", name),
        each=data.get("each") == "true",
        head={int(row): tuple(texts) for row, texts in data.get("head", {}).items()},
    )


def _block(data: Mapping[str, Any]) -> Block:
    return Block(int(data["from"]), tuple(map(_column, data["columns"])), data.get("rows", ""))


def _column(data: str | Mapping[str, Any]) -> Column:
    if isinstance(data, str):
        return Column(data)
    value = data.get("value", "")
    names = (value,) if isinstance(value, str) else tuple(value)
    return Column(names[0], data.get("text", ""), data.get("format"), data.get("codes"), names[1:])
