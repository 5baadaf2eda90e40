"""Register goalc in git's settings, so that git compares the content of built forms and merges specs.

In: a folder in a repository (or none: the user's own settings, for all repositories). Out: settings in git's
configuration, and marked lines in git's private attributes file; files under version control are not touched.
Uninstalling removes exactly the bytes that installing added.
"""

from __future__ import annotations

import codecs
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from goalc.git.repository import is_distrusted, run_git
from goalc.workspace.error import WorkspaceError, unreadable
from goalc.workspace.store import deliver, make_folder, rewrite_all

_BEGIN = b"# >>> goalc git install (goalc git uninstall takes these lines away)\n"
_END = b"# <<< goalc git install\n"
_LINES = (
    b"*.[dD][oO][cC][xX] diff=goalc-docx\n"
    b"*.[xX][lL][sS][xX] diff=goalc-xlsx\n"
    b"*.yaml diff=goalc-spec merge=goalc\n"
    b"*.yml diff=goalc-spec merge=goalc\n"
)
_BLOCK = re.compile(rb"# >>> goalc git install [^\n]*\n.*?# <<< goalc git install\r?(?:\n|\Z)", re.DOTALL)
"""The marked lines; an editor may have changed their line ends."""
ALIAS = "alias.goalc"
_CHANGE_FOLDER = (
    'if [ -n "$GIT_PREFIX" ]; then export GIT_WORK_TREE="${GIT_WORK_TREE:-$PWD}"; cd "$GIT_PREFIX"; fi; '
)
"""Shell commands that return to the user's folder, because the paths given to an alias are relative to it,
but git runs the alias at the top of the work tree. In a linked work tree git also sets GIT_DIR, and would
then take any folder for the top."""
_SECTION = r"^ *([^ #-][^:]*): *(#.*)?$"
"""Pattern of the line that git shows above a changed part of a spec: the last key whose value is below it."""


@dataclass(frozen=True)
class Drivers:
    """The place of the settings: `scope` is git's option for it, `attributes` the private attributes file."""

    folder: Path
    scope: str
    attributes: Path

    @classmethod
    def of(cls, folder: Path, everywhere: bool = False) -> Drivers:
        """Return the settings of the repository that contains a folder; with `everywhere`, those of the user.

        Raises `WorkspaceError` if there is no git, no repository, or one that git does not trust.
        """
        if everywhere:
            return cls(folder, "--global", _users_attributes(folder))
        done = _git(folder, "rev-parse", "--git-path", "info/attributes")
        if done.returncode:
            key = "drivers.distrusted" if is_distrusted(done) else "drivers.no-repository"
            raise WorkspaceError(key, name=folder.resolve())
        return cls(folder, "--local", folder / _path(done.stdout))

    def install(self) -> list[str]:
        """Write or correct the settings; return the keys that belong to something else and are left alone."""
        others = []
        for key, value in settings().items():
            if key == ALIAS and not _is_ours(self._value(key)):
                others.append(key)
            else:
                self._must("config", self.scope, "--replace-all", key, value)
        before = self._attributes()
        self._rewrite(before, _BEGIN + _LINES + _END, _without_block(before, self.attributes))
        return others

    def uninstall(self) -> bool:
        """Remove the settings; return True if there were any."""
        found = False
        for key in settings():
            value = self._value(key)
            if value and (key != ALIAS or _is_ours(value)):
                self._must("config", self.scope, "--unset-all", key)
                found = True
        before = self._attributes()
        after = _without_block(before, self.attributes)
        self._rewrite(before, b"", after)
        return found or after != before

    def _value(self, key: str) -> str:
        return _git(self.folder, "config", self.scope, "--get", key).stdout.decode("utf-8", "replace").strip()

    def _must(self, *arguments: str) -> None:
        done = _git(self.folder, *arguments)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise WorkspaceError("drivers.failed", said=said[-1] if said else "")

    def _attributes(self) -> bytes:
        try:
            return self.attributes.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise unreadable(self.attributes, error) from error

    def _rewrite(self, before: bytes, block: bytes, rest: bytes) -> None:
        """Write the block before all other lines, so that the user's own lines take precedence."""
        mark = codecs.BOM_UTF8 if block and rest.startswith(codecs.BOM_UTF8) else b""
        after = mark + block + rest[len(mark) :]
        if after == before:
            return
        if not self.attributes.exists():
            make_folder(self.attributes.parent)
            deliver(self.attributes, after)
        elif after or self.attributes.is_symlink():
            rewrite_all(self.attributes.parent, {self.attributes.name: after})
        else:
            self.attributes.unlink()


def settings() -> Mapping[str, str]:
    """Return the settings by key."""
    convert = conversion()
    meaning = f"git -c diff.goalc-spec.textconv={shlex.quote(convert)}"
    return {
        "diff.goalc-docx.textconv": convert,
        "diff.goalc-xlsx.textconv": convert,
        "diff.goalc-spec.xfuncname": _SECTION,
        "merge.goalc.name": "goalc merge: by fields and indicators",
        "merge.goalc.driver": merging(),
        ALIAS: f'!f() {{ {_CHANGE_FOLDER}{meaning} "$@"; }}; f',
    }


def conversion() -> str:
    """Return the command of this goalc that git runs to convert a file, which git's shell adds."""
    return f"{_goalc()} textconv --git"


def merging() -> str:
    """Return the command that git runs to merge a file; without goalc, git merges it line by line itself.

    Python also ends with 1 if it finds no goalc: then there is no conflict in the file, and no merge.
    """
    names = "--name=%P --labels %X %Y"
    lines = "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B"
    merged = "test $c -eq 0 || { test $c -eq 1 && grep -q '<<<<<<<' %A; }"
    return f"{_goalc()} merge {names} %O %A %B; c=$?; {merged} || {{ {lines}; c=$?; }}; exit $c"


def _goalc() -> str:
    """Return the command of this goalc; git runs it at the top of a work tree.

    `-P` keeps Python from importing modules from there.
    """
    return f"{shlex.quote(PurePath(sys.executable).as_posix())} -P -m goalc"


def _is_ours(alias: str) -> bool:
    return not alias or "diff.goalc-spec.textconv=" in alias


def _without_block(content: bytes, file: Path) -> bytes:
    """Return the content without the marked lines; raises `WorkspaceError` if one of the marks is missing."""
    rest = _BLOCK.sub(b"", content)
    if _BEGIN[:12] in rest or _END[:12] in rest:
        raise WorkspaceError("drivers.marks", name=file)
    return rest


def _users_attributes(folder: Path) -> Path:
    """Return the user's attributes file, found as git finds it (gitattributes(5))."""
    done = _git(folder, "config", "--global", "--type=path", "--get", "core.attributesFile")
    if not done.returncode:
        return _path(done.stdout)
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home, "git", "attributes")


def _path(output: bytes) -> Path:
    return Path(os.fsdecode(output.rstrip(b"\n")))


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return run_git(folder, *arguments)
    except FileNotFoundError as error:
        raise WorkspaceError("drivers.no-git") from error
