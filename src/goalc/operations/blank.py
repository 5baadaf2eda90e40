"""Write empty forms for people who never see a spec: of a form pack, or for the forms of submissions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goalc.layout.fault import TemplateFault
from goalc.model.forms import SUBMISSION
from goalc.model.spec import Form, Project
from goalc.operations.results import Collector
from goalc.operations.schema import find_pack
from goalc.operations.session import Session
from goalc.pipeline.blank import BLANK_FORMATS, BlankForm, BlankForms
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.edition import publish
from goalc.pipeline.file_names import safe_name
from goalc.pipeline.pack import Pack
from goalc.report.report import Report
from goalc.workspace.discover import Paths, discover, paths_of
from goalc.workspace.error import BrokenPack, WorkspaceError
from goalc.workspace.paths import print_path
from goalc.workspace.store import make_folder, replace


@dataclass(frozen=True)
class BlankReport(Report):
    """The result of writing empty forms.

    `made` are new files, `same` those that were there already, `kept` those in whose place another file is:
    a form that somebody has filled in. `refused` are submissions with errors.
    """

    made: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def blank(
    paths: Paths = (),
    output: str | Path = "blank",
    *,
    pack: str = "",
    formats: Sequence[str] = BLANK_FORMATS,
    packs: Sequence[str | Path] = (),
) -> BlankReport:
    """Write the empty forms of a pack, or those of the submissions under the paths, into folders of theirs.

    A form of a submission has what is known: year, unit and the project's name; in a later stage also the
    targets. Of an edition for publication, secret projects are left out. No file is overwritten. Raises
    `WorkspaceError`, `UnknownPack` and `BrokenPack`, `ValueError` for an unknown format.
    """
    if unknown := set(formats) - set(BLANK_FORMATS):
        raise ValueError(f"unknown formats: {sorted(unknown)}")
    session, writing = Session(paths_of(packs)), _Writing(formats)
    collector, refused = Collector(), list[str]()
    if pack:
        forms = BlankForms(found := find_pack(pack, Path(), session))
        for title in forms.titles:
            writing.put(Path(output), title, forms.make(title), found)
    for folder in discover(paths_of(paths)):
        try:
            result, configuration = session.compile(folder)
        except WorkspaceError as error:
            collector.troubles.append(error.trouble)
            continue
        if not isinstance(result, Compiled):
            collector.take(result, configuration)
            refused.append(folder.name)
            continue
        public = configuration.policy.settings.public
        shown = publish(result, configuration.policy).compiled if public else result
        for name, made in _forms_of(shown) if shown else ():
            writing.put(Path(output) / folder.place, name, made, result.pack)
    return collector.report(
        BlankReport,
        made=tuple(writing.made),
        same=tuple(writing.same),
        kept=tuple(writing.kept),
        refused=tuple(refused),
    )


def _forms_of(compiled: Compiled) -> Iterator[tuple[str, BlankForm | TemplateFault]]:
    """Yield the empty forms of a submission with their names: its own, and of targets one without a name."""
    forms, submission = BlankForms(compiled.pack), compiled.submission
    profile = compiled.pack.profile
    for title in forms.titles:
        form = profile.forms[title]
        if form.stage != submission.stage:
            continue
        own: list[Form | None] = [one for one in submission.forms if one.title == title]
        if form.of == SUBMISSION.of or (form.stage == "目标" and submission.department not in own):
            own.append(None)
        for one in own:
            name = f"{title}-{one.name}" if isinstance(one, Project) else title
            yield name, forms.make(title, submission.cover, one)


class _Writing:
    """A writer of files that overwrites none."""

    def __init__(self, formats: Sequence[str]) -> None:
        self._formats = formats
        self.made: list[str] = []
        self.same: list[str] = []
        self.kept: list[str] = []

    def put(self, folder: Path, name: str, form: BlankForm | TemplateFault, pack: Pack) -> None:
        """Write a form in each format. Raises `BrokenPack` for one that cannot be printed."""
        if isinstance(form, TemplateFault):
            sources = {file.name: file for file in pack.files.values()}
            raise BrokenPack([pack.locate_fault(form, {})], sources)
        for ending in self._formats:
            target = folder / f"{safe_name(name)}.{ending}"
            content = form.write(ending)
            if target.exists() or target.is_symlink():
                is_same = target.is_file() and target.read_bytes() == content
                (self.same if is_same else self.kept).append(print_path(target))
                continue
            make_folder(folder)
            replace(target, content)
            self.made.append(print_path(target))
