"""One stylesheet for documents of several, with styles in other colours.

In: a first stylesheet, and documents with the stylesheets that they were made for. Out: a stylesheet
for all of them. A name that the first one has means what it means there, so that an older version of a form
wears the looks of the newer one; what only others have comes along.
"""

from __future__ import annotations

from dataclasses import replace

from goalc.document.document import Document, Table
from goalc.document.style import Page, Style, Stylesheet


class StyleMerger:
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

    def add(self, name: str, style: Style) -> str:
        """Take in a style; its name."""
        self._styles.setdefault(name, style)
        return name

    def add_page(self, name: str, page: Page) -> str:
        """Take in a page; its name."""
        self._pages.setdefault(name, page)
        return name

    def filled(self, name: str, fill: str) -> str:
        """The name of the same style on a coloured ground."""
        return self.add(f"{name} {fill}", replace(self._styles[name], fill=fill))

    def take(self, document: Document, stylesheet: Stylesheet) -> None:
        """Take in what a document that was made for `stylesheet` refers to."""
        self.add_page(document.page, stylesheet.pages[document.page])
        for block in document.blocks:
            cells = (
                [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block]
            )
            for one in cells:
                self.add(one.style, stylesheet.styles[one.style])
