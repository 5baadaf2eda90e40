"""The data that ships with goalc: schemas and form packs.

An installed goalc has them in `goalc/data/`; in a checkout they stand at the top level, where people and
editors look for them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parents[1]


def folder(name: str) -> Path:
    """A folder of data (`schema`, `templates`, `words` …) that belongs to this goalc."""
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


OTHER_SCHEMAS = ("library", "pack", "words", "config", "approvals", "output", "changes")
"""The schemas of files that are no specs; no form pack changes them."""


@cache
def texts(name: str, ending: str) -> tuple[tuple[str, str], ...]:
    """The text files of a folder that belongs to this goalc, by name in order."""
    paths = sorted(path for path in folder(name).iterdir() if path.name.endswith(ending))
    return tuple((path.name, path.read_text(encoding="utf-8")) for path in paths)


@cache
def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema `schema/<kind>.schema.json`, as it was written. Not to be changed."""
    text = (folder("schema") / f"{kind}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
