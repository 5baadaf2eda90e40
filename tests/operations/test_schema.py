"""What editors read under `schema/` is what goalc makes today (`make schemas`)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goalc.api import schema
from goalc.workspace.packs import COMMON
from tests.compiling import texts
from tests.police import ROOT

FOLDERS = (path.parent.name for path in (ROOT / "templates").glob("*/pack.yaml"))
SHIPPED = sorted(name for name in FOLDERS if name != COMMON)


@pytest.mark.parametrize("pack", SHIPPED)
def test_the_schemas_of_each_pack_are_fresh(pack: str) -> None:
    for kind, found in schema(pack).items():
        path = ROOT / "schema" / pack / f"{kind}.schema.json"
        text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
        assert path.read_text(encoding="utf-8") == text, f"run: make schemas ({path.name})"


@pytest.mark.parametrize("path", sorted((ROOT / "specs").rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_first_line_of_each_spec_binds_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    name = first.removeprefix("# yaml-language-server: $schema=")
    assert name != first
    bound = (path.parent / name).resolve()
    assert bound.is_file()
    assert bound.parent.parent == ROOT / "schema"
    assert json.loads(bound.read_text(encoding="utf-8"))["properties"]["表式"]["const"] in path.read_text(
        "utf-8"
    )


def test_there_are_specs() -> None:
    assert len(texts(ROOT / "specs" / "2025")) == 7
