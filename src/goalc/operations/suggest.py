"""Proposals for a library: what stands in several specs, and what of it the libraries have already.

In: submissions on disk. Out: proposals with the places where they stand. Specs with errors are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goalc.library.entries import PARAMETER
from goalc.library.listing import LibraryEntry
from goalc.library.proposals import OPEN, Proposal, Sample, proposals, without_marks
from goalc.model import spec
from goalc.operations.session import Session
from goalc.pipeline.read import Compiled
from goalc.syntax.tree import locate
from goalc.workspace.discover import SubmissionFolder
from goalc.workspace.error import WorkspaceError


@dataclass
class Suggestions:
    """What came of looking: proposals, each with the id of an entry that says the same, if there is one.

    `files` counts the specs that were looked at, `broken` are submissions that have errors.
    """

    proposals: list[tuple[Proposal, str]] = field(default_factory=list)
    files: int = 0
    broken: list[str] = field(default_factory=list)
    troubles: list[WorkspaceError] = field(default_factory=list)


def suggestions(
    folders: Iterable[SubmissionFolder], session: Session, held: Iterable[LibraryEntry]
) -> Suggestions:
    """Look at all specs of the submissions; `held` are the entries that there are."""
    found = Suggestions()
    samples: list[Sample] = []
    for folder in folders:
        try:
            compiled, _ = session.compile(folder)
        except WorkspaceError as trouble:
            found.troubles.append(trouble)
            continue
        if compiled.submission is None:
            found.broken.append(folder.name)
        else:
            found.files += len(compiled.submission.forms)
            samples += _samples(compiled)
    entries = list(held)
    found.proposals += [(item, _known(item, entries)) for item in proposals(samples)]
    return found


def _samples(compiled: Compiled) -> Iterator[Sample]:
    """The indicators that a submission writes out itself, but for those that its pack puts in."""
    assert compiled.submission is not None, "asked before"  # noqa: S101
    assert compiled.pack is not None, "there is no submission without one"  # noqa: S101
    for form in compiled.submission.forms:
        kind = spec.DEPARTMENT if isinstance(form, spec.Department) else spec.PROJECT
        fixed = {item.name for item in compiled.pack.profile.forms[kind].fixed}
        source, tree = compiled.sources[form.file], compiled.trees[form.file]
        for indicator in form.indicators:
            if indicator.name not in fixed and not indicator.sources:
                start = locate(tree, indicator.path).start
                yield Sample(indicator, form.file, source.position(start).line)


def _known(proposal: Proposal, held: Iterable[LibraryEntry]) -> str:
    """The id of an entry whose texts come to those of the proposal, whatever its parameters are given as."""
    pattern = proposal.pattern
    for item in held:
        if _fits(item.name, pattern.name) and _fits(item.definition, pattern.definition):
            return item.id
    return ""


def _fits(template: str, text: str) -> bool:
    """Whether the fixed pieces of a template stand in a text one after the other, from end to end."""
    first, *rest = (without_marks(piece) for piece in PARAMETER.split(template)[::2])
    text = without_marks(text.replace(OPEN, "□"))
    if not rest:
        return first == text
    if not text.startswith(first) or not text.endswith(rest[-1]):
        return False
    place = len(first)
    for piece in rest:
        place = text.find(piece, place + 1)
        if place < 0:
            return False
        place += len(piece)
    return True
