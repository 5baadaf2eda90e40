"""Files of a submission → cover and forms, typed, with the diagnostics of each file by itself.

In: the bytes of files by their names in the submission's folder, and the `World` around it. Out: `ReadForms`,
or `Refused` if the cover or the form pack cannot be read. Relations between forms are not checked here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from goalc.library.load import LibraryScope
from goalc.model.dates import move_examples
from goalc.model.forms import (
    DEPARTMENT,
    SUBMISSION,
    VOCABULARY,
    kind_at,
)
from goalc.model.spec import FORM_KEY, Form
from goalc.model.stage import StageForm
from goalc.pipeline.compiled import Files, ReadForms, Refused
from goalc.pipeline.decode import Decoder, bare_words, error, is_kind, is_word
from goalc.pipeline.file_names import join
from goalc.pipeline.notes import Notes
from goalc.pipeline.pack import Pack
from goalc.pipeline.targets import Targets
from goalc.pipeline.world import World
from goalc.source.diagnostic import Arguments, Diagnostic, Finding, Label, Origin, Phrase
from goalc.syntax.decode_text import decode_text
from goalc.syntax.doctor.repair import Parents
from goalc.syntax.parse import parse
from goalc.syntax.tree import locate, plain

PACK_KEY = "表样"
_YEAR = re.compile(r"20[0-9]{2}")


def read_forms(
    folder: str, files: Mapping[str, bytes], world: World, listed: bool = False, follow: bool = True
) -> ReadForms | Refused:
    """Read the files of the folder that messages call `folder`; no rules are applied.

    `listed`: return only the forms that the cover lists, in its order. Without it, or if the cover lists
    none, return all forms: the department, then the projects by name. Without `follow`, targets are not
    looked for: of a later stage, only the cover is read.
    """
    reader = _Reader(folder, files, world)
    reader.read_cover()
    pack, data = reader.pack, reader.read_data(files)
    if pack is None:
        return reader.refuse()
    decoder = Decoder(reader.notes, pack, LibraryScope(lambda: (*world.libraries(), *pack.library)))
    stage = decoder.stage(data[SUBMISSION.place])
    read = partial(read_forms, follow=False)
    targets = None if stage == "目标" else Targets(reader.notes, folder, world, read if follow else None)
    taken = targets.read_cover(data[SUBMISSION.place]) if targets else None
    cover = decoder.cover(reader.cover_name, data[SUBMISSION.place], stage, taken)
    names = sorted(data.keys() - {SUBMISSION.place}, key=lambda name: (name != DEPARTMENT.place, name))
    if listed and cover is not None and cover.order:
        names = [name for name in cover.order if name in names]
    decoded = {name: decoder.form(kind_at(name), join(folder, name), data[name], stage) for name in names}
    if cover is None:
        return reader.refuse()
    forms = targets.join(decoded, pack.profile) if targets else _targets_alone(decoded)
    return ReadForms(reader.files(), pack, cover, forms)


def _targets_alone(decoded: Mapping[str, Form | StageForm | None]) -> dict[str, Form | None]:
    """Return the forms of a submission of targets: none of them is of a later stage."""
    return {name: None if isinstance(form, StageForm) else form for name, form in decoded.items()}


class _Reader:
    """A reader of files and of the pack; each file is parsed once, forms with the pack's vocabulary."""

    def __init__(self, folder: str, files: Mapping[str, bytes], world: World) -> None:
        self.names = tuple(join(folder, name) for name in files)
        self.cover_name = join(folder, SUBMISSION.place)
        self.notes = Notes(self.names)
        self.pack: Pack | None = None
        self._folder = folder
        self._content = files.get(SUBMISSION.place)
        self._cover: Any = None
        self._world = world

    def read_cover(self) -> None:
        """Read the cover, and find the pack that it names."""
        if self._content is None:
            return
        cover = _parse(self.notes, self.cover_name, self._content, VOCABULARY)
        # Another form in the place of the cover is not used as one.
        if cover is not None and is_kind(self.notes, self.cover_name, cover, SUBMISSION):
            self._cover = cover
            self.pack = _find_pack(self.notes, self.cover_name, cover, self._world)

    def read_data(self, files: Mapping[str, bytes]) -> dict[str, Any]:
        """Return the plain data of each file by its name, None for one that cannot be read."""
        # A pack's own words help to explain typing mistakes in its forms.
        words = self.pack.vocabulary if self.pack else VOCABULARY
        parents = self.pack.parents if self.pack else None
        return {
            name: self._cover
            if name == SUBMISSION.place
            else _parse(self.notes, join(self._folder, name), content, words, parents)
            for name, content in files.items()
        }

    def files(self) -> Files:
        notes = self.notes
        forms = frozenset(self.names) - {self.cover_name}
        diagnostics = (_with_year(diagnostic, self._year()) for diagnostic in notes.diagnostics)
        return Files(self.names, forms, notes.sources, notes.trees, tuple(diagnostics))

    def _year(self) -> int | None:
        """Return the year of the submission, also of one whose cover is wrong elsewhere."""
        value = self._cover.get(*SUBMISSION.path("year")) if self._cover is not None else None
        return int(value) if isinstance(value, str) and _YEAR.fullmatch(value) else None

    def refuse(self) -> Refused:
        files = self.files()
        return Refused(files, files.diagnostics, pack=self.pack)


