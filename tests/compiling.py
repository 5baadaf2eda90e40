"""The door through which tests compile specs: from texts in memory to models, pieces and files."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from goalc.document.document import Document
from goalc.library.load import LoadedLibrary
from goalc.pipeline.build import build
from goalc.pipeline.compile import compile_submission
from goalc.pipeline.compiled import Compiled, Result
from goalc.pipeline.pack import LoadedPack, Pack
from goalc.pipeline.pieces import OutputPiece, Pieces, lay_out
from goalc.pipeline.policy import Policy
from goalc.source.diagnostic import Finding
from goalc.workspace.folder import DiskFolder
from goalc.workspace.packs import PackStore
from goalc.writers.docx import DocxWriter

NOWHERE = DiskFolder.of(Path(__file__).parent)
"""A folder without packs and libraries around it."""


TARGETS = "targets"
"""The folder of the targets beside a later stage."""


@dataclass(frozen=True)
class MemoryWorld:
    """A world without a disk: packs, libraries that a test made, and files of other submissions.

    `place` is the folder of a submission among those files, None for the one that is compiled.
    """

    packs: PackStore
    own: Sequence[LoadedLibrary]
    others: Mapping[str, bytes] = field(default_factory=dict)
    place: str | None = None

    def pack(self, name: str) -> LoadedPack | Finding:
        return self.packs.find(name, NOWHERE)

    def libraries(self) -> Sequence[LoadedLibrary]:
        return self.own

    def neighbour(self, path: str) -> MemoryNeighbour | None:
        """Return the submission at a path; beside the one that is compiled lie its targets alone."""
        return self._at(TARGETS if self.place is None else posixpath.normpath(f"{self.place}/{path}"))

    def year_before(self, year: int) -> MemoryNeighbour | None:
        return self._at(str(year - 1))

    def _at(self, place: str) -> MemoryNeighbour | None:
        found = MemoryNeighbour(replace(self, place=place))
        return found if found.files else None


@dataclass(frozen=True)
class MemoryNeighbour:
    """One of the other submissions."""

    world: MemoryWorld

    @property
    def folder(self) -> str:
        return self.world.place or ""

    @property
    def files(self) -> Mapping[str, bytes]:
        lead = f"{self.folder}/"
        others = self.world.others.items()
        return {name.removeprefix(lead): content for name, content in others if name.startswith(lead)}

    def read(self, names: Sequence[str]) -> Mapping[str, bytes]:
        return {name: self.files[name] for name in names if name in self.files}

    def specs(self) -> Sequence[str]:
        return [name for name in self.files if name.count("/") == name.startswith("projects/")]

    def submissions(self) -> Sequence[str]:
        return [name.partition("/")[0] for name in self.files if name.endswith("/submission.yaml")]


def texts(folder: Path) -> dict[str, str]:
    """The spec files of a submission by their names in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.yaml"))
    }


def compiled(
    files: Mapping[str, str],
    *packs: Path,
    policy: Policy | None = None,
    libraries: Sequence[LoadedLibrary] = (),
    before: Mapping[str, str] = MappingProxyType({}),
) -> Result:
    """Compile files that lie in no folder; `targets/` has what a later stage is about.

    `before` are the files of the year before, in the folder 2024.
    """
    lead = f"{TARGETS}/"
    own = {name: text.encode() for name, text in files.items() if not name.startswith(lead)}
    others = {name: text.encode() for name, text in {**files, **before}.items() if name not in own}
    return compile_submission("", own, MemoryWorld(_store(packs), libraries, others), policy=policy)


def pack_named(name: str, *packs: Path) -> Pack:
    """A pack that goalc ships, or one in the folders of a test."""
    found = _store(packs).find(name, NOWHERE)
    assert not isinstance(found, Finding)
    assert found.pack is not None
    return found.pack


@cache
def _store(packs: tuple[Path, ...]) -> PackStore:
    """Packs that no test changes; each is loaded once."""
    return PackStore(packs)


def whole(result: Result) -> Compiled:
    """A submission that has a model."""
    assert isinstance(result, Compiled), result.diagnostics
    return result


def documents_of(result: Result) -> tuple[Document, ...]:
    """The forms, laid out, and the cover if its pack prints one."""
    return tuple(one for one in lay_out(whole(result)) if isinstance(one, Document))


def documents(result: Result) -> tuple[Document, ...]:
    """The cover and the forms, laid out."""
    laid = documents_of(result)
    assert len(laid) == len(whole(result).submission.forms) + 1
    return laid


def documents_by_file(result: Result) -> dict[str, Document]:
    """The cover and the forms, laid out, by their spec files."""
    return dict(zip(Pieces(whole(result)).booklet.specs, documents(result), strict=True))


def outputs(result: Result, formats: Sequence[str] = ("docx", "xlsx")) -> dict[str, bytes]:
    """The files of a submission by name."""
    return _built(result, formats, lambda _: True)


def booklet(result: Result, form: str) -> bytes:
    """The file with all forms, read back and compared with them."""
    (content,) = _built(result, [form], lambda piece: piece.whole, verify=True).values()
    return content


def _built(
    result: Result, formats: Sequence[str], is_wanted: Callable[[OutputPiece], bool], verify: bool = False
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}

    def put(name: str, pieces: Iterable[bytes]) -> None:
        files[name] = b"".join(pieces)

    built = build(whole(result), formats, put, is_wanted, verify)
    assert not built.diagnostics
    assert [output.name for output in built.outputs] == sorted(files, key=list(built.digests).index)
    return files


def docx_writer(pack: Pack) -> DocxWriter:
    """The writer of Word files with the looks of a pack."""
    writer = pack.writer("docx")
    assert isinstance(writer, DocxWriter)
    return writer
