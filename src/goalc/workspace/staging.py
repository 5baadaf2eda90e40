"""A folder in which the files of a build wait until all are complete.

It lies inside the target, so that its files can be renamed into place, and a lock says that its build still
runs: what a killed build has left is removed by the next one.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO

from goalc.workspace.error import unwritable

PREFIX = ".goalc-build-"
_LOCK = "lock"


class Staging:
    """The staging folder of one build into `target`; made when the first file is put, gone at the end.

    `digests` has the SHA-256 of each file that was put, by name.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self.digests: dict[str, str] = {}
        self._folder: Path | None = None
        self._lock: IO[bytes] | None = None
        self._made_target = False

    def __enter__(self) -> Staging:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lock is not None:
            self._lock.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        if self._made_target:
            # It stays if there is something in it.
            with contextlib.suppress(OSError):
                self.target.rmdir()

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a file that waits; raises `WorkspaceError`, which names the file in the target."""
        digest = hashlib.sha256()
        try:
            with (self._ready() / name).open("wb") as file:
                for piece in pieces:
                    digest.update(piece)
                    file.write(piece)
        except OSError as error:
            raise unwritable(self.target / name, error) from error
        self.digests[name] = digest.hexdigest()

    def publish(self, names: Iterable[str]) -> None:
        """Rename files into place; raises `WorkspaceError`.

        If a file cannot be replaced because it is open elsewhere, it keeps its old content; the files before
        it are new and complete.
        """
        for name in names:
            try:
                (self._ready() / name).replace(self.target / name)
            except OSError as error:
                raise unwritable(self.target / name, error) from error

    def _ready(self) -> Path:
        """Return the folder; make it, and remove those that killed builds have left, when first asked."""
        if self._folder is None:
            self._made_target = not self.target.exists()
            try:
                self.target.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise unwritable(self.target, error) from error
            for old in self.target.glob(f"{PREFIX}*"):
                _remove_if_abandoned(old)
            self._folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=self.target))
            self._lock = (self._folder / _LOCK).open("wb")
            _try_to_lock(self._lock)
        return self._folder


def _remove_if_abandoned(folder: Path) -> None:
    """Remove a staging folder unless the process that made it is still running."""
    try:
        with (folder / _LOCK).open("r+b") as lock:
            if not _try_to_lock(lock):
                return
    except FileNotFoundError:
        # Its process was killed before there was a file in it, or while it removed them.
        pass
    except OSError:
        return
    shutil.rmtree(folder, ignore_errors=True)


if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(file: IO[bytes]) -> bool:
        """Lock a file until it is closed; return False if another process has locked it."""
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_to_lock(file: IO[bytes]) -> bool:
        """Lock a file until it is closed; return False if another process has locked it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
