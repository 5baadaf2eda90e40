"""The Word writer: what stands in the parts of its files."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from goalc.document.document import Document, Line, Paragraph, Row, Table
from goalc.source.diagnostic import Origin
from goalc.writers.docx import DocxWriter
from goalc.writers.error import WriteError
from tests.writers import samples
from tests.writers.samples import STAMP, cell, label

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1]}


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def attributes(root: etree._Element, path: str, name: str = "val") -> list[str]:
    return [str(found.get(W + name)) for found in root.iterfind(path, NS)]


SMALL = Document(
    "小表",
    "portrait",
    (
        Paragraph(Line("标题\t一"), "title"),
        Table(
            (20, 30, 25.4),
            (
                Row((label("甲", 3), cell("R&D\n<5%", columns=2))),
                Row((label("乙", 2), label("丙")), header=True),
                Row((cell(" 丁  "),)),
            ),
        ),
    ),
)
GOLDEN = """
p Goalctitle | t:标题 tab t:一
tbl 1134 1701 1440 = 4275
tr cantSplit
 tc 1134 restart | Goalclabel: t:甲
 tc 3141 span:2 | Goalccell: t:R&D | Goalccell: t:<5%
tr cantSplit
 tc 1134 continue | Goalclabel:
 tc 1701 restart | Goalclabel: t:乙
 tc 1440 | Goalclabel: t:丙
tr cantSplit
 tc 1134 continue | Goalclabel:
 tc 1701 continue | Goalclabel:
 tc 1440 | Goalccell: t: 丁  
p GoalcTail |
sectPr 11906×16838
"""  # noqa: W291 - the blanks after 丁 are text
CUT = """
p Goalctitle | t:标题 tab t:一
tbl 1134 1701 1440 = 4275
tr cantSplit
 tc 1134 bottom:nil | Goalclabel: t:甲
 tc 3141 span:2 | Goalccell: t:R&D | Goalccell: t:<5%
p GoalcJoint |
tbl 1134 1701 1440 = 4275
tr cantSplit tblHeader
 tc 1134 top:nil bottom:nil | Goalclabel:
 tc 1701 bottom:nil | Goalclabel:
 tc 1440 | Goalclabel: t:丙
tr cantSplit
 tc 1134 top:nil | Goalclabel:
 tc 1701 top:nil | Goalclabel: t:乙
 tc 1440 | Goalccell: t: 丁  
