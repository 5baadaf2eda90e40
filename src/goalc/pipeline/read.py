"""Files of a submission → cover and forms, typed, with the diagnostics of each file by itself.

In: the bytes of files by their names in the submission's folder, and the `World` around it. Out: `ReadForms`,
or `Refused` if the cover or the form pack cannot be read. Relations between forms are not checked here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from goalc.library.load import LibraryScope, LoadedLibrary
from goalc.library.references import Referred, refers, relocate
from goalc.model.contract import word_findings
from goalc.model.dates import move_examples
from goalc.model.decode import decode_form
from goalc.model.forms import (
    BY_TITLE,
    DEPARTMENT,
    FORM_KINDS,
    SUBMISSION,
    VOCABULARY,
    FormKind,
    kind_at,
)
from goalc.model.spec import FORM_KEY, Form, Submission
from goalc.pipeline.compiled import Files, ReadForms, Refused
from goalc.pipeline.notes import Notes
from goalc.pipeline.pack import Pack
from goalc.pipeline.world import World
from goalc.source.diagnostic import Arguments, Diagnostic, Finding, Label, Origin, Path, Phrase, Severity
from goalc.syntax.bare_words import find_bare_words
from goalc.syntax.decode_text import decode_text
from goalc.syntax.doctor.repair import Parents
from goalc.syntax.parse import parse
from goalc.syntax.tree import locate, plain

PACK_KEY = "表样"
_YEAR = re.compile(r"20[0-9]{2}")


def read_forms(
    folder: str, files: Mapping[str, bytes], world: World, listed: bool = False
) -> ReadForms | Refused:
    """Read the files of the folder that messages call `folder`; no rules are applied.

    `listed`: return only the forms that the cover lists, in its order. Without it, or if the cover lists
    none, return all forms: the department, then the projects by name.
    """
    reader = _Reader(folder, files, world)
    reader.read_cover()
    pack, data = reader.pack, reader.read_data(files)
    if pack is None:
        return reader.refuse()
    decoder = _Decoder(reader.notes, pack, LibraryScope(lambda: (*world.libraries(), *pack.library)))
    cover = decoder.cover(reader.cover_name, data[SUBMISSION.place])
    names = sorted(data.keys() - {SUBMISSION.place}, key=lambda name: (name != DEPARTMENT.place, name))
    if listed and cover is not None and cover.order:
        names = [name for name in cover.order if name in names]
    forms = {name: decoder.form(kind_at(name), join(folder, name), data[name]) for name in names}
    if cover is None:
        return reader.refuse()
    return ReadForms(reader.files(), pack, cover, forms)


class _Reader:
    """A reader of files and of the pack; each file is parsed once, forms with the pack's vocabulary."""

    def __init__(self, folder: str, files: Mapping[str, bytes], world: World) -> None:
        self.names = tuple(join(folder, name) for name in files)
        self.cover_name = join(folder, SUBMISSION.place)
        self.notes = Notes(self.names)
        self.pack: Pack | None = None
        self._folder = folder
        self._content = files.get(SUBMISSION.place)
        self._cover: Any = None
        self._world = world

    def read_cover(self) -> None:
        """Read the cover, and find the pack that it names."""
        if self._content is None:
            return
        cover = _parse(self.notes, self.cover_name, self._content, VOCABULARY)
        # Another form in the place of the cover is not used as one.
        if cover is not None and _is_kind(self.notes, self.cover_name, cover, SUBMISSION):
            self._cover = cover
            self.pack = _find_pack(self.notes, self.cover_name, cover, self._world)

    def read_data(self, files: Mapping[str, bytes]) -> dict[str, Any]:
        """Return the plain data of each file by its name, None for one that cannot be read."""
        # A pack's own words help to explain typing mistakes in its forms.
        words = self.pack.vocabulary if self.pack else VOCABULARY
        parents = self.pack.parents if self.pack else None
        return {
            name: self._cover
            if name == SUBMISSION.place
            else _parse(self.notes, join(self._folder, name), content, words, parents)
            for name, content in files.items()
        }

    def files(self) -> Files:
        notes = self.notes
        forms = frozenset(self.names) - {self.cover_name}
        diagnostics = (_with_year(diagnostic, self._year()) for diagnostic in notes.diagnostics)
        return Files(self.names, forms, notes.sources, notes.trees, tuple(diagnostics))

    def _year(self) -> int | None:
        """Return the year of the submission, also of one whose cover is wrong elsewhere."""
        value = self._cover.get(*SUBMISSION.path("year")) if self._cover is not None else None
        return int(value) if isinstance(value, str) and _YEAR.fullmatch(value) else None

    def refuse(self) -> Refused:
        files = self.files()
        return Refused(files, files.diagnostics, pack=self.pack)


