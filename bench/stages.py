"""goalc's chain on a submission in memory, whole and stage by stage.

In: the bytes of a submission's files. Out: DOCX and XLSX bytes of each of its tables. The form pack is loaded
and the word lists are assembled beforehand (in a build, too, once per process); the booklet, the check of
written files and the disk are left out. Each stage calls what the pipeline calls, on the result of the stage
before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from goalc.document.document import Document, Stamp
from goalc.lint.context import CoverContext, FormContext, SubmissionContext
from goalc.lint.engine import LintResult, contexts, lint
from goalc.model import forms, spec
from goalc.model.decode import decode_form
from goalc.model.spec import Submission
from goalc.pipeline.compile import compile_submission
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pack import Pack
from goalc.pipeline.pieces import OutputPiece, Pieces, lay_out
from goalc.pipeline.policy import Policy
from goalc.syntax.decode_text import decode_text
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain
from goalc.version import VERSION
from goalc.workspace.folder import DiskFolder
from goalc.workspace.libraries import LibraryStore
from goalc.workspace.packs import PackStore
from goalc.workspace.world import FolderWorld
from goalc.writers.registry import DEFAULT_FORMATS

_FOLDER = DiskFolder.of(Path(__file__).parent)
_WORLD = FolderWorld(_FOLDER, (), PackStore(), LibraryStore())
_CHECKING = Policy()


def compile_files(files: Mapping[str, bytes]) -> Compiled:
    """Compile the bytes of files to a typed and checked submission."""
    compiled = compile_submission("", files, _WORLD, policy=_CHECKING)
    if not isinstance(compiled, Compiled):
        raise ValueError([diagnostic.key for diagnostic in compiled.diagnostics])
    return compiled


class LaidOut(NamedTuple):
    """A table: its piece, and its layout."""

    piece: OutputPiece
    document: Document


def lay_out_tables(compiled: Compiled) -> list[LaidOut]:
    """Lay out the tables one by one, without the booklet."""
    pieces = Pieces(compiled)
    laid = [one for one in lay_out(compiled) if isinstance(one, Document)]
    forms = zip(compiled.submission.forms, laid[1:], strict=True)
    return [LaidOut(pieces.part(form, document.name), document) for form, document in forms]


def chain(files: Mapping[str, bytes]) -> int:
    """Run the whole chain; return the number of bytes written, as the naive chain does."""
    compiled = compile_files(files)
    pieces = lay_out_tables(compiled)
    return sum(len(content(piece, kind, compiled)) for piece in pieces for kind in DEFAULT_FORMATS)


def content(laid: LaidOut, kind: str, compiled: Compiled) -> bytes:
    piece = laid.piece
    stamp = Stamp(piece.title, VERSION, compiled.pack.name, piece.digest)
    return compiled.pack.writer(kind).write([laid.document], stamp)


class Stages:
    """One submission at every stage."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.compiled = compile_files(files)
        self.submission: Submission = self.compiled.submission
        self.pack: Pack = self.compiled.pack
        self.data: dict[str, Any] = {name: self._plain(name) for name in files}
        self.pieces = lay_out_tables(self.compiled)

    def works(self) -> dict[str, Callable[[], object]]:
        """Return the stages by name, in their order."""
        return {
            "parse": lambda: [self._plain(name) for name in self.files],
            "contract": self._contract,
            "decode": self._decode,
            "lint": self._lint,
            "layout": lambda: lay_out_tables(self.compiled),
            "docx": lambda: [content(piece, "docx", self.compiled) for piece in self.pieces],
            "xlsx": lambda: [content(piece, "xlsx", self.compiled) for piece in self.pieces],
        }

    def contexts(self) -> tuple[CoverContext, list[FormContext], SubmissionContext]:
        """Return the contexts that rules look at."""
        words = _CHECKING.words(self.pack)
        return contexts(self.submission, self.pack.profile, words, _CHECKING.settings)

    def _lint(self) -> LintResult:
        words = _CHECKING.words(self.pack)
        return lint(self.submission, self.pack.profile, words, _CHECKING.settings, complete=True)

    def _plain(self, name: str) -> Any:
        node = parse(decode_text(name, self.files[name]).source, forms.VOCABULARY).node
        assert node is not None
        return plain(node)

    def _contract(self) -> None:
        for name, data in self.data.items():
            if self.pack.contract(data[spec.FORM_KEY]).check(data, name):
                raise ValueError(name)

    def _decode(self) -> None:
        for name, data in self.data.items():
            form = data[spec.FORM_KEY]
            profile = self.pack.profile.forms[form]
            if decode_form(forms.BY_TITLE[form], data, name, profile)[0] is None:
                raise ValueError(name)
