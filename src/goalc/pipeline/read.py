"""Files of a submission → cover and forms, typed, and what is to be said of each file by itself.

In: the bytes of files by their names in the submission's folder, and a way to a form pack by name. Out: what
could be read of them, in a `Compiled`. What forms have to do with each other is not looked at here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from goalc.library.load import FindLibraries, LibraryScope, LoadedLibrary
from goalc.library.references import Referred, refers, relocate
from goalc.model import decode, spec
from goalc.model.spec import Department, Project, Submission
from goalc.pipeline.pack import LoadedPack, Pack
from goalc.source.diagnostic import Diagnostic, Finding, Label, Origin, Path, Phrase, Severity, Unjudged
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.syntax.locate import locate_finding
from goalc.syntax.parse import parse
from goalc.syntax.tree import Node, locate, plain

SUBMISSION_FILE = "submission.yaml"
DEPARTMENT_FILE = "department.yaml"
PROJECTS_FOLDER = "projects"

FindPack = Callable[[str], LoadedPack | Finding]
"""A pack by its name, or the finding (its origin filled in here) that there is none."""


@dataclass
class Compiled:
    """One submission, compiled. `submission` is None when a file is missing or could not be read.

    `files` are all of it, and `forms` its form files, as messages name them; `sources` may have a broken
    pack's files too.
    `accepted` are findings that a comment accepts; `unjudged` is what rules could not judge.
    """

    files: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()
    submission: Submission | None = None
    pack: Pack | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)
    trees: dict[str, Node] = field(default_factory=dict)
    accepted: list[Diagnostic] = field(default_factory=list)
    unjudged: list[Unjudged] = field(default_factory=list)

    def note(self, findings: list[Finding]) -> None:
        """Take findings in, located; what stands in a library serves other specs too and is not edited."""
        for finding in findings:
            diagnostic = locate_finding(finding, self.trees, self.sources)
            if any(edit.file not in self.files for edit in diagnostic.edits):
                diagnostic = replace(diagnostic, edits=())
            self.diagnostics.append(diagnostic)

    def take(self, libraries: LibraryScope, referred: Referred) -> None:
        """Take in what there is to say about references, with the files of libraries that it speaks of."""
        files = referred.files()
        for loaded in libraries.loaded:
            self.sources.update((name, text) for name, text in loaded.sources.items() if name in files)
            self.trees.update((name, tree) for name, tree in loaded.trees.items() if name in files)
            wrong = (diagnostic for diagnostic in loaded.diagnostics if diagnostic.file in files)
            self.diagnostics += [diagnostic for diagnostic in wrong if diagnostic not in self.diagnostics]
        self.note(referred.findings)


def read_forms(
    folder: str, files: Mapping[str, bytes], find_pack: FindPack, find_libraries: FindLibraries = tuple
) -> tuple[Compiled, Submission | None]:
    """What can be read of some files of a submission, its cover among them, and the model of that.

    Rules are not asked. The model is None where the cover cannot be read.
    """
    compiled, data = read_all(folder, files, find_pack)
    if compiled.pack is None:
        return compiled, None
    libraries = LibraryScope(lambda: (*find_libraries(), *pack_library(compiled)))
    submission = read_cover(compiled, folder, data)
    names = sorted(
        (name for name in files if name != SUBMISSION_FILE), key=lambda name: (name != DEPARTMENT_FILE, name)
    )
    forms = [read_form(compiled, folder, name, data[name], libraries) for name in names]
    return compiled, None if submission is None else joined(submission, forms)


def joined(submission: Submission, forms: Sequence[Department | Project | None]) -> Submission:
    """A cover with those forms that could be read."""
    department = next((form for form in forms if isinstance(form, Department)), None)
    projects = tuple(form for form in forms if isinstance(form, Project))
    return replace(submission, department=department, projects=projects)


def read_all(folder: str, files: Mapping[str, bytes], find_pack: FindPack) -> tuple[Compiled, dict[str, Any]]:
    """The plain data of each file by its name, None for one that cannot be read, and the pack by its cover.

    A cover that is none, as its 表式 says, is None too.
    """
    names = tuple(join(folder, name) for name in files)
    file = join(folder, SUBMISSION_FILE)
    compiled = Compiled(names, frozenset(names) - {file})
    content = files.get(SUBMISSION_FILE)
    cover = None if content is None else _read(compiled, file, content, spec.VOCABULARY)
    if cover is not None and not _is_form(compiled, file, cover, spec.SUBMISSION):
        cover = None
    if cover is not None:
        _find_pack(compiled, file, cover, find_pack)
    # A pack's own words help to tell what is mistyped in its forms.
    words = compiled.pack.vocabulary if compiled.pack else spec.VOCABULARY
    data = {
        name: cover if name == SUBMISSION_FILE else _read(compiled, join(folder, name), text, words)
        for name, text in files.items()
    }
    return compiled, data


def pack_library(compiled: Compiled) -> Sequence[LoadedLibrary]:
    """The libraries of the pack that was found."""
    return () if compiled.pack is None else compiled.pack.library


def read_cover(compiled: Compiled, folder: str, data: Mapping[str, Any]) -> Submission | None:
    """The cover of files that a pack has been found for."""
    file = join(folder, SUBMISSION_FILE)
    decoded: Submission | None = _decode(
        compiled, file, data[SUBMISSION_FILE], spec.SUBMISSION, decode.decode_submission
    )
    return decoded


def _read(compiled: Compiled, name: str, content: bytes, words: frozenset[str]) -> Any | None:
    decoded = decode_text(name, content)
    compiled.sources[name] = decoded.source
    compiled.diagnostics += decoded.diagnostics
    if decoded.diagnostics:
        return None
    result = parse(decoded.source, words)
    compiled.diagnostics += result.diagnostics
    if result.node is None:
        return None
    compiled.trees[name] = result.node
    return plain(result.node)


def _is_form(compiled: Compiled, file: str, data: Any, wanted: str) -> bool:
    """Whether a file is the form that its place asks for; the schema is chosen by 表式 before validating."""
    value = data.get(spec.FORM_KEY)
    if value == wanted:
        return True
    if value is not None and not _is_word(compiled, file, spec.FORM_KEY, value):
        return False
    places = tuple(Phrase("form.at", {"form": form, "place": place}) for form, place in _PLACES.items())
    arguments: dict[str, object] = {"value": value, "form": wanted, "places": places}
    arguments["known"] = tuple(_PLACES)
    key = "GC801.missing" if value is None else "GC801.place" if value in _PLACES else "GC801.unknown"
    compiled.note([error(key, file, (spec.FORM_KEY,), arguments)])
    return False


def _is_word(compiled: Compiled, file: str, key: str, value: object) -> bool:
    """Whether a key that is asked for before any schema has a text; notes what it has instead."""
    if isinstance(value, str) and value.strip():
        return True
    stands = Phrase("shape.mapping" if isinstance(value, dict) else "shape.list", {})
    arguments = {"field": key, "value": value, "help": "", "stands": stands}
    wrong = "GC001.empty-required" if isinstance(value, str) else "GC803.block-for-text"
    compiled.note([Finding(wrong, Severity.ERROR, Origin(file, (key,)), arguments, "key")])
    return False


_PLACES = {
    spec.SUBMISSION: SUBMISSION_FILE,
    spec.DEPARTMENT: DEPARTMENT_FILE,
    spec.PROJECT: f"{PROJECTS_FOLDER}/*.yaml",
}


def _find_pack(compiled: Compiled, file: str, cover: Any, find_pack: FindPack) -> None:
    name = cover.get("表样")
    if name is None:
        arguments: dict[str, object] = {"key": "表样", "shown": ("表样",), "help": ""}
        compiled.note([error("GC001.missing", file, ("表样",), arguments)])
        return
    if not _is_word(compiled, file, "表样", name):
        return
    found = find_pack(name)
    if isinstance(found, Finding):
        compiled.note([replace(found, origin=Origin(file, ("表样",)))])
        return
    if found.pack is None:
        # One cause, one message: the pack's own, with the place that named it beside.
        used = Label("GC901.used", file, locate(compiled.trees[file], ("表样",)))
        compiled.sources.update(found.sources)
        compiled.diagnostics += [replace(d, labels=(*d.labels, used)) for d in found.diagnostics]
    compiled.pack = found.pack


def _decode(
    compiled: Compiled,
    file: str,
    data: Any,
    form: str,
    decoder: Callable[..., tuple[Any, list[Finding]]],
    libraries: LibraryScope | None = None,
) -> Any | None:
    pack = compiled.pack
    if pack is None or form not in pack.profile.forms:
        known = tuple(pack.profile.forms) if pack else ()
        arguments: dict[str, object] = {"value": form, "pack": pack.name if pack else "", "known": known}
        compiled.note([error("GC801.pack", file, (spec.FORM_KEY,), arguments)])
        return None
    findings = pack.contract(form).check(data, file)
    if findings:
        compiled.note(findings)
        return None
    profile = pack.profile.forms[form]
    if libraries is None or not refers(data):
        decoded, findings = decoder(data, file, profile)
    else:
        referred = libraries.complete(data, file, pack.contract(form))
        compiled.take(libraries, referred)
        if referred.findings:
            return None
        decoded, findings = decoder(referred.data, file, profile, referred.sources)
        findings = [relocate(finding, referred.sources) for finding in findings]
    compiled.note(findings)
    return decoded


def read_form(
    compiled: Compiled, folder: str, name: str, data: Any, libraries: LibraryScope
) -> Department | Project | None:
    """The form in a file, or None."""
    file = join(folder, name)
    wanted = spec.DEPARTMENT if name == DEPARTMENT_FILE else spec.PROJECT
    if data is None or not _is_form(compiled, file, data, wanted):
        return None
    decoder = decode.decode_department if wanted == spec.DEPARTMENT else decode.decode_project
    decoded: Department | Project | None = _decode(compiled, file, data, wanted, decoder, libraries)
    return decoded


def error(key: str, file: str, path: Path, arguments: dict[str, object]) -> Finding:
    """The finding of an error at a place."""
    return Finding(key, Severity.ERROR, Origin(file, path), arguments)


def join(folder: str, name: str) -> str:
    """A file of a submission as messages name it."""
    return f"{folder}/{name}" if folder not in {"", "."} else name
