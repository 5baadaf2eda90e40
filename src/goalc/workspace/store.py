"""Write results to disk, whole or not at all, with a manifest that describes them.

Each file is written under a temporary name, or into a `Staging` folder, and then renamed. Files of an earlier
build that are now outdated are removed, unless somebody has changed them since. What an earlier build did not
write, as far as the manifest says, is kept as `NAME.bak` before it is replaced.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goalc.pipeline.build import Output
from goalc.version import VERSION
from goalc.workspace.bounded import parse_json
from goalc.workspace.error import WorkspaceError, unwritable
from goalc.workspace.paths import read_bounded
from goalc.workspace.staging import Staging

MANIFEST = "manifest.json"
MAX_MANIFEST = 16 * 1024 * 1024
"""Maximum number of bytes of a manifest that is read; one has some 300 for a file."""


@dataclass(frozen=True)
class Stored:
    """The effect of a build on its folder: names of files written, unchanged, and removed.

    `left` are outdated files that stay because somebody has changed them. `saved` are backups of files that
    were replaced and that no build had written so. `foreign` are forms beside the results that no manifest
    speaks of, if there was none.
    """

    written: tuple[str, ...]
    same: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


@dataclass(frozen=True)
class Provenance:
    """The origin of built files: the pack and its digest, and the digest of the whole model.

    `current` has the digest of the model's part for each file that a complete build would write. `edition` is
    what a manifest says of an edition for publication.
    """

    pack: str
    pack_digest: str
    model: str
    current: Mapping[str, str]
    edition: Mapping[str, object] = field(default_factory=dict)


def store(staging: Staging, outputs: Sequence[Output], provenance: Provenance) -> Stored:
    """Move staged outputs into their folder, the manifest last; raises `WorkspaceError`."""
    folder, digests = staging.target, staging.digests
    earlier = _read_manifest(folder / MANIFEST)
    same = [output.name for output in outputs if _sha256(folder / output.name) == digests[output.name]]
    unchanged = set(same)
    written = [output.name for output in outputs if output.name not in unchanged]
    recorded = {entry["name"]: entry["sha256"] for entry in earlier.get("files", [])}
    foreign = () if earlier else _find_foreign(folder, outputs)
    saved = _save(folder, written, recorded, has_manifest=bool(earlier))
    staging.publish(written)
    entries: dict[str, dict[str, object]] = {
        output.name: {"sha256": digests[output.name], "model": output.digest, "specs": list(output.specs)}
        for output in outputs
    }
    kept = {} if not earlier else _find_valid(folder, earlier, provenance, entries.keys())
    removed, left = _remove_outdated(folder, earlier, entries.keys() | kept.keys())
    staging.put(MANIFEST, (_manifest({**entries, **kept}, provenance),))
    staging.publish([MANIFEST])
    return Stored(tuple(written), tuple(same), tuple(removed), tuple(left), saved, foreign)


def free_backup(folder: Path, name: str) -> str:
    """Return a name for the backup of a file that no file has."""
    number = 1
    while os.path.lexists(folder / (backup := f"{name}.bak{number if number > 1 else ''}")):
        number += 1
    return backup


def _save(
    folder: Path, written: Iterable[str], recorded: Mapping[str, str], has_manifest: bool
) -> tuple[str, ...]:
    """Copy files that no build wrote before they are replaced; return the names of the copies."""
    strange = [name for name in written if _sha256(folder / name) not in {None, recorded.get(name)}]
    if not has_manifest and _sha256(folder / MANIFEST) is not None:
        strange.append(MANIFEST)
    backups = {free_backup(folder, name): name for name in strange}
    try:
        contents = {backup: (folder / name).read_bytes() for backup, name in backups.items()}
    except OSError as error:
        raise unwritable(folder, error) from error
    replace_all(folder, contents)
    return tuple(backups)


def _find_foreign(folder: Path, outputs: Sequence[Output]) -> tuple[str, ...]:
    """Return the files in a folder that look like results and are none of these."""
    endings = {Path(output.name).suffix for output in outputs}
    names = {output.name for output in outputs}
    found = (entry.name for entry in folder.iterdir() if entry.suffix.lower() in endings and entry.is_file())
    return tuple(sorted(name for name in found if name not in names and not name.startswith(("~$", "."))))


def encode(text: str) -> bytes:
    """Encode a text as standard output does, so that any name of a file can be written."""
    return text.encode("utf-8", "backslashreplace")


def make_folder(folder: Path) -> None:
    """Create a folder and those above it; raises `WorkspaceError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error


def replace(target: Path, content: bytes) -> None:
    """Replace the content of `target` in one step; raises `WorkspaceError`."""
    replace_all(target.parent, {target.name: content})


def write_missing(folder: Path, texts: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write those files that do not exist, with their folders; return their names, and those of the others.

    A link counts as a file, even one that leads nowhere. Raises `WorkspaceError`.
    """
    made, kept = [], []
    for name, text in texts.items():
        target = folder / name
        if target.exists() or target.is_symlink():
            kept.append(name)
            continue
        make_folder(target.parent)
        replace(target, text.encode())
        made.append(name)
    return tuple(made), tuple(kept)


def deliver(target: Path, content: bytes) -> None:
    """Write `content` to a target given by the user: a file in one step, a device or a pipe as a stream.

    A link is followed, and stays a link. Raises `WorkspaceError`.
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
    """Write all files under temporary names, then rename them; raises `WorkspaceError`.

    A full disk therefore changes nothing. If a file cannot be replaced because it is open elsewhere, it keeps
    its old content; the files before it are new and complete.
    """
    mode = 0o666 & ~_umask()
    _put_all(folder, contents, lambda place: place, lambda _: mode)


def rewrite_all(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Rewrite existing files, none before all are written; raises `WorkspaceError`.

    Each keeps its permissions; a link stays, and the file that it leads to is rewritten.
    """
    _put_all(folder, contents, Path.resolve, lambda place: place.stat().st_mode & 0o7777)


def _put_all(
    folder: Path, contents: Mapping[str, bytes], locate: Callable[[Path], Path], mode: Callable[[Path], int]
) -> None:
    """Write everything under temporary names, each beside the place that `locate` returns, then rename."""
    made: list[tuple[Path, Path]] = []
    target = folder
    try:
        for name, content in contents.items():
            target = locate(folder / name)
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
        **provenance.edition,
        "files": [{"name": name, **entry} for name, entry in sorted(entries.items())],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _read_manifest(manifest: Path) -> dict[str, Any]:
    """Return the manifest of an earlier build; empty if there is none or its content is something else."""
    try:
        data: Any = parse_json(read_bounded(manifest, MAX_MANIFEST))
        names = [entry["name"] for entry in data["files"]]
        sane = all(isinstance(name, str) and Path(name).name == name and name != MANIFEST for name in names)
        sane = sane and all({"model", "specs"} <= entry.keys() for entry in data["files"])
        sane = sane and all(isinstance(entry["sha256"], str) for entry in data["files"])
    except (WorkspaceError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return data if sane and isinstance(data, dict) else {}


def built_edition(folder: Path) -> str:
    """Return the edition of an earlier build: `submit`, `public` or `draft`; empty if there is none."""
    data = _read_manifest(folder / MANIFEST)
    if not data:
        return ""
    return "draft" if data.get("unfinished") else str(data.get("edition", "submit"))


def _find_valid(
    folder: Path, earlier: Mapping[str, Any], provenance: Provenance, made: Iterable[str]
) -> dict[str, dict[str, object]]:
    """Return the entries of files that this build did not write, but would write the same."""
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


def _remove_outdated(
    folder: Path, earlier: Mapping[str, Any], keep: Iterable[str]
) -> tuple[list[str], list[str]]:
    """Remove the other files of an earlier build; return their names, and those that somebody has changed."""
    kept = set(keep)
    removed: list[str] = []
    left: list[str] = []
    for entry in earlier.get("files", []):
        target = folder / entry["name"]
        if entry["name"] in kept:
            continue
        if _sha256(target) == entry.get("sha256"):
            try:
                target.unlink()
            except OSError as error:
                raise unwritable(target, error) from error
            removed.append(entry["name"])
        elif target.exists():
            left.append(entry["name"])
    return removed, left


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
