"""Test form packs: print their cases, and compare every cell with the published form.

A case is a folder below `cases/` of a pack: the files of a submission, and `cells.txt` with what its forms
print (`goalc.textconv.cells`). A case of a later stage may hold its targets in a folder of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goalc.document.document import Document, Stamp
from goalc.layout.fault import TemplateFault
from goalc.operations.results import Collector
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled, Refused
from goalc.pipeline.pack import PACK_FILE
from goalc.pipeline.pieces import lay_out
from goalc.readers.registry import READERS
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText, Span
from goalc.syntax.decode_text import decode_text
from goalc.syntax.limits import MAX_BYTES
from goalc.textconv.cells import CellDifference, CellForm, compare_forms, form_of, read_cells, write_cells
from goalc.version import VERSION
from goalc.workspace.discover import CASES_FOLDER, discover
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder
from goalc.workspace.paths import print_path, read_bounded
from goalc.workspace.store import replace
from goalc.writers.registry import DEFAULT_FORMATS

CELLS_FILE = "cells.txt"


@dataclass(frozen=True)
class PackTest(Report):
    """The result of a test: the cases that were run, and the files of cells that were written."""

    cases: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """The packs that have no case."""


def pack_test(packs: Iterable[str | Path], update: bool = False) -> PackTest:
    """Run the cases of packs; with `update`, write what they print to their `cells.txt`.

    Raises `WorkspaceError` for a folder that is no pack, or a file that cannot be read or written.
    """
    collector, names, written, without = Collector(), [], [], []
    for pack in map(Path, packs):
        if not (pack / PACK_FILE).is_file():
            raise WorkspaceError("io.no-pack", name=pack)
        session = Session((pack, pack.resolve().parent))
        cases = _cases(pack)
        if not cases:
            without.append(print_path(pack))
        for case in cases:
            names.append(print_path(case))
            if _run(case, session, collector, update):
                written.append(print_path(case / CELLS_FILE))
    return collector.report(PackTest, cases=tuple(names), written=tuple(written), without=tuple(without))


def _cases(pack: Path) -> list[Path]:
    folder = pack / CASES_FOLDER
    return sorted(case for case in folder.iterdir() if case.is_dir()) if folder.is_dir() else []


def _run(case: Path, session: Session, collector: Collector, update: bool) -> bool:
    """Run a case; return True if its file was written."""
    # A folder of targets inside is a submission too.
    found = {folder.folder.resolve(): folder for folder in discover([case])}
    result, configuration = session.compile(found.pop(case.resolve()))
    if isinstance(result, Refused):
        # A case that cannot be read tells all of it; what rules say of one that can is not its matter.
        for targets, own in map(session.compile, found.values()):
            if isinstance(targets, Refused):
                collector.take(targets, own, baseline=False)
        collector.take(result, configuration, baseline=False)
        return False
    collector.files += result.files.names
    documents, faults = _lay_out(result)
    name = print_path(case / CELLS_FILE)
    if faults:
        diagnostics = [result.pack.locate_fault(fault, result.files.trees) for fault in faults]
        sources = {file.name: file for file in result.pack.files.values()} | dict(result.files.sources)
        collector.take_companion((), diagnostics, sources, configuration)
        return False
    titles = _titles(result)
    forms = [form_of(title, document) for title, document in zip(titles, documents, strict=True)]
    wrong = list(_compare_written(result, documents, forms, name))
    source = _read(case, name)
    if update:
        text = write_cells(forms)
        is_new = source is None or source.text != text
        if is_new:
            replace(case / CELLS_FILE, text.encode())
        collector.take_companion((name,), wrong, {name: SourceText(name, text)}, configuration)
        return is_new
    wrong += _compare(source, forms, name)
    collector.take_companion((name,), wrong, {name: source or SourceText(name, "")}, configuration)
    return False


def _read(case: Path, name: str) -> SourceText | None:
    if not DiskFolder.of(case).has(CELLS_FILE):
        return None
    return decode_text(name, read_bounded(case / CELLS_FILE, MAX_BYTES)).source


def _lay_out(compiled: Compiled) -> tuple[list[Document], list[TemplateFault]]:
    laid = list(lay_out(compiled))
    faults = {(one.template, one.line): one for one in laid if isinstance(one, TemplateFault)}
    return [one for one in laid if isinstance(one, Document)], list(faults.values())


def _titles(compiled: Compiled) -> list[str]:
    submission = compiled.submission
    cover = [submission.title] if compiled.pack.renderer.prints(submission) else []
    return [*cover, *(form.title for form in submission.forms)]


def _compare(source: SourceText | None, forms: Sequence[CellForm], name: str) -> Iterator[Diagnostic]:
    """Yield what differs between the file of a case and its forms, which are in the same order."""
    if source is None:
        yield Diagnostic("GC921.no-cells", Severity.ERROR, name, Span(0, 0), {"name": CELLS_FILE})
        return
    expected = read_cells(source.text)
    titles = [[form.title for form in side] for side in (expected, forms)]
    if titles[0] != titles[1]:
        place = next(
            (form.span for form, title in zip(expected, titles[1], strict=False) if form.title != title),
            Span(len(source.text.rstrip()), len(source.text.rstrip())),
        )
        arguments = {"expected": tuple(titles[0]), "actual": tuple(titles[1])}
        yield Diagnostic("GC921.forms", Severity.ERROR, name, place, arguments)
        return
    for one, other in zip(expected, forms, strict=True):
        for difference in compare_forms(one, other):
            yield _diagnostic(difference, other.title, name, difference.span)


def _diagnostic(difference: CellDifference, form: str, name: str, span: Span, file: str = "") -> Diagnostic:
    arguments: dict[str, object] = {
        "form": form,
        "row": difference.row,
        "column": difference.column or 0,
        "expected": difference.expected or "",
        "actual": difference.actual or "",
        "format": file,
    }
    if file:
        key = "GC921.file-cell" if difference.column else "GC921.file-row"
    elif difference.actual is None:
        key = "GC921.missing"
    elif difference.expected is None:
        key = "GC921.extra"
    else:
        key = "GC921.cell" if difference.column else "GC921.row"
    return Diagnostic(key, Severity.ERROR, name, span, arguments)


def _compare_written(
    compiled: Compiled, documents: Sequence[Document], forms: Sequence[CellForm], name: str
) -> Iterator[Diagnostic]:
    """Yield each cell that a written file does not show as it was laid out."""
    pack = compiled.pack
    for kind in DEFAULT_FORMATS:
        file = pack.writer(kind).begin(Stamp(forms[0].title, VERSION, pack.name, pack.digest))
        for document in documents:
            file.add(document)
        read = READERS[kind](b"".join(file.finish()))
        for form, document in zip(forms, read, strict=True):
            for difference in compare_forms(form, form_of(form.title, document)):
                yield _diagnostic(difference, form.title, name, Span(0, 0), kind.upper())
