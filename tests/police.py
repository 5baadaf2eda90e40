"""The real specs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pack import Pack
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain
from tests.compiling import compiled, texts, whole

ROOT = Path(__file__).resolve().parents[1]
POLICE = ROOT / "specs" / "2025" / "liupanshui-police"
PACK = "liupanshui-2025"


@cache
def police() -> Compiled:
    """The submission of 2025, compiled."""
    return whole(compiled(texts(POLICE)))


def pack() -> Pack:
    """Its form pack."""
    return police().pack


def data(text: str) -> Any:
    """The plain data of YAML that goalc reads without complaint."""
    result = parse(SourceText("spec.yaml", text))
    assert result.node is not None, result.diagnostics
    assert not result.diagnostics
    return plain(result.node)


def police_data() -> dict[str, Any]:
    """The plain data of each file of the submission of 2025."""
    return {name: data(text) for name, text in texts(POLICE).items()}
