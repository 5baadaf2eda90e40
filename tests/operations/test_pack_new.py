"""A pack that is drafted from a form prints that form again: labels, widths, spans, repeated rows."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.document.document import Cell, Document, Line, Paragraph, Row, Table
from goalc.document.source_table import SourceTable
from goalc.operations.pack_check import pack_check
from goalc.operations.pack_new import pack_new
from goalc.pipeline.load_pack import load_pack
from goalc.pipeline.pack import Pack
from goalc.pipeline.pack_check import find_faults
from goalc.readers.registry import read_untrusted
from goalc.scaffold.draft.draft import draft_pack
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder
from goalc.workspace.packs import PackStore
from tests.cli.terminal import run
from tests.compiling import documents_by_file, outputs, whole
from tests.office import convert
from tests.police import police
from tests.published import empty_form

FORMATS = ("docx", "xlsx")
NUMBERS = range(6)
# Widths are stored in twentieths of a point, or in pixels of a digit.
TOLERANCE = {"docx": 0.05, "xlsx": 0.3}


@cache
def built() -> dict[str, bytes]:
    return outputs(police())


def single(number: int, ending: str) -> bytes:
    """The file of one of the six forms by itself."""
    (name,) = (name for name in built() if name.startswith(f"{number:02}-") and name.endswith(ending))
    return built()[name]


def drafted(content: bytes, ending: str) -> Pack:
    found = draft_pack("drafted", read_untrusted(ending, content))
    assert found is not None
    loaded = load_pack(
        "drafted", "drafted", {name: text.encode() for name, text in found.files.items()}, True
    )
    assert [one.key for one in loaded.diagnostics] == []
    assert loaded.pack is not None
    return loaded.pack


def shown(document: Document) -> list[object]:
    """The paragraphs and the cells with their spans."""
    return [
        block.line.text
        if isinstance(block, Paragraph)
        else [[(cell.row_span, cell.col_span, cell.text) for cell in row.cells] for row in block.rows]
        for block in document.blocks
    ]


def widths(document: Document) -> list[float]:
    return [width for block in document.blocks if isinstance(block, Table) for width in block.columns]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("number", NUMBERS)
def test_a_draft_prints_its_source_again(number: int, ending: str) -> None:
    submission = whole(police()).submission
    form = submission.forms[number]
    expected = documents_by_file(police())[form.file]
    actual = drafted(single(number, ending), ending).renderer.form(form, submission)
    assert isinstance(actual, Document)
    assert shown(actual) == shown(expected)
    assert widths(actual) == pytest.approx(widths(expected), abs=TOLERANCE[ending])


@pytest.mark.office
@pytest.mark.parametrize("ending", FORMATS)
def test_a_draft_of_a_file_that_libreoffice_saved(tmp_path: Path, ending: str) -> None:
    saved = convert(single(1, ending), ending, ending, tmp_path)
    submission = whole(police()).submission
    form = submission.projects[0]
    actual = drafted(saved.read_bytes(), ending).renderer.form(form, submission)
    assert isinstance(actual, Document)
    assert shown(actual) == shown(documents_by_file(police())[form.file])


@pytest.mark.parametrize("ending", FORMATS)
def test_an_empty_form_becomes_a_pack(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"form.{ending}").write_bytes(empty_form(ending))
    made = pack_new("self-2025", tmp_path / f"form.{ending}", tmp_path / "self-2025")
    assert [one.key for one in pack_check([made.folder]).diagnostics] == []
    text = (made.folder / "project.html.j2").read_text("utf-8")
    for expected in (
        "（{{ 年度 }}年度）",
        '<td colspan="8">{{ 项目名称 }}</td>',
        '<td colspan="3">{{ 实施单位 }}</td>',
        '<th rowspan="5"><p>项目资金</p><p>（万元）</p></th>',
        '<th rowspan="{{ 1 + 绩效指标|length }}">绩效指标</th>',
        "<td>{{ 行.完成值 }}</td>",
        '<td class="text">{{ 行.偏差原因 }}{{ 行.改进措施 }}</td>',
        '<th colspan="6">总分</th>',
        "待定：第4行第4列，左边是「年度资金总额：」，上面是「年初预算数」",
        "{% for 段 in 目标完成情况 %}",
    ):
        assert expected in text
    assert text.count("待定") == made.holes == 20
    pack = PackStore().load(DiskFolder.of(made.folder)).pack
    assert pack is not None
    (form,) = pack.profile.forms.values()
    assert (form.of, form.stage) == ("项目", "自评")
    assert isinstance(form.tree, dict)
    assert {level: len(below) for level, below in form.tree.items()} == {
        "产出指标": 4,
        "效益指标": 4,
        "满意度指标": 1,
    }


def test_words_of_a_stranger_are_text(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("项目绩效目标表")
    word.add_paragraph("{{ 年度 }}")
    table = word.add_table(2, 2)
    wild = "{% for a in b %}<td>&{# \ue000{{ x }}"
    for number, text in enumerate(("项目名称", wild, wild, "")):
        table.cell(number // 2, number % 2).text = text
    file = io.BytesIO()
    word.save(file)
    pack = drafted(file.getvalue(), "docx")
    submission = whole(police()).submission
    laid = pack.renderer.form(submission.projects[0], submission)
    assert isinstance(laid, Document)
    assert wild.replace("\ue000", "") in str(shown(laid))


labels = st.sampled_from(
    [
        "",
        "",
        "项目名称",
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "实施计划",
        "年度目标",
        "预算资金（万元）",
        "1",
        "甲",
    ]
)
cells = st.builds(
    lambda text, rows, columns: Cell((Line(text),), "", rows, columns),
    labels,
    st.integers(1, 3),
    st.integers(1, 3),
)
tables = st.builds(
    lambda columns, rows: Table(tuple(columns), tuple(Row(tuple(row)) for row in rows)),
    st.lists(st.sampled_from([0.0, 1.0, 20.0, 90.0]), min_size=1, max_size=6),
    st.lists(st.lists(cells, max_size=6), min_size=1, max_size=8),
)


@given(tables)
def test_any_table_covers_its_grid_once(table: Table) -> None:
    source = SourceTable(table)
    assert {len(line) for line in source.slots} == {len(source.columns)}
    assert len(source.columns) >= len(table.columns)
    texts = sorted(cell.text.strip() for row in table.rows for cell in row.cells)
    kept = sorted(cell.text for row in source.rows for cell in row)
    assert list(filter(None, kept)) == list(filter(None, texts))
    for r, line in enumerate(source.slots):
        for c, cell in enumerate(line):
            assert cell.row <= r < cell.row + cell.rows
            assert cell.column <= c < cell.column + cell.columns
            assert source.slots[cell.row][cell.column] == cell


@given(st.lists(tables, min_size=1, max_size=2))
def test_a_draft_of_any_tables_has_no_fault(blocks: list[Table]) -> None:
    found = draft_pack("any", [Document("表", "", tuple(blocks))])
    assert found is not None
    files = {name: text.encode() for name, text in found.files.items()}
    loaded = load_pack("any", "any", files, inspect=False)
    assert loaded.pack is not None, loaded.diagnostics
    assert [(fault.key, fault.span) for fault in find_faults(loaded.pack)] == []


@pytest.mark.parametrize(
    ("name", "file", "key"),
    [
        ("某县", "form.docx", "pack.bad-name"),
        ("a", "form.pdf", "pack.kind"),
        ("a", "none.docx", "io.missing"),
        ("a", "broken.docx", "textconv.broken"),
        ("a", "text.docx", "pack.no-forms"),
    ],
)
def test_what_cannot_become_a_pack(tmp_path: Path, name: str, file: str, key: str) -> None:
    (tmp_path / "form.docx").write_bytes(empty_form("docx"))
    (tmp_path / "form.pdf").write_bytes(b"%PDF")
    (tmp_path / "broken.docx").write_bytes(empty_form("docx")[:-400])
    docx.Document().save(str(tmp_path / "text.docx"))
    with pytest.raises(WorkspaceError) as caught:
        pack_new(name, tmp_path / file, tmp_path / "out")
    assert caught.value.trouble.key == key
    assert not (tmp_path / "out").exists()


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(empty_form("docx"))
    assert run(tmp_path, "goalc pack new a --from form.docx").code == 0
    said = run(tmp_path, "goalc pack new a --from form.docx")
    assert said.code == 3
    assert "packs/a" in said.err
