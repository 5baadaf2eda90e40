"""Import existing forms of a later stage, such as last year's self-evaluation, beside their targets."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

from goalc import resources
from goalc.document.document import Document
from goalc.matching.similarity import plain_name
from goalc.model.forms import SUBMISSION
from goalc.model.profile import FormProfile
from goalc.model.spec import FORM_KEY, MONTHS_KEY, TARGET_KEY, Form, Submission
from goalc.operations import import_forms as forms_of
from goalc.operations.check import check
from goalc.operations.import_forms import Imported, ImportedFile
from goalc.operations.new_stage import StageSchemas
from goalc.operations.schema import find_pack
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pieces import lay_out
from goalc.pipeline.reprinted import Reprinted
from goalc.recognize.against import Sheet, compare_sheets
from goalc.recognize.gather import Fate
from goalc.recognize.join import JoinFault, Place
from goalc.recognize.join_stage import JoinedStage, StageForm, differs, join_stage
from goalc.recognize.pattern import FORM, TARGET
from goalc.recognize.printed import read_printed
from goalc.recognize.recognize import Recognized
from goalc.report.report import Report
from goalc.scaffold.imported import form_text
from goalc.scaffold.imported_stage import StageData, stage_data
from goalc.scaffold.stage import NewStage, folder_name, target_names
from goalc.source.diagnostic import Path as KeyPath
from goalc.workspace.discover import discover, paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.store import write_missing

_FAULTS = {
    "packs": "import.two-packs",
    "cover": "import.two-covers",
    "twice": "import.twice",
    "stages": "import.two-stages",
    "no-stage": "import.no-stage",
}


class _Targets(NamedTuple):
    """The targets that a stage is about: their folder, and what they compile to."""

    folder: Path
    compiled: Compiled


class _Pair(NamedTuple):
    """A form in the files, and its target form with the name of its file."""

    read: StageForm
    name: str
    target: Form


@dataclass(frozen=True)
class _Work:
    """A stage to write: what was read and joined, for which targets, in which folder."""

    session: Session
    home: Path
    begun: NewStage
    targets: _Targets
    joined: JoinedStage
    recognized: Sequence[Recognized]
    pairs: Sequence[_Pair]
    schemas: StageSchemas


def import_stage(
    files: Sequence[str | Path],
    targets: str | Path,
    output: str | Path | None = None,
    pack: str = "",
    packs: Sequence[str | Path] = (),
    *,
    reject: bool = False,
) -> Imported:
    """Write the specs of forms of monitoring or self-evaluation into a folder, beside the targets at a path.

    By default that is the folder which `goalc new` gives the stage. What a form says as its target form does
    is not written, nor what differs from it: that is told. Otherwise as `import_forms`.
    """
    session = Session(paths_of(packs))
    found = _targets(Path(targets), session)
    paths = paths_of(files)
    recognized, listed = forms_of.read_files(paths, forms_of.known_patterns(session, pack), reject)
    work = _work(session, found, recognized, output, paths)
    texts, printed, data = _specs(work)
    forms_of.check_free(work.home, texts)
    listed = tuple(
        file._replace(fates=_file_fates(number, file.fates, work, printed, data))
        for number, file in enumerate(listed)
    )
    texts, _, _ = _canonical(work, data, listed)
    write_missing(work.schemas.folder, work.schemas.texts)
    write_missing(work.home, texts)
    checked = check([work.home], packs)
    result, _ = session.renew().compile(discover([work.home])[0])
    return Imported(
        **{field.name: getattr(checked, field.name) for field in fields(Report)},
        folder=work.home,
        read=listed,
        made=tuple(texts),
        differences=tuple(_differences(listed)) if printed else (),
        is_whole=isinstance(result, Compiled) and bool(printed),
        targets=found.folder,
    )


def _targets(path: Path, session: Session) -> _Targets:
    folder = discover([path])[0]
    result, _ = session.compile(folder)
    if not isinstance(result, Compiled):
        raise WorkspaceError("import.broken-targets", name=folder.folder)
    if result.submission.stage != "目标":
        raise WorkspaceError("io.no-targets", name=folder.folder, stage=result.submission.stage)
    return _Targets(folder.folder, result)


def _work(
    session: Session,
    targets: _Targets,
    recognized: Sequence[Recognized],
    output: str | Path | None,
    paths: Sequence[Path],
) -> _Work:
    """Return what is to be written. Raises `WorkspaceError` for forms that do not fit the targets."""
    forms_of.check_forms(paths, recognized)
    try:
        joined = join_stage(recognized)
    except JoinFault as fault:
        arguments = {"field": fault.key, "one": fault.one, "other": fault.other}
        raise WorkspaceError(_FAULTS[fault.kind], **arguments) from None
    submission = targets.compiled.submission
    _check_cover(joined, submission)
    months = str(joined.cover.get(MONTHS_KEY, "")) if joined.stage == "监控" else ""
    home = Path(output) if output is not None else targets.folder / folder_name(joined.stage, months)
    pack = find_pack(recognized[0].pack, targets.folder, session)
    begun = NewStage(joined.stage, pack, Path(os.path.relpath(targets.folder, home)).as_posix(), months)
    files = targets.compiled.files.sources
    schemas = StageSchemas(targets.folder, files[submission.file].text, pack, joined.stage)
    pairs = [_pair(form, submission) for form in joined.forms]
    return _Work(session, home, begun, targets, joined, recognized, pairs, schemas)


def _check_cover(joined: JoinedStage, submission: Submission) -> None:
    """Raise `WorkspaceError` for forms of another year or unit, or of no part of the year."""
    known = {"年度": str(submission.year), "编制单位": submission.preparer}
    for fate in joined.stated:
        key = str(fate.path[0])
        if differs(fate.source.text, known[key]):
            raise WorkspaceError("import.other-cover", field=key, one=fate.source.text, other=known[key])
    months = joined.cover.get(MONTHS_KEY, "")
    periods = resources.schema(SUBMISSION.name)["properties"][MONTHS_KEY]["pattern"]
    if joined.stage == "监控" and not re.fullmatch(periods, str(months)):
        raise WorkspaceError("io.no-months", value=months)


def _pair(form: StageForm, submission: Submission) -> _Pair:
    """Return a form with the target form of its project's name. Raises `WorkspaceError` for none."""
    for name, target in target_names(submission):
        if plain_name(target.name) == plain_name(form.name):
            return _Pair(form, name, target)
    known = tuple(target.name for target in submission.forms)
    raise WorkspaceError("import.no-target-form", one=form.name, known=known)


