"""The forms of later stages (监控, 自评) whose target forms changed: they change with them.

In: the changed files of each submission, and both sides of a comparison. Out: the files of the stages that
name them (`目标`), by folder. Only covers and the forms of such stages are read, and only for their 目标.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping

from goalc.git.sides import CommitSide, SideFiles
from goalc.model.forms import DEPARTMENT, PROJECTS_FOLDER, SUBMISSION
from goalc.model.spec import TARGET_KEY

_TARGET = re.compile(
    rf"^\ufeff?['\"]?{TARGET_KEY}['\"]?[ \t]*[:：][ \t]*(?:\"([^\"\n]*)|'([^'\n]*)|([^\s#'\"][^\n#]*))",
    re.MULTILINE,
)


def target_in(content: bytes) -> str:
    """Return the path that a file names as its target; empty for a file that names none."""
    match = _TARGET.search(content.decode("utf-8", "replace"))
    return "" if match is None else next(filter(None, match.groups()), "").strip()


def stages_of(
    changed: Mapping[str, Collection[str]], differing: Iterable[str], base: SideFiles, head: SideFiles
) -> dict[str, set[str]]:
    """Return the names of stages' forms whose targets changed, by the folder of their submission."""
    if not changed:
        return {}
    names = _names(differing, base, head)
    covers = [name for name in names if posixpath.basename(name) == SUBMISSION.place]
    found: dict[str, set[str]] = {}
    for side in (base, head):
        folders = {
            posixpath.dirname(cover): target
            for cover, target in _targets(side, covers).items()
            if _folder(target) in changed
        }
        forms = [name for name in names if _owner(name) in folders]
        for name, target in _targets(side, forms).items():
            folder = _owner(name)
            targets = _folder(folders[folder])
            own = changed[targets]
            if SUBMISSION.place in own or _below(target, targets) in own:
                found.setdefault(folder, set()).add(_below(name, folder))
    return found


def _names(differing: Iterable[str], base: SideFiles, head: SideFiles) -> list[str]:
    """Return the names of all files; a work tree has those of its commit, but for the differing ones."""
    commits: list[SideFiles] = [side for side in (base, head) if isinstance(side, CommitSide)]
    return sorted({*differing, *(name for side in commits or (base, head) for name in side.names())})


def _targets(side: SideFiles, names: Iterable[str]) -> dict[str, str]:
    """Return the path that each file names as its target, from the root; without files that name none."""
    paths = {name: target_in(content) for name, content in side.contents(names).items()}
    return {
        name: posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        for name, path in paths.items()
        if path
    }


def _folder(path: str) -> str:
    return "" if path == "." else path


def _owner(name: str) -> str:
    """Return the folder of the submission that a form of this name would belong to; "?" for other files."""
    folder, own = posixpath.split(name)
    if posixpath.basename(folder) == PROJECTS_FOLDER:
        return posixpath.dirname(folder)
    return folder if own == DEPARTMENT.place else "?"


def _below(name: str, folder: str) -> str:
    return name[len(folder) + 1 if folder else 0 :]
