"""The submission of the year before, read when a rule first asks for it.

In: a submission of targets, and the `World` around it. Out: a `LastYear`, with the texts of its files for
printing places in them. It lies in the folder with the year before in place of the submission's year. What is
wrong in it is told where it is checked; here it only is not whole.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from functools import cached_property

from goalc.lint.engine import LintResult
from goalc.model.forms import SUBMISSION
from goalc.model.last_year import LastYear
from goalc.model.spec import Form, Submission
from goalc.pipeline.compiled import Files, ReadForms
from goalc.pipeline.notes import Notes
from goalc.pipeline.read import read_forms
from goalc.pipeline.world import Neighbour, World


class UnreadableYear(Exception):
    """A file of the year before cannot be read; `neighbour` is the submission."""

    def __init__(self, neighbour: Neighbour) -> None:
        super().__init__(neighbour.folder)
        self.neighbour = neighbour


def find_year_before(submission: Submission, world: World) -> Neighbour | None:
    """Return the targets of the same unit in the year before; raises `UnreadableYear`."""
    neighbour = world.year_before(submission.year) if submission.stage == "目标" else None
    if neighbour is None:
        return None
    cover = _read_cover(neighbour)
    # The folders differ in the year alone, so their names are the same unless they are the year.
    same_name = posixpath.basename(neighbour.folder) != str(submission.year - 1)
    same_unit = same_name or cover.preparer == submission.preparer
    is_earlier = cover.stage == "目标" and cover.year == submission.year - 1 and same_unit
    return neighbour if is_earlier else None


class LastYearReader:
    """A reader of the year before `submission`; nothing is read before `read` is called."""

    def __init__(self, submission: Submission, world: World) -> None:
        self._submission = submission
        self._world = world
        self._files: list[Files] = []

    def read(self) -> LastYear:
        """Return the year before; the same object each time."""
        return self._found

    def add_sources(self, notes: Notes, judged: LintResult) -> None:
        """Add the texts of those files of the year before that findings refer to."""
        if self._files:
            found = (*judged.findings, *(item.finding for item in judged.explained))
            names = {note.origin.file for finding in found for note in finding.notes}
            for files in self._files:
                notes.sources.update((name, files.sources[name]) for name in names & files.sources.keys())
                notes.trees.update((name, files.trees[name]) for name in names & files.trees.keys())

    @cached_property
    def _found(self) -> LastYear:
        last = self._submission.year - 1
        try:
            neighbour = find_year_before(self._submission, self._world)
            if neighbour is None:
                return LastYear(last)
            evaluations = [self._forms(stage) for stage in _evaluations(neighbour)]
            forms = self._forms(neighbour)
        except UnreadableYear:
            return LastYear(last, whole=False)
        return LastYear(last, tuple(forms), tuple(form for some in evaluations for form in some))

    def _forms(self, neighbour: Neighbour) -> Iterable[Form]:
        """Read the forms of a submission; raises `UnreadableYear` unless all could be read."""
        contents = neighbour.read(neighbour.specs())
        found = read_forms(neighbour.folder, contents, neighbour.world, listed=True)
        forms = list(found.forms.values()) if isinstance(found, ReadForms) else [None]
        if None in forms:
            raise UnreadableYear(neighbour)
        self._files.append(found.files)
        return [form for form in forms if form is not None]


def _evaluations(targets: Neighbour) -> Iterator[Neighbour]:
    """Yield the self-evaluations in the folder of the targets that are about these."""
    for name in targets.submissions():
        found = targets.world.neighbour(name)
        if found is not None:
            cover = _read_cover(found)
            if cover.stage == "自评" and posixpath.normpath(posixpath.join(name, cover.target)) == ".":
                yield found


def _read_cover(neighbour: Neighbour) -> Submission:
    contents = neighbour.read([SUBMISSION.place])
    found = read_forms(neighbour.folder, contents, neighbour.world, follow=False)
    if not isinstance(found, ReadForms):
        raise UnreadableYear(neighbour)
    return found.cover
