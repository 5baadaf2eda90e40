"""One printer of paths: relative to where the user stands, for specs, libraries, packs and settings alike."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

import goalc
from goalc.workspace.paths import print_path
from tests.cli.terminal import run
from tests.police import ROOT
from tests.workspace.trees import edit, make, project

PACKS = ROOT / "tests" / "packs"
FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit")


@pytest.mark.parametrize(
    ("path", "here", "printed"),
    [
        ("specs/a.yaml", ".", "specs/a.yaml"),
        (".", ".", "."),
        ("specs/../b.yaml", ".", "b.yaml"),
        ("../b.yaml", "specs", "../b.yaml"),
        ("..", "specs", ".."),
        ("../../other/b.yaml", "deep/er", "../../other/b.yaml"),
    ],
)
def test_relative_to_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, here: str, printed: str
) -> None:
    (tmp_path / here).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path / here)
    assert print_path(Path(path)) == printed
    assert print_path(Path.cwd() / path) == printed


def test_what_shares_only_the_root_is_printed_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        print_path(Path(os.sep, "nowhere-else", "a.yaml")) == Path(os.sep, "nowhere-else/a.yaml").as_posix()
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository in which a spec, a library, a pack's template and the settings can be made to speak."""
    (tmp_path / ".git").mkdir()
    unit = make(tmp_path / "specs" / "unit", "甲")
    (tmp_path / "specs" / "library").mkdir()
    (tmp_path / "specs" / "library" / "x.yaml").write_text("指标库: 甲\n指标：\n", encoding="utf-8")
    edit(project(unit), "      - 名称: ", "      - 引用: 没有\n      - 名称: ")
    shutil.copytree(PACKS / "ezhou-2022", tmp_path / "specs" / "packs" / "ezhou-2022")
    template = tmp_path / "specs" / "packs" / "ezhou-2022" / "project.html.j2"
    template.write_text("{% nonsense %}" + template.read_text(encoding="utf-8"), encoding="utf-8")
    other = make(tmp_path / "specs" / "other", "乙")
    edit(other / "submission.yaml", "表样: liupanshui-2025", "表样: ezhou-2022")
    third = make(tmp_path / "sub" / "third", "丙")
    (tmp_path / "sub" / "goalc.toml").write_text('ignore = ["GC999"]\n', encoding="utf-8")
    assert third.is_dir()
    return tmp_path


@pytest.mark.parametrize("style", FORMATS)
def test_every_file_is_named_alike_from_a_subfolder(tree: Path, style: str) -> None:
    (tree / "docs").mkdir()
    result = run(tree / "docs", f"goalc check ../specs ../sub --format {style}")
    assert str(tree) not in result.out
    for name in ("unit/projects/01.yaml", "library/x.yaml", "packs/ezhou-2022/project.html.j2"):
        assert f"../specs/{name}" in result.out, (style, name)
    assert "../sub/goalc.toml" in result.out


def test_a_whole_path_below_the_user_is_printed_relative(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    files = {d.file for d in goalc.check([tree / "specs", tree / "sub"]).diagnostics}
    assert not [name for name in files if Path(name).is_absolute()]
    assert json.dumps(sorted(files)) == json.dumps(
        sorted({d.file for d in goalc.check(["specs", "sub"]).diagnostics})
    )
