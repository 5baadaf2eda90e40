"""Files that are no edited forms, remarks, and files without their marks."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from goalc.operations.apply import apply
from goalc.operations.build import build
from goalc.operations.remarks import remarks
from goalc.operations.strip import strip
from goalc.readers.marked import sign
from goalc.report.diagnostics.sarif import report_sarif
from goalc.workspace.error import WorkspaceError
from tests.cli.terminal import run
from tests.returned.cases import FIRST, PROJECT, Workplace
from tests.returned.editing import FORMS

both = pytest.mark.parametrize("kind", ["docx", "xlsx"])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    return Workplace.make(tmp_path_factory.mktemp("shared"))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@both
def test_a_stripped_file_is_the_one_built_without_marks(tmp_path: Path, shared: Workplace, kind: str) -> None:
    build([shared.folder / "specs"], tmp_path / "plain", only="whole", marks=False)
    (plain,) = (tmp_path / "plain").rglob(f"*.{kind}")
    place = tmp_path / f"form.{kind}"
    place.write_bytes(shared.built(kind))
    (one,) = strip([place])
    assert one.removed > 500
    assert parts(place.read_bytes()) == parts(plain.read_bytes())


@both
def test_marks_of_others_stay(tmp_path: Path, shared: Workplace, kind: str) -> None:
    form = FORMS[kind](shared.built(kind))
    form.own_mark("某某的书签")
    place = tmp_path / f"form.{kind}"
    place.write_bytes(form.save())
    before = parts(place.read_bytes())
    list(strip([place]))
    after = parts(place.read_bytes())
    assert [name for name in before if before[name] != after[name]] == [
        "word/document.xml" if kind == "docx" else "xl/workbook.xml"
    ]
    assert "某某的书签".encode() in b"".join(after.values())
    assert next(iter(strip([place]))).removed == 0


@both
def test_remarks_stand_at_the_line_of_the_value(shared: Workplace, kind: str) -> None:
    edit = lambda form: form.remark(f"{FIRST}_指标值", "请核实这个数", "审核人")  # noqa: E731
    place = shared.folder / f"remarked.{kind}"
    place.write_bytes(shared.edited(kind, edit))
    report = remarks([place], [shared.folder / "specs"])
    (one,) = report.diagnostics
    assert one.file.endswith(PROJECT)
    assert one.source.line(one.line).strip() == "指标值: ≥5次"
    assert "审核人" in one.message
    assert "请核实这个数" in one.message
    result = json.loads(report_sarif(report))["runs"][0]["results"][0]
    assert result["level"] == "note"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == one.line


def encrypted() -> bytes:
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<a>" + b" " * 60_000_000 + b"</a>")
    return out.getvalue()


def foreign(kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "docx":
        import docx

        docx.Document().save(out)
    else:
        from openpyxl import Workbook

        Workbook().save(out)
    return out.getvalue()


@both
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("encrypted", "textconv.old"),
        ("damaged", "textconv.broken"),
        ("empty", "textconv.broken"),
        ("bomb", "textconv.too-large"),
        ("foreign", "apply.no-marks"),
        ("macro", "apply.macro"),
        ("other", "apply.kind"),
        ("old", "apply.old"),
        ("missing", "io.missing"),
    ],
)
def test_what_is_no_edited_form_gets_a_sentence_and_nothing_is_written(
    shared: Workplace, kind: str, name: str, key: str
) -> None:
    content = {
        "encrypted": encrypted(),
        "damaged": shared.built(kind)[:5000],
        "empty": b"",
        "bomb": bomb(),
        "foreign": foreign(kind),
    }.get(name, b"x")
    endings = {"macro": f"{kind[:-1]}m", "other": "txt", "old": "doc"}
    place = shared.folder / f"{name}.{endings.get(name, kind)}"
    if name != "missing":
        place.write_bytes(content)
    report = apply([place], [shared.folder / "specs"])
    assert [trouble.key for trouble in report.troubles] == [key]
    assert report.rewritten == ()


@both
def test_the_form_of_another_year_is_refused(tmp_path: Path, shared: Workplace, kind: str) -> None:
    other = Workplace.make(tmp_path)
    cover = tmp_path / "specs" / "submission.yaml"
    cover.write_text(cover.read_text(encoding="utf-8").replace("年度: 2025", "年度: 2024"), encoding="utf-8")
    place = tmp_path / f"form.{kind}"
    place.write_bytes(shared.built(kind))
    report = apply([place], [other.folder / "specs"])
    assert [trouble.key for trouble in report.troubles] == ["apply.no-base"]


@both
def test_a_file_without_marks_is_compared_by_content_and_waits_for_a_yes(tmp_path: Path, kind: str) -> None:
    place = Workplace.make(tmp_path)
    file = tmp_path / f"form.{kind}"
    file.write_bytes(place.edited(kind, lambda form: form.set(f"{FIRST}_指标值", "≥6次")))
    list(strip([file]))
    spec = tmp_path / "specs" / PROJECT
    before = spec.read_text(encoding="utf-8")
    report = apply([file], [tmp_path / "specs"])
    assert [(one.before, one.after) for one in report.applied[0].returned.taken] == [("≥5次", "≥6次")]
    assert spec.read_text(encoding="utf-8") == before
    apply([file], [tmp_path / "specs"], yes=True)
    assert spec.read_text(encoding="utf-8") == before.replace("≥5次", "≥6次")


def test_specs_with_errors_are_said(tmp_path: Path) -> None:
    place = Workplace.make(tmp_path)
    file = tmp_path / "form.docx"
    file.write_bytes(place.built("docx"))
    (tmp_path / "specs" / PROJECT).write_text("表式: [", encoding="utf-8")
    report = apply([file], [tmp_path / "specs"])
    assert report.troubles


def test_the_commands_say_what_they_did(tmp_path: Path) -> None:
    place = Workplace.make(tmp_path)
    file = tmp_path / "form.docx"
    file.write_bytes(place.edited("docx", lambda form: form.set(f"{FIRST}_指标值", "≥6次")))
    shown = run(tmp_path, "goalc apply --diff --specs specs form.docx")
    assert shown.code == 1
    assert "-        指标值: ≥5次\n+        指标值: ≥6次" in shown.out
    done = run(tmp_path, "goalc apply --specs specs form.docx")
    assert done.code == 0, done.err
    assert "≥5次 → ≥6次" in done.out
    assert run(tmp_path, "goalc strip form.docx").code == 0
    again = run(tmp_path, "goalc apply --specs specs form.docx")
    assert again.code == 0
    assert "按内容和现在的规格比" in again.out


@pytest.mark.parametrize("command", ["apply", "remarks"])
def test_specs_that_are_not_found_are_asked_for_by_their_option(tmp_path: Path, command: str) -> None:
    (tmp_path / "form.docx").write_bytes(b"no")
    shown = run(tmp_path, f"goalc {command} form.docx")
    assert shown.code == 2
    assert "用 --specs 写明规格文件所在的文件夹" in shown.err


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026-11-28T15:14:00Z", True),
        ("2026-11-28T15:14:00", True),
        ("0-00-00T00:00:00Z", False),
        ("", False),
    ],
)
def test_a_time_that_is_none_is_left_out(written: str, kept: bool) -> None:
    assert sign("审核人", written).date == (written if kept else "")


def test_strip_refuses_what_is_no_form(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no")
    with pytest.raises(WorkspaceError):
        list(strip([tmp_path / "a.docx"]))
