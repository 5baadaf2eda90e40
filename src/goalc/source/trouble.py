"""Trouble with files, as opposed to trouble with their contents: plain data, free of any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Trouble:
    """A file that is missing, or cannot be read or written. `key` is a sentence of the catalogue."""

    key: str
    arguments: Mapping[str, object] = field(default_factory=dict)
