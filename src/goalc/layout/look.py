"""The look of a pack's forms: its stylesheet, and which template and page each form has.

In: the plain data of a `pack.yaml` that its schema has accepted. Out: a `Look`, or the places that
name a font or a page that the pack does not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goalc.document.style import Font, Page, Style, Stylesheet
from goalc.source.diagnostic import Path

_SIZES = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
DEFAULT_BOOKLET = "{编制单位}{年度}年预算绩效目标表"


@dataclass(frozen=True, slots=True)
class FormLook:
    """One form: its template's file, its page, and the pattern of its name, e.g. `{项目名称}`."""

    template: str
    page: str
    name: str


@dataclass(frozen=True, slots=True)
class Look:
    """The look of all forms of a pack. `booklet` is the pattern of the whole file's name."""

    stylesheet: Stylesheet
    forms: Mapping[str, FormLook]
    booklet: str


def find_unknown_names(data: Mapping[str, Any]) -> list[tuple[str, Path, str]]:
    """Return `(key, path, word)` for each font and page that is used but not declared."""
    fonts, pages = data["fonts"], data["pages"]
    found: list[tuple[str, Path, str]] = []
    for name, style in data["styles"].items():
        if style["font"] not in fonts:
            found.append(("GC902.font", ("styles", name, "font"), style["font"]))
    if data["footer"]["font"] not in fonts:
        found.append(("GC902.font", ("footer", "font"), data["footer"]["font"]))
    for name, form in data.get("forms", {}).items():
        if form["page"] not in pages:
            found.append(("GC902.page", ("forms", name, "page"), form["page"]))
    return found


def decode_look(data: Mapping[str, Any]) -> Look:
    """Decode the look of a pack in which `find_unknown_names` finds nothing."""
    fonts = {
        key: Font(item["name"], tuple(item.get("alternatives", []))) for key, item in data["fonts"].items()
    }
    cells = data.get("cells", {})
    vertical, horizontal = cells.get("padding", ["0.6", "1"])
    stylesheet = Stylesheet(
        styles={name: _style(item, fonts) for name, item in data["styles"].items()},
        pages={name: _page(item) for name, item in data["pages"].items()},
        footer=_style(data["footer"], fonts),
        padding=(float(vertical), float(horizontal)),
        border=float(cells.get("border", "0.5")),
    )
    forms = {
        name: FormLook(form["template"], form["page"], form["name"])
        for name, form in data.get("forms", {}).items()
    }
    return Look(stylesheet, forms, data.get("booklet", DEFAULT_BOOKLET))


def _style(item: Mapping[str, Any], fonts: Mapping[str, Font]) -> Style:
    return Style(
        font=fonts[item["font"]],
        size=float(item["size"]),
        bold=item.get("bold") == "true",
        align=item.get("align", "left"),
        before=float(item.get("before", "0")),
        after=float(item.get("after", "0")),
        line=float(item["line"]) if "line" in item else None,
    )


def _page(item: Mapping[str, Any]) -> Page:
    width, height = _SIZES[item["size"]]
    if item.get("landscape") == "true":
        width, height = height, width
    top, right, bottom, left = (float(margin) for margin in item["margins"])
    return Page(width, height, top, right, bottom, left, item.get("numbered") != "false")
