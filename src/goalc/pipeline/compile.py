"""Files of a submission → typed submission and diagnostics.

In: the bytes of a submission's files by their names in its folder, and the `World` around it. Out: `Compiled`
if every file could be read, else `Refused`; both with all diagnostics, located.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from goalc.lint.engine import lint
from goalc.lint.registry import FORM_RULES, RULE_CODES, SUBMISSION_RULES, TEXT_RULES
from goalc.lint.rule import Rule
from goalc.lint.settings import Settings
from goalc.model.forms import SUBMISSION
from goalc.model.spec import Submission
from goalc.pipeline.compiled import Compiled, ReadForms, Refused, Result
from goalc.pipeline.decode import error
from goalc.pipeline.last_year import LastYearReader
from goalc.pipeline.notes import Notes
from goalc.pipeline.policy import Policy
from goalc.pipeline.read import read_forms
from goalc.pipeline.suppress import ExplainedDiagnostic, Verdict, suppress
from goalc.pipeline.world import World
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Severity, Unjudged
from goalc.syntax.locate import merge_uses

_ORDER = SUBMISSION.path("order")


def compile_submission(
    folder: str,
    files: Mapping[str, bytes],
    world: World,
    *,
    whole: bool = True,
    policy: Policy | None = None,
    asked: Collection[str] = (),
    unread: Iterable[Finding] = (),
) -> Result:
    """Compile the files of the folder that messages call `folder`.

    `whole`: these are all files of the submission; otherwise there is no model, and rules about all forms are
    not applied. `policy`: the settings and word lists, goalc's own by default. `asked`: files that the user
    named. `unread`: findings about files of the folder that are not read.
    """
    read = read_forms(folder, files, world, listed=True)
    notes = read.files.notes()
    if isinstance(read, Refused):
        notes.add(unread)
        return Refused(read.files, tuple(notes.diagnostics), pack=read.pack)
    _check_order(notes, read, [name for name in sorted(files) if name != SUBMISSION.place], asked)
    submission = read.cover.with_forms(form for form in read.forms.values() if form is not None)
    complete = whole and None not in read.forms.values() and not _lacks_forms(notes, submission)
    verdict, unjudged = _check(notes, read, submission, policy or Policy(), complete, world)
    notes.diagnostics = [*merge_uses(verdict.kept), *_wrong(verdict, read)]
    notes.add(unread)
    said = tuple(notes.diagnostics), tuple(verdict.accepted), unjudged, tuple(verdict.explained)
    read_files = replace(read.files, sources=notes.sources, trees=notes.trees)
    if complete:
        return Compiled(read_files, *said, pack=read.pack, submission=submission)
    return Refused(read_files, *said, pack=read.pack)


def _check(
    notes: Notes, read: ReadForms, submission: Submission, policy: Policy, complete: bool, world: World
) -> tuple[Verdict, tuple[Unjudged, ...]]:
    """Apply the rules, and separate the findings that comments accept."""
    settings = policy.settings
    last = LastYearReader(submission, world)
    judged = lint(submission, read.pack.profile, policy.words(read.pack), settings, complete, last.read)
    last.add_sources(notes, judged)
    notes.add(judged.findings)
    located = notes.locate
    explained = [
        ExplainedDiagnostic(located(item.finding), tuple(map(located, item.causes)))
        for item in judged.explained
    ]
    was_judged = _judged(read, settings, complete, judged.unjudged)
    # Comments in the files of the year before are for findings about that year.
    verdict = suppress(
        notes.diagnostics, read.files.sources, read.files.trees, RULE_CODES, was_judged, explained
    )
    return verdict, tuple(judged.unjudged)


def _judged(
    read: ReadForms, settings: Settings, complete: bool, unjudged: Iterable[Unjudged]
) -> Callable[[str, str], bool]:
    """Return a function that is True for a code and a file if that rule judged the whole file."""
    rules: tuple[Rule[Any, Any], ...] = (*FORM_RULES, *TEXT_RULES, *(SUBMISSION_RULES if complete else ()))
    asked = settings.enabled_codes([rule for rule in rules if read.cover.stage in rule.stages])
    # A rule over all forms that could not judge one of them could have found something in any other.
    asked -= {case.code for case in unjudged} & {rule.code for rule in SUBMISSION_RULES}
    open_cases = {(case.code, case.file) for case in unjudged}
    judged = {read.cover.file, *(form.file for form in read.forms.values() if form is not None)}
    unread = frozenset(read.files.names) - judged
    return lambda code, file: code in asked and file not in unread and (code, file) not in open_cases


def _wrong(verdict: Verdict, read: ReadForms) -> Iterable[Diagnostic]:
    """Yield mistakes in comments; unused ones of a library may be for indicators that are not used here."""
    return (d for d in verdict.wrong if d.file in read.files.names or d.key != "GC722.unused")


def _check_order(notes: Notes, read: ReadForms, present: Collection[str], asked: Collection[str]) -> None:
    """Report files that the cover lists and that do not exist, and those that it does not list."""
    file, order = read.cover.file, read.cover.order
    for index, name in enumerate(order):
        if name not in present:
            notes.add([error("GC805.missing", file, (*_ORDER, index), {"name": name})])
    for name in present if order else ():
        if name not in order:
            # It is an error if the user named the file, else a warning.
            severity = Severity.ERROR if name in asked else Severity.WARNING
            notes.add([Finding("GC805.unlisted", severity, Origin(file, _ORDER), {"name": name}, "key")])


def _lacks_forms(notes: Notes, submission: Submission) -> bool:
    """Return True if a submission has no form (and report that), or one of its listed files is missing."""
    if not submission.forms:
        notes.add([error("GC805.none", submission.file, (), {})])
    return not submission.forms or any(d.key == "GC805.missing" for d in notes.diagnostics)
