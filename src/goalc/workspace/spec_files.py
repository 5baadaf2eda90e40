"""The files of one submission: those that are read, and files that look like specs and are not read.

A booklet must contain everything that its author put into the folder, so each file below it that is named
like a YAML file, or holds a form under another name, is either read or reported.
"""

from __future__ import annotations

import codecs
import os
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from goalc.model.forms import APPROVALS_FILE, DEPARTMENT, PROJECTS_FOLDER, SUBMISSION
from goalc.model.spec import FORM_KEY
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.error import WorkspaceError, raise_unreadable
from goalc.workspace.paths import read_bounded

# Notepad appends .txt to endings that it does not know.
_YAML_NAME = re.compile(r".+\.ya?ml(?:\.txt)?", re.IGNORECASE)
# What editors, git and `goalc fix` keep of an earlier state, and what Office writes while a file is open.
_BACKUP = re.compile(r"#(.+)(#)|(.+)(~|\.bak[0-9]*|\.orig|\.rej|\.sw[a-z]|\.tmp)", re.IGNORECASE)
_IN_USE = "~$"
_PLAIN_TEXT = frozenset({"", ".txt"})
"""Endings of a spec that was saved under a wrong name."""
_ABOUT_FOLDERS = re.compile(
    "readme|licen[sc]e|copying|notice|makefile|changelog|authors|contributing|codeowners|dockerfile|justfile"
    "|jenkinsfile|procfile|requirements|todo",
    re.IGNORECASE,
)
"""Names, without their endings, of texts that any folder of a repository may have."""
_ENDINGS = (".yaml", ".yml")
_READ = re.compile(r".+\.ya?ml", re.IGNORECASE)
_OTHER_FOLDERS = frozenset({"packs", "library"})
_FORM_LINE = re.compile(
    rf"^\ufeff?[ \t]*['\"]?{FORM_KEY}['\"]?[ \t]*[:：][ \t]*['\"]?[^\s'\"#]{{1,40}}表", re.MULTILINE
)
_HEAD = 4096


@dataclass(frozen=True)
class FolderFiles:
    """The bytes of a submission's files by name, and the files like specs that are not read.

    The latter are forms in the wrong place or under a wrong name (`lost`), other files that are named like
    specs (`stray`), further spellings of a name (`doubled`, each with the first spelling), or links that lead
    out of the submission or nowhere (`linked`).
    """

    files: dict[str, bytes] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    doubled: list[tuple[str, str]] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """True if no file was left out that might belong to the submission."""
        return not (self.lost or self.doubled or self.linked)


def read_files(folder: Path, unsaved: Mapping[str, bytes] = MappingProxyType({})) -> FolderFiles:
    """Read the files of the submission in `folder`; raises `WorkspaceError` for one that cannot be read.

    `unsaved`: contents by name that take the place of those on disk.
    """
    found = FolderFiles()
    home = folder.resolve()
    stems: dict[str, list[str]] = defaultdict(list)

    def read(name: str) -> bytes:
        return unsaved[name] if name in unsaved else read_bounded(home / name, MAX_BYTES)

    for name in sorted({*_candidates(home), *unsaved}):
        path = home / name
        is_apart = name.partition("/")[0] in _OTHER_FOLDERS and name not in unsaved
        if name == APPROVALS_FILE or (is_apart and not _is_form_of(home, path)):
            continue
        if name not in unsaved and not (path.is_file() and path.resolve().is_relative_to(home)):
            found.linked.extend([name] if _is_like_spec(name) or path.is_dir() else [])
        elif name in {SUBMISSION.place, DEPARTMENT.place}:
            found.files[name] = read(name)
        elif is_project(name):
            stems[name.rpartition(".")[0].casefold()].append(name)
        elif _FORM_LINE.search(_text(unsaved[name][:_HEAD]) if name in unsaved else _head(path)):
            found.lost.append(name)
        elif _is_like_spec(name):
            found.stray.append(name)
    for first, *others in stems.values():
        found.files[first] = read(first)
        found.doubled.extend((other, first) for other in others)
    return found


