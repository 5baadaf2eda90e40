"""Create the next form of a submission."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from goalc.model.forms import PROJECT, PROJECTS_FOLDER, SUBMISSION, FormKind
from goalc.model.spec import PACK_KEY
from goalc.operations.schema import find_pack
from goalc.operations.session import Session
from goalc.pipeline.pack import Pack
from goalc.scaffold.empty_project import empty_project
from goalc.scaffold.modeline import named_schema
from goalc.scaffold.repository import next_project
from goalc.scaffold.skeleton import NO_PHONE, Skeleton
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.syntax.limits import MAX_BYTES
from goalc.syntax.parse import parse
from goalc.syntax.tree import Mapping as MappingNode
from goalc.syntax.tree import Scalar
from goalc.syntax.tree import Sequence as SequenceNode
from goalc.workspace.discover import paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.paths import read_bounded
from goalc.workspace.store import make_folder, replace, rewrite_all


def new(
    folder: str | Path,
    kind: FormKind,
    name: str = "",
    packs: Sequence[str | Path] = (),
    source: str | Path | None = None,
) -> Path | None:
    """Create the next file of the submission in `folder`, with the structure of the project `source` if
    given.

    Return its path, or None if `source` is not a spec that can be read. Raises `WorkspaceError` if a file
    would be overwritten or the pack has no such form, `UnknownPack` and `BrokenPack`.
    """
    home = Path(folder)
    cover = _cover(home)
    pack = find_pack(cover.get(PACK_KEY, ""), home, Session(paths_of(packs)))
    target = home / (next_project(_project_names(home), name) if kind is PROJECT else kind.place)
    if target.exists() or kind.name not in pack.schemas:
        raise WorkspaceError("io.exists" if target.exists() else "io.no-form", name=target, form=kind.title)
    known = _known_values(kind, name, cover)
    year, schema = cover.get("年度", ""), _schema_path(home, kind)
    text: str | None
    if source is None:
        text = _skeleton(pack.schemas[kind.name], pack, year, known, schema)
    else:
        text = empty_project(_source(Path(source)), pack, year, known, schema)
    if text is None:
        return None
    make_folder(target.parent)
    replace(target, text.encode())
    _add_to_list(home, target.relative_to(home).as_posix())
    return target


def _known_values(kind: FormKind, name: str, cover: Mapping[str, str]) -> dict[str, str]:
    if kind is PROJECT:
        return {"项目名称": name, "联系电话": cover.get("联系电话", NO_PHONE)}
    return {"部门名称": cover.get("编制单位", "")}


def _skeleton(title: str, pack: Pack, year: str, known: Mapping[str, str], schema: str) -> str:
    return Skeleton(pack, int(year) if year.isascii() and year.isdigit() else 0, known).text(title, schema)


def _cover(folder: Path) -> dict[str, str]:
    node = parse(_source(folder / SUBMISSION.place)).node
    entries = node.entries if isinstance(node, MappingNode) else ()
    return {e.key.text: e.value.text for e in entries if isinstance(e.value, Scalar)}


def _source(path: Path) -> SourceText:
    return decode_text(path.as_posix(), read_bounded(path, MAX_BYTES)).source


def _project_names(folder: Path) -> list[str]:
    projects = folder / PROJECTS_FOLDER
    return [path.name for path in projects.iterdir()] if projects.is_dir() else []


def _schema_path(folder: Path, kind: FormKind) -> str:
    """Return the path of the form's schema, which is beside the schema that the cover names."""
    named = named_schema(_source(folder / SUBMISSION.place).text)
    path = named or f"schema/{SUBMISSION.name}.schema.json"
    path = path.replace(f"{SUBMISSION.name}.schema.json", f"{kind.name}.schema.json")
    return path if "://" in path else "../" * kind.place.count("/") + path


def _add_to_list(folder: Path, name: str) -> None:
    """Add a file to the list of the cover (表格), if it has one; every other byte stays."""
    path = folder / SUBMISSION.place
    source = _source(path)
    node = parse(source).node
    (order,) = SUBMISSION.path("order")
    listed = node.get(str(order)) if isinstance(node, MappingNode) else None
    if not isinstance(listed, SequenceNode) or not listed.items:
        return
    last = listed.items[-1]
    lead = source.text[source.text.rfind("\n", 0, last.start) + 1 : last.start]
    if lead.strip() != "-":
        raise WorkspaceError("io.list-by-hand", name=path, file=name)
    end = source.text.find("\n", last.end)
    end = len(source.text) if end < 0 else end - source.text[:end].endswith("\r")
    line_end = "\r\n" if "\r\n" in source.text else "\n"
    text = f"{source.text[:end]}{line_end}{lead}{name}{source.text[end:]}"
    bom = b"\xef\xbb\xbf" if read_bounded(path, 3).startswith(b"\xef\xbb\xbf") else b""
    rewrite_all(folder, {SUBMISSION.place: bom + text.encode()})
