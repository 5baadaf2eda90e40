"""Workbooks and Word files made to exhaust a machine: each is read or refused in little memory and time."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.hyperlink import Hyperlink

from goalc.readers import extent
from tests.readers.test_package import MAIN, built, changed, lines, paragraph, refusal, run

MAX_MB = 300
MAX_SECONDS = 60
"""Ten are meant; the machine of a test may be busy."""
MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def workbook(
    data: str = CELL,
    sheets: int = 1,
    tail: str = "",
    strings: str = "",
    names: str = "",
    styles: str = "",
    parts: int | None = None,
) -> bytes:
    """A workbook with equal sheets; `parts` is the number of parts that they share."""
    parts = parts or sheets
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:

        def links(kinds: dict[str, str]) -> str:
            each = (
                f'<Relationship Id="{name}" Type="{LINKS_NS}/{target.partition("/")[0].rstrip("s")}"'
                f' Target="{target}"/>'
                for name, target in kinds.items()
            )
            space = "http://schemas.openxmlformats.org/package/2006/relationships"
            return f'<Relationships xmlns="{space}">{"".join(each)}</Relationships>'

        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        file.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
        )
        listed = "".join(f'<sheet name="S{n}" sheetId="{n + 1}" r:id="s{n % parts}"/>' for n in range(sheets))
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN_NS}" xmlns:r="{LINKS_NS}"><sheets>{listed}</sheets>{names}</workbook>',
        )
        targets = {f"s{n}": f"worksheets/sheet{n}.xml" for n in range(parts)}
        file.writestr("xl/_rels/workbook.xml.rels", links(targets))
        for target in targets.values():
            file.writestr(
                f"xl/{target}",
                f'<worksheet xmlns="{MAIN_NS}"><sheetData>{data}</sheetData>{tail}</worksheet>',
            )
        file.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN_NS}">{strings}</sst>')
        if styles:
            file.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN_NS}">{styles}</styleSheet>')
    return made.getvalue()


def rows(count: int, cell: str) -> str:
    return "".join(f'<row r="{n}">{cell}</row>' for n in range(1, count + 1))


def word(body: str, styles: str = "") -> bytes:
    def insert(content: bytes) -> bytes:
        head, _, rest = content.partition(b"<w:body>")
        return head + b"<w:body>" + body.encode() + b"</w:body>" + rest.partition(b"</w:body>")[2]

    data = changed(built("docx"), MAIN["docx"], insert)
    return changed(
        data, "word/styles.xml", lambda c: c.replace(b"</w:styles>", f"{styles}</w:styles>".encode())
    )


def properties(content: str) -> str:
    return f"<w:tbl>{rows_of_text(1, content)}</w:tbl>"


def rows_of_text(count: int, inside: str) -> str:
    return f"<w:tr><w:tc><w:tcPr>{inside}</w:tcPr>{paragraph('甲')}</w:tc></w:tr>" * count


OPEN = '<w:tcBorders><w:top w:val="nil"/><w:bottom w:val="nil"/></w:tcBorders>'
SHARED = '<c r="B1"><f t="shared" si="0"/></c>'
BIG_MERGE = '<mergeCells><mergeCell ref="A1:ALL2000"/></mergeCells>'
ATTACKS: dict[str, Callable[[], bytes]] = {
    "a text in many cells.xlsx": lambda: workbook(
        rows(20_000, '<c t="s"><v>0</v></c>'), strings=f"<si><t>{'字' * 200_000}</t></si>"
    ),
    "a text in many cells, from the end.xlsx": lambda: workbook(
        rows(20_000, '<c t="s"><v>-1</v></c>'), strings=f"<si><t>{'字' * 200_000}</t></si>"
    ),
    "tiny elements.xlsx": lambda: workbook(tail="<a/>" * 5_000_000),
    "links over the sheet.xlsx": lambda: workbook(
        tail='<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
    ),
    "many links.xlsx": lambda: workbook(
        tail="<hyperlinks>" + '<hyperlink ref="A1:XFD9999" location="x"/>' * 300_000 + "</hyperlinks>"
    ),
    "empty sheets.xlsx": lambda: workbook('<row r="2000"><c r="ALL2000"/></row>', sheets=100),
    "merged sheets.xlsx": lambda: workbook(sheets=50, tail=BIG_MERGE),
    "a part is a thousand sheets.xlsx": lambda: workbook(rows(9_000, "<c/>"), sheets=1000, parts=1),
    "a defined name.xlsx": lambda: workbook(
        names='<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'
        + "'" * 60_000
        + "a" * 60_000
        + "</definedName></definedNames>"
    ),
    "a shared formula.xlsx": lambda: workbook(
        f'<row r="1"><c r="A1"><f t="shared" si="0">{"+".join(["A1"] * 2700)}</f></c></row>'
        + "".join(f'<row r="{n}">{SHARED.replace("B1", f"B{n}")}</row>' for n in range(2, 20_000))
    ),
    "a long shared formula.xlsx": lambda: workbook(
        f'<row r="1"><c r="A1"><f t="shared" si="0">{"&quot;a&quot;&amp;" * 200_000}1</f></c>{SHARED}</row>'
    ),
    "small merges.xlsx": lambda: workbook(
        tail="<mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 200_000))
        + "</mergeCells>"
    ),
    "shared items.xlsx": lambda: workbook(strings="<si><t>a</t></si>" * 2_000_000),
    "named styles.xlsx": lambda: workbook(
        styles="<cellXfs><xf/></cellXfs><cellStyles>"
        + "".join(f'<cellStyle name="n{n}" xfId="0"/>' for n in range(30_000))
        + "</cellStyles>"
    ),
    "cells at the limit.xlsx": lambda: workbook(rows(8_000, "<c><v>1</v></c>" * 9)),
    "tiny elements.docx": lambda: word("<w:p/>" * 5_000_000),
    "tiny elements behind blanks.docx": lambda: changed(
        word("<w:p/>" * 5_000_000), MAIN["docx"], lambda c: b" " * 100 + c.partition(b"?>")[2]
    ),
    "empty comments.docx": lambda: word("<!---->" * 5_000_000),
    "nesting.docx": lambda: word("<w:sdt>" * 200_000 + "</w:sdt>" * 200_000),
    "nesting at the limit.docx": lambda: word(
        "<w:ins>" * 90 + "<w:r><w:t>x</w:t></w:r>" * 26_000 + "</w:ins>" * 90
    ),
    "nested tables.docx": lambda: word(
        "<w:tbl><w:tr><w:tc>" * 30 + paragraph("甲") * 15_000 + "</w:tc></w:tr></w:tbl>" * 30
    ),
    "a wide cell.docx": lambda: word(properties('<w:gridSpan w:val="1000000000"/>')),
    "a far cell.docx": lambda: word(
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1000000000"/></w:trPr></w:tr></w:tbl>'
    ),
    "a tall cell.docx": lambda: word(f"<w:tbl>{rows_of_text(20_000, '<w:vMerge/>')}</w:tbl>"),
    "a tall cell of open borders.docx": lambda: word(f"<w:tbl>{rows_of_text(15_000, OPEN)}</w:tbl>"),
    "a large table.docx": lambda: word(
        f"<w:tbl>{('<w:tr>' + '<w:tc><w:p/></w:tc>' * 60 + '</w:tr>') * 2_000}</w:tbl>"
    ),
    "many styles.docx": lambda: word(
        '<w:p><w:pPr><w:pStyle w:val="z"/></w:pPr></w:p>' * 30_000,
        "".join(
            f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="n{n}"/></w:style>'
            for n in range(20_000)
        ),
    ),
    "control characters.docx": lambda: word(paragraph("&#9;" * 1_900_000)),
}
MEASURE = (
    "import re, sys\nfrom goalc.readers import ReadError\nfrom goalc.textconv.file_text import file_text\n"
    "try: print(len(file_text(sys.argv[1], open(sys.argv[1], 'rb').read()).lines))\n"
    "except ReadError as error: print(error.key)\n"
    "print(re.search('VmHWM:[^0-9]*([0-9]+)', open('/proc/self/status').read())[1])"
)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured through /proc")
@pytest.mark.parametrize("name", list(ATTACKS))
def test_memory_and_time(tmp_path: Path, name: str) -> None:
    """The readers hold the bound by themselves, without the limits that the command sets."""
    (tmp_path / name).write_bytes(ATTACKS[name]())
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", MEASURE, name],
        cwd=tmp_path, capture_output=True, text=True, timeout=MAX_SECONDS, check=True,
    )  # fmt: skip
    *_, told, memory = done.stdout.split()
    assert told.isdecimal() or told in {"textconv.too-large", "textconv.broken"}
    assert int(memory) < MAX_MB * 1024


def test_each_limit_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal("xlsx", workbook(sheets=2, parts=1)) == "textconv.broken"
    shown = '<c t="s"><v>0</v></c>'
    for name, limit, data in [
        ("MAX_ELEMENTS", 100, workbook(tail="<a/>" * 20)),
        ("MAX_STEPS", 500, word(paragraph("甲") * 20)),
        ("MAX_DEPTH", 20, word("<w:p>" + "<w:ins>" * 20 + run("甲") + "</w:ins>" * 20 + "</w:p>")),
        ("MAX_TEXT", 5000, workbook(rows(30, shown), strings=f"<si><t>{'字' * 200}</t></si>")),
        ("MAX_SLOTS", 50, workbook(rows(3, "<c/>" * 9), sheets=2)),
        ("MAX_SLOTS", 50, workbook(sheets=2, tail='<mergeCells><mergeCell ref="A1:A30"/></mergeCells>')),
        ("MAX_SLOTS", 50, word("<w:tbl>" + rows_of_text(30, '<w:gridSpan w:val="2"/>') + "</w:tbl>")),
        ("MAX_FORMULA", 5, workbook(f'<row><c r="A1"><f t="shared" si="0">1+1+1+1+1</f></c>{SHARED}</row>')),
    ]:  # fmt: skip
        ending = "xlsx" if b"xl/workbook.xml" in data else "docx"
        assert lines(ending, data)
        with monkeypatch.context() as patch:
            patch.setattr(extent, name, limit)
            assert refusal(ending, data) == "textconv.too-large", name


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.fixture
def book() -> Iterator[Workbook]:
    made = Workbook()
    yield made
    made.close()


def test_a_merged_range_without_cells_of_its_own(book: Workbook) -> None:
    """Programs that write only the first cell of a merged range keep their table in one piece."""
    data = workbook(
        '<row r="1"><c r="A1" s="1" t="str"><v>甲</v></c><c r="B1" s="1"/></row>'
        '<row r="3"><c r="A3" s="1" t="str"><v>丙</v></c><c r="B3" s="1"/></row>',
        tail='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
        styles='<borders><border/><border><left style="thin"/></border></borders>'
        '<cellXfs><xf/><xf borderId="1"/></cellXfs>',
    )
    assert lines("xlsx", data) == ["# S0", "甲", "丙 |"]


def test_what_a_merged_range_covers_is_not_shown() -> None:
    data = workbook(
        '<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>藏</v></c>'
        '<c r="C1"><v>3</v></c></row>',
        tail='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    )
    assert lines("xlsx", data) == ["# S0", "甲 | 3"]


def test_formats_formulas_and_styles(book: Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    sheet.title = "表"
    sheet["A1"], sheet["B1"] = 1.5, 2
    sheet["A1"].number_format = f"0.{'0' * 200}"
    sheet["B1"].border = Border(left=Side(style="thin"))
    sheet["C1"] = ArrayFormula("C1:C2", "=A1:A2*2")
    sheet["D1"] = "链接"
    sheet["D1"].hyperlink = Hyperlink(ref="D1", location="表!A1")
    assert lines("xlsx", saved(book)) == ["# 表", f"1.5{'0' * 29} | 2 | <f>=A1:A2*2 | 链接"]


def test_rows_in_any_order_and_strings_of_several_pieces() -> None:
    data = workbook(
        '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>一</t></is></c></row>',
        strings="<si><r><t>二</t></r><r><t>三</t></r></si>",
    )
    assert lines("xlsx", data) == ["# S0", "一", "二三"]


def test_memory_is_bounded_by_the_command_too(tmp_path: Path) -> None:
    """A reader that takes what it likes ends in the sentence, and gives the process its limits back."""
    program = (
        "import sys, resource\nfrom goalc.operations import textconv\n"
        "before = resource.getrlimit(resource.RLIMIT_DATA)\n"
        "def read(*_): return [bytearray(1 << 20) for _ in range(4096)]\n"
        "textconv.file_text = read\n"
        "from goalc.cli.run import run\ncode = run(sys.argv[1:])\n"
        "print(code, resource.getrlimit(resource.RLIMIT_DATA) == before)"
    )
    (tmp_path / "a.docx").write_bytes(b"PK")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, "textconv", "a.docx"],
        cwd=tmp_path, capture_output=True, text=True, timeout=MAX_SECONDS, check=False,
    )  # fmt: skip
    assert done.stdout.split()[-2:] == ["3", "True"], done
