"""Plain data of spec files → typed forms, by the contracts of a form pack.

In: the data of one file, and the pack. Out: its typed form or cover, or None with the findings in the notes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from goalc.library.load import LibraryScope, LoadedLibrary
from goalc.library.references import Referred, refers, relocate
from goalc.model.contract import word_findings
from goalc.model.decode import decode_form
from goalc.model.forms import BY_TITLE, FORM_KINDS, RESULTS, SUBMISSION, FormKind, kind_for
from goalc.model.profile import FormProfile, Profile, Stage
from goalc.model.spec import FORM_KEY, Form, Submission
from goalc.model.stage import StageForm
from goalc.pipeline.notes import Notes
from goalc.pipeline.pack import Pack
from goalc.source.diagnostic import Finding, Origin, Path, Phrase, Severity
from goalc.syntax.bare_words import find_bare_words

Decoded = Form | StageForm | Submission


class Decoder:
    """A decoder of plain data into typed specs, with the pack's contracts and the libraries in scope."""

    def __init__(self, notes: Notes, pack: Pack, libraries: LibraryScope) -> None:
        self._notes = notes
        self._pack = pack
        self._libraries = libraries

    def stage(self, data: Any) -> Stage:
        """Return the stage of the submission with this cover; that of targets if it is not clear."""
        title = data.get(FORM_KEY) if isinstance(data, dict) else None
        form = self._pack.profile.form(title) if isinstance(title, str) else None
        return "目标" if form is None else form.stage

    def cover(
        self, file: str, data: Any, stage: Stage, taken: Mapping[str, Any] | None = None
    ) -> Submission | None:
        """Return the cover in a file; None if it is wrong. `taken` are attributes from the targets' cover."""
        decoded = self._decode(SUBMISSION, file, data, stage, taken)
        return decoded if isinstance(decoded, Submission) else None

    def form(self, kind: FormKind, file: str, data: Any, stage: Stage) -> Form | StageForm | None:
        """Return the form in a file; None if it is wrong."""
        decoded = None if data is None else self._decode(kind, file, data, stage)
        return None if isinstance(decoded, Submission) else decoded

    def _decode(
        self, kind: FormKind, file: str, data: Any, stage: Stage, taken: Mapping[str, Any] | None = None
    ) -> Decoded | None:
        pack = self._pack
        if not is_kind(self._notes, file, data, kind, pack.profile, stage):
            return None
        contract, profile = pack.contract(data[FORM_KEY]), pack.profile.form(data[FORM_KEY]) or FormProfile()
        bare = bare_words(self._notes, file, lambda path: contract.is_needed(path, data))
        told = {word.origin.path for word in bare}
        checked = [found for found in contract.check(data, file) if found.origin.path not in told]
        findings: Sequence[Finding] = [*bare, *checked]
        if findings:
            self._notes.add(findings)
            return None
        kind = kind_for(profile)
        if kind in {SUBMISSION, RESULTS} or not refers(data):
            decoded, findings = decode_form(kind, data, file, profile, taken=taken)
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


def bare_words(notes: Notes, file: str, is_needed: Callable[[Path], bool]) -> list[Finding]:
    """Return the findings for words of a parsed file that are no text to YAML."""
    return word_findings(file, find_bare_words(notes.sources[file].text, notes.trees[file]), is_needed)


def is_kind(
    notes: Notes,
    file: str,
    data: Any,
    wanted: FormKind,
    profile: Profile | None = None,
    stage: Stage = "目标",
) -> bool:
    """Return True if a file is the form that belongs in its place, else report what it is.

    The schema is chosen by 表式 before anything is validated. `profile`: of the pack; before it is known, any
    title that is not the usual one of another form may be that of its cover.
    """
    value = data.get(FORM_KEY)
    if value is not None and not is_word(notes, file, FORM_KEY, value):
        return False
    usual = BY_TITLE.get(value)
    if profile is None:
        is_right = value is not None and usual in {None, wanted}
    else:
        form = profile.form(value) if value is not None else None
        is_right = form is not None and (form.of, form.stage) == (wanted.of, stage)
    if not is_right:
        notes.add([_wrong_kind(file, value, wanted, profile, stage)])
    return is_right


def _wrong_kind(file: str, value: Any, wanted: FormKind, profile: Profile | None, stage: Stage) -> Finding:
    """Return the finding for a file that is not the form that belongs in its place."""
    titles = [] if profile is None else profile.titles(wanted.of, stage)
    places = tuple(Phrase("form.at", {"form": kind.title, "place": kind.place}) for kind in FORM_KINDS)
    arguments: dict[str, object] = {"value": value, "places": places}
    arguments["form"] = titles[0] if titles else wanted.title
    arguments["known"] = tuple(BY_TITLE if profile is None else profile.forms)
    form = profile.form(value) if profile is not None and value is not None else None
    usual = BY_TITLE.get(value)
    if value is None:
        return error("GC801.missing", file, (FORM_KEY,), arguments)
    if form is not None and form.of == wanted.of:
        arguments |= {"stage": stage, "other": form.stage, "known": tuple(titles)}
        return error("GC801.stage", file, (FORM_KEY,), arguments)
    if form is not None or usual not in {None, wanted}:
        return error("GC801.place", file, (FORM_KEY,), arguments)
    if usual is not None and profile is not None:
        return error("GC801.pack", file, (FORM_KEY,), {**arguments, "pack": profile.name})
    return error("GC801.unknown", file, (FORM_KEY,), arguments)


def is_word(notes: Notes, file: str, key: str, value: object) -> bool:
    """Return True if a key that is needed before validation has a text, else report what it has instead."""
    if isinstance(value, str) and value.strip():
        return True
    stands = Phrase("shape.mapping" if isinstance(value, dict) else "shape.list", {})
    arguments = {"field": key, "value": value, "help": "", "stands": stands}
    wrong = "GC001.empty-required" if isinstance(value, str) else "GC803.block-for-text"
    notes.add([Finding(wrong, Severity.ERROR, Origin(file, (key,)), arguments, "key")])
    return False
