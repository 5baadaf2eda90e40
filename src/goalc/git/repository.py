"""A git repository, read through git's plumbing commands: revisions, differing files, contents.

In: a folder in a work tree. Out: names of files relative to the repository's root, and bytes. The work tree
and the index are not touched, and no program that a repository can configure is run: no external diff, no
text conversion, no file system monitor.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, NamedTuple

from goalc.changes.own_approvals import Person
from goalc.workspace.error import WorkspaceError

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The id of the tree without files, the same in every repository of SHA-1."""
_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-optional-locks")
_LISTED = ("-z", "--no-renames", "--name-only")
_REGULAR = frozenset({"100644", "100755"})


class Commit(NamedTuple):
    """A commit with its author and date (ISO 8601, with the zone)."""

    id: str
    author: str
    date: str
    subject: str


class Blob(NamedTuple):
    """A regular file in a tree: its name relative to the root and the id of its content."""

    name: str
    id: str


@dataclass(frozen=True)
class Repository:
    """The repository whose work tree is `root`."""

    root: Path

    @classmethod
    def of(cls, folder: Path) -> Repository | None:
        """Return the repository that contains a folder; None if there is none, or no git."""
        try:
            done = run_git(folder, "rev-parse", "--show-toplevel")
        except FileNotFoundError:
            return None
        if done.returncode:
            if is_distrusted(done):
                raise WorkspaceError("git.ownership", name=folder)
            return None
        return cls(Path(os.fsdecode(done.stdout.rstrip(b"\n"))))

    def commit_of(self, revision: str) -> str | None:
        """Return the id of a commit; None if there is no such revision."""
        if not revision or revision.startswith("-") or "\0" in revision:
            return None
        done = run_git(self.root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        return None if done.returncode else done.stdout.decode().strip()

    def merge_base(self, one: str, other: str) -> str | None:
        """Return the nearest common ancestor of two commits; None if this clone has none."""
        done = run_git(self.root, "merge-base", one, other)
        return None if done.returncode else done.stdout.decode().split()[0]

    @cached_property
    def is_shallow(self) -> bool:
        """True if older commits were left out when it was cloned."""
        return self._output("rev-parse", "--is-shallow-repository").strip() == b"true"

    def commit(self, id: str) -> Commit:  # noqa: A002 - the field's name
        """Return a commit by its id."""
        return next(self._commits("-1", id, "--"))

    def history(self, revision: str, paths: Sequence[str]) -> Iterator[Commit]:
        """Yield the commits up to a revision that touched one of the paths, the newest first."""
        return self._commits(revision, "--", *paths)

    def _commits(self, *arguments: str) -> Iterator[Commit]:
        form = "--format=%H%x00%aN%x00%aI%x00%s"
        for line in self._output("log", form, "--first-parent", "-m", *arguments).splitlines():
            yield Commit(*line.decode("utf-8", "replace").split("\0"))

    @cached_property
    def author(self) -> str:
        """The author that git is configured with; empty if there is none."""
        return run_git(self.root, "config", "user.name").stdout.decode("utf-8", "replace").strip()

    @property
    def person(self) -> Person:
        """The person that git is configured with."""
        email = run_git(self.root, "config", "user.email").stdout.decode("utf-8", "replace").strip()
        return Person(self.author, email)

    def authors(self, base: str, head: str, names: Sequence[str]) -> set[Person]:
        """The authors of the commits from `base` to `head` that touched a file; merges do not count."""
        revisions = head if base == EMPTY_TREE else f"{base}..{head}"
        options = ("--format=%aN%x00%aE", "--full-history", "--no-merges")
        lines = self._output("log", *options, revisions, "--", *names).decode("utf-8", "replace").splitlines()
        return {Person(*line.split("\0")) for line in lines}

    def line_authors(self, commit: str | None, name: str) -> list[tuple[str, Person | None]]:
        """The lines of a file, each with its author, or None where it is not committed."""
        options = ("-c", "blame.ignoreRevsFile=", "blame", "-w", "--line-porcelain")
        done = run_git(self.root, *options, *([] if commit is None else [commit]), "--", name)
        found: list[tuple[str, Person | None]] = []
        author = email = ""
        committed = False
        for line in done.stdout.decode("utf-8", "replace").split("\n") if not done.returncode else ():
            key, _, rest = line.partition(" ")
            if line.startswith("\t"):
                found.append((line[1:], Person(author, email) if committed else None))
            elif key == "author":
                author = rest
            elif key == "author-mail":
                email = rest.strip("<>")
            elif len(key) >= 40:
                committed = set(key) != {"0"}
        return found

    def differing(self, base: str, head: str | None) -> list[str]:
        """Return the names of files that differ between two commits, or a commit and the work tree, sorted.

        Untracked files of the work tree are included, unless git ignores them.
        """
        if head is not None:
            return sorted(_names(self._output("diff-tree", "-r", *_LISTED, base, head, "--")))
        raw = self._output("diff-index", *_LISTED, base, "--")
        new = self._output("ls-files", "-z", "--others", "--exclude-standard")
        return sorted({*_names(raw), *_names(new)})

    def ignored(self, paths: Sequence[str]) -> list[str]:
        """Return the names of files of the work tree below the paths that git is told to ignore."""
        options = ("-z", "--others", "--ignored", "--exclude-standard", "--full-name")
        return sorted(_names(self._output("ls-files", *options, "--", *paths)))

    def files(self, commit: str) -> Iterator[Blob]:
        """Yield the regular files of a commit's tree."""
        for entry in self._output("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
            meta, tab, name = entry.partition(b"\t")
            mode, kind, id = meta.decode().split() if tab else ("", "", "")  # noqa: A001 - the field's name
            if kind == "blob" and mode in _REGULAR:
                yield Blob(os.fsdecode(name), id)

    def contents(self, blobs: Iterable[Blob], limit: int) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the bytes of each file, at most `limit` + 1 of each."""
        blobs = list(blobs)
        if not blobs:
            return
        command = ["git", *_SAFE, "cat-file", "--batch"]
        with subprocess.Popen(  # noqa: S603 - fixed arguments
            command, cwd=self.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - asked for above, which the type of Popen does not carry
            for blob in blobs:
                process.stdin.write(f"{blob.id}\n".encode())
                process.stdin.flush()
                head = process.stdout.readline().split()
                if len(head) != 3:
                    raise WorkspaceError("git.no-content", name=blob.name)
                size = int(head[2])
                content = process.stdout.read(min(size, limit + 1))
                _skip(process.stdout, size - len(content) + 1)
                yield blob.name, content

    def _output(self, *arguments: str) -> bytes:
        done = run_git(self.root, *arguments)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise WorkspaceError("git.failed", command=arguments[0], said=said[-1] if said else "")
        return done.stdout


def run_git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; raises `FileNotFoundError` if there is no git, but not if git fails."""
    # Error messages are inspected, so they have to be English.
    environment = {**os.environ, "LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1"}
    return subprocess.run(  # noqa: S603 - no shell, and no argument of a user's begins with a dash
        ["git", *_SAFE, *arguments],  # noqa: S607 - the git of the user's PATH
        cwd=folder,
        capture_output=True,
        check=False,
        env=environment,
    )


def is_distrusted(done: subprocess.CompletedProcess[bytes]) -> bool:
    """Return True if git failed because the repository belongs to another user."""
    return b"dubious ownership" in done.stderr


def _names(raw: bytes) -> Iterator[str]:
    return (os.fsdecode(name) for name in raw.split(b"\0") if name)


def _skip(stream: IO[bytes], count: int) -> None:
    while count > 0:
        count -= len(stream.read(min(count, 1 << 16)))
