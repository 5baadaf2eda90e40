"""The data that ships with goalc: schemas, form packs, word lists, libraries and skeletons.

An installed goalc has them in `goalc/data/`; in a checkout they are at the top level, where people and
editors look for them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parents[1]


def folder(name: str) -> Path:
    """Return the path of a folder of data (`schema`, `templates`, `words` …) of this goalc."""
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


OTHER_SCHEMAS = ("library", "pack", "words", "config", "approvals", "output", "changes")
"""The schemas of files other than specs; no form pack changes them."""


@cache
def texts(name: str, ending: str) -> tuple[tuple[str, str], ...]:
    """Return the names and texts of the files in a folder of data that have an ending, sorted by name."""
    paths = sorted(path for path in folder(name).iterdir() if path.name.endswith(ending))
    return tuple((path.name, path.read_text(encoding="utf-8")) for path in paths)


@cache
def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema `schema/<kind>.schema.json`. It is cached: callers must not change it."""
    text = (folder("schema") / f"{kind}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
