"""Word files with tracked changes: both versions are in them, and each mark is where it belongs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]  # it has no types

from goalc.document.document import Cell, Document, Line, Revision, Row, Table
from goalc.document.revised.revision import RevisedTable, revise
from goalc.readers import differences, read_docx
from goalc.source.diagnostic import Origin
from goalc.writers.docx import DocxWriter
from goalc.writers.error import WriteError
from tests import edits
from tests.compiling import docx_writer
from tests.examples import examples
from tests.police import pack
from tests.writers import samples
from tests.writers.resolving import W, resolve
from tests.writers.revising import PAIRS, TWO_FORMS
from tests.writers.test_package import FALSE_FINDINGS

WHO = Revision("韦玉芳 <&>", "2025-03-01T08:00:00Z")
EMPTY = Document("", "portrait", ())
WRITER = DocxWriter(samples.STYLESHEET)

Pair = tuple[Document | None, Document | None]


def redline(before: Document | None, after: Document | None, writer: DocxWriter = WRITER) -> bytes:
    return writer.redline(before, after, WHO, samples.STAMP)


def assert_both_are_in(data: bytes, before: Document | None, after: Document | None) -> None:
    assert differences([after or EMPTY], read_docx(resolve(data, "accept"))) == []
    assert differences([before or EMPTY], read_docx(resolve(data, "reject"))) == []


@settings(deadline=None, max_examples=examples(200))
@given(PAIRS)
def test_accepting_gives_the_new_version_and_rejecting_the_old_one(pair: Pair) -> None:
    assert_both_are_in(redline(*pair), *pair)


@settings(deadline=None, max_examples=examples(200))
@given(TWO_FORMS)
def test_forms_with_merged_levels_are_compared_row_by_row(pair: tuple[Document, Document]) -> None:
    """Never replaced as a whole: the header row, and what stands above it, is always kept."""
    (revised,) = revise(*pair)
    assert isinstance(revised, RevisedTable)
    assert revised.kinds[:2] == ("kept", "kept")
    assert_both_are_in(redline(*pair), *pair)


@pytest.mark.parametrize("alone", [0, 1])
def test_a_new_and_a_removed_form(alone: int) -> None:
    form = samples.project()
    pair: Pair = (form, None) if alone == 0 else (None, form)
    assert_both_are_in(redline(*pair), *pair)


def test_no_form_at_all_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="at least one"):
        redline(None, None)


@pytest.mark.parametrize("name", [*edits.EDITS, "many"])
def test_real_forms(name: str) -> None:
    before = edits.works(edits.version())
    after = edits.works(edits.version(*(edits.MANY if name == "many" else [name])))
    assert before != after
    data = redline(before, after, docx_writer(pack()))
    assert_both_are_in(data, before, after)
    assert_both_are_in(redline(after, before, docx_writer(pack())), after, before)


def rows(data: bytes) -> list[tuple[str, str]]:
    """The mark and the text of each marked row; of other rows with marks, the text with them."""
    found = []
    for row in document(data).iter(f"{W}tr"):
        marks = [mark for mark in ("del", "ins") if row.find(f"{W}trPr/{W}{mark}") is not None]
        texts = [_text(p, bool(marks)) for p in row.iter(f"{W}p")]
        text = "|".join(text for text in texts if text)
        if marks or "[" in text:
            found.append((marks[0] if marks else "", text))
    return found


def _text(p: etree._Element, plain: bool) -> str:
    out = ""
    for child in p:
        text = "".join(found.text or "" for found in child.iter(f"{W}t", f"{W}delText"))
        sign = {f"{W}del": "[-{}-]", f"{W}ins": "[+{}+]"}.get(child.tag, "{}")
        out += text if plain or not text else sign.format(text)
    return out


def document(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


SHOWN = {
    "loosened": [("", "满意度指标|社会公众或服务对象满意度|人民群众服务满意度|≥[-95-][+90+]%|")],
    "renamed": [("", "[+远程+]会见管理系统|=1套|")],
    "removed from the middle": [("del", "收押大厅改造|≥200平方米|")],
    "removed last of a group": [("del", "监仓智能指纹终端系统|=1套|")],
    "removed a whole group": [("del", "时效指标|“智慧监管”及室外附属工程建设完工时间|2025年12月31日|")],
    "added last in a group": [("ins", "监区巡更点位|≥40个|")],
    "added a group": [("ins", "经济成本指标|监区巡更点位|≥40个|")],
    "more money": [("", "项目资金情况|预算资金（元）|[-15,500,000.00-][+18,000,000.00+]|")],
    "removed a step": [("del", "2025-01-01至2025-12-31|")],
    # The first row of a merged group has its label: it takes over what the next row says.
    "removed first of a group": [
        ("", "产出指标|数量指标|[-技防整合联网平台-][+全方位监控系统+]|=1套|"),
        ("del", "全方位监控系统|=1套|"),
    ],
    "added first in a group": [
        ("", "产出指标|数量指标|[-技防整合联网平台-][+监区巡更点位+]|[-=1套-][+≥40个+]|"),
        ("ins", "技防整合联网平台|=1套|"),
    ],
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_reader_sees(name: str) -> None:
    data = redline(edits.works(edits.version()), edits.works(edits.version(name)), docx_writer(pack()))
    found = rows(data)
    assert [mark for mark, _ in found] == [mark for mark, _ in SHOWN[name]]
    for (_, text), (_, beginning) in zip(found, SHOWN[name], strict=True):
        assert text.startswith(beginning)


def test_marks_are_numbered_and_signed() -> None:
    data = redline(edits.works(edits.version()), edits.works(edits.version(*edits.MANY)), docx_writer(pack()))
    marks = list(document(data).iter(f"{W}ins", f"{W}del"))
    assert len(marks) > 20
    assert len({mark.get(f"{W}id") for mark in marks}) == len(marks)
    assert {(mark.get(f"{W}author"), mark.get(f"{W}date")) for mark in marks} == {WHO}
    undated = docx_writer(pack()).redline(None, edits.works(edits.version()), Revision("甲"), samples.STAMP)
    assert {mark.get(f"{W}date") for mark in document(undated).iter(f"{W}ins")} == {None}


def findings(data: bytes, place: Path) -> list[str]:
    file = place / "form.docx"
    file.write_bytes(data)
    errors = [str(error) for error in OpenXmlValidator(max_errors=50).validate(file).errors]
    return [error for error in errors if not any(false in error for false in FALSE_FINDINGS)]


@pytest.mark.slow
def test_schemas_accept_redlines(tmp_path: Path) -> None:
    many = redline(edits.works(edits.version()), edits.works(edits.version(*edits.MANY)), docx_writer(pack()))
    assert findings(many, tmp_path) == []
    assert findings(redline(samples.project(), samples.department()), tmp_path) == []


def test_schemas_accept_any_redline(tmp_path_factory: pytest.TempPathFactory) -> None:
    @settings(deadline=None, max_examples=examples(15))
    @given(PAIRS)
    def check(pair: Pair) -> None:
        assert findings(redline(*pair), tmp_path_factory.mktemp("audit")) == []

    check()


@pytest.mark.parametrize("alone", ["new", "removed"])
def test_schemas_accept_a_marked_row_that_may_split(alone: str, tmp_path: Path) -> None:
    short, tall = (Row((Cell((Line(text),), "cell"),)) for text in ("短", "长" * 3_000))
    one, other = (Document("表", "portrait", (Table((40.0,), rows),)) for rows in ((short,), (short, tall)))
    pair = (one, other) if alone == "new" else (other, one)
    data = redline(*pair)
    assert_both_are_in(data, *pair)
    marked = [
        row for row in document(data).iter(f"{W}trPr") if len(row.findall(f"{W}ins") + row.findall(f"{W}del"))
    ]
    assert [child.get(f"{W}val") for row in marked for child in row.iter(f"{W}cantSplit")] == ["off"]
    assert findings(data, tmp_path) == []


def test_same_versions_same_bytes_and_nothing_marked() -> None:
    one, other = edits.works(edits.version()), edits.works(edits.version("loosened"))
    assert redline(one, other, docx_writer(pack())) == redline(
        one, other, DocxWriter(pack().renderer.look.stylesheet)
    )
    assert rows(redline(one, one, docx_writer(pack()))) == []


@given(st.sampled_from(["\x00", "\x0b", "\r", "\ud800", "\uffff"]))
def test_forbidden_characters_are_refused(character: str) -> None:
    origin = Origin("a.yaml", ("名称",))
    tables = [
        Document(
            "表", "portrait", (Table((10.0,), (Row((Cell((Line("好"), Line(text, origin)), "cell"),)),)),)
        )
        for text in ("坏", f"坏{character}")
    ]
    with pytest.raises(WriteError) as caught:
        redline(tables[0], tables[1])
    assert (caught.value.kind, caught.value.value, caught.value.origin) == (
        "character",
        ord(character),
        origin,
    )
    with pytest.raises(WriteError):
        WRITER.redline(None, tables[0], Revision(character), samples.STAMP)
