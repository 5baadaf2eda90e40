"""The door through which tests compile specs: from texts in memory to models, pieces and files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

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
    """A world without a disk: packs, and libraries that a test made."""

    packs: PackStore
    own: Sequence[LoadedLibrary]
    targets: Mapping[str, bytes] = field(default_factory=dict)

    def pack(self, name: str) -> LoadedPack | Finding:
        return self.packs.find(name, NOWHERE)

    def libraries(self) -> Sequence[LoadedLibrary]:
        return self.own

    def neighbour(self, path: str) -> MemoryNeighbour | None:
        """Return the targets, if there are some: nothing else lies beside what is in no folder."""
        return MemoryNeighbour(self, self.targets) if self.targets else None


@dataclass(frozen=True)
class MemoryNeighbour:
    """The targets that a later stage is about."""

    world: MemoryWorld
    files: Mapping[str, bytes]
    folder: str = TARGETS

    def read(self, names: Sequence[str]) -> Mapping[str, bytes]:
        return {name: self.files[name] for name in names if name in self.files}


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
) -> Result:
    """Compile files that lie in no folder; those below `targets/` are what a later stage is about."""
    content = {name: text.encode() for name, text in files.items()}
    lead = f"{TARGETS}/"
    own = {name: data for name, data in content.items() if not name.startswith(lead)}
    targets = {name.removeprefix(lead): data for name, data in content.items() if name.startswith(lead)}
    return compile_submission("", own, MemoryWorld(_store(packs), libraries, targets), policy=policy)


@cache
def _store(packs: tuple[Path, ...]) -> PackStore:
    """Packs that no test changes; each is loaded once."""
    return PackStore(packs)


def whole(result: Result) -> Compiled:
    """A submission that has a model."""
    assert isinstance(result, Compiled), result.diagnostics
    return result


def documents(result: Result) -> tuple[Document, ...]:
    """The cover and the forms, laid out."""
    laid = tuple(one for one in lay_out(whole(result)) if isinstance(one, Document))
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
