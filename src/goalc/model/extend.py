"""The content of a pack that extends another one: what it says itself, and what it takes.

In: the plain data of both `pack.yaml`. Out: the data of the whole pack, and the way back from a place in it
to the place in the pack's own file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goalc.source.diagnostic import Path

EXTENDS = "extends"
MAX_BASES = 4
"""Maximum number of packs that stand behind a pack, one behind the other."""

_TAKEN = ("booklet", "fonts", "pages", "styles", "footer", "cells", "forms", "sheets")
_MERGED = frozenset({"fonts", "pages", "styles", "forms", "sheets", "choices", "indicators", "format"})
"""The mappings that are merged key by key, and so are the items of those in `_NAMED`; others are replaced."""
_NAMED = frozenset({"fonts", "pages", "styles", "forms", "sheets"})
_FIELDS = "fields"


def extend(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of a pack with what it takes from the whole data of its base."""
    taken = {key: base[key] for key in _TAKEN if key in base}
    merged = _merge(own, taken)
    merged.pop(EXTENDS, None)
    return merged


def own_path(path: Path, own: Any, merged: Any) -> Path:
    """Return the place in a pack's own data of a place in its merged data, as far as it says it itself."""
    found: list[str | int] = []
    for place in path:
        step = place
        merged = merged[step] if _has(merged, step) else None
        if isinstance(step, int) and isinstance(merged, dict) and "key" in merged:
            keys = [item.get("key") for item in own or ()]
            if merged["key"] not in keys:
                break
            step = keys.index(merged["key"])
        found.append(step)
        own = own[step] if _has(own, step) else None
    return tuple(found)


def _has(node: Any, step: str | int) -> bool:
    if isinstance(node, dict):
        return step in node
    return isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node)


def _merge(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        old = base.get(key)
        if key in _MERGED and isinstance(value, dict) and isinstance(old, dict):
            merged[key] = _merge_items(value, old) if key in _NAMED else _merge(value, old)
        elif key == _FIELDS and isinstance(value, list) and isinstance(old, list):
            merged[key] = _merge_fields(value, old)
        else:
            merged[key] = value
    return merged


def _merge_items(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Return named items; one that both have is merged key by key."""
    merged = {name: _merge(own[name], item) if name in own else item for name, item in base.items()}
    return merged | {name: item for name, item in own.items() if name not in base}


def _merge_fields(own: list[Any], base: list[Any]) -> list[Any]:
    """Return the fields of the base, those of the same key replaced, then the others."""
    stated = {item["key"]: item for item in own}
    kept = {item["key"] for item in base}
    return [stated.get(item["key"], item) for item in base] + [i for i in own if i["key"] not in kept]
