"""Two versions of forms and what a review says of them → files for people who read Word and Excel.

In: the forms that changed, each as it was and as it is; the review; who made the changes, and when. Out: per
form a Word file with tracked changes, in which rejecting all gives the old form and accepting all the new
one; per unit a workbook with the list of its changes and its forms, in which they are marked. What a
template does wrong, and what a format cannot carry, are diagnostics, as in `produce.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from goalc.diff.review import Review, Reviewed
from goalc.document.document import Document, Revision, Stamp
from goalc.document.revised.revision import is_same
from goalc.document.stylesheets import StyleMerger
from goalc.layout.fault import TemplateFault
from goalc.messages.catalogue import say
from goalc.model.digest import form_digest, submission_digest
from goalc.model.spec import Department, Project, Submission
from goalc.pipeline.build import limit_diagnostic
from goalc.pipeline.file_names import safe_name
from goalc.pipeline.pack import Pack
from goalc.redline.listing import Looks, listing
from goalc.redline.marked import FormVersions, mark_sheets
from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.version import VERSION
from goalc.writers.docx import DocxWriter
from goalc.writers.error import WriteError
from goalc.writers.xlsx import XlsxWriter


class Version(NamedTuple):
    """A form in one version, with the submission that it belongs to; no form is the cover itself."""

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
    """A form that changed, whose unit its changes name; None in the version that does not have it."""

    unit: str
    base: Version | None
    head: Version | None


class RedlineFile(NamedTuple):
    """A file's name, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Redlines:
    """What was made, what could not be, and the texts by which to print why."""

    files: list[RedlineFile] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)


class _Laid(NamedTuple):
    """A form in both versions, laid out, and the files that it stands in."""

    versions: Versions
    base: Document | None
    head: Document | None

    @property
    def newest(self) -> Version:
        found = self.versions.head or self.versions.base
        assert found is not None, "a form is in one version at least"  # noqa: S101
        return found

    @property
    def name(self) -> str:
        document = self.head or self.base
        return "" if document is None else document.name

    @property
    def files(self) -> tuple[str, str]:
        """The file of each version; empty where there is none."""
        base, head = (version.file if version else "" for version in self.versions[1:])
        return base, head

    @property
    def digest(self) -> str:
        both = (version.digest if version else "" for version in self.versions[1:])
        return _sha256("..".join(both))

    def merge_styles(self, styles: StyleMerger) -> None:
        """Take what the forms refer to into a styles."""
        for document, version in zip(self[1:], self.versions[1:], strict=True):
            if document is not None and version is not None:
                styles.take(document, version.pack.renderer.look.stylesheet)


def redline(versions: Sequence[Versions], review: Review, revision: Revision) -> Redlines:
    """The files: the Word files in the order of the forms, then a workbook for each unit with changes.

    A form whose printed text is the same in both versions has no Word file: nothing in it would be marked.
    """
    made = Redlines()
    laid = [one for one in (_laid(each, made) for each in versions) if one is not None]
    taken: set[str] = set()
    for one in laid:
        if not is_same(one.base, one.head):
            name = say("redline.file", name=safe_name(one.name))
            _add(made, taken, name, "docx", one, partial(_word_file, one, revision))
    for unit in dict.fromkeys(reviewed.change.unit for reviewed in review.changes):
        own = [one for one in laid if one.versions.unit == unit]
        changes = [reviewed for reviewed in review.changes if reviewed.change.unit == unit]
        if own:
            name = say("redline.workbook", name=safe_name(unit))
            _add(made, taken, name, "xlsx", own[0], partial(_workbook, unit, own, review, changes))
    return made


def _laid(versions: Versions, made: Redlines) -> _Laid | None:
    """None, with a diagnostic added, where a template goes wrong."""
    documents: list[Document | None] = []
    for version in versions[1:]:
        if version is None:
            documents.append(None)
            continue
        renderer, cover, form = version.pack.renderer, version.cover, version.form
        found = renderer.cover(cover) if form is None else renderer.form(form, cover)
        if isinstance(found, TemplateFault):
            diagnostic = version.pack.located_fault(found, {})
            if diagnostic not in made.diagnostics:
                made.diagnostics.append(diagnostic)
            made.sources.update({file.name: file for file in version.pack.files.values()})
            return None
        documents.append(found)
    return _Laid(versions, *documents)


def _add(
    made: Redlines, taken: set[str], stem: str, kind: str, form: _Laid, write: Callable[[str], bytes]
) -> None:
    """Add a file under a name that no other has; a diagnostic, for what its format cannot carry."""
    while f"{stem}.{kind}".casefold() in taken:
        stem += "_"
    taken.add(f"{stem}.{kind}".casefold())
    try:
        made.files.append(RedlineFile(f"{stem}.{kind}", write(stem)))
    except WriteError as error:
        made.diagnostics.append(limit_diagnostic(error, form.newest.file, {}))


def _word_file(laid: _Laid, revision: Revision, title: str) -> bytes:
    pack = laid.newest.pack
    styles = StyleMerger(pack.renderer.look.stylesheet)
    laid.merge_styles(styles)
    shared = pack.writer("docx")
    # A merged stylesheet needs a writer of its own.
    writer = shared if isinstance(shared, DocxWriter) and styles.is_first else DocxWriter(styles.stylesheet)
    return writer.redline(laid.base, laid.head, revision, Stamp(title, VERSION, pack.name, laid.digest))


def _workbook(
    unit: str, laid: Sequence[_Laid], review: Review, changes: Sequence[Reviewed], title: str
) -> bytes:
    pack = laid[0].newest.pack
    styles = StyleMerger(pack.renderer.look.stylesheet)
    for one in laid:
        one.merge_styles(styles)
    looks = Looks.of(styles)
    forms = [FormVersions(one.base, one.head, *one.files) for one in laid]
    sheets, targets = mark_sheets(forms, [one.change for one in changes], styles, looks.note, 1)
    first = listing(unit, review, changes, targets, looks, styles)
    digest = _sha256(" ".join(one.digest for one in laid))
    writer = XlsxWriter(styles.stylesheet)
    return writer.write_sheets([first, *sheets], Stamp(title, VERSION, pack.name, digest))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
