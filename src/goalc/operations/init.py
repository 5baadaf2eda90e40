"""A repository ready to work, and the next file of a submission.

In: what is known of a submission. Out: files on disk, none of them in the place of another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from goalc import resources
from goalc.model import spec
from goalc.pipeline.build import safe_name
from goalc.pipeline.pack import SCHEMA_KINDS, Pack, schema_of
from goalc.pipeline.read import DEPARTMENT_FILE, PROJECTS_FOLDER, SUBMISSION_FILE
from goalc.scaffold.empty_project import empty_project
from goalc.scaffold.skeleton import Skeleton
from goalc.source.diagnostic import Finding
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.syntax.parse import parse
from goalc.syntax.tree import Mapping as Tree
from goalc.syntax.tree import Scalar, Sequence
from goalc.workspace.configuration import Configurations
from goalc.workspace.error import BrokenPack, UnknownPack, WorkspaceError
from goalc.workspace.packs import PackStore
from goalc.workspace.spec_files import read
from goalc.workspace.store import make_folder, replace, rewrite_all

SCAFFOLD = {
    "editorconfig": ".editorconfig",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "goalc.toml": "goalc.toml",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "github.yml": ".github/workflows/goalc.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "gitea.yml": ".gitea/workflows/goalc.yml",
    "README.md": "README.md",
}
_NUMBER = re.compile(r"(\d+)")
_SCHEMA = re.compile(r"# yaml-language-server: \$schema=(\S+)")


class Unit(NamedTuple):
    """What is known of a submission before it is written."""

    name: str
    year: int
    handler: str
    phone: str
    pack: str
    folder: str


@dataclass
class Started:
    """The files that were made, and those that were there already, by their names."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def find_pack(name: str, beside: Path, packs: tuple[Path, ...] = ()) -> Pack:
    """The pack of this name; raises `UnknownPack` and `BrokenPack`."""
    shelf = PackStore(packs)
    found = shelf.find(name, beside, Configurations().of(beside).packs)
    if isinstance(found, Finding):
        raise UnknownPack(name, shelf.names(beside))
    if found.pack is None:
        raise BrokenPack(found.diagnostics, found.sources)
    return found.pack


