"""Statements about a spec: plain data, never an exception, independent of any language.

A stage that sees text makes a `Diagnostic`; a stage that sees only the model makes a `Finding`,
which names its place by path, and the pipeline looks up the span. The sentences belong to `key`
and are kept in `goalc.messages`, one catalogue per language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from goalc.source.text import Span

Path = tuple[str | int, ...]
"""Keys and indexes from the root of a spec to a value."""

Part = Literal["key", "value"]
Arguments = Mapping[str, object]
"""The values that fill a sentence of the catalogue: text, numbers, or values that the catalogue translates.

These are a `Phrase`, a `SystemReason`, or a tuple, which is printed as a list of quoted words or of phrases.
"""


class Severity(StrEnum):
    """The weight of a finding. An error makes `check` fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Phrase(NamedTuple):
    """A part of a sentence that has its own entry in the catalogue."""

    key: str
    arguments: Arguments


class SystemReason(NamedTuple):
    """An objection of the operating system: its code (`EACCES`), and its own words for a rare one."""

    code: str
    words: str


class Origin(NamedTuple):
    """The source of a value: a file and the path in it; `used` is where a spec takes it from there."""

    file: str
    path: Path
    used: Origin | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that a finding refers to, with the sentence `key` for it."""

    key: str
    origin: Origin
    arguments: Arguments = field(default_factory=dict)
    part: Part = "value"


@dataclass(frozen=True, slots=True)
class Replacement:
    """Another text for the value, or the key, at `origin`."""

    origin: Origin
    text: str
    part: Part = "value"


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction of what was found. A safe fix leaves the meaning of the spec unchanged."""

    replacements: tuple[Replacement, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement about a model: `key` is the code, with `.variant` where it has several sentences.

    `about` are the values that it judges, where these are not the one at `origin`.
    """

    key: str
    severity: Severity
    origin: Origin
    arguments: Arguments = field(default_factory=dict)
    part: Part = "value"
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None
    about: tuple[Origin, ...] = ()

    @property
    def code(self) -> str:
        """The stable code, e.g. `GC302` of the key `GC302.over`."""
        return self.key.partition(".")[0]


NOT_APPLICABLE = "unjudged.not-applicable"
"""The phrase for a rule that finds nothing in a file to check."""


class Unjudged(NamedTuple):
    """A file, or a place in it, that a rule could not judge; `key` is a phrase that says why."""

    code: str
    file: str
    key: str


USED = "library.used"
"""The label of the place where a spec uses the library text that a finding is about."""


@dataclass(frozen=True, slots=True)
class Label:
    """A second place of a diagnostic, located."""

    key: str
    file: str
    span: Span
    arguments: Arguments = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """The replacement of `span` in `file` by `text`."""

    file: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A located statement: what stands at `span` of `file`, and what to do about it.

    `edits` mend it; `safe`: they do not change what the spec means, as far as it could be read before.
    `codec`: the encoding from which the whole file can be converted without loss, where that mends it.
    """

    key: str
    severity: Severity
    file: str
    span: Span
    arguments: Arguments = field(default_factory=dict)
    labels: tuple[Label, ...] = ()
    edits: tuple[Edit, ...] = ()
    safe: bool = True
    codec: str = ""

    @property
    def mendable(self) -> bool:
        """True if it can be mended without a person."""
        return bool(self.edits or self.codec)

    @property
    def code(self) -> str:
        """The stable code, e.g. `GC302` of the key `GC302.over`."""
        return self.key.partition(".")[0]

    @property
    def shared(self) -> str:
        """The identity of a finding in a library text: uses that fill the text differently differ in it.

        Empty for a diagnostic that is not about such a text.
        """
        used = any(label.key == USED for label in self.labels)
        return repr(sorted(self.arguments.items())) if used else ""


class DiagnosticSet:
    """Diagnostics among which others are looked up; they have no hash, so their places lead to them."""

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self._found: dict[tuple[str, str, Span], list[Diagnostic]] = {}
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def add(self, diagnostic: Diagnostic) -> None:
        """Add a diagnostic, unless an equal one is there."""
        if diagnostic not in self:
            self._found.setdefault((diagnostic.key, diagnostic.file, diagnostic.span), []).append(diagnostic)

    def __contains__(self, diagnostic: Diagnostic) -> bool:
        return diagnostic in self._found.get((diagnostic.key, diagnostic.file, diagnostic.span), ())
