"""goalc as a library."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import goalc
from goalc.api import build, check, load, schema
from goalc.source.diagnostic import Severity
from goalc.workspace.error import UnknownPack, WorkspaceError
from tests.police import PACK, POLICE
from tests.workspace.trees import COVER, edit, make, project


def test_the_specs_of_2025() -> None:
    report = check(POLICE)
    found = [d.key for d in report.diagnostics]
    assert [key for key in found if key[2] in "03"] == ["GC302.over", "GC008.former", "GC010.definition"]
    assert found.count("GC102") == 1
    assert len(report.files) == 7
    assert not report.passed
    assert report.diagnostics[0].arguments["difference"] == "423.61"
    loaded = load(POLICE)
    assert loaded.submission is not None, loaded.diagnostics
    assert [len(form.indicators) for form in loaded.submission.forms] == [24, 12, 28, 12, 11, 19]


def test_findings_of_rules_do_not_stop_a_build(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    report = build(POLICE, tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert report.refused == ()
    assert Counter(d.severity.value for d in report.advisory)["error"] == 1
    assert seen == [(1, 1)]
    assert not any(map(report.is_blocking, report.diagnostics))


def test_mistakes_are_data(tmp_path: Path) -> None:
    unit = make(tmp_path / "unit", "甲", "乙")
    edit(project(unit), "预算资金: 100万元", "预算资金: 一百万")
    edit(project(unit, 2), "项目属性: 新增项目", "项目属性：新增项目")
    report = load(unit)
    assert report.submission is None
    assert {d.file.rpartition("/")[2]: d.code for d in report.diagnostics} == {
        "01.yaml": "GC804",
        "02.yaml": "GC710",
    }
    assert all(d.severity is Severity.ERROR for d in report.diagnostics)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("表样: liupanshui-2025", "表样: liupanshui-2026", "GC901.close"),
        ("表样: liupanshui-2025", "表样: x", "GC901.unknown"),
        ("表样: liupanshui-2025", "表样: ../liupanshui-2025", "GC901.close"),
        ("表样: liupanshui-2025", "", "GC001.missing"),
        ("表式: 预算绩效目标表", "表式: 项目绩效目标表", "GC801.place"),
        ("表式: 预算绩效目标表", "表式: 预算表", "GC801.unknown"),
        ("表式: 预算绩效目标表", "", "GC801.missing"),
        ("年度: 2025", "年度: 25", "GC804.pattern"),
        ("年度: 2025", "年度: 2025\n表格: [projects/01.yaml, projects/09.yaml]", "GC805.missing"),
    ],
)
def test_what_keeps_a_submission_from_being_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, key: str
) -> None:
    monkeypatch.chdir(tmp_path)
    unit = make(Path("unit"))
    edit(unit / "submission.yaml", old, new)
    report = build(unit, "out")
    assert [d.key for d in report.diagnostics if report.is_blocking(d)] == [key]
    assert report.refused == ("unit",)
    assert report.stored == ()


def test_submission_without_forms(tmp_path: Path) -> None:
    (tmp_path / "submission.yaml").write_text(COVER.format(unit="某局", pack=PACK), encoding="utf-8")
    assert [d.key for d in check(tmp_path).diagnostics] == ["GC805.none"]


def test_order_is_the_listed_one(tmp_path: Path) -> None:
    unit = make(tmp_path / "unit", "甲", "乙", "丙")
    edit(unit / "submission.yaml", "年度: 2025", "年度: 2025\n表格: [projects/03.yaml, projects/01.yaml]")
    loaded = load(unit)
    assert loaded.submission is not None, loaded.diagnostics
    assert [one.name for one in loaded.submission.projects] == ["丙", "甲"]
    assert [(d.key, d.arguments["name"]) for d in loaded.diagnostics] == [
        ("GC805.unlisted", "projects/02.yaml")
    ]


def test_rules_over_all_forms_wait_until_all_forms_can_be_read(tmp_path: Path) -> None:
    import shutil

    unit = shutil.copytree(POLICE, tmp_path / "police")
    edit(unit / "projects" / "05-project-705.yaml", "预算资金: 9496100.00", "预算资金: 不详")
    keys = [d.key for d in check(unit).diagnostics]
    assert not any(key.startswith("GC302") for key in keys)
    assert "GC102" in keys


def test_schemas() -> None:
    packless = {"library", "pack", "words", "config", "output", "changes", "approvals"}
    assert set(schema()) == {"submission", "department", "project", "results"} | packless
    assert set(schema(PACK)) == {"submission", "department", "project"}
    choices = schema(PACK)["project"]["properties"]["项目属性"]["enum"]
    assert choices == ["新增项目", "延续项目"]
    with pytest.raises(UnknownPack) as caught:
        schema("nothing")
    assert PACK in caught.value.known


def test_names_of_the_package() -> None:
    assert goalc.Report is goalc.api.Report
    assert goalc.__version__
    with pytest.raises(AttributeError):
        goalc.nothing  # noqa: B018 - the access is the test


def test_names_of_the_package_stay_functions() -> None:
    """No folder of the package has the name of an operation: importing it would take the name."""
    for name in goalc.__all__:
        assert name == "__version__" or callable(getattr(goalc, name))
    folders = {path.name for path in Path(goalc.__file__).parent.iterdir() if path.is_dir()}
    assert not folders & set(goalc.__all__)


def test_importing_costs_nothing() -> None:
    code = "import goalc, sys; print([m for m in sys.modules if m.startswith('goalc')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['goalc.version', 'goalc']" or done.stdout.count("goalc") == 2


def test_configuration_of_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as caught:
        goalc.api.config(tmp_path / "nothing")
    assert caught.value.key == "io.missing"
