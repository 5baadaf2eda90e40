"""Two versions of forms and their review → files for people who read Word and Excel.

In: both versions of the forms that changed; the review; the author and time of the changes. Out: per form a
Word file with tracked changes, in which rejecting all gives the older form and accepting all the newer one;
per unit a workbook with the list of its changes and its forms, in which the changes are marked. Faults of
templates and content that a format cannot carry become diagnostics, as in `pipeline/build.py`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from goalc.changes.review import Review, Reviewed
from goalc.document.document import Document, Revision, Stamp
from goalc.document.revised.revision import is_same
from goalc.document.stylesheets import StyleMerger
from goalc.layout.fault import TemplateFault
from goalc.model.digest import form_digest, submission_digest
from goalc.model.spec import Department, Project, Submission
from goalc.pipeline.build import limit_diagnostic
from goalc.pipeline.file_names import safe_name
from goalc.pipeline.pack import Pack
from goalc.redline.marked import FormVersions, mark_sheets
from goalc.report.changes.redline import word_file_name, workbook_name
from goalc.report.changes.worksheet import ListStyles, changes_sheet
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText, Span
from goalc.version import VERSION
from goalc.writers.docx import DocxWriter
from goalc.writers.error import WriteError
from goalc.writers.xlsx import XlsxWriter

MAX_CHANGES = 5_000
"""Maximum number of changes of a form that are marked; each costs memory, and nobody reads more."""


class Version(NamedTuple):
    """One version of a form, with its submission and form pack; without a form it is the cover itself."""

    cover: Submission
    form: Department | Project | None
    pack: Pack

    @property
    def file(self) -> str:
        return self.cover.file if self.form is None else self.form.file

    @property
    def digest(self) -> str:
        cover = replace(self.cover, department=None, projects=())
        return submission_digest(cover, ()) if self.form is None else form_digest(self.form, cover)


class Versions(NamedTuple):
    """Both versions of a changed form, None if it is missing; `unit` is the unit that its changes name."""

    unit: str
    base: Version | None
    head: Version | None


class RedlineFile(NamedTuple):
    """The name and the bytes of a file."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Redlines:
    """The files, the diagnostics of those that could not be written, and the source texts to print them."""

    files: list[RedlineFile] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)


class _LaidOutForm(NamedTuple):
    """Both versions of a form, laid out; None if it is missing.

    `newest` is the newer version, or the older one of a form that was removed, and `document` its layout.
    """

    versions: Versions
    base: Document | None
    head: Document | None
    newest: Version
    document: Document

    @property
    def files(self) -> tuple[str, str]:
        """The spec file of each version; empty if there is none."""
        base, head = (version.file if version else "" for version in self.versions[1:])
        return base, head

    @property
    def digest(self) -> str:
        both = (version.digest if version else "" for version in self.versions[1:])
        return _sha256("..".join(both))

    def merge_styles(self, styles: StyleMerger) -> None:
        """Add the styles and pages that the forms refer to."""
        for document, version in zip((self.base, self.head), self.versions[1:], strict=True):
            if document is not None and version is not None:
                styles.take(document, version.pack.renderer.look.stylesheet)


def redline(versions: Sequence[Versions], review: Review, revision: Revision) -> Redlines:
    """Return the Word files in the order of the forms, then a workbook for each unit with changes.

    A form whose printed text is the same in both versions has no Word file, as nothing in it would be marked.
    """
    made = Redlines()
    kept = _without_crowded(versions, review, made)
    laid = [one for one in (_lay_out(each, made) for each in kept) if one is not None]
    taken: set[str] = set()
    for one in laid:
        if not is_same(one.base, one.head):
            name = word_file_name(safe_name(one.document.name))
            _add(made, taken, name, "docx", one, partial(_word_file, one, revision))
    for unit in dict.fromkeys(reviewed.change.unit for reviewed in review.changes):
        own = [one for one in laid if one.versions.unit == unit]
        changes = [reviewed for reviewed in review.changes if reviewed.change.unit == unit]
        if own:
            name = workbook_name(safe_name(unit))
            _add(made, taken, name, "xlsx", own[0], partial(_workbook, unit, own, review, changes))
    return made