def init(folder: Path, unit: Unit, pack: Pack) -> Started:
    """Make a repository in a folder; files that are there are left as they are."""
    place = f"specs/{unit.year}/{unit.folder or _folder_name(unit.name)}"
    files = {
        SCAFFOLD[name]: _rendered(text, {"UNIT": unit.name, "YEAR": str(unit.year), "SPECS": place})
        for name, text in resources.texts("scaffold", "")
    }
    for kind, form in SCHEMA_KINDS.items():
        if form in pack.profile.forms:
            schema = schema_of(form, pack.profile.forms[form])
            files[f"schema/{kind}.schema.json"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    library = json.dumps(resources.schema("library"), ensure_ascii=False, indent=2)
    files["schema/library.schema.json"] = f"{library}\n"
    files |= _specs(place, unit, pack)
    started = Started()
    for name, text in files.items():
        target = folder / name
        if target.exists() or target.is_symlink():
            started.kept.append(name)
        else:
            make_folder(target.parent)
            replace(target, text.encode())
            started.made.append(name)
    return started


def _specs(place: str, unit: Unit, pack: Pack) -> dict[str, str]:
    cover = {
        "年度": str(unit.year),
        "编制单位": unit.name,
        "经办人": unit.handler,
        "联系电话": unit.phone,
        "表样": unit.pack,
        "附件号": "附件1",
    }
    up = "../" * (place.count("/") + 1)
    known = {
        key: value for key, value in cover.items() if key not in pack.profile.forms[spec.SUBMISSION].unused
    }
    files = {
        f"{place}/{SUBMISSION_FILE}": Skeleton(pack, unit.year, known).text(
            spec.SUBMISSION, f"{up}schema/submission.schema.json"
        )
    }
    if spec.DEPARTMENT in pack.profile.forms:
        text = Skeleton(pack, unit.year, {"部门名称": unit.name})
        files[f"{place}/{DEPARTMENT_FILE}"] = text.text(spec.DEPARTMENT, f"{up}schema/department.schema.json")
    if spec.PROJECT in pack.profile.forms:
        text = Skeleton(pack, unit.year, {"项目名称": "待填（项目名称）", "联系电话": unit.phone})
        name = f"{place}/{PROJECTS_FOLDER}/01-example.yaml"
        files[name] = text.text(spec.PROJECT, f"{up}../schema/project.schema.json")
    return files


def new_form(folder: Path, form: str, name: str, packs: tuple[Path, ...], source: Path | None) -> Path | None:
    """Make the next file of the submission in `folder`; None where `source` is no spec that can be read.

    Raises `WorkspaceError` where it would overwrite a file, or the pack has no such form.
    """
    cover = _cover(folder)
    pack = find_pack(cover.get("表样", ""), folder, packs)
    target = folder / (DEPARTMENT_FILE if form == spec.DEPARTMENT else _next_project(folder, name))
    if target.exists() or form not in pack.profile.forms:
        raise WorkspaceError("io.exists" if target.exists() else "io.no-form", name=target, form=form)
    text: str | None = _skeleton(folder, form, name, pack, cover)
    if source is not None:
        known = {"项目名称": name, "联系电话": cover.get("联系电话", "0000000")}
        text = empty_project(_source(source), pack, cover.get("年度", ""), known, _schema_path(folder, form))
    if text is None:
        return None
    make_folder(target.parent)
    replace(target, text.encode())
    _list(folder, target.relative_to(folder).as_posix())
    return target


def _skeleton(folder: Path, form: str, name: str, pack: Pack, cover: Mapping[str, str]) -> str:
    known = {"部门名称": cover.get("编制单位", "")}
    if form == spec.PROJECT:
        known = {"项目名称": name, "联系电话": cover.get("联系电话", "0000000")}
    year = cover.get("年度", "")
    writer = Skeleton(pack, int(year) if year.isdigit() else 0, known)
    return writer.text(form, _schema_path(folder, form))


def _cover(folder: Path) -> dict[str, str]:
    source = _source(folder / SUBMISSION_FILE)
    node = parse(source).node
    entries = node.entries if isinstance(node, Tree) else ()
    return {e.key.text: e.value.text for e in entries if isinstance(e.value, Scalar)}


def _source(path: Path) -> SourceText:
    return decode_text(path.as_posix(), read(path)).source


def _next_project(folder: Path, name: str) -> str:
    """The file name behind the last number that is there, as wide as the others."""
    projects = folder / PROJECTS_FOLDER
    names = [path.name for path in projects.iterdir()] if projects.is_dir() else []
    numbers = [match[1] for one in names if (match := _NUMBER.match(one))]
    width = max((len(number) for number in numbers), default=2)
    number = max((int(number) for number in numbers), default=0) + 1
    return f"{PROJECTS_FOLDER}/{number:0{width}}-{safe_name(name)}.yaml"


def _schema_path(folder: Path, form: str) -> str:
    """The schema's path as the submission's own file has it, for the kind of the form."""
    match = _SCHEMA.match(_source(folder / SUBMISSION_FILE).text)
    kind = next(kind for kind, name in SCHEMA_KINDS.items() if name == form)
    path = match[1] if match else "schema/submission.schema.json"
    path = path.replace("submission.schema.json", f"{kind}.schema.json")
    return f"../{path}" if form == spec.PROJECT else path


def _list(folder: Path, name: str) -> None:
    """Add a file to the submission's own list (表格), where it has one; every other byte stays."""
    path = folder / SUBMISSION_FILE
    source = _source(path)
    node = parse(source).node
    listed = node.get("表格") if isinstance(node, Tree) else None
    if not isinstance(listed, Sequence) or not listed.items:
        return
    last = listed.items[-1]
    line = source.text.rfind("\n", 0, last.start) + 1
    lead = source.text[line : last.start]
    end = source.text.find("\n", last.end)
    end = len(source.text) if end < 0 else end - source.text[:end].endswith("\r")
    put = f"\n{lead}{name}" if lead.strip() == "-" else ""
    if not put:
        raise WorkspaceError("io.list-by-hand", name=path, file=name)
    line_end = "\r\n" if "\r\n" in source.text else "\n"
    text = source.text[:end] + put.replace("\n", line_end) + source.text[end:]
    bom = b"\xef\xbb\xbf" if read(path).startswith(b"\xef\xbb\xbf") else b""
    rewrite_all(folder, {SUBMISSION_FILE: bom + text.encode()})


def _rendered(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _folder_name(name: str) -> str:
    return safe_name(name).replace(" ", "-").lower() if name.isascii() else safe_name(name)
