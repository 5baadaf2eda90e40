"""Compiled submission → the files that go to the finance bureau, as bytes.

In: `Compiled`, the formats, and a choice of pieces. Out: `Built`, with all files or none. The booklet has all
forms, each in its own section or sheet; a part has one. Names come from the forms and are made safe for every
file system.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from goalc.document.document import Document, Line, Paragraph, Stamp
from goalc.layout.fault import TemplateFault
from goalc.model.digest import form_digest, submission_digest
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.file_names import safe_name
from goalc.readers.registry import READERS
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Severity
from goalc.source.text import SourceText
from goalc.syntax.locate import Trees, locate_finding
from goalc.version import VERSION
from goalc.writers.error import WriteError
from goalc.writers.registry import WRITERS

NOTE_STYLE = "p"
"""A style that every pack has."""


class Output(NamedTuple):
    """One file: its name, the spec files it was made from, the digest of their model, its bytes."""

    name: str
    specs: tuple[str, ...]
    digest: str
    content: bytes


class OutputPiece(NamedTuple):
    """The documents of one file, before a format is chosen; `whole` is True for the booklet."""

    stem: str
    documents: tuple[Document, ...]
    specs: tuple[str, ...]
    digest: str
    title: str
    whole: bool = False


@dataclass(frozen=True)
class Built:
    """The result of building: all files that were wanted, or none and the diagnostics that say why.

    `digest` is that of the whole model, and `digests` those of its parts, for each file that a complete build
    in all formats would write. `unverified` are formats that no reader can verify. `sources` has the texts
    that diagnostics refer to, except those of the submission.
    """

    outputs: tuple[Output, ...] = ()
    digest: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    unverified: tuple[str, ...] = ()


def build(
    compiled: Compiled,
    formats: Sequence[str],
    is_wanted: Callable[[OutputPiece], bool] = lambda _: True,
    verify: bool = False,
    note: str = "",
) -> Built:
    """Lay out the submission and write the wanted pieces in each format, one of `WRITERS`.

    `verify`: read each file back and compare every cell; formats without a reader are listed in `unverified`.
    `note`: a line above each form.
    """
    laid = lay_out(compiled, note)
    if isinstance(laid, Built):
        return laid
    chosen = [piece for piece in laid if is_wanted(piece)]
    outputs: list[Output] = []
    diagnostics: list[Diagnostic] = []
    for piece in chosen:
        for name in formats:
            written = _write(piece, name, compiled, verify)
            if isinstance(written, Output):
                outputs.append(written)
            else:
                diagnostics += written
    return Built(
        () if diagnostics else tuple(outputs),
        laid[0].digest,
        {f"{piece.stem}.{name}": piece.digest for piece in laid for name in WRITERS},
        tuple(diagnostics),
        unverified=tuple(name for name in formats if verify and name not in READERS),
    )


def lay_out(compiled: Compiled, note: str = "") -> list[OutputPiece] | Built:
    """Return the pieces of a submission: the booklet, then the single tables in order.

    `note`: a line above each form. If templates have faults, return their diagnostics, each place once for
    all forms that use it.
    """
    pack, submission = compiled.pack, compiled.submission
    laid = [
        pack.renderer.cover(submission),
        *(pack.renderer.form(form, submission) for form in submission.forms),
    ]
    documents = [_add_note(one, note) for one in laid if isinstance(one, Document)]
    if len(documents) == len(laid):
        return _pieces(compiled, documents)
    once: dict[tuple[str, str, int], TemplateFault] = {}
    for fault in laid:
        if isinstance(fault, TemplateFault):
            once.setdefault((fault.key, fault.template, fault.line), fault)
    return Built(
        diagnostics=tuple(pack.locate_fault(fault, compiled.files.trees) for fault in once.values()),
        sources={file.name: file for file in pack.files.values()},
    )


def _add_note(document: Document, note: str) -> Document:
    line = Paragraph(Line(note), NOTE_STYLE)
    return replace(document, blocks=(line, *document.blocks)) if note else document


def _pieces(compiled: Compiled, documents: Sequence[Document]) -> list[OutputPiece]:
    """Return the booklet and the single tables; `documents` are the cover and the forms in order."""
    submission, cover = compiled.submission, compiled.submission.cover
    digests = [form_digest(form, cover) for form in submission.forms]
    files = tuple(form.file for form in submission.forms)
    name = compiled.pack.renderer.booklet_name(submission)
    digest = submission_digest(cover, digests)
    specs = (submission.file, *files)
    pieces = [OutputPiece(safe_name(name), tuple(documents), specs, digest, name, whole=True)]
    width = max(2, len(str(len(submission.projects))))
    numbers = {project.file: number for number, project in enumerate(submission.projects, 1)}
    taken = {pieces[0].stem.casefold()}
    for document, file, model in zip(documents[1:], files, digests, strict=True):
        stem = f"{numbers.get(file, 0):0{width}}-{safe_name(document.name)}"
        while stem.casefold() in taken:
            stem += "_"
        taken.add(stem.casefold())
        pieces.append(OutputPiece(stem, (document,), (file,), model, document.name))
    return pieces


def _write(piece: OutputPiece, name: str, compiled: Compiled, verify: bool) -> Output | list[Diagnostic]:
    """Write a piece in one format; return diagnostics if the format cannot carry it, or verifying fails."""
    pack, trees = compiled.pack, compiled.files.trees
    stamp = Stamp(piece.title, VERSION, pack.name, piece.digest)
    try:
        content = pack.writer(name).write(piece.documents, stamp)
    except WriteError as error:
        return [limit_diagnostic(error, piece.specs[0], trees)]
    wrong = list(_verify(piece, name, content)) if verify and name in READERS else []
    if wrong:
        return [locate_finding(finding, trees) for finding in wrong]
    return Output(f"{piece.stem}.{name}", piece.specs, piece.digest, content)


_LIMITS = {
    "rows": "GC907.size",
    "columns": "GC907.size",
    "length": "GC907.long",
    "character": "GC907.character",
}


def limit_diagnostic(error: WriteError, spec: str, trees: Trees) -> Diagnostic:
    """Return the diagnostic of content that a format cannot carry, in the file `spec` if it has no place."""
    arguments: dict[str, object] = {"format": error.format.upper(), "limit": error.limit}
    if error.kind == "length":
        arguments["length"] = error.value
    else:
        arguments["character"] = f"U+{error.value:04X}"
    origin = error.origin or Origin(spec, ())
    return locate_finding(Finding(_LIMITS[error.kind], Severity.ERROR, origin, arguments), trees)


def _verify(piece: OutputPiece, name: str, content: bytes) -> Iterator[Finding]:
    """Read a file back and yield each cell that differs from what was laid out."""
    from goalc.readers.compare import differences

    for difference in differences(piece.documents, READERS[name](content)):
        arguments: Mapping[str, object] = {
            "format": name.upper(),
            "row": (difference.row or 0) + 1,
            "column": (difference.column or 0) + 1,
            "expected": difference.expected,
            "actual": difference.actual,
        }
        yield Finding("GC908", Severity.ERROR, Origin(piece.specs[0], ()), arguments)