_Texts = dict[str, str]
_Printed = Mapping[str, Sheet]
_Data = Mapping[str, StageData]


def _specs(work: _Work) -> tuple[_Texts, _Printed, _Data]:
    """Return the texts of the specs, the forms that they print, and their data, by the names of files.

    Scores are left out first, to see which ones goalc computes as they stand.
    """
    data = _own(work, {pair.name: frozenset() for pair in work.pairs})
    texts, printed, is_whole = _canonical(work, data)
    if not is_whole:
        data = _own(work, {})
        texts, _, _ = _canonical(work, data)
        return texts, {}, data
    stated = {}
    for pair in work.pairs:
        sheet = _sheet(work, pair, data[pair.name], pair.read.places[0])
        fates = _compare(sheet, printed[pair.name], data[pair.name])
        stated[pair.name] = frozenset(sheet.key(fate) for fate in fates if fate.kind == "miscounted")
    data = _own(work, stated)
    texts, printed, _ = _canonical(work, data)
    return texts, printed, data


def _own(work: _Work, stated: Mapping[str, frozenset[KeyPath]]) -> dict[str, StageData]:
    """Return the own data of each form; `stated` are the scores to state, all for a form without any."""
    made = {}
    for pair in work.pairs:
        data = pair.read.data
        own, rows = data.get(FORM, {}), data.get(TARGET, {})
        asked = work.targets.compiled.pack.profile.form(pair.target.title) or FormProfile()
        made[pair.name] = stage_data(
            own, rows, pair.target, pair.read.pattern.profile, asked, stated.get(pair.name)
        )
    return made


