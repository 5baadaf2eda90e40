from __future__ import annotations

from pathlib import Path

import pytest

from goalc.api import build, check, load
from goalc.source.diagnostic import Severity
from goalc.workspace.discover import discover
from goalc.workspace.error import OutputClash, WorkspaceError
from goalc.workspace.spec_files import read_files
from tests.workspace.trees import make, project

Found = list[tuple[str, str, list[str] | None]]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two submissions, of which one lies deeper, and things that are none; and the place where one stands."""
    make(tmp_path / "specs" / "b", "甲", "乙")
    make(tmp_path / "specs" / "市" / "a")
    make(tmp_path / "specs" / ".git" / "c")
    (tmp_path / "specs" / "空").mkdir()
    (tmp_path / "note.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str) -> Found:
    return [
        (
            one.folder.as_posix(),
            one.place.as_posix(),
            sorted(one.selected) if one.selected is not None else None,
        )
        for one in discover(map(Path, paths))
    ]


B, A = ("specs/b", "b", None), ("specs/市/a", "a", None)
PATHS: list[tuple[str, list[str], Found]] = [
    ("tree", ["specs"], [B, ("specs/市/a", "市/a", None)]),
    ("submission", ["specs/b"], [B]),
    ("submission with a slash", ["specs/b/"], [B]),
    ("cover", ["specs/b/submission.yaml"], [B]),
    ("project", ["specs/b/projects/01.yaml"], [("specs/b", "b", ["projects/01.yaml"])]),
    ("projects folder", ["specs/b/projects"], [B]),
    (
        "two files of one",
        ["specs/b/projects/01.yaml", "specs/b/projects/02.yaml"],
        [("specs/b", "b", ["projects/01.yaml", "projects/02.yaml"])],
    ),
    ("file and its whole", ["specs/b/projects/01.yaml", "specs/b"], [B]),
    ("the same twice", ["specs/b", "specs/../specs/b"], [B]),
    ("two submissions", ["specs/市/a", "specs/b"], [A, B]),
]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(("paths", "expected"), [case[1:] for case in PATHS], ids=[case[0] for case in PATHS])
def test_paths(paths: list[str], expected: Found) -> None:
    assert found(*paths) == expected


@pytest.mark.parametrize(
    ("where", "path", "selected"),
    [
        ("specs/b", ".", None),
        ("specs/b", "projects", None),
        ("specs/b", "projects/01.yaml", ["projects/01.yaml"]),
        ("specs/b/projects", ".", None),
        ("specs/b/projects", "01.yaml", ["projects/01.yaml"]),
        ("specs/b/projects", "..", None),
        ("specs/b/projects", "../submission.yaml", None),
    ],
)
def test_from_inside(
    tree: Path, monkeypatch: pytest.MonkeyPatch, where: str, path: str, selected: list[str] | None
) -> None:
    monkeypatch.chdir(tree / where)
    (one,) = discover([Path(path)])
    assert one.folder.resolve() == (tree / "specs" / "b").resolve()
    assert one.place.as_posix() == "b"
    assert (sorted(one.selected) if one.selected is not None else None) == selected
    assert check(path).passed


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("nothing", "io.missing"),
        ("specs/空", "io.no-submission"),
        ("note.txt", "io.not-yaml"),
        ("alone.yaml", "io.alone"),
    ],
)
def test_paths_without_a_submission(path: str, key: str) -> None:
    Path("alone.yaml").write_text("表式: 项目绩效目标表\n", encoding="utf-8")
    with pytest.raises(WorkspaceError) as caught:
        discover([Path(path)])
    assert caught.value.key == key
    assert caught.value.arguments["name"] == path


def test_results_in_the_same_place(tree: Path) -> None:
    make(tree / "other" / "B")
    with pytest.raises(OutputClash) as caught:
        build(["specs/b", "other/B"], tree / "out")
    assert (caught.value.first, caught.value.second, caught.value.place) == ("specs/b", "other/B", "B")
    assert not (tree / "out").exists()


def test_files_in_the_wrong_place(tree: Path) -> None:
    folder = tree / "specs" / "b"
    (folder / "extra.yaml").write_text("表式: 项目绩效目标表\n", encoding="utf-8")
    (folder / "projects" / "01.yml").write_bytes(project(folder).read_bytes())
    (folder / "projects" / ".draft.yaml").write_text("x")
    (folder / "projects" / "old").mkdir()
    (folder / "note.yaml").write_text("甲: 乙\n", encoding="utf-8")
    files = read_files(discover([folder])[0].folder)
    assert sorted(files.files) == ["projects/01.yaml", "projects/02.yaml", "submission.yaml"]
    assert (files.lost, files.stray) == (["extra.yaml"], ["note.yaml"])
    assert tuple(files.doubled) == (("projects/01.yml", "projects/01.yaml"),)
    assert [(d.key, d.severity) for d in check(folder).diagnostics] == [
        ("GC805.both", Severity.ERROR),
        ("GC805.lost", Severity.ERROR),
        ("GC805.stray", Severity.WARNING),
    ]


def test_stray_file_that_was_asked_for_does_not_pass(tree: Path) -> None:
    stray = tree / "specs" / "b" / "extra.yaml"
    stray.write_bytes(project(tree / "specs" / "b").read_bytes())
    report = check("specs/b/extra.yaml")
    assert [(d.key, d.file) for d in report.diagnostics] == [("GC805.lost", "specs/b/extra.yaml")]
    assert not report.passed
    assert build("specs/b/extra.yaml", tree / "out").refused == ("specs/b",)


def test_load_takes_one(tree: Path) -> None:
    loaded = load(tree / "specs" / "b")
    assert loaded.submission is not None, loaded.diagnostics
    assert [one.name for one in loaded.submission.projects] == ["甲", "乙"]
    with pytest.raises(ValueError, match="2 submissions"):
        load(tree / "specs")


def test_check_counts_the_files_that_were_asked_for(tree: Path) -> None:
    assert len(check("specs").files) == 5
    assert len(check(["specs/b/projects/01.yaml"]).files) == 1
    assert len(check(iter([tree / "specs" / "b"])).files) == 3
