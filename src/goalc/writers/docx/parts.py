"""The parts of a Word file that need no library: content types, relationships, settings, fonts, footers.

In: a stylesheet. Out: XML text (ECMA-376 part 1 for the parts, part 2 for the package).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from goalc.document.style import Font, Stylesheet
from goalc.writers.package import Packed
from goalc.writers.properties import CONTENT_TYPES, DECLARATION
from goalc.writers.text import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

JOINT = "GoalcJoint"
"""Id of the style of the hidden paragraph between the slices of one table."""
TAIL = "GoalcTail"
"""Id of the style of the paragraph of no height that ends a section or separates two tables."""
FOOTER = "GoalcFooter"

NUMBERED = "rId4"
BLANK = "rId5"
"""Relationship ids of the footers with and without a page number."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = (
    ("styles", "styles.xml", "styles"),
    ("settings", "settings.xml", "settings"),
    ("fontTable", "fontTable.xml", "fontTable"),
    ("footer", "footer1.xml", "footer"),
    ("footer", "footer2.xml", "footer"),
)
"""The kind of relationship, file and kind of content of each part; their relationships are rId1, rId2 …"""


class DocxParts(NamedTuple):
    """The compressed parts before and after the body, and the id of each named style."""

    before: tuple[Packed, ...]
    after: tuple[Packed, ...]
    style_ids: Mapping[str, str]


def content_types() -> str:
    """Return [Content_Types].xml, which has the kind of each part."""
    overrides = "".join(
        f'<Override PartName="/word/{file}" ContentType="{_WORD}.{kind}+xml"/>' for _, file, kind in _PARTS
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f"{overrides}{CONTENT_TYPES}</Types>"
    )


def relationships() -> str:
    """Return the relationships of the body to other parts."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}/{name}" Target="{file}"/>'
        for number, (name, file, _) in enumerate(_PARTS, 1)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{lines}</Relationships>"
    )


def settings() -> str:
    """Return settings: punctuation as in Chinese Word, and the layout rules of Word 2013 and later."""
    return (
        f'{DECLARATION}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table(stylesheet: Stylesheet) -> str:
    """Return the font table: each font once, with the names to try where it is missing."""
    fonts: dict[str, Font] = {}
    for style in (*stylesheet.styles.values(), stylesheet.footer):
        fonts.setdefault(style.font.name, style.font)
    entries = "".join(_font(font) for font in fonts.values())
    return f"{DECLARATION}<w:fonts {W}>{entries}</w:fonts>"


def _font(font: Font) -> str:
    names = escape(",".join(font.alternatives))
    alternatives = f'<w:altName w:val="{names}"/>' if names else ""
    return (
        f'<w:font w:name="{escape(font.name)}">{alternatives}'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )


def footer(numbered: bool) -> str:
    """Return a footer: `— 1 —` as GB/T 9704 prints page numbers, or an empty one."""
    field = (
        '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r>'
    )
    inner = field if numbered else ""
    return f'{DECLARATION}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="{FOOTER}"/></w:pPr>{inner}</w:p></w:ftr>'
