"""The parts of a Word file that depend only on its stylesheet. No other module of writers loads python-docx.

In: a stylesheet. Out: the compressed parts and the ids of the styles. python-docx writes the properties of
styles in the right order; those it leaves out (eastAsia and cs fonts) are added here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from goalc.document.style import Style, Stylesheet
from goalc.writers.docx import parts
from goalc.writers.package import pack
from goalc.writers.properties import ROOT_RELATIONSHIPS

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle
    from docx.styles.styles import Styles

_KEPT_IDS = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList"})
"""Ids of the default styles, one per kind, which Word expects in every file."""

_OWN_NAMES = frozenset({"footer", "joint", "tail"})
"""Names of the styles that every file has beside those of the pack."""

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def make_parts(stylesheet: Stylesheet) -> parts.DocxParts:
    """Make all parts except the body and the stamp."""
    ids = _style_ids(stylesheet.styles)
    before = (
        pack("[Content_Types].xml", parts.content_types()),
        pack("_rels/.rels", ROOT_RELATIONSHIPS.format(main="word/document.xml")),
    )
    after = (
        pack("word/_rels/document.xml.rels", parts.relationships()),
        pack("word/styles.xml", _styles(stylesheet, ids)),
        pack("word/settings.xml", parts.settings()),
        pack("word/fontTable.xml", parts.font_table(stylesheet)),
        pack("word/footer1.xml", parts.footer(numbered=True)),
        pack("word/footer2.xml", parts.footer(numbered=False)),
    )
    return parts.DocxParts(before, after, ids)


def _style_ids(styles: Mapping[str, Style]) -> dict[str, str]:
    """Return an ASCII id for each style, made of its name if possible, else of its number."""
    return {
        name: f"Goalc{name}"
        if name.isascii() and name.isalpha() and name.casefold() not in _OWN_NAMES
        else f"Goalc{number}"
        for number, name in enumerate(styles, 1)
    }


def _style_name(name: str) -> str:
    """Return the name of a style in Word, which is none that Word or another program gives a meaning.

    Programs take a paragraph of a style named `title`, `author` or `date` for the properties of the file, and
    one named `caption` or `heading 1` for the words below a picture or a chapter.
    """
    return f"goalc {name} 2" if name.casefold() in _OWN_NAMES else f"goalc {name}"


def _styles(stylesheet: Stylesheet, ids: Mapping[str, str]) -> bytes:
    styles = docx.Document().styles
    root = styles.element
    for child in list(root):
        if child.tag == qn("w:latentStyles") or child.get(qn("w:styleId"), "Normal") not in _KEPT_IDS:
            root.remove(child)
    _set_defaults(root, next(iter(stylesheet.styles.values()), stylesheet.footer))
    for name, style in stylesheet.styles.items():
        _add(styles, _style_name(name), ids[name], style)
    _add(styles, "goalc footer", parts.FOOTER, stylesheet.footer).paragraph_format.alignment = _ALIGN[
        "center"
    ]
    _add_flat(styles, "goalc joint", parts.JOINT, stylesheet.footer).font.hidden = True
    _add_flat(styles, "goalc tail", parts.TAIL, stylesheet.footer)
    # python-docx's template lists ignorable extensions by prefixes of namespaces that are removed below.
    root.attrib.pop("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", None)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _set_defaults(root: etree._Element, style: Style) -> None:
    """Set document defaults without a theme: one font in all slots, Chinese, no space between paragraphs."""
    [defaults] = root.findall(qn("w:docDefaults"))
    root.replace(defaults, made := OxmlElement("w:docDefaults"))
    run = etree.SubElement(etree.SubElement(made, qn("w:rPrDefault")), qn("w:rPr"))
    run.append(_fonts(style))
    etree.SubElement(run, qn("w:sz"), {qn("w:val"): "21"})
    etree.SubElement(run, qn("w:lang"), {qn("w:val"): "en-US", qn("w:eastAsia"): "zh-CN"})
    etree.SubElement(made, qn("w:pPrDefault"))


def _fonts(style: Style) -> etree._Element:
    slots = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
    return OxmlElement("w:rFonts", {qn(slot): style.font.name for slot in slots})


def _add(styles: Styles, name: str, style_id: str, style: Style) -> ParagraphStyle:
    """Add a paragraph style that is none of Word's own, so `builtin` stays off."""
    added: ParagraphStyle = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[no-untyped-call]  # python-docx leaves this one untyped
    added.element.set(qn("w:styleId"), style_id)
    added.quick_style = True
    font, paragraph = added.font, added.paragraph_format
    font.name = style.font.name
    font.size = Pt(style.size)
    font.bold = style.bold
    if style.ink:
        font.color.rgb = RGBColor.from_string(style.ink)
    run = added.element.get_or_add_rPr()
    run.replace(run.find(qn("w:rFonts")), _fonts(style))
    for tag, value in (("w:bCs", str(int(style.bold))), ("w:szCs", str(round(style.size * 2)))):
        complex_script = OxmlElement(tag)
        complex_script.set(qn("w:val"), value)
        run.find(qn(tag.replace("Cs", ""))).addnext(complex_script)
    paragraph.alignment = _ALIGN[style.align]
    paragraph.space_before = Mm(style.before)
    paragraph.space_after = Mm(style.after)
    if style.line is None:
        paragraph.line_spacing_rule = WD_LINE_SPACING.SINGLE
    else:
        paragraph.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        paragraph.line_spacing = Pt(style.size * style.line)
    _remove_gaps(added)
    paragraph.widow_control = False
    return added


def _remove_gaps(style: ParagraphStyle) -> None:
    """Remove the space between Chinese and digits: the form prints `2025年`, not `2025 年`."""
    spacing = style.element.get_or_add_pPr().find(qn("w:spacing"))
    for tag in ("w:autoSpaceDE", "w:autoSpaceDN"):
        switch = OxmlElement(tag)
        switch.set(qn("w:val"), "0")
        spacing.addprevious(switch)


def _add_flat(styles: Styles, name: str, style_id: str, like: Style) -> ParagraphStyle:
    """Add a style for paragraphs without text: one point high, so that they take no visible room."""
    added = _add(styles, name, style_id, Style(like.font, 1.0))
    added.quick_style = False
    added.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    added.paragraph_format.line_spacing = Pt(1)
    return added
