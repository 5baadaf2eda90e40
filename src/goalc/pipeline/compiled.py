"""The results of reading and compiling a submission. All are frozen; each stage creates its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goalc.model.spec import Form, Submission
from goalc.pipeline.notes import Notes
from goalc.pipeline.pack import Pack
from goalc.source.diagnostic import Diagnostic, Unjudged
from goalc.source.text import SourceText
from goalc.syntax.tree import Node


@dataclass(frozen=True)
class Files:
    """The files of a submission as they were read.

    `names` are all of them and `forms` its form files, by their names in messages. `sources` and `trees` also
    have the other files that diagnostics refer to: a broken pack, libraries.
    """

    names: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    trees: Mapping[str, Node] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    def notes(self) -> Notes:
        """Return notes to which a later stage can add its findings."""
        return Notes(self.names, self.sources, self.trees, self.diagnostics)


@dataclass(frozen=True)
class ReadForms:
    """A submission as far as it could be read.

    `forms` has each form by the name of its file in the folder, None if it cannot be read.
    """

    files: Files
    pack: Pack
    cover: Submission
    forms: Mapping[str, Form | None]


@dataclass(frozen=True)
class Examined:
    """A submission's files and their diagnostics.

    `accepted` are findings that a comment accepts, `unjudged` the cases that rules could not judge,
    `explained` the findings that others explain, which may be gone with them.
    """

    files: Files
    diagnostics: tuple[Diagnostic, ...] = ()
    accepted: tuple[Diagnostic, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
    explained: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Compiled(Examined):
    """A complete submission, typed. Its diagnostics are findings of rules, or do not prevent a model."""

    pack: Pack
    submission: Submission


@dataclass(frozen=True, kw_only=True)
class Refused(Examined):
    """A submission without a model: a file is missing or cannot be read.

    `pack` is known if its name could be read and the pack is not broken.
    """

    pack: Pack | None = None


Result = Compiled | Refused


def model_of(result: Result) -> Submission | None:
    """Return the model; None if there is none."""
    return result.submission if isinstance(result, Compiled) else None