def is_project(name: str) -> bool:
    """Return True for the name of a project's form in its place."""
    folder, slash, own = name.partition("/")
    in_place = folder == PROJECTS_FOLDER and "/" not in own and not own.startswith((_IN_USE, "."))
    return bool(slash) and in_place and _READ.fullmatch(own) is not None


def _is_form_of(home: Path, path: Path) -> bool:
    """Return True for a form in a file of the submission, not behind a link."""
    is_own = path.is_file() and path.resolve().is_relative_to(home)
    return is_own and _FORM_LINE.search(_head(path)) is not None


def _head(path: Path) -> str:
    """Return the beginning of a file as text; empty for what is no text."""
    return _text(read_bounded(path, _HEAD))


def _text(head: bytes) -> str:
    """Return bytes as text, whatever encoding it was saved in."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    if b"\0" in head:
        return ""
    text = head.decode("utf-8", "replace")
    # The last character may be cut off.
    return text if "\ufffd" not in text[:-2] else head.decode("gb18030", "replace")


def _is_like_spec(name: str) -> bool:
    """Return True for the name of a YAML file, or of a text among the projects."""
    path = Path(name)
    if path.name.startswith(_IN_USE):
        return False
    if _YAML_NAME.fullmatch(name):
        return True
    is_text = name.startswith(f"{PROJECTS_FOLDER}/") and path.suffix.lower() in _PLAIN_TEXT
    return is_text and not _ABOUT_FOLDERS.fullmatch(path.stem)


def _is_backup(path: Path) -> bool:
    """Return True for a copy of a spec: one that a program keeps, not a spec under a wrong name.

    `06.yaml.bak` is one; `06.bak`, `~$06.yaml` and `06.yaml.tmp` are beside `06.yaml`, else they may be all
    that there is of it.
    """
    name = path.name
    if match := _BACKUP.fullmatch(name):
        name, ending = (part for part in match.groups() if part)
        if ending.lower() != ".tmp" and _YAML_NAME.fullmatch(name):
            return True
    original = name.removeprefix(_IN_USE)
    others = (original, *(f"{original}{ending}" for ending in _ENDINGS))
    return original != path.name and any(path.with_name(other).is_file() for other in others)


def may_be_spec(folder: Path, name: str) -> bool:
    """Return True for the name of a file that is read with a submission or reported, also if it is gone."""
    parts = name.split("/")
    if (
        any(part.startswith(".") for part in parts)
        or (parts[0] in _OTHER_FOLDERS and len(parts) > 2)
        or _is_backup(folder / name)
    ):
        return False
    path = folder / name
    if _is_like_spec(name) and parts[0] not in _OTHER_FOLDERS:
        return True
    return path.is_file() and _FORM_LINE.search(_head(path)) is not None


def _candidates(home: Path) -> list[str]:
    """Return the files below the folder, sorted, without packs, libraries, backups and hidden files."""
    names: list[str] = []
    for root, folders, files in os.walk(home, onerror=raise_unreadable):
        below = Path(root).relative_to(home)
        folders[:] = sorted(
            name
            for name in folders
            # Another submission, such as a later stage of this one, has files of its own.
            if not name.startswith(".") and not (Path(root) / name / SUBMISSION.place).is_file()
        )
        if below.as_posix() in _OTHER_FOLDERS:
            # A form may have been put among the packs; what a pack has is its own.
            folders.clear()
        others = () if below.parts else _OTHER_FOLDERS
        # What lies behind a link is not read; a link to a folder could hold any number of forms.
        links = [name for name in folders if (Path(root) / name).is_symlink() and name not in others]
        names += [(below / name).as_posix() for name in links]
        names += [
            (below / name).as_posix()
            for name in files
            if not name.startswith(".") and not _is_backup(Path(root) / name)
        ]
    for name in names:
        if not name.isprintable() and not _is_text(name) and _is_like_spec(name):
            raise WorkspaceError("io.bad-name", name=name.encode("utf-8", "replace").decode())
    return sorted(name for name in names if name.isprintable() or _is_text(name))


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
