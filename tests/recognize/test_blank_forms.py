"""An empty form that was filled in becomes specs that print the same, whatever rows were left empty."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from goalc.document.document import Document
from goalc.model.spec import Indicator
from goalc.operations.import_forms import Imported, import_forms
from goalc.pipeline.blank import BLANK_FORMATS, VARIANT, BlankForm, BlankForms
from goalc.pipeline.sample import FilledForm, filled_forms
from goalc.workspace.error import WorkspaceError
from tests.compiling import pack_named
from tests.pipeline.test_blank import texts
from tests.writers.filling import FILLERS

FORMS = (
    ("liupanshui-2025", "项目绩效目标表"),
    ("liupanshui-2025", "部门整体支出绩效目标表"),
    ("ezhou-2022", "项目绩效目标表"),
    ("national-2021", "项目支出绩效目标表"),
    ("national-2015", "项目支出绩效目标申报表"),
)
forms = pytest.mark.parametrize(("name", "title"), FORMS)
formats = pytest.mark.parametrize("ending", BLANK_FORMATS)


def sample(name: str, title: str) -> FilledForm:
    pack = pack_named(name)
    (found,) = [one for one in filled_forms(pack.profile, VARIANT) if one.sample.title == title]
    return found


def printed(name: str, filled: FilledForm) -> Document:
    assert filled.sample.form is not None
    laid = pack_named(name).renderer.form(filled.sample.form, filled.sample.submission)
    assert isinstance(laid, Document)
    return laid


def without_last_rows(filled: FilledForm) -> FilledForm:
    """The same form without the last indicator that stands on each level, and without the last step."""
    form = filled.sample.form
    assert form is not None
    kept: list[Indicator] = []
    for _, group in groupby(form.indicators, lambda item: item.levels):
        items = list(group)
        last = [item for item in items if not item.added][-1]
        kept += [item for item in items if item is not last]
    shorter = replace(form, indicators=tuple(kept), plan=form.plan[:-1])
    return filled._replace(sample=filled.sample._replace(form=shorter))


def import_filled(name: str, title: str, ending: str, folder: Path, leave_empty: bool) -> Imported:
    """Fill in an empty form with all values of the sample, and import it."""
    blank = BlankForms(pack_named(name)).make(title)
    assert isinstance(blank, BlankForm)
    filled = sample(name, title)
    values = texts(printed(name, filled))
    if leave_empty:
        gone = set(values.values()) - set(texts(printed(name, without_last_rows(filled))).values())
        rows = {(ref.block, ref.row) for ref in blank.sheet.entries if values[ref] in gone}
        values = {ref: text for ref, text in values.items() if (ref.block, ref.row) not in rows}
    typed = {ref: values[ref] for ref in blank.sheet.entries if ref in values}
    file = folder / f"{title}.{ending}"
    file.write_bytes(FILLERS[ending](blank.write(ending), blank, typed))
    return import_forms([file], folder / "specs")


@forms
@formats
@pytest.mark.parametrize("leave_empty", [False, True], ids=["full", "rows left empty"])
def test_a_filled_form_is_imported_without_a_doubt(
    name: str, title: str, ending: str, leave_empty: bool, tmp_path: Path
) -> None:
    imported = import_filled(name, title, ending, tmp_path, leave_empty)
    (file,) = imported.read
    assert (file.pack, file.titles, file.unplaced) == (name, (title,), ())
    assert imported.differences == ()
    (spec,) = [name for name in imported.made if name.startswith(("projects/", "department"))]
    text = (imported.folder / spec).read_text(encoding="utf-8")
    filled = without_last_rows(sample(name, title)) if leave_empty else sample(name, title)
    assert filled.sample.form is not None
    assert re.findall(r"名称: (样例指标\d+)", text) == [
        item.name for item in filled.sample.form.indicators if not item.added
    ]


@forms
@formats
def test_nothing_is_made_of_an_empty_form(name: str, title: str, ending: str, tmp_path: Path) -> None:
    blank = BlankForms(pack_named(name)).make(title)
    assert isinstance(blank, BlankForm)
    file = tmp_path / f"{title}.{ending}"
    file.write_bytes(blank.write(ending))
    fixed = {item.name for item in pack_named(name).profile.forms[title].fixed}
    if not fixed:
        with pytest.raises(WorkspaceError) as refused:
            import_forms([file], tmp_path / "specs")
        assert refused.value.key == "import.blank"
        return
    imported = import_forms([file], tmp_path / "specs")
    assert imported.read[0].unplaced == ()
    assert imported.read[0].not_read == ()
    places = {str(fate.path[0]) for fate in imported.read[0].fates if fate.kind == "value"}
    assert places <= {"绩效指标"}
