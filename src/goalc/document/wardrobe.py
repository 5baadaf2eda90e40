"""Documents of several stylesheets under one, and styles in other colours.

In: documents with the stylesheets that they were made for. Out: the same documents, whose styles and pages
are those of the joint stylesheet: under their own name where it is free or means the same, else under one
with a number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from goalc.document.document import Document, Paragraph, Row, Table
from goalc.document.style import Page, Style, Stylesheet

_Look = TypeVar("_Look", Style, Page)


class Wardrobe:
    """Collects styles; what is no style (borders, padding, the footer) is as in the first stylesheet."""

    def __init__(self, first: Stylesheet) -> None:
        self._first = first
        self._styles = dict(first.styles)
        self._pages = dict(first.pages)

    @property
    def stylesheet(self) -> Stylesheet:
        """All that was collected so far."""
        return replace(self._first, styles=dict(self._styles), pages=dict(self._pages))

    @property
    def is_first(self) -> bool:
        """Whether nothing was added to the first stylesheet."""
        return self.stylesheet == self._first

    def style(self, name: str, style: Style) -> str:
        """The name of a style from now on."""
        return _name(self._styles, name, style)

    def page(self, name: str, page: Page) -> str:
        """The name of a page from now on."""
        return _name(self._pages, name, page)

    def filled(self, name: str, fill: str) -> str:
        """The name of the same style on a coloured ground."""
        return self.style(f"{name} {fill}", replace(self._styles[name], fill=fill))

    def dressed(self, document: Document, stylesheet: Stylesheet) -> Document:
        """A document that was made for `stylesheet`."""
        if stylesheet == self._first:
            return document
        return replace(
            restyled(document, lambda name: self.style(name, stylesheet.styles[name])),
            page=self.page(document.page, stylesheet.pages[document.page]),
        )


def _name(known: dict[str, _Look], wished: str, look: _Look) -> str:
    name, number = wished, 1
    while known.setdefault(name, look) != look:
        number += 1
        name = f"{wished} {number}"
    return name


def restyled(document: Document, name: Callable[[str], str]) -> Document:
    """A document whose styles have other names."""
    blocks = (
        replace(block, rows=tuple(_restyled(row, name) for row in block.rows))
        if isinstance(block, Table)
        else Paragraph(block.line, name(block.style))
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def _restyled(row: Row, name: Callable[[str], str]) -> Row:
    return row._replace(cells=tuple(cell._replace(style=name(cell.style)) for cell in row.cells))
