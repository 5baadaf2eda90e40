"""Results on disk: whole files or none, and a manifest that says what they are.

Each file is written under a temporary name in its folder and then renamed. What an earlier build left
and this one made outdated is removed, if nobody has changed it since.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goalc.pipeline.build import Output
from goalc.version import VERSION
from goalc.workspace.error import unwritable

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Stored:
    """What a build did to its folder: names of files written, found the same already, and removed."""

    written: tuple[str, ...]
    same: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True)
class Provenance:
    """What files are made of: the pack and its digest, the digest of the whole model.

    `current` has, for each file that a complete build would write, the digest of its part of the model.
    """

    pack: str
    pack_digest: str
    model: str
    current: Mapping[str, str]


def store(folder: Path, outputs: Sequence[Output], provenance: Provenance) -> Stored:
    """Write the outputs and the manifest into `folder`; raises `WorkspaceError`."""
    make_folder(folder)
    earlier = _earlier(folder / MANIFEST)
    digests = {output.name: hashlib.sha256(output.content).hexdigest() for output in outputs}
    same = [output.name for output in outputs if _sha256(folder / output.name) == digests[output.name]]
    written = {output.name: output.content for output in outputs if output.name not in same}
    replace_all(folder, written)
    entries: dict[str, dict[str, object]] = {
        output.name: {"sha256": digests[output.name], "model": output.digest, "specs": list(output.specs)}
        for output in outputs
    }
    kept = {} if not earlier else _still_valid(folder, earlier, provenance, entries.keys())
    removed = _remove_outdated(folder, earlier, entries.keys() | kept.keys())
    replace(folder / MANIFEST, _manifest({**entries, **kept}, provenance))
    return Stored(tuple(written), tuple(same), tuple(removed))


def encode(text: str) -> bytes:
    """Encode a text as standard output does, so that any name of a file can be written."""
    return text.encode("utf-8", "backslashreplace")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises `WorkspaceError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error


def replace(target: Path, content: bytes) -> None:
    """Put `content` in the place of `target` in one step; raises `WorkspaceError`."""
    replace_all(target.parent, {target.name: content})


def deliver(target: Path, content: bytes) -> None:
    """Put `content` where a user wants it: a file in one step, a device or a pipe as a stream.

    A link is followed, and stays. Raises `WorkspaceError`.
    """
    if target.exists() and not target.is_file() and not target.is_dir():
        try:
            with target.open("wb") as stream:
                stream.write(content)
        except OSError as error:
            raise unwritable(target, error) from error
    else:
        replace(Path(os.path.realpath(target)) if target.is_symlink() else target, content)


def replace_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Put files in their places, none before all are written; raises `WorkspaceError`.

    A disk that is full therefore changes nothing. A place that cannot be taken, because its file is open
    elsewhere, keeps its old file; those before it are new and whole.
    """
    mode = 0o666 & ~_umask()
    _put_all(folder, contents, lambda place: place, lambda _: mode)


def rewrite_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Give files that are there other contents, none before all are written; raises `WorkspaceError`.

    Each keeps its permissions; one that is a link is written where it leads to.
    """
    _put_all(folder, contents, Path.resolve, lambda place: place.stat().st_mode & 0o7777)


def _put_all(
    folder: Path, contents: Mapping[str, bytes], found: Callable[[Path], Path], mode: Callable[[Path], int]
) -> None:
    """Write everything under temporary names, each beside the place that is `found` for it, then rename."""
    made: list[tuple[Path, Path]] = []
    target = folder
    try:
        for name, content in contents.items():
            target = found(folder / name)
            with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".goalc-", delete=False) as file:
                made.append((Path(file.name), target))
                file.write(content)
            made[-1][0].chmod(mode(target))
        for temporary, place in made:
            target = place
            temporary.replace(place)
    except OSError as error:
        raise unwritable(target, error) from error
    finally:
        for temporary, _ in made:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _manifest(entries: Mapping[str, Mapping[str, object]], provenance: Provenance) -> bytes:
    data = {
        "version": 1,
        "goalc": VERSION,
        "pack": {"name": provenance.pack, "sha256": provenance.pack_digest},
        "model": provenance.model,
        "files": [{"name": name, **entry} for name, entry in sorted(entries.items())],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _earlier(manifest: Path) -> dict[str, Any]:
    """The manifest of an earlier build; anything else that bears its name says nothing."""
    try:
        data = json.loads(manifest.read_text(encoding="utf-8"))
        names = [entry["name"] for entry in data["files"]]
        sane = all(isinstance(name, str) and Path(name).name == name and name != MANIFEST for name in names)
        sane = sane and all({"model", "specs"} <= entry.keys() for entry in data["files"])
        sane = sane and all(isinstance(entry["sha256"], str) for entry in data["files"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return data if sane and isinstance(data, dict) else {}


def _still_valid(
    folder: Path, earlier: Mapping[str, Any], provenance: Provenance, made: Iterable[str]
) -> dict[str, dict[str, object]]:
    """Files that this build did not make and would make again just so."""
    pack = {"name": provenance.pack, "sha256": provenance.pack_digest}
    if (earlier.get("goalc"), earlier.get("pack")) != (VERSION, pack):
        return {}
    made = set(made)
    return {
        entry["name"]: {key: entry[key] for key in ("sha256", "model", "specs")}
        for entry in earlier["files"]
        if entry["name"] not in made
        and provenance.current.get(entry["name"]) == entry.get("model")
        and _sha256(folder / entry["name"]) == entry.get("sha256")
    }


def _remove_outdated(folder: Path, earlier: Mapping[str, Any], keep: Iterable[str]) -> list[str]:
    kept = set(keep)
    removed = []
    for entry in earlier.get("files", []):
        target = folder / entry["name"]
        if entry["name"] not in kept and _sha256(target) == entry.get("sha256"):
            try:
                target.unlink()
            except OSError as error:
                raise unwritable(target, error) from error
            removed.append(entry["name"])
    return removed


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
