"""The baseline: findings that existed when a tree was adopted, and are not reported again.

A JSON file of fingerprints (`goalc.source.fingerprint`). File names in it are relative to the baseline's own
folder, so that it means the same wherever goalc is run.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from goalc.library.load import SHIPPED
from goalc.lint.registry import RULE_CODES
from goalc.source.diagnostic import Diagnostic
from goalc.source.fingerprint import fingerprints
from goalc.source.text import SourceText
from goalc.workspace.bounded import parse_json
from goalc.workspace.error import WorkspaceError
from goalc.workspace.paths import read_bounded

BASELINE_FILE = "goalc-baseline.json"
MAX_FILE = 16 * 1024 * 1024


class Known(NamedTuple):
    """A finding in a baseline: the file, relative to the baseline's folder, and the code of the rule."""

    file: str
    code: str


def read_baseline(path: Path) -> dict[str, Known]:
    """Return the findings of a baseline, by fingerprint.

    Raises `WorkspaceError` if it cannot be read or is not a baseline.
    """
    try:
        content = read_bounded(path, MAX_FILE)
        data: Any = parse_json(content) if len(content) <= MAX_FILE else None
        entries = data["findings"]
        return {str(e["fingerprint"]): Known(str(e["file"]), str(e["code"])) for e in entries}
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise WorkspaceError("io.no-baseline-at", name=path, **place) from None
    except (ValueError, KeyError, TypeError):
        raise WorkspaceError("io.no-baseline", name=path) from None


def split(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, SourceText],
    known: Collection[str],
    folder: Path,
) -> tuple[list[Diagnostic], list[Diagnostic], set[str]]:
    """Return the new findings, those that the baseline has, and the fingerprints of the latter."""
    kept: list[Diagnostic] = []
    accepted: list[Diagnostic] = []
    used: set[str] = set()
    for diagnostic, fingerprint in zip(diagnostics, _fingerprints(diagnostics, sources, folder), strict=True):
        if diagnostic.code in RULE_CODES and fingerprint in known:
            accepted.append(diagnostic)
            used.add(fingerprint)
        else:
            kept.append(diagnostic)
    return kept, accepted, used


def baseline_text(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText], folder: Path
) -> bytes:
    """Return the content of a baseline with these findings; only those of rules can be accepted."""
    listed = list(diagnostics)
    entries: list[dict[str, Any]] = [
        {"file": relative_name(diagnostic.file, folder), "code": diagnostic.code, "fingerprint": fingerprint}
        for diagnostic, fingerprint in zip(listed, _fingerprints(listed, sources, folder), strict=True)
        if diagnostic.code in RULE_CODES
    ]
    entries.sort(key=lambda entry: (entry["file"], entry["code"], entry["fingerprint"]))
    data = {"version": 1, "findings": entries}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _fingerprints(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceText], folder: Path
) -> list[str]:
    names = {name: relative_name(name, folder) for name in {diagnostic.file for diagnostic in diagnostics}}
    moved = [replace(diagnostic, file=names[diagnostic.file]) for diagnostic in diagnostics]
    return fingerprints(moved, {names.get(name, name): source for name, source in sources.items()})


def relative_name(name: str, folder: Path) -> str:
    """Return the name of a file relative to a folder; unchanged if it is not below it, or is goalc's own."""
    if name.startswith(SHIPPED):
        return name
    try:
        return Path(name).resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return name
