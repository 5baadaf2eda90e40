"""Write empty forms for people who never see a spec: of a form pack, or for the forms of submissions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goalc.layout.fault import TemplateFault
from goalc.model.forms import SUBMISSION
from goalc.model.spec import Form, Project
from goalc.operations.results import Collector
from goalc.operations.schema import find_pack
from goalc.operations.session import Session
from goalc.pipeline.blank import BLANK_FORMATS, BlankForm, BlankForms
from goalc.pipeline.compiled import Compiled, Result
from goalc.pipeline.edition import Edition, publish
from goalc.pipeline.file_names import safe_name
from goalc.pipeline.pack import Pack
from goalc.report.report import Report
from goalc.workspace.configuration import Configuration
from goalc.workspace.discover import Paths, SubmissionFolder, discover, paths_of
from goalc.workspace.error import BrokenPack, WorkspaceError
from goalc.workspace.paths import print_path, read_bounded
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
    session, writing = Session(paths_of(packs)), _Writing(Path(output), formats)
    if pack:
        found = find_pack(pack, Path(), session)
        forms = BlankForms(found)
        writing.put_all(Path(), found, ((title, forms.make(title)) for title in forms.titles))
    for folder in discover(paths_of(paths)):
        try:
            writing.put_submission(folder, *session.compile(folder))
        except WorkspaceError as error:
            writing.collector.troubles.append(error.trouble)
    return writing.report()


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
    """A writer of files below a folder that overwrites none, with what there is to report."""

    def __init__(self, output: Path, formats: Sequence[str]) -> None:
        self.collector = Collector()
        self._output = output
        self._formats = formats
        self._made: list[str] = []
        self._same: list[str] = []
        self._kept: list[str] = []
        self._refused: list[str] = []

    def put_submission(self, folder: SubmissionFolder, result: Result, configuration: Configuration) -> None:
        """Write the empty forms of a submission, or note why there are none."""
        if not isinstance(result, Compiled):
            self.collector.take(result, configuration)
            self._refused.append(folder.name)
            return
        public = configuration.policy.settings.public
        edition = publish(result, configuration.policy) if public else Edition(result)
        if edition.compiled is None:
            sources = result.files.sources
            self.collector.take_companion((), edition.diagnostics, sources, configuration)
            self._refused.append(folder.name)
            return
        self.put_all(Path(folder.place), result.pack, _forms_of(edition.compiled))

    def put_all(
        self, place: Path, pack: Pack, forms: Iterable[tuple[str, BlankForm | TemplateFault]]
    ) -> None:
        """Write forms by their names. Raises `BrokenPack` for one that cannot be printed."""
        for name, form in forms:
            if isinstance(form, TemplateFault):
                sources = {file.name: file for file in pack.files.values()}
                raise BrokenPack([pack.locate_fault(form, {})], sources)
            for ending in self._formats:
                target = self._output / place / f"{safe_name(name)}.{ending}"
                self._put(target, form.write(ending))

    def _put(self, target: Path, content: bytes) -> None:
        if target.exists() or target.is_symlink():
            is_same = target.is_file() and read_bounded(target, len(content)) == content
            (self._same if is_same else self._kept).append(print_path(target))
            return
        make_folder(target.parent)
        replace(target, content)
        self._made.append(print_path(target))

    def report(self) -> BlankReport:
        """Return what was written, and what was not."""
        return self.collector.report(
            BlankReport,
            made=tuple(self._made),
            same=tuple(self._same),
            kept=tuple(self._kept),
            refused=tuple(self._refused),
        )
