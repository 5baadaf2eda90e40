"""Compiled submission → the files that go to the finance bureau, as bytes.

The whole booklet has all forms, each in its own section or sheet; a part has one. Names come from the
forms and are made safe for every file system.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from goalc.document.document import Document, Stamp
from goalc.layout.fault import TemplateFault
from goalc.model.digest import form_digest, submission_digest
from goalc.model.spec import Submission
from goalc.pipeline.pack import Pack
from goalc.pipeline.read import Compiled
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Severity
from goalc.syntax.locate import Trees, locate_finding
from goalc.version import VERSION
from goalc.writers.error import WriteError

Format = Literal["docx", "xlsx"]
FORMATS: tuple[Format, ...] = ("docx", "xlsx")

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
# Controls, and marks that turn the text of a name around.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\..*)?")
_LONGEST_NAME = 60


class Output(NamedTuple):
    """One file: its name, the spec files it was made from, the digest of their model, its bytes."""

    name: str
    specs: tuple[str, ...]
    digest: str
    content: bytes


class OutputPiece(NamedTuple):
    """Documents that make up one file, before a format is chosen."""

    stem: str
    documents: tuple[Document, ...]
    specs: tuple[str, ...]
    digest: str
    title: str


def lay_out(compiled: Compiled) -> list[OutputPiece]:
    """The pieces of a submission: the booklet, then the single tables in order.

    What a template does wrong is added to the diagnostics, and there are no pieces then.
    """
    submission, pack = compiled.submission, compiled.pack
    if submission is None or pack is None:
        return []
    laid = [
        pack.renderer.cover(submission),
        *(pack.renderer.form(form, submission) for form in submission.forms),
    ]
    documents = [document for document in laid if isinstance(document, Document)]
    if len(documents) < len(laid):
        _refuse(compiled, pack, [fault for fault in laid if isinstance(fault, TemplateFault)])
        return []
    return _pieces(submission, pack, documents)


def _refuse(compiled: Compiled, pack: Pack, faults: Sequence[TemplateFault]) -> None:
    """Note what the templates do wrong, each place once, however many forms have come by it."""
    once: dict[tuple[str, str, int], TemplateFault] = {}
    for fault in faults:
        once.setdefault((fault.key, fault.template, fault.line), fault)
    compiled.diagnostics += [pack.located_fault(fault, compiled.trees) for fault in once.values()]
    compiled.sources.update({file.name: file for file in pack.files.values()})


def _pieces(submission: Submission, pack: Pack, documents: list[Document]) -> list[OutputPiece]:
    """The booklet and the single tables; `documents` are the cover and the forms in order."""
    cover = replace(submission, department=None, projects=())
    forms = submission.forms
    digests = [form_digest(form, cover) for form in forms]
    name = pack.renderer.booklet_name(submission)
    files = tuple(form.file for form in forms)
    pieces = [
        OutputPiece(
            safe_name(name),
            tuple(documents),
            (submission.file, *files),
            submission_digest(cover, digests),
            name,
        )
    ]
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


def write(piece: OutputPiece, kind: Format, compiled: Compiled, verify: bool) -> Output | None:
    """The file of a piece in one format; None, with a diagnostic added, for what the format cannot carry."""
    pack = compiled.pack
    assert pack is not None, "only a compiled submission has pieces"  # noqa: S101
    writer = pack.docx if kind == "docx" else pack.xlsx
    stamp = Stamp(piece.title, VERSION, pack.name, piece.digest)
    try:
        content = writer.write(piece.documents, stamp)
    except WriteError as error:
        compiled.diagnostics.append(not_carried(error, piece.specs[0], compiled.trees))
        return None
    if verify:
        wrong = list(_verify(piece, kind, content))
        compiled.note(wrong)
        if wrong:
            return None
    return Output(f"{piece.stem}.{kind}", piece.specs, piece.digest, content)


def not_carried(error: WriteError, spec: str, trees: Trees) -> Diagnostic:
    """What a format cannot carry, at its place; `spec` is the file to blame where the place is unknown."""
    origin = error.origin or Origin(spec, ())
    kind = {"rows": "size", "columns": "size", "length": "long"}.get(error.kind, error.kind)
    arguments: dict[str, object] = {"format": error.format.upper(), "limit": error.limit}
    arguments["length" if kind == "long" else "character"] = (
        error.value if kind == "long" else f"U+{error.value:04X}"
    )
    finding = Finding(f"GC907.{kind}", Severity.ERROR, origin, arguments)
    return locate_finding(finding, trees)


def _verify(piece: OutputPiece, kind: Format, content: bytes) -> Iterator[Finding]:
    from goalc.readers import differences, read_docx, read_xlsx

    actual = read_docx(content) if kind == "docx" else read_xlsx(content)
    for difference in differences(piece.documents, actual):
        arguments: Mapping[str, object] = {
            "format": kind.upper(),
            "row": (difference.row or 0) + 1,
            "column": (difference.column or 0) + 1,
            "expected": difference.expected,
            "actual": difference.actual,
        }
        yield Finding("GC908", Severity.ERROR, Origin(piece.specs[0], ()), arguments)


def safe_name(name: str) -> str:
    """A file name without an ending that Windows, macOS and Linux all take."""
    name = _FORBIDDEN.sub("_", _HIDDEN.sub("", name)).strip(". ")
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return name[:_LONGEST_NAME].strip(". ") or "_"