def _canonical(
    work: _Work, data: _Data, listed: Sequence[ImportedFile] = ()
) -> tuple[_Texts, _Printed, bool]:
    """Return the canonical texts, the forms that they print, and True if they compile.

    Texts that found no place in `listed` stand in them as comments.
    """
    texts, result = forms_of.canonical(_texts(work, data, listed), work.begun.pack, work.home, work.session)
    if not isinstance(result, Compiled):
        return texts, {}, False
    return texts, dict(_print(work, result)), True


def _texts(work: _Work, data: _Data, listed: Sequence[ImportedFile]) -> _Texts:
    profile, stage = work.begun.pack.profile, work.joined.stage
    cover = {**work.begun.cover_values(work.targets.compiled.submission), **_own_cover(work.joined)}
    schema = work.schemas.seen_from(work.home, profile.cover(stage))
    texts = {SUBMISSION.place: form_text(work.begun.pack, cover, {}, schema)}
    for pair in work.pairs:
        title = pair.read.pattern.title
        values = {FORM_KEY: title, TARGET_KEY: work.begun.target_of(pair.name), **data[pair.name].values}
        schema = work.schemas.seen_from((work.home / pair.name).parent, title)
        comments = forms_of.comments_of([file.fates for file in listed], pair.read.places) if listed else {}
        texts[pair.name] = form_text(work.begun.pack, values, comments, schema)
    return texts


def _own_cover(joined: JoinedStage) -> dict[str, str]:
    taken = {str(fate.path[0]) for fate in joined.stated} | {"年度", "编制单位"}
    return {key: value for key, value in joined.cover.items() if key not in taken}


def _print(work: _Work, result: Compiled) -> Iterator[tuple[str, Sheet]]:
    """Yield what each form prints, read as the files were."""
    documents = [one for one in lay_out(result) if isinstance(one, Document)]
    # The cover, if one is printed, comes first.
    own = documents[len(documents) - len(result.submission.forms) :]
    by_name = dict(zip((form.file for form in result.submission.forms), own, strict=True))
    for pair in work.pairs:
        name = next(name for name in by_name if name == pair.name or name.endswith(f"/{pair.name}"))
        yield pair.name, read_printed(by_name[name], pair.read.pattern)


def _sheet(work: _Work, pair: _Pair, data: StageData, place: Place) -> Sheet:
    """Return the texts of a form in a file, but those of indicators that the target form does not have."""
    fates = [fate for fate in work.recognized[place.file].fates if fate.form == place.form]
    return Sheet((_without_strange(fate, data) for fate in fates), pair.read.data)


def _without_strange(fate: Fate, data: StageData) -> Fate:
    is_strange = any(fate.path[: len(path)] == path for path in data.strange)
    if not is_strange or fate.kind not in {"value", "computed"}:
        return fate
    return fate._replace(kind="unplaced", reason="stranger")


def _compare(sheet: Sheet, printed: Sheet, data: StageData) -> list[Fate]:
    return list(compare_sheets(sheet, printed, frozenset(data.written), frozenset(data.taken)))


def _file_fates(
    number: int, fates: tuple[Fate, ...], work: _Work, printed: _Printed, data: _Data
) -> tuple[Fate, ...]:
    """Return the fates of all texts of a file, those of its forms beside what the specs print."""
    made: dict[int, Iterator[Fate]] = {}
    for pair in work.pairs:
        for place in pair.read.places:
            if place.file == number:
                sheet = _sheet(work, pair, data[pair.name], place)
                found = printed.get(pair.name)
                told = sheet.fates if found is None else _compare(sheet, found, data[pair.name])
                made[place.form] = iter(told)
    return tuple(next(made[fate.form]) if fate.form in made else fate for fate in fates)


def _differences(files: Sequence[ImportedFile]) -> Iterator[tuple[str, Reprinted]]:
    """Yield the own values that the specs print in another way."""
    for file in files:
        for fate in file.fates:
            if fate.kind == "value" and fate.reason == "printed":
                yield file.name, Reprinted(fate.source, fate.file, fate.path, fate.words)
