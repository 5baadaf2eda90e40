"""Files of a form pack → contracts, profile, renderer, writers.

In: the bytes of a pack's files by name. Out: a `Pack`, or diagnostics in those files. It is created once and
used for every submission that names it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from goalc import resources
from goalc.library.load import LibraryScope, LoadedLibrary, library_of
from goalc.model.contract import Contract
from goalc.model.editor import for_editor
from goalc.model.forms import (
    FORM_KINDS,
    RESULTS,
    STAGE_VOCABULARY,
    VOCABULARY,
    FormKind,
    kind_for,
    unprinted_keys,
)
from goalc.model.parents import parents_of
from goalc.model.profile import FormProfile, Profile
from goalc.model.schema import Schema, compose
from goalc.pipeline.file_names import safe_name
from goalc.source.diagnostic import Diagnostic, Finding, Label, Severity
from goalc.source.text import SourceText, Span
from goalc.syntax.locate import locate_finding
from goalc.syntax.shorten import shorten
from goalc.syntax.tree import Node, locate
from goalc.writers.registry import WRITERS
from goalc.writers.writer import Writer

if TYPE_CHECKING:
    from goalc.layout.fault import TemplateFault
    from goalc.layout.lay_out import FormRenderer
    from goalc.layout.look import Look

PACK_FILE = "pack.yaml"
WORDS_FILE = "words.yaml"
LIBRARY_FILE = "library.yaml"
TEMPLATE_ENDING = ".html.j2"
MAX_ALSO = 3
"""Maximum number of further lines with the same slip that a diagnostic shows."""
_OF_THE_SPEC = frozenset({"GC907.decimals"})
"""What a template cannot print because of the value in the spec, where it is told."""


class Pack:
    """One form pack. Expensive parts (templates, writers) are created on first use."""

    def __init__(
        self,
        profile: Profile,
        data: Mapping[str, Any],
        files: Mapping[str, SourceText],
        words: Mapping[str, Any] | None,
        base: Pack | None = None,
    ) -> None:
        self.profile = profile
        self.words = words
        self.files = {**(base.templates if base else {}), **files}
        self.bases: int = base.bases + 1 if base else 0
        """The number of packs that stand behind this one."""
        self.digest: str = _digest(files, base.digest if base else "")
        self.data = data
        self._contracts: dict[str, Contract] = {}
        self._writers: dict[str, Writer] = {}

    @property
    def name(self) -> str:
        return self.profile.name

    @property
    def templates(self) -> Mapping[str, SourceText]:
        """The templates of the pack, and those that it takes, by file name."""
        return {name: file for name, file in self.files.items() if name.endswith(TEMPLATE_ENDING)}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The keys of the pack's specs: the core's, its own, and the names of indicator levels."""
        has_stages = any(form.stage != "目标" for form in self.profile.forms.values())
        return VOCABULARY | self.profile.words() | (STAGE_VOCABULARY if has_stages else frozenset())

    @cached_property
    def parents(self) -> Mapping[str, frozenset[str]]:
        """The keys that each key of the pack's specs may stand under; "" for the first level of a file."""
        return parents_of(self.profile)

    def contract(self, title: str) -> Contract:
        """Return the contract of one 表式 of this pack; raises `KeyError` for one that it does not have."""
        if title not in self._contracts:
            profile = self.profile.form(title)
            if profile is None or profile.of is None:
                raise KeyError(title)
            schema = schema_of(kind_for(profile), profile, unprinted=True)
            self._contracts[title] = Contract(schema, unprinted_keys(profile))
        return self._contracts[title]

    @cached_property
    def schemas(self) -> Mapping[str, str]:
        """The title of each form by the name of its schema.

        The first form of a kind's targets has the name of the kind, any other one its own title, as far as a
        file may have such a name.
        """
        stages = dict.fromkeys(form.stage for form in self.profile.forms.values())
        covers = [self.profile.cover(stage) for stage in stages]
        found: dict[str, str] = {}
        for title in dict.fromkeys((*covers, *self.profile.forms)):
            form = self.profile.form(title)
            if form is not None and form.of is not None:
                name: str = kind_for(form).name
                if form.stage != "目标" or name in found:
                    name = safe_name(title)
                while name in found:
                    name += "_"
                found[name] = title
        return found

    @cached_property
    def library(self) -> Sequence[LoadedLibrary]:
        """The pack's own library of indicators, if it has one."""
        return (library_of([self.files[LIBRARY_FILE]]),) if LIBRARY_FILE in self.files else ()

    @property
    def template_texts(self) -> Mapping[str, str]:
        """The texts of `templates`."""
        return {name: file.text for name, file in self.templates.items()}

    @cached_property
    def look(self) -> Look:
        """The look of the pack's forms."""
        from goalc.layout.look import decode_look

        return decode_look(self.data)

    @cached_property
    def renderer(self) -> FormRenderer:
        """The pack's templates, compiled."""
        from goalc.layout.lay_out import FormRenderer

        return FormRenderer(self.look, self.profile, self.template_texts)

    def writer(self, name: str) -> Writer:
        """Return the writer of a format, one of `WRITERS`, with the looks of this pack."""
        if name not in self._writers:
            self._writers[name] = WRITERS[name](self.renderer.look.stylesheet)
        return self._writers[name]

    def locate_fault(self, fault: TemplateFault, trees: Mapping[str, Node]) -> Diagnostic:
        """Return the diagnostic of a template's fault, with the place in the spec as a label."""
        file = self.files.get(fault.template) or self.files[PACK_FILE]
        labels: tuple[Label, ...] = ()
        if fault.origin is not None and fault.origin.file in trees:
            if fault.key in _OF_THE_SPEC:
                return locate_finding(
                    Finding(fault.key, Severity.ERROR, fault.origin, fault.arguments), trees
                )
            span = locate(trees[fault.origin.file], fault.origin.path, "value")
            labels = (Label("GC906.value", fault.origin.file, span),)
        also = [Label("GC906.also", file.name, _line(file, line)) for line in fault.also[:MAX_ALSO]]
        labels = (*labels, *also)
        span = fault.span or _line(file, fault.line)
        arguments = {"text": shorten(file.text[span.start : span.end]), **fault.arguments}
        return Diagnostic(fault.key, Severity.ERROR, file.name, span, arguments, labels)


