"""Files of a submission → typed submission and what is to be said about it.

In: the bytes of a submission's files by their names in its folder, and a way to a form pack by name.
Out: the model, if every file could be read, and all diagnostics, located.
"""

from __future__ import annotations

from collections.abc import Mapping

from goalc.library.load import FindLibraries, LibraryScope
from goalc.lint.engine import lint
from goalc.lint.registry import FORM_RULES, RULE_CODES, SUBMISSION_RULES, TEXT_RULES
from goalc.model.spec import Department, Project, Submission
from goalc.pipeline.policy import Checking
from goalc.pipeline.read import (
    DEPARTMENT_FILE,
    SUBMISSION_FILE,
    Compiled,
    FindPack,
    error,
    join,
    joined,
    pack_library,
    read_all,
    read_cover,
    read_form,
)
from goalc.pipeline.suppress import suppress
from goalc.source.diagnostic import Finding, Origin, Severity
from goalc.syntax.locate import merge_uses


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
    compiled, data = read_all(folder, files, find_pack)
    file = join(folder, SUBMISSION_FILE)
    if compiled.pack is None:
        return compiled
    libraries = LibraryScope(lambda: (*find_libraries(), *pack_library(compiled)))
    submission = read_cover(compiled, folder, data)
    order = _order(compiled, file, submission, files)
    forms = [read_form(compiled, folder, name, data[name], libraries) for name in order]
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
    model = joined(submission, forms)
    complete = whole and None not in forms and not _lacks_forms(compiled, submission.file, model)
    _check(compiled, model, complete, checking)
    if complete:
        compiled.submission = model


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
    compiled.diagnostics = [*merge_uses(verdict.kept), *wrong]
    compiled.accepted = verdict.accepted


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
            compiled.note([error("GC805.missing", file, ("表格", index), {"name": name})])
    for name in present:
        if name not in listed:
            finding = Finding(
                "GC805.unlisted", Severity.WARNING, Origin(file, ("表格",)), {"name": name}, "key"
            )
            compiled.note([finding])
    return listed


def _lacks_forms(compiled: Compiled, file: str, submission: Submission) -> bool:
    """A submission without a form, or one of whose listed files is missing, is not whole."""
    if not submission.forms:
        compiled.note([error("GC805.none", file, (), {})])
    return not submission.forms or any(d.key == "GC805.missing" for d in compiled.diagnostics)
