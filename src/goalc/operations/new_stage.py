"""Begin a later stage of a submission: its monitoring, or its self-evaluation."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

from goalc import resources
from goalc.model.forms import SUBMISSION, kind_of
from goalc.model.profile import Stage
from goalc.model.spec import MONTHS_KEY
from goalc.operations.results import Begun, Collector
from goalc.operations.schema import find_pack
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pack import Pack, editor_schemas
from goalc.scaffold.modeline import named_schema
from goalc.scaffold.stage import NewStage, folder_name, target_names
from goalc.workspace.discover import SubmissionFolder, discover, paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.store import write_missing


def new_stage(
    path: str | Path,
    stage: Stage,
    *,
    pack: str = "",
    months: str = "",
    output: str | Path | None = None,
    packs: Sequence[str | Path] = (),
) -> Begun:
    """Write the files of a later stage for the submission, or for the one target form, at `path`.

    They lie in `output`, by default in a folder of the targets. Files that exist are left as they are. `pack`
    is the name of the pack of the stage's forms, by default that of the targets. Nothing is written, and the
    report says why, if the targets cannot be read. Raises `WorkspaceError`, `UnknownPack` and `BrokenPack`.
    """
    session = Session(paths_of(packs))
    targets = discover([Path(path)])[0]
    periods = resources.schema(SUBMISSION.name)["properties"][MONTHS_KEY]["pattern"]
    if stage == "监控" and not re.fullmatch(periods, months):
        raise WorkspaceError("io.no-months", value=months)
    result, configuration = session.compile(targets)
    collector = Collector()
    collector.take(result, configuration)
    if not isinstance(result, Compiled):
        return collector.report(Begun)
    if result.submission.stage != "目标":
        raise WorkspaceError("io.no-targets", name=targets.folder, stage=result.submission.stage)
    own = find_pack(pack, targets.folder, session) if pack else result.pack
    if not any(form.stage == stage and form.of != SUBMISSION.of for form in own.profile.forms.values()):
        raise WorkspaceError("io.no-stage", pack=own.name, stage=stage)
    home = Path(output) if output is not None else targets.folder / folder_name(stage, months)
    begun = NewStage(stage, own, Path(os.path.relpath(targets.folder, home)).as_posix(), months)
    schemas = StageSchemas(targets.folder, result.files.sources[result.submission.file].text, own, stage)
    write_missing(schemas.folder, schemas.texts)
    made, kept = write_missing(home, _texts(begun, result, targets, home, schemas))
    return collector.report(Begun, folder=home, made=made, kept=kept)


def _texts(
    begun: NewStage, result: Compiled, targets: SubmissionFolder, home: Path, schemas: StageSchemas
) -> dict[str, str]:
    """Return the texts of a stage's files by name: the cover, and a form for each one that is asked for."""
    profile, stage = begun.pack.profile, begun.stage
    schema = schemas.seen_from(home, profile.cover(stage))
    texts = {SUBMISSION.place: begun.cover(result.submission, schema)}
    for name, form in target_names(result.submission):
        title = next(iter(profile.titles(kind_of(form).of, stage)), "")
        if title and (targets.selected is None or name in targets.selected):
            texts[name] = begun.form(form, title, name, schemas.seen_from((home / name).parent, title))
    return texts


class StageSchemas:
    """The schemas of a stage's forms, in the folder of the schema that the targets' cover names, if any."""

    def __init__(self, targets: Path, cover: str, pack: Pack, stage: Stage) -> None:
        named = named_schema(cover)
        named = "" if "://" in named else named
        self.folder = (targets / named).parent if named else targets
        self._names = {title: name for name, title in pack.schemas.items()} if named else {}
        wanted = {self._names[title] for title in self._names if self._is_of(pack, title, stage)}
        schemas = editor_schemas(pack).items() if named else ()
        self.texts = {
            f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
            for name, schema in schemas
            if name in wanted
        }

    def _is_of(self, pack: Pack, title: str, stage: Stage) -> bool:
        form = pack.profile.form(title)
        return form is not None and form.stage == stage

    def seen_from(self, folder: Path, title: str) -> str:
        """Return the path of a form's schema from a folder; empty if the targets name no schema."""
        if title not in self._names:
            return ""
        place = os.path.relpath(self.folder / f"{self._names[title]}.schema.json", folder)
        return Path(place).as_posix()
