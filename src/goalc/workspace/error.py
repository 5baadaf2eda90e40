"""Errors about files, as opposed to findings about their content."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from goalc.report.report import reported
from goalc.report.trouble import trouble_sentence
from goalc.source.diagnostic import Diagnostic, SystemReason
from goalc.source.text import SourceText
from goalc.source.trouble import Trouble

_FULL = {getattr(errno, name) for name in ("ENOSPC", "EFBIG", "EDQUOT") if hasattr(errno, name)}


class WorkspaceError(Exception):
    """A file that is missing, or cannot be read or written. `key` names its message in the catalogue.

    Arguments become text, so that a path is printed the same wherever the error is reported.
    """

    def __init__(self, key: str, **arguments: object) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = {
            name: value if isinstance(value, SystemReason) else str(value)
            for name, value in arguments.items()
        }

    @property
    def trouble(self) -> Trouble:
        """The error as plain data."""
        return Trouble(self.key, self.arguments)

    def __str__(self) -> str:
        return trouble_sentence(self.trouble)

    def __reduce__(self) -> tuple[object, ...]:
        # The worker processes of a build send errors to their parent.
        return _restore, (self.key, self.arguments)


def _restore(key: str, arguments: dict[str, object]) -> WorkspaceError:
    return WorkspaceError(key, **arguments)


def unreadable(path: Path, error: OSError) -> WorkspaceError:
    """Return the error for a file that the system does not let us read."""
    return WorkspaceError("io.read", name=path, reason=cause(error))


def raise_unreadable(error: OSError) -> NoReturn:
    """Raise `WorkspaceError` for the file of a system error; for `os.walk`."""
    raise unreadable(Path(error.filename or ""), error) from error


def unwritable(path: Path, error: OSError) -> WorkspaceError:
    """Return the error for a file that the system does not let us write."""
    if error.errno in _FULL:
        return WorkspaceError("io.full", name=path)
    return WorkspaceError("io.write", name=path, reason=cause(error))


def cause(error: OSError) -> SystemReason:
    """Return the reason that the system gives, as data that can be translated."""
    return SystemReason(errno.errorcode.get(error.errno or 0, ""), error.strerror or type(error).__name__)


class OutputClash(Exception):
    """Two submissions whose results would lie in the same folder."""

    def __init__(self, first: str, second: str, place: str) -> None:
        super().__init__(place)
        self.first = first
        self.second = second
        self.place = place

    def __str__(self) -> str:
        arguments = {"first": self.first, "second": self.second, "place": self.place}
        return trouble_sentence(Trouble("usage.same-output", arguments))


class UnknownChange(Exception):
    """A fingerprint that no change has."""

    def __init__(self, fingerprint: str) -> None:
        super().__init__(fingerprint)
        self.fingerprint = fingerprint

    def __str__(self) -> str:
        return trouble_sentence(Trouble("usage.no-mark", {"name": self.fingerprint}))


class UnknownPack(Exception):
    """A form pack that was not found; `known` are the names of the packs that exist."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known

    def __str__(self) -> str:
        return trouble_sentence(Trouble("usage.pack", {"name": self.name, "known": tuple(self.known)}))


class BrokenPack(Exception):
    """A form pack that was found and has mistakes."""

    def __init__(self, diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceText]) -> None:
        super().__init__(len(diagnostics))
        self.diagnostics = diagnostics
        self.sources = sources

    def __str__(self) -> str:
        return "\n".join(found.message for found in reported(self.diagnostics, self.sources))
