"""Content that a format cannot carry, as data; the pipeline turns it into a diagnostic."""

from __future__ import annotations

from typing import Literal

from goalc.source.diagnostic import Origin

LimitKind = Literal["length", "character", "rows", "columns"]


class WriteError(ValueError):
    """A document that the format cannot hold.

    `kind` is `length`: the text has `value` UTF-16 units and the format carries `limit`;
    `character`: XML 1.0, which ECMA-376 builds on, does not allow the code point `value`;
    `rows` or `columns`: the table or sheet has `value` of them and the format carries `limit`.
    `document` is the document's name; `block` counts its blocks, `row` and `column` the slots of a table,
    all 0-based and None where they do not apply. `origin` is the value that the text prints, if known.
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