def _with_year(diagnostic: Diagnostic, year: int | None) -> Diagnostic:
    """Return a diagnostic whose examples of dates are in a year, if that is known."""
    if year is None:
        return diagnostic
    return replace(diagnostic, arguments=_move_arguments(diagnostic.arguments, year))


def _move_arguments(arguments: Arguments, year: int) -> Arguments:
    moved = dict(arguments)
    for name, value in arguments.items():
        if isinstance(value, Phrase):
            moved[name] = value._replace(arguments=_move_arguments(value.arguments, year))
        elif name == "examples" and isinstance(value, tuple):
            moved[name] = move_examples(value, year)
    return moved


def _parse(
    notes: Notes, name: str, content: bytes, words: frozenset[str], parents: Parents | None = None
) -> Any | None:
    decoded = decode_text(name, content, words)
    notes.sources[name] = decoded.source
    notes.diagnostics += decoded.diagnostics
    if decoded.diagnostics:
        return None
    result = parse(decoded.source, words, parents)
    notes.diagnostics += result.diagnostics
    if result.node is None:
        return None
    notes.trees[name] = result.node
    # Nothing can be read without these two; the words of other keys are told with the rest of the contract.
    found = bare_words(notes, name, lambda _: True)
    bare = [word for word in found if word.origin.path in {(FORM_KEY,), (PACK_KEY,)}]
    notes.add(bare)
    return None if bare else plain(result.node)


def _find_pack(notes: Notes, file: str, cover: Any, world: World) -> Pack | None:
    name = cover.get(PACK_KEY)
    if name is None:
        arguments: dict[str, object] = {"key": PACK_KEY, "shown": (PACK_KEY,), "help": ""}
        notes.add([error("GC001.missing", file, (PACK_KEY,), arguments)])
        return None
    if not is_word(notes, file, PACK_KEY, name):
        return None
    found = world.pack(name)
    if isinstance(found, Finding):
        notes.add([replace(found, origin=Origin(file, (PACK_KEY,)))])
        return None
    if found.pack is not None and found.diagnostics:
        notes.sources.update(found.sources)
        notes.diagnostics += found.diagnostics
    if found.pack is None:
        # One cause, one message: the pack's own, with the place that named the pack as a label.
        used = Label("GC901.used", file, locate(notes.trees[file], (PACK_KEY,)))
        notes.sources.update(found.sources)
        notes.diagnostics += [replace(d, labels=(*d.labels, used)) for d in found.diagnostics]
    return found.pack
