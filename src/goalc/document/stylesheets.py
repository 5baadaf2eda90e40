"""Merge the stylesheets of several documents into one, and add styles in other colours.

In: a first stylesheet, and documents with the stylesheets that they were made for. Out: a stylesheet
for all of them. A name that the first one has means what it means there, so that an older version of a form
gets the looks of the newer one; names that only others have are added.
"""

from __future__ import annotations

from dataclasses import replace

from goalc.document.document import Document, Table
from goalc.document.style import Page, Style, Stylesheet


class StyleMerger:
    """A collector of styles; all else (borders, padding, the footer) is as in the first stylesheet."""

    def __init__(self, first: Stylesheet) -> None:
        self._first = first
        self._styles = dict(first.styles)
        self._pages = dict(first.pages)

    @property
    def stylesheet(self) -> Stylesheet:
        """The stylesheet of all that was collected so far."""
        return replace(self._first, styles=dict(self._styles), pages=dict(self._pages))

    @property
    def is_first(self) -> bool:
        """True if nothing was added to the first stylesheet."""
        return self.stylesheet == self._first

    def add(self, name: str, style: Style) -> str:
        """Add a style and return its name."""
        self._styles.setdefault(name, style)
        return name

    def add_page(self, name: str, page: Page) -> str:
        """Add a page and return its name."""
        self._pages.setdefault(name, page)
        return name

    def add_filled(self, name: str, fill: str) -> str:
        """Add the same style on a coloured background and return its name."""
        return self.add(f"{name} {fill}", replace(self._styles[name], fill=fill))

    def take(self, document: Document, stylesheet: Stylesheet) -> None:
        """Add the styles and the page that a document made for `stylesheet` refers to."""
        self.add_page(document.page, stylesheet.pages[document.page])
        for block in document.blocks:
            cells = (
                [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block]
            )
            for one in cells:
                self.add(one.style, stylesheet.styles[one.style])