p GoalcTail |
sectPr 11906×16838
"""  # noqa: W291 - the blanks after 丁 are text


@pytest.mark.parametrize(
    ("document", "golden"), [(SMALL, GOLDEN), (samples.cut(SMALL), CUT)], ids=["one table", "cut"]
)
def test_golden_body(docx_writer: DocxWriter, document: Document, golden: str) -> None:
    body = part(docx_writer.write([document], STAMP)).find("w:body", NS)
    assert body is not None
    lines = [line.rstrip() for child in body for line in _outline(child)]
    assert lines == [line.rstrip() for line in golden.strip().splitlines()]


def _outline(element: etree._Element) -> list[str]:
    tag = element.tag.removeprefix(W)
    if tag == "p":
        return [f"p {attributes(element, './/w:pStyle')[0]} | {_text(element)}"]
    if tag == "sectPr":
        size = element.find("w:pgSz", NS)
        assert size is not None
        return [f"sectPr {size.get(W + 'w')}×{size.get(W + 'h')}"]
    widths = " ".join(attributes(element, "w:tblGrid/w:gridCol", "w"))
    lines = [f"tbl {widths} = {attributes(element, 'w:tblPr/w:tblW', 'w')[0]}"]
    for row in element.iterfind("w:tr", NS):
        lines.append("tr " + " ".join(child.tag.removeprefix(W) for child in row.iterfind("w:trPr/*", NS)))
        lines += [f" {_cell(tc)}" for tc in row.iterfind("w:tc", NS)]
    return lines


def _cell(tc: etree._Element) -> str:
    words = ["tc", *attributes(tc, "w:tcPr/w:tcW", "w")]
    words += [f"span:{span}" for span in attributes(tc, "w:tcPr/w:gridSpan")]
    words += [str(merge.get(W + "val") or "continue") for merge in tc.iterfind("w:tcPr/w:vMerge", NS)]
    words += [
        f"{side.tag.removeprefix(W)}:{side.get(W + 'val')}"
        for side in tc.iterfind("w:tcPr/w:tcBorders/*", NS)
    ]
    paragraphs = [f"{attributes(p, 'w:pPr/w:pStyle')[0]}: {_text(p)}" for p in tc.iterfind("w:p", NS)]
    return " | ".join([" ".join(words), *paragraphs])


def _text(p: etree._Element) -> str:
    return " ".join(
        f"t:{child.text}" if child.tag == W + "t" else child.tag.removeprefix(W)
        for child in p.iterfind("w:r/*", NS)
    )


@pytest.mark.parametrize(
    "document",
    [
        samples.project(),
        samples.department(),
        samples.project(samples.many(300)),
        samples.cut(samples.project()),
        samples.cut(samples.department()),
    ],
)
def test_widths_agree(docx_writer: DocxWriter, document: Document) -> None:
    """Word reads w:tblW and w:tcW, WPS w:gridCol: rounding must not make them differ."""
    root = part(docx_writer.write([document], STAMP))
    for table in root.iterfind(".//w:tbl", NS):
        grid = [int(width) for width in attributes(table, "w:tblGrid/w:gridCol", "w")]
        total = int(attributes(table, "w:tblPr/w:tblW", "w")[0])
        assert sum(grid) == total
        assert attributes(table, "w:tblPr/w:tblLayout", "type") == ["fixed"]
        for row in table.iterfind("w:tr", NS):
            column = 0
            for tc in row.iterfind("w:tc", NS):
                span = int((attributes(tc, "w:tcPr/w:gridSpan") or ["1"])[0])
                assert attributes(tc, "w:tcPr/w:tcW", "w") == [str(sum(grid[column : column + span]))]
                assert tc.find("w:p", NS) is not None
                column += span
            assert column == len(grid)


def test_only_rows_that_fit_a_page_are_kept_whole(docx_writer: DocxWriter) -> None:
    root = part(docx_writer.write([samples.department(function="公" * 6_000)], STAMP))
    rows = root.findall(".//w:tr", NS)
    assert [number for number, row in enumerate(rows) if row.find("w:trPr/w:cantSplit", NS) is None] == [1]


def test_four_font_slots_and_alternatives(docx_writer: DocxWriter) -> None:
    data = docx_writer.write([samples.cover()], STAMP)
    styles = part(data, "word/styles.xml")
    for style in styles.iterfind("w:style[@w:type='paragraph']", NS):
        if style.get(W + "styleId") == "Normal":
            continue
        fonts = style.find("w:rPr/w:rFonts", NS)
        assert fonts is not None
        assert set(fonts.keys()) == {W + slot for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(set(fonts.values())) == 1
    names = dict(
        zip(attributes(styles, "w:style/w:name"), attributes(styles, "w:style", "styleId"), strict=True)
    )
    assert names["goalc 封面标题"] == "Goalc8"
    assert names["goalc cell"] == "Goalccell"
    fonts = part(data, "word/fontTable.xml")
    alternatives = dict(
        zip(attributes(fonts, "w:font", "name"), attributes(fonts, "w:font/w:altName"), strict=True)
    )
    assert alternatives["宋体"] == "SimSun,Noto Serif CJK SC"


def test_no_two_styles_have_one_name_or_one_id() -> None:
    """Also beside the styles that every file has, and those whose ids are numbers."""
    look = samples.STYLESHEET.styles["cell"]
    names = (
        "footer",
        "Joint",
        "TAIL",
        "Normal",
        "8",
        "封面",
        *(f"样式{n}" for n in range(8)),
        "a8",
        "附 件",
        "-",
    )
    writer = DocxWriter(replace(samples.STYLESHEET, styles=dict.fromkeys(names, look)))
    document = Document("表", "portrait", tuple(Paragraph(Line(name), name) for name in names))
    data = writer.write([document], STAMP)
    styles = part(data, "word/styles.xml")
    for found in (attributes(styles, "w:style/w:name"), attributes(styles, "w:style", "styleId")):
        assert len({name.casefold() for name in found}) == len(found) == len(names) + 7
    ids = attributes(styles, "w:style", "styleId")
    assert set(attributes(part(data), ".//w:pStyle")) <= set(ids)


def test_sections_have_their_pages_and_numbers(docx_writer: DocxWriter) -> None:
    """The cover has an empty footer and is not counted."""
    root = part(docx_writer.write(samples.submission(), STAMP))
    sections = root.findall(".//w:sectPr", NS)
    sizes = [(size.get(W + "w"), size.get(W + "orient")) for size in root.iterfind(".//w:pgSz", NS)]
    assert sizes == [("11906", None), ("16838", "landscape"), ("11906", None), ("11906", None)]
    starts = [attributes(section, "w:pgNumType", "start") for section in sections]
    assert starts == [[], ["1"], [], []]
    data = docx_writer.write(samples.submission(), STAMP)
    assert part(data, "word/footer2.xml").find(".//w:t", NS) is None
    assert part(data, "word/footer1.xml").findtext(".//w:instrText", namespaces=NS) == " PAGE "
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    footers = [str(found.get(relation)) for found in root.iterfind(".//w:footerReference", NS)]
    assert footers == ["rId5", "rId4", "rId4", "rId4"]


def test_stamp_has_no_clock_and_no_person(docx_writer: DocxWriter) -> None:
    data = docx_writer.write([SMALL], STAMP)
    core, custom = part(data, "docProps/core.xml"), part(data, "docProps/custom.xml")
    assert [(child.tag.rpartition("}")[2], child.text) for child in core] == [("title", STAMP.title)]
    found = {str(child.get("name")): child[0].text for child in custom}
    assert found == {"goalc version": STAMP.version, "form pack": STAMP.pack, "digest": STAMP.digest}


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\r", "\ud800", "\ufffe", "\uffff"])
def test_forbidden_characters_are_refused(docx_writer: DocxWriter, character: str) -> None:
    origin = Origin("a.yaml", ("名称",))
    bad = cell("甲")._replace(lines=(Line("好"), Line(f"坏{character}", origin)))
    document = Document("表", "portrait", (Table((10.0, 10.0), (Row((cell("一"), bad)),)),))
    with pytest.raises(WriteError) as caught:
        docx_writer.write([document], STAMP)
    error = caught.value
    assert (error.kind, error.format, error.value, error.origin) == (
        "character",
        "docx",
        ord(character),
        origin,
    )
    assert (error.document, error.block, error.row, error.column) == ("表", 0, 0, 1)


def test_more_columns_than_word_has_are_refused(docx_writer: DocxWriter) -> None:
    row = Row(tuple(cell("一") for _ in range(64)))
    with pytest.raises(WriteError) as caught:
        docx_writer.write([Document("表", "portrait", (Table((2.0,) * 64, (row,)),))], STAMP)
    assert (caught.value.kind, caught.value.value, caught.value.limit) == ("columns", 64, 63)
