"""Begin the next year of submissions: their targets, rolled over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from goalc.model.forms import SUBMISSION
from goalc.operations.results import Begun, Collector
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.file_names import join
from goalc.scaffold.modeline import named_schema, rename_schema
from goalc.scaffold.next_year import NextYear, outcomes_of
from goalc.workspace.discover import SubmissionFolder, discover, paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.store import write_missing


def new_year(
    path: str | Path, year: int, *, output: str | Path | None = None, packs: Sequence[str | Path] = ()
) -> Iterator[Begun]:
    """Write the targets of `year` for each submission of targets at `path`, and yield what was made.

    They lie beside those of the year before: a folder 2025 of their path becomes 2026, or under `output`.
    Files that exist are left as they are. 上年值 is what an evaluation of the targets says was reached, else
    the target. Projects over several years that have ended are dropped. Raises `WorkspaceError`.
    """
    session = Session(paths_of(packs))
    folders = discover([Path(path)])
    compiled = [(folder, *session.compile(folder)) for folder in folders]
    reached: dict[str, dict[str, str]] = {}
    for _, result, _ in compiled:
        if isinstance(result, Compiled) and result.submission.stage == "自评":
            reached |= outcomes_of(result.submission)
    for folder, result, configuration in compiled:
        collector = Collector()
        collector.take(result, configuration)
        if not isinstance(result, Compiled):
            yield collector.report(Begun)
        elif result.submission.stage == "目标":
            home = _home(folder, result.submission.year, year, output)
            made, kept, dropped = _roll(folder, result, year, reached, home)
            yield collector.report(Begun, folder=home, made=made, kept=kept, dropped=dropped)


def _home(folder: SubmissionFolder, last: int, year: int, output: str | Path | None) -> Path:
    if year <= last:
        raise WorkspaceError("io.year-not-later", name=folder.folder, last=last, year=year, next=last + 1)
    if output is not None:
        return Path(output) / folder.place
    parts = list(folder.folder.parts)
    if str(last) not in parts:
        parts = list(folder.folder.resolve().parts)
    places = [number for number, part in enumerate(parts) if part == str(last)]
    if not places:
        raise WorkspaceError("io.no-year", name=folder.folder, last=last)
    parts[places[-1]] = str(year)
    return Path(*parts)


def _roll(
    folder: SubmissionFolder, result: Compiled, year: int, reached: dict[str, dict[str, str]], home: Path
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Write the files of a submission for the new year; return those made, kept, and dropped."""
    submission, files = result.submission, result.files
    skip = len(join(folder.name, ""))
    forms = {form.file[skip:]: form for form in submission.forms}
    step = NextYear(submission.year, year)
    dropped = tuple(name for name, form in forms.items() if step.is_finished(form))
    cover = submission.file
    texts = {SUBMISSION.place: step.cover(files.sources[cover].text, files.trees[cover], dropped)}
    for name, form in forms.items():
        if name not in dropped:
            own = step._replace(outcomes=reached.get(form.file, {}))
            texts[name] = own.form(files.sources[form.file].text, files.trees[form.file], form)
    moved = {
        name: _move_schema(text, (folder.folder / name).parent, (home / name).parent)
        for name, text in texts.items()
    }
    return *write_missing(home, moved), dropped


def _move_schema(text: str, old: Path, new: Path) -> str:
    """Return a text whose first line names the same schema from another folder."""
    named = named_schema(text)
    if not named or "://" in named:
        return text
    return rename_schema(text, Path(os.path.relpath(old / named, new)).as_posix())
