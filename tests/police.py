"""The real specs, and compiling what a test writes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from goalc.pipeline.compile import compile_submission
from goalc.pipeline.pack import Pack
from goalc.pipeline.policy import Policy
from goalc.pipeline.read import Compiled
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain
from goalc.workspace.packs import PackStore

ROOT = Path(__file__).resolve().parents[1]
POLICE = ROOT / "specs" / "2025" / "liupanshui-police"
PACK = "liupanshui-2025"


def texts(folder: Path) -> dict[str, str]:
    """The spec files of a submission by their names in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.yaml"))
    }


def compiled(files: Mapping[str, str], *shelves: Path, policy: Policy | None = None) -> Compiled:
    """Compile files that lie in no folder."""
    shelf = PackStore(shelves)
    content = {name: text.encode() for name, text in files.items()}
    return compile_submission("", content, shelf.find, policy=policy)


@cache
def police() -> Compiled:
    """The submission of 2025, compiled."""
    return compiled(texts(POLICE))


@cache
def pack() -> Pack:
    """Its form pack."""
    found = police().pack
    assert found is not None
    return found


def data(text: str) -> Any:
    """The plain data of YAML that goalc reads without complaint."""
    result = parse(SourceText("spec.yaml", text))
    assert result.node is not None, result.diagnostics
    assert not result.diagnostics
    return plain(result.node)


def police_data() -> dict[str, Any]:
    """The plain data of each file of the submission of 2025."""
    return {name: data(text) for name, text in texts(POLICE).items()}
