"""The files of a repository that is ready to work, as text by name.

In: what is known of a submission, and its form pack. Out: settings for editors, git and CI, schemas, and
skeletons of the specs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from goalc import resources
from goalc.model.forms import (
    APPROVALS_FILE,
    DEPARTMENT,
    FORM_KINDS,
    PROJECT,
    PROJECTS_FOLDER,
    SUBMISSION,
    unprinted_keys,
)
from goalc.pipeline.file_names import safe_name
from goalc.pipeline.pack import Pack, editor_schemas
from goalc.scaffold.skeleton import Skeleton

PLACES = {
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
"""Where each file of the folder `scaffold` belongs in a repository."""


_OTHER_FILES: Mapping[str, list[str]] = {
    "approvals": [f"specs/**/{APPROVALS_FILE}"],
    "library": ["**/library/*.yaml", "**/library/*.yml", "**/packs/*/library.yaml"],
    "pack": ["**/packs/*/pack.yaml"],
    "words": ["**/packs/*/words.yaml"],
}
"""By the name of a schema: the files it is for, of those that are no specs."""


class Unit(NamedTuple):
    """The facts about a submission that are known before it is written; `folder` may be empty."""

    name: str
    year: int
    handler: str
    phone: str
    pack: str
    folder: str


def repository_files(unit: Unit, pack: Pack) -> dict[str, str]:
    """Return the texts of all files by their names from the root of the repository."""
    place = f"specs/{unit.year}/{unit.folder or _folder_name(unit.name)}"
    values = {"UNIT": unit.name, "YEAR": str(unit.year), "SPECS": place}
    files = {PLACES[name]: _fill(text, values) for name, text in resources.texts("scaffold", "")}
    files |= {_schema_name(name): _json(schema) for name, schema in editor_schemas(pack).items()}
    files |= {_schema_name(name): _json(resources.schema(name)) for name in _OTHER_FILES}
    settings = json.loads(files[PLACES["vscode-settings.json"]])
    files[PLACES["vscode-settings.json"]] = _json({"yaml.schemas": _bindings(pack), **settings})
    return files | _specs(place, unit, pack)


def _bindings(pack: Pack) -> dict[str, list[str]]:
    """Return the files that each schema is for, as patterns of editors."""
    kinds = [kind for kind in FORM_KINDS if kind.name in pack.schemas]
    bound: dict[str, list[str]] = {
        kind.name: [
            f"specs/**/{kind.place}",
            *([f"specs/**/{PROJECTS_FOLDER}/*.yml"] if kind is PROJECT else []),
        ]
        for kind in kinds
    }
    return {f"./{_schema_name(name)}": list(places) for name, places in {**bound, **_OTHER_FILES}.items()}


def _specs(place: str, unit: Unit, pack: Pack) -> dict[str, str]:
    """Return the skeletons of the specs, of the forms that the pack has."""
    cover = {
        "年度": str(unit.year),
        "编制单位": unit.name,
        "经办人": unit.handler,
        "联系电话": unit.phone,
        "表样": unit.pack,
        "附件号": "附件1",
    }
    unused = unprinted_keys(form) if (form := pack.profile.form(pack.profile.cover())) else ()
    known = {
        SUBMISSION: {key: value for key, value in cover.items() if key not in unused},
        DEPARTMENT: {"部门名称": unit.name},
        PROJECT: {"项目名称": "待填（项目名称）", "联系电话": unit.phone},
    }
    files = {}
    for kind, values in known.items():
        if kind.name in pack.schemas:
            name = f"{place}/{kind.place.replace('*', '01-example')}"
            up = "../" * name.count("/")
            files[name] = Skeleton(pack, unit.year, values).text(
                pack.schemas[kind.name], f"{up}{_schema_name(kind.name)}"
            )
    return files


def next_project(names: list[str], name: str) -> str:
    """Return the file for another project, numbered behind those of these names, as wide as they are."""
    numbers = [number for one in names if (number := _leading_number(one))]
    width = max((len(number) for number in numbers), default=2)
    following = max(map(int, numbers), default=0) + 1
    return f"{PROJECTS_FOLDER}/{following:0{width}}-{safe_name(name)}.yaml"


def _leading_number(name: str) -> str:
    return name[: len(name) - len(name.lstrip("0123456789"))]


def schema_files(pack: Pack) -> dict[str, str]:
    """Return the schemas of a pack's forms, by their names in a folder."""
    return {_schema_name(name): _json(schema) for name, schema in editor_schemas(pack).items()}


def _schema_name(name: str) -> str:
    return f"schema/{name}.schema.json"


def _json(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _fill(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _folder_name(name: str) -> str:
    return safe_name(name).replace(" ", "-").lower() if name.isascii() else safe_name(name)