class LoadedPack(NamedTuple):
    """The result of loading a pack: `pack` is None if and only if one of the diagnostics is an error."""

    pack: Pack | None
    diagnostics: Sequence[Diagnostic]
    sources: Mapping[str, SourceText]


def schema_of(kind: FormKind, profile: FormProfile | None, unprinted: bool = False) -> Schema:
    """Return the schema of a kind of form, with what a pack adds to it, as `compose` does."""
    return compose(resources.schema(kind.name), resources.schema("parts"), profile, unprinted)


def core_schemas() -> Mapping[str, Schema]:
    """Return the schema of each kind of form for editors, without a pack."""
    return {kind.name: _editor_schema(kind, None, ()) for kind in (*FORM_KINDS, RESULTS)}


def editor_schemas(pack: Pack) -> Mapping[str, Schema]:
    """Return the schema of each form for editors, with the ids of goalc's library and the pack's."""
    found = {}
    for name, title in pack.schemas.items():
        profile = pack.profile.form(title)
        if profile is not None and profile.of is not None:
            found[name] = _editor_schema(kind_for(profile), profile, pack.library)
    return found


def _editor_schema(kind: FormKind, profile: FormProfile | None, libraries: Sequence[LoadedLibrary]) -> Schema:
    ids = [entry.id for entry in LibraryScope(lambda: libraries).libraries.visible()]
    return for_editor(schema_of(kind, profile), profile, ids)


def _digest(files: Mapping[str, SourceText], base: str) -> str:
    digest = hashlib.sha256()
    for name, file in sorted(files.items()):
        text = file.text.replace("\r\n", "\n")
        digest.update(f"{name}\0{len(text)}\0{text}\0".encode())
    digest.update(base.encode())
    return digest.hexdigest()


def _line(file: SourceText, number: int) -> Span:
    lines = file.text.split("\n")
    number = min(max(number, 1), len(lines))
    start = sum(len(line) + 1 for line in lines[: number - 1])
    text = lines[number - 1].rstrip("\r")
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
