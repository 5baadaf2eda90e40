"""What a format cannot carry, as data: the pipeline turns it into a diagnostic."""

from __future__ import annotations

from typing import Literal

from goalc.source.diagnostic import Origin

LimitKind = Literal["length", "character", "rows", "columns"]


class WriteError(ValueError):
    """A document that the format cannot hold.

    `kind` `length`: the text has `value` UTF-16 units and the format carries `limit`.
    `character`: the code point `value` cannot stand in XML 1.0 (ECMA-376 builds on it).
    `rows`, `columns`: the table or sheet has `value` of them, the format carries `limit`.
    `document` is the document's name; `block` counts its blocks, `row` and `column` the slots of a table,
    all 0-based and None where they do not apply. `origin` is where the text comes from, if known.
    """

    def __init__(
        self,
        kind: LimitKind,
        format: str,  # noqa: A002 - the name that the attribute has
        value: int,
        limit: int | None = None,
        *,
        document: str = "",
        block: int | None = None,
        row: int | None = None,
        column: int | None = None,
        origin: Origin | None = None,
    ) -> None:
        super().__init__(f"{format}: {kind} {value:#x}" if limit is None else f"{format}: {kind} {value}")
        self.kind = kind
        self.format = format
        self.value = value
        self.limit = limit
        self.document = document
        self.block = block
        self.row = row
        self.column = column
        self.origin = origin