def _with_year(diagnostic: Diagnostic, year: int | None) -> Diagnostic:
    """Return a diagnostic whose examples of dates are in a year, if that is known."""
    if year is None:
        return diagnostic
    return replace(diagnostic, arguments=_move_arguments(diagnostic.arguments, year))


def _move_arguments(arguments: Arguments, year: int) -> Arguments:
    moved = dict(arguments)
    for name, value in arguments.items():
        if isinstance(value, Phrase):
            moved[name] = value._replace(arguments=_move_arguments(value.arguments, year))
        elif name == "examples" and isinstance(value, tuple):
            moved[name] = move_examples(value, year)
    return moved


def _parse(
    notes: Notes, name: str, content: bytes, words: frozenset[str], parents: Parents | None = None
) -> Any | None:
    decoded = decode_text(name, content, words)
    notes.sources[name] = decoded.source
    notes.diagnostics += decoded.diagnostics
    if decoded.diagnostics:
        return None
    result = parse(decoded.source, words, parents)
    notes.diagnostics += result.diagnostics
    if result.node is None:
        return None
    notes.trees[name] = result.node
    # Nothing can be read without these two; the words of other keys are told with the rest of the contract.
    found = _bare_words(notes, name, lambda _: True)
    bare = [word for word in found if word.origin.path in {(FORM_KEY,), (PACK_KEY,)}]
    notes.add(bare)
    return None if bare else plain(result.node)


def _bare_words(notes: Notes, file: str, is_needed: Callable[[Path], bool]) -> list[Finding]:
    """Return the findings for words of a parsed file that are no text to YAML."""
    return word_findings(file, find_bare_words(notes.sources[file].text, notes.trees[file]), is_needed)


def _is_kind(notes: Notes, file: str, data: Any, wanted: FormKind) -> bool:
    """Return True if a file is the form that belongs in its place, else report what it is.

    The schema is chosen by 表式 before anything is validated.
    """
    value = data.get(FORM_KEY)
    if value == wanted.title:
        return True
    if value is not None and not _is_word(notes, file, FORM_KEY, value):
        return False
    places = tuple(Phrase("form.at", {"form": kind.title, "place": kind.place}) for kind in FORM_KINDS)
    arguments: dict[str, object] = {"value": value, "form": wanted.title, "places": places}
    arguments["known"] = tuple(BY_TITLE)
    key = "GC801.missing" if value is None else "GC801.place" if value in BY_TITLE else "GC801.unknown"
    notes.add([error(key, file, (FORM_KEY,), arguments)])
    return False


def _is_word(notes: Notes, file: str, key: str, value: object) -> bool:
    """Return True if a key that is needed before validation has a text, else report what it has instead."""
    if isinstance(value, str) and value.strip():
        return True
    stands = Phrase("shape.mapping" if isinstance(value, dict) else "shape.list", {})
    arguments = {"field": key, "value": value, "help": "", "stands": stands}
    wrong = "GC001.empty-required" if isinstance(value, str) else "GC803.block-for-text"
    notes.add([Finding(wrong, Severity.ERROR, Origin(file, (key,)), arguments, "key")])
    return False


