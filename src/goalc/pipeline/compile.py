"""Files of a submission → typed submission and what is to be said about it.

In: the bytes of a submission's files by their names in its folder, and a way to a form pack by name.
Out: the model, if every file could be read, and all diagnostics, located.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from goalc.lint.engine import lint
from goalc.lint.registry import FORM_RULES, RULE_CODES, SUBMISSION_RULES, TEXT_RULES
from goalc.model import decode, spec
from goalc.model.references import Referred, refers, relocated
from goalc.model.spec import Department, Project, Submission
from goalc.pipeline.checking import Checking
from goalc.pipeline.library import FindLibraries, InForce
from goalc.pipeline.locate import located, together
from goalc.pipeline.pack import LoadedPack, Pack
from goalc.pipeline.suppress import suppress
from goalc.source.diagnostic import Diagnostic, Finding, Label, Origin, Path, Phrase, Severity, Unjudged
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
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
            diagnostic = located(finding, self.trees, self.sources)
            if any(edit.file not in self.files for edit in diagnostic.edits):
                diagnostic = replace(diagnostic, edits=())
            self.diagnostics.append(diagnostic)

    def take(self, libraries: InForce, referred: Referred) -> None:
        """Take in what there is to say about references, with the files of libraries that it speaks of."""
        files = referred.files()
        for loaded in libraries.loaded:
            self.sources.update((name, text) for name, text in loaded.sources.items() if name in files)
            self.trees.update((name, tree) for name, tree in loaded.trees.items() if name in files)
            wrong = (diagnostic for diagnostic in loaded.diagnostics if diagnostic.file in files)
            self.diagnostics += [diagnostic for diagnostic in wrong if diagnostic not in self.diagnostics]
        self.note(referred.findings)


def compile_submission(
    folder: str,
    files: Mapping[str, bytes],
    find_pack: FindPack,
    whole: bool = True,
    checking: Checking | None = None,
    find_libraries: FindLibraries = tuple,
) -> Compiled:
    """Compile the files of the folder that messages call `folder`.

    `whole`: they are all that belongs to the submission; of less there is no model, and rules over all
    forms are not asked. `checking`: how it is checked, as goalc does by itself if None. `find_libraries`:
    the libraries around the folder, asked for when an indicator first refers to one.
    """
    names = tuple(_join(folder, name) for name in files)
    file = _join(folder, SUBMISSION_FILE)
    compiled = Compiled(names, frozenset(names) - {file})
    content = files.get(SUBMISSION_FILE)
    cover = None if content is None else _read(compiled, file, content, spec.VOCABULARY)
    is_cover = cover is not None and _is_form(compiled, file, cover, spec.SUBMISSION)
    if is_cover:
        _find_pack(compiled, file, cover, find_pack)
    # A pack's own words help to tell what is mistyped in its forms.
    words = compiled.pack.vocabulary if compiled.pack else spec.VOCABULARY
    data = {
        name: _read(compiled, _join(folder, name), text, words)
        for name, text in files.items()
        if name != SUBMISSION_FILE
    }
    pack = compiled.pack
    if pack is None:
        return compiled
    libraries = InForce(lambda: (*find_libraries(), *pack.library))
    submission = _decode(compiled, file, cover, spec.SUBMISSION, decode.decode_submission)
    order = _order(compiled, file, submission, files)
    forms = [_form(compiled, _join(folder, name), data[name], name, libraries) for name in order]
    if submission is not None:
        _finish(compiled, submission, forms, whole, checking or Checking())
    return compiled


def _finish(
    compiled: Compiled,
    submission: Submission,
    forms: list[Department | Project | None],
    whole: bool,
    checking: Checking,
) -> None:
    """Join the forms to their cover and ask the rules; the model is there if nothing is missing."""
    department = next((form for form in forms if isinstance(form, Department)), None)
    projects = tuple(form for form in forms if isinstance(form, Project))
    joined = replace(submission, department=department, projects=projects)
    complete = whole and None not in forms and not _lacks_forms(compiled, submission.file, joined)
    _check(compiled, joined, complete, checking)
    if complete:
        compiled.submission = joined


def _check(compiled: Compiled, submission: Submission, complete: bool, checking: Checking) -> None:
    """Ask the rules, and take out what comments accept."""
    pack, settings = compiled.pack, checking.settings
    assert pack is not None, "only forms of a pack are checked"  # noqa: S101
    judged = lint(submission, pack.profile, checking.words(pack), settings, complete)
    compiled.unjudged += judged.unjudged
    compiled.note(judged.findings)
    asked = settings.asked((*FORM_RULES, *TEXT_RULES))
    if complete:
        asked |= settings.asked(SUBMISSION_RULES)
    verdict = suppress(compiled.diagnostics, compiled.sources, compiled.trees, RULE_CODES, asked)
    # In a library a comment may speak of an indicator that this submission does not use.
    wrong = [d for d in verdict.wrong if d.file in compiled.files or d.key != "GC722.unused"]
    compiled.diagnostics = [*together(verdict.kept), *wrong]
    compiled.accepted = verdict.accepted


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
    compiled.note([_error(key, file, (spec.FORM_KEY,), arguments)])
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
        compiled.note([_error("GC001.missing", file, ("表样",), arguments)])
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
    libraries: InForce | None = None,
) -> Any | None:
    pack = compiled.pack
    if pack is None or form not in pack.profile.forms:
        known = tuple(pack.profile.forms) if pack else ()
        arguments: dict[str, object] = {"value": form, "pack": pack.name if pack else "", "known": known}
        compiled.note([_error("GC801.pack", file, (spec.FORM_KEY,), arguments)])
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
        findings = [relocated(finding, referred.sources) for finding in findings]
    compiled.note(findings)
    return decoded


def _order(
    compiled: Compiled, file: str, submission: Submission | None, files: Mapping[str, bytes]
) -> list[str]:
    """The forms' files as they are bound: as listed, else the department before the projects by name."""
    present = [name for name in sorted(files) if name != SUBMISSION_FILE]
    if submission is None or not submission.order:
        return sorted(present, key=lambda name: (name != DEPARTMENT_FILE, name))
    listed = [name for name in submission.order if name in present]
    for index, name in enumerate(submission.order):
        if name not in present:
            compiled.note([_error("GC805.missing", file, ("表格", index), {"name": name})])
    for name in present:
        if name not in listed:
            finding = Finding(
                "GC805.unlisted", Severity.WARNING, Origin(file, ("表格",)), {"name": name}, "key"
            )
            compiled.note([finding])
    return listed


def _form(
    compiled: Compiled, file: str, data: Any, name: str, libraries: InForce
) -> Department | Project | None:
    wanted = spec.DEPARTMENT if name == DEPARTMENT_FILE else spec.PROJECT
    if data is None or not _is_form(compiled, file, data, wanted):
        return None
    decoder = decode.decode_department if wanted == spec.DEPARTMENT else decode.decode_project
    decoded: Department | Project | None = _decode(compiled, file, data, wanted, decoder, libraries)
    return decoded


def _lacks_forms(compiled: Compiled, file: str, submission: Submission) -> bool:
    """A submission without a form, or one of whose listed files is missing, is not whole."""
    if not submission.forms:
        compiled.note([_error("GC805.none", file, (), {})])
    return not submission.forms or any(d.key == "GC805.missing" for d in compiled.diagnostics)


def _error(key: str, file: str, path: Path, arguments: dict[str, object]) -> Finding:
    return Finding(key, Severity.ERROR, Origin(file, path), arguments)


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder not in {"", "."} else name
