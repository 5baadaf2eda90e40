"""Edits that were once taken for something else, or not told at all."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from goalc.operations.apply import ApplyReport
from goalc.writers.strip import strip
from tests.returned.cases import FIRST, GROUP, PROJECT, SECOND, Workplace, at
from tests.returned.editing import Form, SheetForm, WordForm

both = pytest.mark.parametrize("kind", ["docx", "xlsx"])
OTHER = "projects/02-smart-custody-works.yaml"
ROW = "名称", "指标值", "解释"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    """A workplace in which nothing is written."""
    return Workplace.make(tmp_path_factory.mktemp("shared"))


def doubts(report: ApplyReport) -> list[tuple[str, str]]:
    return [(doubt.key, doubt.text) for doubt in report.applied[0].returned.doubts]


def names(place: Workplace, report: ApplyReport, file: str) -> list[str]:
    return [item["名称"] for item in at(place.data(report), GROUP, file)]


@pytest.mark.parametrize("key", ["名称", "指标值"])
def test_a_text_that_the_spreadsheet_took_for_a_date_is_a_doubt(shared: Workplace, key: str) -> None:
    form = SheetForm(shared.built("xlsx"))
    form._cell(f"{FIRST}_{key}").value = datetime(2025, 3, 5)
    report = shared.apply("xlsx", form.save())
    assert doubts(report) == [("apply.dated", "2025-03-05")]
    assert report.rewritten == ()


@pytest.mark.parametrize(
    ("value", "key"), [(datetime(2025, 3, 5), "apply.dated"), (0.95, "apply.number"), (True, "apply.formula")]
)
def test_a_target_of_a_new_row_that_is_no_text_is_a_doubt(shared: Workplace, value: Any, key: str) -> None:
    form = SheetForm(shared.built("xlsx"))
    form.insert_row(f"{FIRST}_指标值", ["新添的指标", value, "反映新添的情况"])
    report = shared.apply("xlsx", form.save())
    assert [found for found, _ in doubts(report)] == [key]
    assert report.rewritten == ()


@both
def test_a_row_that_was_emptied_is_an_indicator_removed(shared: Workplace, kind: str) -> None:
    def edit(form: Form) -> None:
        for key in ROW:
            form.set(f"{SECOND}_{key}", "")

    report = shared.apply(kind, shared.edited(kind, edit))
    assert report.complete
    assert names(shared, report, PROJECT) == ["监所安全检查", "依法收押人数"]


@both
def test_the_name_of_a_level_that_was_emptied_is_told(shared: Workplace, kind: str) -> None:
    edit: Callable[[Form], None] = lambda form: form.set("项目01_产出指标_数量指标", "")  # noqa: E731
    report = shared.apply(kind, shared.edited(kind, edit))
    assert doubts(report) == [("apply.level-emptied", "数量指标")]
    assert report.rewritten == ()


@pytest.mark.parametrize("are_names_left", [True, False])
def test_a_sheet_that_was_deleted_is_told(shared: Workplace, are_names_left: bool) -> None:
    form = SheetForm(shared.built("xlsx"))
    title = form._cell(f"{FIRST}_指标值").parent.title
    del form.book[title]
    for name in [n for n, item in form.book.defined_names.items() if title in (item.attr_text or "")]:
        if are_names_left:
            form.book.defined_names[name].attr_text = "#REF!"
        else:
            del form.book.defined_names[name]
    report = shared.apply("xlsx", form.save())
    assert doubts(report) == [("apply.block-gone", "拘押场所经费")]
    assert report.rewritten == ()


def paste(form: WordForm, row: str, below: str) -> Any:
    """Copy a row with its bookmarks below another one; return the row that was copied."""
    found = form._around(row, "tr")
    form._around(below, "tr").addnext(deepcopy(found))
    return found


def test_a_row_that_was_moved_into_another_form_is_one_of_that_form(shared: Workplace) -> None:
    form = WordForm(shared.built("docx"))
    row = paste(form, f"{SECOND}_指标值", "项目02_产出指标_数量指标_1_指标值")
    row.getparent().remove(row)
    report = shared.apply("docx", form.save())
    assert report.complete
    assert names(shared, report, PROJECT) == ["监所安全检查", "依法收押人数"]
    assert names(shared, report, OTHER)[1] == "在押人员服装配发数"


def test_a_row_that_was_copied_from_a_later_form_is_none_of_that_form(shared: Workplace) -> None:
    form = WordForm(shared.built("docx"))
    paste(form, "项目02_产出指标_数量指标_1_指标值", f"{FIRST}_指标值")
    report = shared.apply("docx", form.save())
    assert report.complete
    assert names(shared, report, OTHER) == names(shared, shared.apply("docx", shared.built("docx")), OTHER)
    assert len(names(shared, report, PROJECT)) == 4


def test_a_single_form_misses_no_other(tmp_path: Path, shared: Workplace) -> None:
    from goalc.operations.apply import apply
    from goalc.operations.build import build

    build([shared.folder / "specs"], tmp_path / "parts", only="parts")
    files = sorted((tmp_path / "parts").rglob("01-*.*x"))
    assert len(files) == 2
    assert apply(files, [shared.folder / "specs"], write=False).complete


def test_marks_are_stripped_of_a_hostile_part_in_time(shared: Workplace) -> None:
    """A part of a Word file may be of any text; the time goes with its length."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(shared.built("docx"))) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            begun = b"<w:body>" + b"<!--" + b"<w:bookmarkStart w:name" * 8_000 + b"-->"
            made.writestr(name, package.read(name).replace(b"<w:body>", begun))
    start = time.process_time()
    _, count = strip(out.getvalue())
    assert count == strip(shared.built("docx"))[1]
    assert time.process_time() - start < 3
