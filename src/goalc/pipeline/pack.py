"""Files of a form pack → contracts, profile, renderer, writers.

In: the bytes of a pack's files by name. Out: a `Pack`, or diagnostics in those files. It is created once and
used for every submission that names it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from goalc import resources
from goalc.layout.printed import mentioned_words
from goalc.library.load import LibraryScope, LoadedLibrary, library_of
from goalc.model.contract import Contract
from goalc.model.contradictions import contradictions
from goalc.model.editor import for_editor
from goalc.model.forms import FORM_KINDS, RESULTS, STAGE_VOCABULARY, VOCABULARY, FormKind, kind_for
from goalc.model.parents import parents_of
from goalc.model.profile import FormProfile, Profile, decode_profile
from goalc.model.schema import Schema, compose
from goalc.source.diagnostic import Diagnostic, Finding, Label, Origin, Path, Severity
from goalc.source.text import SourceText, Span
from goalc.syntax.decode_text import decode_text
from goalc.syntax.locate import locate_finding
from goalc.syntax.parse import parse
from goalc.syntax.shorten import shorten
from goalc.syntax.tree import Node, locate, plain
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


class Pack:
    """One form pack. Expensive parts (templates, writers) are created on first use."""

    def __init__(
        self,
        profile: Profile,
        data: Mapping[str, Any],
        files: Mapping[str, SourceText],
        words: Mapping[str, Any] | None,
    ) -> None:
        self.profile = profile
        self.words = words
        self.files = files
        self.digest = _digest(files)
        self._data = data
        self._contracts: dict[str, Contract] = {}
        self._writers: dict[str, Writer] = {}

    @property
    def name(self) -> str:
        return self.profile.name

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
            schema = schema_of(kind_for(profile), profile)
            self._contracts[title] = Contract(schema, frozenset(profile.unused))
        return self._contracts[title]

    @cached_property
    def schemas(self) -> Mapping[str, str]:
        """The title of each form by the name of its schema.

        The first form of a kind's targets has the name of the kind, any other one its own title.
        """
        stages = dict.fromkeys(form.stage for form in self.profile.forms.values())
        covers = [self.profile.cover(stage) for stage in stages]
        found: dict[str, str] = {}
        for title in dict.fromkeys((*covers, *self.profile.forms)):
            form = self.profile.form(title)
            if form is not None and form.of is not None:
                name = kind_for(form).name
                found[name if form.stage == "目标" and name not in found else title] = title
        return found

    @cached_property
    def library(self) -> Sequence[LoadedLibrary]:
        """The pack's own library of indicators, if it has one."""
        return (library_of([self.files[LIBRARY_FILE]]),) if LIBRARY_FILE in self.files else ()

    @property
    def templates(self) -> Mapping[str, str]:
        """The texts of the pack's templates by file name."""
        return {name: file.text for name, file in self.files.items() if name.endswith(TEMPLATE_ENDING)}

    @cached_property
    def look(self) -> Look:
        """The look of the pack's forms."""
        from goalc.layout.look import decode_look

        return decode_look(self._data)

    @cached_property
    def renderer(self) -> FormRenderer:
        """The pack's templates, compiled."""
        from goalc.layout.lay_out import FormRenderer

        return FormRenderer(self.look, self.profile, self.templates)

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


def schema_of(kind: FormKind, profile: FormProfile | None) -> Schema:
    """Return the schema of a kind of form, with what a pack adds to it."""
    return compose(resources.schema(kind.name), resources.schema("parts"), profile)


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


def load_pack(folder: str, name: str, files: Mapping[str, bytes], inspect: bool) -> LoadedPack:
    """Load a pack from the files of the folder that messages call `folder`; `name` is the folder's own name.

    `inspect`: check the templates too, also the parts that no form uses.
    """
    texts: dict[str, SourceText] = {}
    diagnostics: list[Diagnostic] = []
    for file, data in sorted(files.items()):
        decoded = decode_text(f"{folder}/{file}", data)
        texts[file] = decoded.source
        diagnostics += decoded.diagnostics
    pack = None if diagnostics else _pack(texts, name, diagnostics)
    if pack is not None and inspect:
        from goalc.pipeline.pack_check import find_faults

        diagnostics += find_faults(pack)
    broken = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return LoadedPack(None if broken else pack, diagnostics, {text.name: text for text in texts.values()})


def _pack(texts: Mapping[str, SourceText], name: str, diagnostics: list[Diagnostic]) -> Pack | None:
    """Return the pack of decoded files; None, with added diagnostics, if one of them is wrong."""
    content = parse_valid(texts[PACK_FILE], "pack", diagnostics, lambda data: _findings(data, texts, name))
    words = None
    if WORDS_FILE in texts:
        words = parse_valid(texts[WORDS_FILE], "words", diagnostics)
    if content is None or any(found.severity is Severity.ERROR for found in diagnostics):
        return None
    return Pack(_profile(content, texts), content, texts, words)


def _profile(data: Mapping[str, Any], texts: Mapping[str, SourceText]) -> Profile:
    """Return the profile of a pack, with the words that the templates of its forms mention."""
    profile = decode_profile(data)
    sources = {name: text.text for name, text in texts.items() if name.endswith(TEMPLATE_ENDING)}
    forms = {
        title: replace(form, mentioned=mentioned_words(data["forms"][title]["template"], sources))
        for title, form in profile.forms.items()
    }
    return replace(profile, forms=forms)


def parse_valid(
    source: SourceText,
    schema: str,
    diagnostics: list[Diagnostic],
    more: Callable[[Any], list[Finding]] | None = None,
) -> Mapping[str, Any] | None:
    """Return the plain data of a YAML file; None, with added diagnostics, if its schema does not accept it.

    `more` finds mistakes that a schema cannot express.
    """
    result = parse(source)
    diagnostics += result.diagnostics
    if result.node is None:
        return None
    data = plain(result.node)
    findings = Contract(resources.schema(schema)).check(data, source.name)
    if not findings and more is not None:
        findings = more(data)
    diagnostics += [locate_finding(found, {source.name: result.node}) for found in findings]
    return None if findings or not isinstance(data, dict) else data


def _findings(data: Any, texts: Mapping[str, SourceText], name: str) -> list[Finding]:
    from goalc.layout.look import find_unknown_names

    file = texts[PACK_FILE].name
    found: list[tuple[str, Path, str]] = [
        *contradictions(decode_profile(data)),
        *find_unknown_names(data),
    ]
    if data["name"] != name:
        found.append(("GC902.name", ("name",), data["name"]))
    return [
        Finding(key, Severity.ERROR, Origin(file, path), {"value": word, "name": name})
        for key, path, word in found
    ]


def _digest(files: Mapping[str, SourceText]) -> str:
    digest = hashlib.sha256()
    for name, file in sorted(files.items()):
        text = file.text.replace("\r\n", "\n")
        digest.update(f"{name}\0{len(text)}\0{text}\0".encode())
    return digest.hexdigest()


def _line(file: SourceText, number: int) -> Span:
    lines = file.text.split("\n")
    number = min(max(number, 1), len(lines))
    start = sum(len(line) + 1 for line in lines[: number - 1])
    text = lines[number - 1].rstrip("\r")
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
