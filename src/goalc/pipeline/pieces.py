"""Compiled submission → its pieces: the booklet with all forms, and the single tables.

In: `Compiled`. Out: each form laid out, one at a time, and the name and digest of each piece. Names come from
the forms and are made safe for every file system.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from goalc.document.document import Document, Line, Paragraph
from goalc.document.marks import mark_values
from goalc.layout.fault import TemplateFault
from goalc.model.digest import form_digest, submission_digest
from goalc.model.spec import Department, Form
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.file_names import safe_name

NOTE_STYLE = "p"
"""A style that every pack has."""


class OutputPiece(NamedTuple):
    """One file, before a format is chosen; `whole` is True for the booklet."""

    stem: str
    specs: tuple[str, ...]
    digest: str
    title: str
    whole: bool = False


def lay_out(compiled: Compiled, note: str = "") -> Iterator[Document | TemplateFault]:
    """Yield the cover, if the pack prints one, and then the forms in order, each made when it is asked for.

    `note`: a line above each form.
    """
    renderer, submission = compiled.pack.renderer, compiled.submission
    if renderer.prints(submission):
        yield _add_note(renderer.cover(submission), note)
    for form in submission.forms:
        yield _add_note(renderer.form(form, submission), note)


def _add_note(laid: Document | TemplateFault, note: str) -> Document | TemplateFault:
    if not note or isinstance(laid, TemplateFault):
        return laid
    return replace(laid, blocks=(Paragraph(Line(note), NOTE_STYLE), *laid.blocks))


def mark(compiled: Compiled, laid: Iterable[Document | TemplateFault]) -> Iterator[Document | TemplateFault]:
    """Yield what `lay_out` gives, with a mark at each value."""
    submission = compiled.submission
    names = {submission.file: "封面"}
    names |= {form.file: "部门" for form in submission.forms if isinstance(form, Department)}
    names |= {form.file: f"项目{number:02}" for number, form in enumerate(submission.projects, 1)}
    covers = [submission.file] if compiled.pack.renderer.prints(submission) else []
    for file, document in zip((*covers, *(form.file for form in submission.forms)), laid, strict=True):
        if isinstance(document, TemplateFault):
            yield document
        else:
            others = {other: name for other, name in names.items() if other != file}
            yield mark_values(document, names[file], others)


class Pieces:
    """The pieces of a submission: the booklet at once, each single table when its form has a name.

    `digests` has the digest of each piece so far by its name without an ending.
    """

    def __init__(self, compiled: Compiled) -> None:
        submission = compiled.submission
        forms = submission.forms
        self._sees_projects = compiled.pack.renderer.sees_projects
        self._models = {form.file: form_digest(form, submission.cover) for form in forms}
        self._width = max(2, len(str(len(submission.projects))))
        self._numbers = {project.file: number for number, project in enumerate(submission.projects, 1)}
        name = compiled.pack.renderer.booklet_name(submission)
        digest = submission_digest(submission.cover, list(self._models.values()))
        specs = (submission.file, *self._models)
        self.booklet = OutputPiece(safe_name(name), specs, digest, name, whole=True)
        self.digests = {self.booklet.stem: digest}
        self._taken = {self.booklet.stem.casefold()}

    @property
    def models(self) -> frozenset[str]:
        """The digests of the models that files of this submission may be made from."""
        return frozenset((self.booklet.digest, *self._models.values()))

    def part(self, form: Form, name: str) -> OutputPiece:
        """Return the piece with only this form, which the layout has given a name."""
        stem = f"{self._numbers.get(form.file, 0):0{self._width}}-{safe_name(name)}"
        specs: tuple[str, ...] = (form.file,)
        digest = self._models[form.file]
        if isinstance(form, Department) and self._sees_projects(form):
            specs, digest = (*specs, *self._numbers), self.booklet.digest
        return self._add(OutputPiece(stem, specs, digest, name))

    def whole(self, name: str) -> OutputPiece:
        """Return a piece beside the booklet that is also made from all forms."""
        return self._add(self.booklet._replace(stem=safe_name(name), title=name))

    def _add(self, piece: OutputPiece) -> OutputPiece:
        """Return a piece with a name that no other has."""
        stem = piece.stem
        while stem.casefold() in self._taken:
            stem += "_"
        self._taken.add(stem.casefold())
        self.digests[stem] = piece.digest
        return piece._replace(stem=stem)
