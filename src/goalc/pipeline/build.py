"""Compiled submission → the files that go to the finance bureau.

In: `Compiled`, the formats, a choice of pieces, and a place for files. Out: each file, put there as soon as
it is made, and `Built`, which lists all files or none. The booklet has all forms, each in its own section or
sheet; a part has one. A form is laid out once for all its files and then let go; of the booklet only the
compressed bytes are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.document.document import Document, Stamp
from goalc.layout.fault import TemplateFault
from goalc.model.spec import Form
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pieces import OutputPiece, Pieces, lay_out, mark
from goalc.pipeline.sheets import SHEET_ENDING, SheetPiece, name_sheets, refuse_sheets, sheet_writer
from goalc.readers.registry import READERS
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Severity
from goalc.source.text import SourceText
from goalc.syntax.locate import Trees, locate_finding
from goalc.version import VERSION
from goalc.writers.error import WriteError
from goalc.writers.registry import SHEET, WRITERS
from goalc.writers.writer import OpenFile, Writer

Put = Callable[[str, Iterable[bytes]], None]
"""Takes a file by its name and its bytes, in pieces. May raise errors of its own."""


class Output(NamedTuple):
    """One file that was made: its name, the spec files it was made from, the digest of their model."""

    name: str
    specs: tuple[str, ...]
    digest: str


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


class Task(NamedTuple):
    """A submission to build, in which formats, and where its files are put."""

    compiled: Compiled
    formats: Sequence[str]
    put: Put
    verify: bool
    note: str
    marks: bool

    def lay_out(self) -> Iterator[Document | TemplateFault]:
        """Yield the documents of the submission as they are written."""
        laid = lay_out(self.compiled, self.note)
        return mark(self.compiled, laid) if self.marks else laid


def build(
    compiled: Compiled,
    formats: Sequence[str],
    put: Put,
    is_wanted: Callable[[OutputPiece], bool] = lambda _: True,
    verify: bool = False,
    note: str = "",
    marks: bool = False,
) -> Built:
    """Lay out the submission and write the wanted pieces in each format, one of `build_formats`.

    Files that were put before a later one failed are not among the outputs. `verify`: read each file back and
    compare every cell; formats without a reader are listed in `unverified`. `note`: a line above each form.
    `marks`: each value has a name in the file, by which it is found again after others have edited it.
    """
    known = [name for name in formats if name != SHEET]
    task, pieces = Task(compiled, known, put, verify, note, marks), Pieces(compiled)
    made = _write_all(task, pieces, is_wanted)
    if isinstance(made, Built):
        return made
    sheets, said = name_sheets(compiled, pieces), list[Finding]()
    if SHEET in formats:
        said += refuse_sheets(compiled, sheets, bool(note), not known)
        made += [] if said else _write_sheets(task, sheets, is_wanted, said)
    diagnostics = [locate_finding(finding, compiled.files.trees) for finding in said]
    diagnostics += (diagnostic for file in made for diagnostic in file.diagnostics)
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return Built(
        () if failed else tuple(file.output for file in made),
        pieces.booklet.digest,
        {f"{stem}.{name}": digest for stem, digest in pieces.digests.items() for name in WRITERS},
        tuple(diagnostics),
        unverified=tuple(name for name in known if verify and name not in READERS),
    )


def _write_all(
    task: Task, pieces: Pieces, is_wanted: Callable[[OutputPiece], bool]
) -> list[_FileInMaking] | Built:
    """Write the booklet and the parts side by side, form by form; if templates have faults, refuse."""
    compiled = task.compiled
    wanted = task.formats if is_wanted(pieces.booklet) else ()
    booklets = [_FileInMaking(task, pieces.booklet, name) for name in wanted]
    parts: list[_FileInMaking] = []
    faults: dict[tuple[str, str, int], TemplateFault] = {}
    covers = [None] if compiled.pack.renderer.prints(compiled.submission) else []
    forms: tuple[Form | None, ...] = (*covers, *compiled.submission.forms)
    for form, laid in zip(forms, task.lay_out(), strict=True):
        if isinstance(laid, TemplateFault):
            # Each place once, for all forms that use it.
            faults.setdefault((laid.key, laid.template, laid.line), laid)
        elif not faults:
            for booklet in booklets:
                booklet.add(laid)
            if form is not None:
                parts += _write_part(task, pieces.part(form, laid.name), laid, is_wanted)
    if faults:
        return _refuse(compiled, faults.values())
    for booklet in booklets:
        booklet.finish(task.lay_out)
    return [*booklets, *parts]


def _refuse(compiled: Compiled, faults: Iterable[TemplateFault]) -> Built:
    pack, trees = compiled.pack, compiled.files.trees
    return Built(
        diagnostics=tuple(pack.locate_fault(fault, trees) for fault in faults),
        sources={file.name: file for file in pack.files.values()},
    )


def _write_part(
    task: Task, piece: OutputPiece, document: Document, is_wanted: Callable[[OutputPiece], bool]
) -> Iterator[_FileInMaking]:
    """Write the piece of one form in each format, if it is wanted, and yield its files."""
    for name in task.formats if is_wanted(piece) else ():
        yield _write_one(_FileInMaking(task, piece, name), document)


def _write_sheets(
    task: Task, sheets: Iterable[SheetPiece], is_wanted: Callable[[OutputPiece], bool], wrong: list[Finding]
) -> Iterator[_FileInMaking]:
    """Write the wanted workbooks and yield them; those that cannot hold a value add to what is `wrong`."""
    writer = sheet_writer()
    for sheet in sheets:
        if is_wanted(sheet.piece):
            laid = sheet.lay_out(task.compiled)
            if isinstance(laid, Document):
                yield _write_one(_FileInMaking(task, sheet.piece, SHEET_ENDING, writer), laid)
            else:
                wrong += laid


def _write_one(file: _FileInMaking, document: Document) -> _FileInMaking:
    file.add(document)
    file.finish(lambda: (document,))
    return file


class _FileInMaking:
    """A piece in one format; `diagnostics` if the format cannot carry it, or verifying fails.

    Its writer is by default the pack's of the format.
    """

    def __init__(self, task: Task, piece: OutputPiece, name: str, writer: Writer | None = None) -> None:
        self.output = Output(f"{piece.stem}.{name}", piece.specs, piece.digest)
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self._task = task
        self._format = name
        self._open: OpenFile | None = None
        pack = task.compiled.pack
        with self._catching():
            stamp = Stamp(piece.title, VERSION, pack.name, piece.digest)
            self._open = (writer or pack.writer(name)).begin(stamp)

    def add(self, document: Document) -> None:
        """Write one more document."""
        if self._open is not None:
            with self._catching():
                self._open.add(document)

    def finish(self, documents: Callable[[], Iterable[Document | TemplateFault]]) -> None:
        """Put the file; `documents` gives what was added once more, to verify it."""
        if self._open is None:
            return
        with self._catching():
            pieces = self._open.finish()
            if self._task.verify and self._format in READERS:
                content = b"".join(pieces)
                pieces = iter((content,))
                laid = (one for one in documents() if isinstance(one, Document))
                trees = self._task.compiled.files.trees
                wrong = _verify(self.output, self._format, laid, content)
                self.diagnostics = tuple(locate_finding(finding, trees) for finding in wrong)
            self._task.put(self.output.name, pieces)
        self._open = None

    @contextmanager
    def _catching(self) -> Iterator[None]:
        try:
            yield
        except WriteError as error:
            self._open = None
            spec, trees = self.output.specs[0], self._task.compiled.files.trees
            self.diagnostics = (limit_diagnostic(error, spec, trees),)


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


def _verify(output: Output, name: str, documents: Iterable[Document], content: bytes) -> Iterator[Finding]:
    """Read a file back and yield each cell that differs from what was laid out."""
    from goalc.readers.compare import differences

    for difference in differences(documents, READERS[name](content)):
        arguments: Mapping[str, object] = {
            "format": name.upper(),
            "row": (difference.row or 0) + 1,
            "column": (difference.column or 0) + 1,
            "expected": difference.expected,
            "actual": difference.actual,
        }
        yield Finding("GC908", Severity.ERROR, Origin(output.specs[0], ()), arguments)