def _without_crowded(versions: Sequence[Versions], review: Review, made: Redlines) -> Iterator[Versions]:
    """Yield the forms without those that have too many changes to be marked, each with a diagnostic."""
    counts = Counter(file for one in review.changes for file in {*_files(one)})
    for each in versions:
        newest = each.head or each.base
        count = max((counts[version.file] for version in each[1:] if version is not None), default=0)
        if newest is not None and count > MAX_CHANGES:
            arguments = {"count": count, "limit": MAX_CHANGES}
            made.diagnostics.append(
                Diagnostic("GC907.changes", Severity.ERROR, newest.file, Span(0, 0), arguments)
            )
        else:
            yield each


def _files(reviewed: Reviewed) -> Iterator[str]:
    change = reviewed.change
    return (origin.file for origin in (change.base, change.head) if origin is not None)


def _lay_out(versions: Versions, made: Redlines) -> _LaidOutForm | None:
    """Lay out both versions of a form; if a template has a fault, add its diagnostic and return None."""
    documents: list[Document | None] = []
    for version in versions[1:]:
        if version is None:
            documents.append(None)
            continue
        renderer, cover, form = version.pack.renderer, version.cover, version.form
        found = renderer.cover(cover) if form is None else renderer.form(form, cover)
        if isinstance(found, TemplateFault):
            diagnostic = version.pack.locate_fault(found, {})
            if diagnostic not in made.diagnostics:
                made.diagnostics.append(diagnostic)
            made.sources.update({file.name: file for file in version.pack.files.values()})
            return None
        documents.append(found)
    base, head = documents
    newest, document = versions.head or versions.base, head or base
    if newest is None or document is None:
        return None
    return _LaidOutForm(versions, base, head, newest, document)


def _add(
    made: Redlines,
    taken: set[str],
    stem: str,
    kind: str,
    form: _LaidOutForm,
    write: Callable[[str], bytes],
) -> None:
    """Add a file under a name of its own, or a diagnostic if its format cannot carry the content."""
    while f"{stem}.{kind}".casefold() in taken:
        stem += "_"
    taken.add(f"{stem}.{kind}".casefold())
    try:
        made.files.append(RedlineFile(f"{stem}.{kind}", write(stem)))
    except WriteError as error:
        made.diagnostics.append(limit_diagnostic(error, form.newest.file, {}))


def _word_file(laid: _LaidOutForm, revision: Revision, title: str) -> bytes:
    pack = laid.newest.pack
    styles = StyleMerger(pack.renderer.look.stylesheet)
    laid.merge_styles(styles)
    shared = pack.writer("docx")
    # A merged stylesheet needs a writer of its own.
    writer = shared if isinstance(shared, DocxWriter) and styles.is_first else DocxWriter(styles.stylesheet)
    return writer.redline(laid.base, laid.head, revision, Stamp(title, VERSION, pack.name, laid.digest))


def _workbook(
    unit: str, laid: Sequence[_LaidOutForm], review: Review, changes: Sequence[Reviewed], title: str
) -> bytes:
    pack = laid[0].newest.pack
    styles = StyleMerger(pack.renderer.look.stylesheet)
    for one in laid:
        one.merge_styles(styles)
    names = ListStyles.add_to(styles)
    forms = [FormVersions(one.document, one.base, one.head, *one.files) for one in laid]
    sheets, targets = mark_sheets(forms, [one.change for one in changes], styles, names.note, 1)
    first = changes_sheet(unit, review, changes, targets, names, styles)
    digest = _sha256(" ".join(one.digest for one in laid))
    writer = XlsxWriter(styles.stylesheet)
    return writer.write_sheets([first, *sheets], Stamp(title, VERSION, pack.name, digest))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