def _find_pack(notes: Notes, file: str, cover: Any, world: World) -> Pack | None:
    name = cover.get(PACK_KEY)
    if name is None:
        arguments: dict[str, object] = {"key": PACK_KEY, "shown": (PACK_KEY,), "help": ""}
        notes.add([error("GC001.missing", file, (PACK_KEY,), arguments)])
        return None
    if not _is_word(notes, file, PACK_KEY, name):
        return None
    found = world.pack(name)
    if isinstance(found, Finding):
        notes.add([replace(found, origin=Origin(file, (PACK_KEY,)))])
        return None
    if found.pack is not None and found.diagnostics:
        notes.sources.update(found.sources)
        notes.diagnostics += found.diagnostics
    if found.pack is None:
        # One cause, one message: the pack's own, with the place that named the pack as a label.
        used = Label("GC901.used", file, locate(notes.trees[file], (PACK_KEY,)))
        notes.sources.update(found.sources)
        notes.diagnostics += [replace(d, labels=(*d.labels, used)) for d in found.diagnostics]
    return found.pack


class _Decoder:
    """A decoder of plain data into typed specs, with the pack's contracts and the libraries in scope."""

    def __init__(self, notes: Notes, pack: Pack, libraries: LibraryScope) -> None:
        self._notes = notes
        self._pack = pack
        self._libraries = libraries

    def cover(self, file: str, data: Any) -> Submission | None:
        """Return the cover in a file; None if it is wrong."""
        decoded = self._decode(SUBMISSION, file, data)
        return decoded if isinstance(decoded, Submission) else None

    def form(self, kind: FormKind, file: str, data: Any) -> Form | None:
        """Return the form in a file; None if it is wrong."""
        if data is None or not _is_kind(self._notes, file, data, kind):
            return None
        decoded = self._decode(kind, file, data)
        return None if isinstance(decoded, Submission) else decoded

    def _decode(self, kind: FormKind, file: str, data: Any) -> Form | Submission | None:
        profile = self._pack.profile.forms.get(kind.title)
        if profile is None:
            known = tuple(self._pack.profile.forms)
            arguments: dict[str, object] = {"value": kind.title, "pack": self._pack.name, "known": known}
            self._notes.add([error("GC801.pack", file, (FORM_KEY,), arguments)])
            return None
        contract = self._pack.contract(kind.title)
        bare = _bare_words(self._notes, file, lambda path: contract.is_needed(path, data))
        told = {word.origin.path for word in bare}
        checked = [found for found in contract.check(data, file) if found.origin.path not in told]
        findings: Sequence[Finding] = [*bare, *checked]
        if findings:
            self._notes.add(findings)
            return None
        if kind is SUBMISSION or not refers(data):
            decoded, findings = decode_form(kind, data, file, profile)
        else:
            referred = self._libraries.complete(data, file, contract)
            _take_libraries(self._notes, self._libraries.loaded, referred)
            if referred.findings:
                return None
            decoded, findings = decode_form(kind, referred.data, file, profile, referred.sources)
            findings = [relocate(finding, referred.sources) for finding in findings]
        self._notes.add(findings)
        return decoded


def _take_libraries(notes: Notes, libraries: Sequence[LoadedLibrary], referred: Referred) -> None:
    """Add the diagnostics of references, with the files of libraries that they refer to."""
    files = referred.files()
    for loaded in libraries:
        notes.sources.update((name, text) for name, text in loaded.sources.items() if name in files)
        notes.trees.update((name, tree) for name, tree in loaded.trees.items() if name in files)
        wrong = (diagnostic for diagnostic in loaded.diagnostics if diagnostic.file in files)
        notes.diagnostics += [diagnostic for diagnostic in wrong if diagnostic not in notes.diagnostics]
    notes.add(referred.findings)


def error(key: str, file: str, path: Path, arguments: dict[str, object]) -> Finding:
    """Return a finding of severity error at a place."""
    return Finding(key, Severity.ERROR, Origin(file, path), arguments)


def join(folder: str, name: str) -> str:
    """Return the name of a submission's file as messages print it."""
    return f"{folder}/{name}" if folder not in {"", "."} else name
