"""The look of a form: pages, fonts and named styles. Lengths are in mm, sizes in pt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Font:
    """A font by the name that Chinese Word shows, and the names to try where it is missing."""

    name: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """A named look of a paragraph or a table cell.

    `line` is the height of a line as a multiple of `size`, the same with every font; without it a line
    is as high as its font wants. `ink` and `fill` are colours, as RRGGBB, of the text and behind it. A cell
    with an `entry` is filled in by hand, with a text that stays as it is typed or with an amount.
    """

    font: Font
    size: float
    bold: bool = False
    align: Align = "left"
    before: float = 0.0
    after: float = 0.0
    line: float | None = None
    ink: str = ""
    fill: str = ""
    entry: Literal["", "text", "amount"] = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper. `numbered` prints the page number in the footer."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    numbered: bool = True

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    @property
    def content_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def content_height(self) -> float:
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The looks of a pack; documents refer to styles and pages by name.

    `padding` is the inner margin of table cells (vertical, horizontal); `border` the width of
    their lines in pt; `footer` the style of the page number. `grouping` separates the thousands of numbers
    in a spreadsheet.
    """

    styles: Mapping[str, Style]
    pages: Mapping[str, Page]
    footer: Style
    padding: tuple[float, float] = (0.6, 1.0)
    border: float = 0.5
    grouping: bool = True
