"""Import existing Word and Excel forms: recognise them, write specs, print these and compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

from goalc.model.forms import SUBMISSION
from goalc.operations.check import check
from goalc.operations.schema import find_pack
from goalc.operations.session import Session
from goalc.pipeline.compile import compile_submission
from goalc.pipeline.compiled import Compiled, Result
from goalc.pipeline.file_names import join as join_names
from goalc.pipeline.format import format_spec
from goalc.pipeline.pack import Pack
from goalc.pipeline.patterns import patterns_of
from goalc.pipeline.reprinted import Expected, Reprinted, added_indicators, compare_printed
from goalc.recognize.gather import Fate
from goalc.recognize.join import Joined, JoinFault, Place, join
from goalc.recognize.pattern import COVER, FORM, TARGET, FormPattern
from goalc.recognize.recognize import MAX_TEXTS, Recognized, recognize, size_of
from goalc.report.report import Report
from goalc.scaffold.imported import ImportedForm, ascii_name, comment_of, imported_files
from goalc.scaffold.repository import schema_files
from goalc.textconv.document_lines import one_line
from goalc.workspace.discover import paths_of
from goalc.workspace.error import BrokenPack, WorkspaceError
from goalc.workspace.folder import DiskFolder
from goalc.workspace.form_files import read_form_file
from goalc.workspace.paths import print_path
from goalc.workspace.store import write_missing

_SCHEMAS = "schema"
_FAULTS = {
    "packs": "import.two-packs",
    "cover": "import.two-covers",
    "twice": "import.twice",
    "departments": "import.two-departments",
    "stage": "import.stage",
}


class ImportedFile(NamedTuple):
    """A file that was read: the pack chosen for it, others that fit nearly as well, its forms, its texts.

    `not_read` are the kinds of parts with text that are not read.
    """

    name: str
    pack: str
    others: tuple[str, ...]
    titles: tuple[str, ...]
    fates: tuple[Fate, ...]
    not_read: tuple[str, ...] = ()

    def count(self, *kinds: str) -> int:
        """Return the number of its texts with one of these fates."""
        return sum(fate.kind in kinds for fate in self.fates)

    @property
    def unplaced(self) -> tuple[Fate, ...]:
        return tuple(fate for fate in self.fates if fate.kind == "unplaced")


@dataclass(frozen=True)
class Imported(Report):
    """The result of an import, with what `check` says of the specs.

    `made` are the files that were written in `folder`; `differences` has the texts that they print in another
    way, with the file in which each stood; `added` are indicators that the pack adds. `is_whole` is False if
    the specs cannot be built yet. `targets` is the folder of the targets that a later stage is about.
    """

    folder: Path = Path()
    read: tuple[ImportedFile, ...] = ()
    made: tuple[str, ...] = ()
    differences: tuple[tuple[str, Reprinted], ...] = ()
    added: tuple[str, ...] = ()
    is_whole: bool = True
    targets: Path | None = None

    @property
    def told(self) -> tuple[Fate, ...]:
        """The texts that differ from the target forms, or from what goalc computes."""
        kinds = ("differs", "miscounted")
        return tuple(fate for file in self.read for fate in file.fates if fate.kind in kinds)


def import_forms(
    files: Sequence[str | Path],
    output: str | Path | None = None,
    pack: str = "",
    packs: Sequence[str | Path] = (),
    *,
    reject: bool = False,
) -> Imported:
    """Write the specs of the forms in files, which belong to one submission, into a folder.

    `pack` is their form pack, by default the one that fits best; with `reject`, tracked changes in Word files
    are taken as rejected. No file is overwritten. Raises `WorkspaceError` for files that are no such forms or
    do not belong together, and `UnknownPack` and `BrokenPack`; then nothing has been written.
    """
    session = Session(paths_of(packs))
    paths = paths_of(files)
    recognized, listed = read_files(paths, known_patterns(session, pack), reject)
    joined = _join(paths, recognized)
    home = _home(joined) if output is None else Path(output)
    used = find_pack(recognized[0].pack, _existing(home), session)
    schemas, new_schemas = _schemas(home, used)
    texts = _texts(used, joined, recognized, schemas)
    names = list(texts)
    texts, result = canonical(texts, used, home, session)
    check_free(home, texts)
    write_missing(home, {**texts, **new_schemas})
    checked = check([home], packs)
    return Imported(
        **{field.name: getattr(checked, field.name) for field in fields(Report)},
        folder=home,
        read=listed,
        made=(*texts, *new_schemas),
        differences=tuple(_differences(result, joined, listed, names, home)),
        added=tuple(added_indicators(result)) if isinstance(result, Compiled) else (),
        is_whole=isinstance(result, Compiled),
    )


def read_files(
    paths: Sequence[Path], patterns: Mapping[str, Sequence[FormPattern]], reject: bool
) -> tuple[list[Recognized], tuple[ImportedFile, ...]]:
    """Return what is recognised in each file, and what there is to tell of it."""
    read = [read_form_file(path, reject) for path in paths]
    for path, one in zip(paths, read, strict=True):
        if size_of(one.documents) > MAX_TEXTS:
            raise WorkspaceError("textconv.too-large", name=path)
    recognized = [recognize(one.documents, patterns) for one in read]
    listed = tuple(
        ImportedFile(print_path(path), one.pack, one.others, _titles(one), one.fates, file.not_read)
        for path, one, file in zip(paths, recognized, read, strict=True)
    )
    return recognized, listed


def known_patterns(session: Session, name: str) -> Mapping[str, Sequence[FormPattern]]:
    """Return the patterns of one pack, or of all that specs here can use; broken ones are left out."""
    here = Path()
    if name:
        return {name: patterns_of(find_pack(name, here, session))}
    found = {}
    for known in session.packs.names(DiskFolder.of(here)):
        try:
            found[known] = patterns_of(find_pack(known, here, session))
        except BrokenPack:
            continue
    return found


def check_forms(paths: Sequence[Path], recognized: Sequence[Recognized]) -> None:
    """Raise `WorkspaceError` for a file without a form, and if no form is filled in."""
    for path, one in zip(paths, recognized, strict=True):
        if not one.items:
            raise WorkspaceError("import.no-text", name=path)
        # A cover alone is a file of a submission, but nearly every text looks like one.
        is_cover = all(form.pattern.is_cover for form in one.forms)
        if not one.forms or (is_cover and len(paths) == 1):
            raise WorkspaceError("import.no-form", name=path)
    read = [form.gathered.data for one in recognized for form in one.forms]
    if not any(data.get(FORM) or data.get(TARGET) for data in read):
        raise WorkspaceError("import.blank", name=paths[0])


def _join(paths: Sequence[Path], recognized: Sequence[Recognized]) -> Joined:
    check_forms(paths, recognized)
    try:
        return join(recognized)
    except JoinFault as fault:
        arguments = {"field": fault.key, "one": fault.one, "other": fault.other}
        raise WorkspaceError(_FAULTS[fault.kind], **arguments) from None


def _titles(one: Recognized) -> tuple[str, ...]:
    return tuple(form.pattern.title for form in one.forms)


def _home(joined: Joined) -> Path:
    """Return the folder that a submission usually has."""
    unit = ascii_name(str(joined.cover.get("编制单位", ""))) or "imported"
    return Path("specs") / str(joined.cover.get("年度", "")) / unit


def _existing(folder: Path) -> Path:
    """Return the folder itself, or the nearest above it that exists."""
    return next((place for place in (folder, *folder.absolute().parents) if place.is_dir()), Path())


def _schemas(home: Path, pack: Pack) -> tuple[str, dict[str, str]]:
    """Return the path from a submission to the schemas of its pack, and the files to write if there are none.

    They are looked for in `schema/PACK` and `schema` of the folders above.
    """
    up = ""
    for place in home.absolute().parents:
        up += "../"
        for folder in (f"{_SCHEMAS}/{pack.name}", _SCHEMAS):
            if (place / folder / f"{SUBMISSION.name}.schema.json").is_file():
                return f"{up}{folder}", {}
    # Below the current folder they stand at its top, where those of `goalc init` do.
    here = Path().absolute()
    own = home.absolute()
    levels = len(own.relative_to(here).parts) if own.is_relative_to(here) else 0
    up = "../" * levels
    files = schema_files(pack)
    return f"{up}{_SCHEMAS}", {f"{up}{name}": text for name, text in files.items()}


def _texts(pack: Pack, joined: Joined, recognized: Sequence[Recognized], schemas: str) -> dict[str, str]:
    title = joined.pattern.title if joined.pattern else pack.profile.cover()
    fates = [one.fates for one in recognized]
    cover = ImportedForm(title, joined.cover, comments_of(fates, joined.places[:1]))
    forms = [
        ImportedForm(form.pattern.title, form.data, comments_of(fates, form.places)) for form in joined.forms
    ]
    return imported_files(pack, cover, forms, schemas)


def comments_of(fates: Sequence[Sequence[Fate]], places: Sequence[Place]) -> dict[str, list[str]]:
    """Return a comment for each text of a form that found no place, by the key above which it stands.

    `fates` are those of each file.
    """
    found: dict[str, list[str]] = {}
    for place in places:
        for fate in fates[place.file]:
            if fate.form == place.form and fate.kind == "unplaced":
                key = str(fate.path[0]) if fate.path else ""
                guess = fate.words or "·".join(map(str, fate.path))
                line = comment_of(str(fate.source.place), one_line(fate.source.text), guess)
                if line not in found.setdefault(key, []):
                    found[key].append(line)
    return found


def canonical(
    texts: Mapping[str, str], pack: Pack, home: Path, session: Session
) -> tuple[dict[str, str], Result]:
    """Return the texts in canonical form, and the submission that they are."""
    configuration = session.configurations.of(DiskFolder.of(_existing(home)))
    world = session.world(DiskFolder.of(home), configuration)
    folder = print_path(home)
    raw = compile_submission(folder, _bytes(texts), world, policy=configuration.policy)
    names = {join_names(folder, name): name for name in texts}
    formatted = {
        own: format_spec(raw.files, pack, name) if name in raw.files.trees else texts[own]
        for name, own in names.items()
    }
    return formatted, compile_submission(folder, _bytes(formatted), world, policy=configuration.policy)


def _bytes(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in texts.items()}


def check_free(home: Path, texts: Mapping[str, str]) -> None:
    """Raise `WorkspaceError` for the first file that exists."""
    for name in texts:
        if (home / name).exists() or (home / name).is_symlink():
            raise WorkspaceError("io.exists", name=home / name)


def _differences(
    result: Result, joined: Joined, files: Sequence[ImportedFile], names: Sequence[str], home: Path
) -> Iterator[tuple[str, Reprinted]]:
    """Yield the texts of the files that the specs print in another way."""
    if not isinstance(result, Compiled):
        return
    folder = print_path(home)
    cover = join_names(folder, names[0])
    own = {
        place: join_names(folder, name)
        for form, name in zip(joined.forms, names[1:], strict=True)
        for place in form.places
    }
    for number, file in enumerate(files):
        expected = [
            Expected(fate.source, spec, fate.path)
            for fate in file.fates
            if fate.kind in {"value", "computed"}
            for spec in [own.get(Place(number, fate.form), cover) if fate.file == FORM else cover]
            if fate.path != ("编制单位",) or fate.file == COVER
        ]
        yield from ((file.name, one) for one in compare_printed(result, expected))
