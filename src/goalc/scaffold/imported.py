"""The spec files of a submission that was recognised in existing forms, as text by name.

In: the data of its cover and forms, and the texts that found no place. Out: YAML, each file with the schema
that editors check it by; names of files are ASCII, from the pinyin of a project's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from goalc.model.editor import TO_FILL
from goalc.model.forms import DEPARTMENT, PROJECTS_FOLDER, SUBMISSION, kind_for
from goalc.model.spec import FORM_KEY, PACK_KEY
from goalc.pipeline.pack import Pack, schema_of
from goalc.scaffold.modeline import modeline
from goalc.scaffold.skeleton import NO_PHONE
from goalc.syntax.writing.compose import compose

_PHONE = "联系电话"
_MAX_NAME = 40
"""Maximum length of a file's name without its number and ending."""
_WORD = re.compile("[a-z0-9]+")


@dataclass
class ImportedForm:
    """A form to write: its title, its data, comments by the key above which they stand."""

    title: str
    data: dict[str, Any]
    comments: dict[str, list[str]] = field(default_factory=dict)


def imported_files(
    pack: Pack, cover: ImportedForm, forms: Sequence[ImportedForm], schemas: str
) -> dict[str, str]:
    """Return the files by name; `schemas` is the path from the submission to the folder of its schemas.

    The name of the n-th form is the n-th name after that of the cover.
    """
    cover.data[PACK_KEY] = pack.name
    _mark_missing(pack, cover)
    names = {title: name for name, title in pack.schemas.items()}
    files = {SUBMISSION.place: _text(pack, cover, schemas, names.get(cover.title, ""))}
    number = 0
    for form in forms:
        profile = pack.profile.forms[form.title]
        if kind_for(profile) is DEPARTMENT:
            name, up = DEPARTMENT.place, ""
        else:
            number += 1
            stem = ascii_name(str(form.data.get("项目名称", ""))) or "project"
            name, up = f"{PROJECTS_FOLDER}/{number:02}-{stem}.yaml", "../"
        files[name] = _text(pack, form, f"{up}{schemas}", names.get(form.title, ""))
    return files


def _mark_missing(pack: Pack, cover: ImportedForm) -> None:
    """Let `check` ask for the texts of a cover that no form says."""
    profile = pack.profile.form(cover.title)
    if profile is None:
        return
    texts = {item.key for item in SUBMISSION.fields if item.kind == "text"}
    texts |= {item.key for item in profile.fields if item.kind == "text"}
    for key in schema_of(SUBMISSION, profile)["required"]:
        if key in texts - {FORM_KEY, PACK_KEY}:
            cover.data.setdefault(key, NO_PHONE if key == _PHONE else TO_FILL)


def ascii_name(text: str) -> str:
    """Return a name in ASCII, Chinese characters by their pinyin, joined by `-`; empty for no letters."""
    from pypinyin import lazy_pinyin

    words = [word for part in lazy_pinyin(text) for word in _WORD.findall(part.lower())]
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word
        if len(longer) > _MAX_NAME:
            break
        name = longer
    return name


def _text(pack: Pack, form: ImportedForm, schemas: str, schema: str) -> str:
    data = {FORM_KEY: form.title, **form.data}
    return form_text(pack, data, form.comments, f"{schemas}/{schema}.schema.json" if schema else "")


def form_text(pack: Pack, data: dict[str, Any], comments: dict[str, list[str]], schema: str) -> str:
    """Return the text of a file with this data; `schema` is the path of its schema, or empty."""
    head = [modeline(schema)] if schema else []
    return "\n".join((*head, *compose(data, comments, pack.vocabulary))) + "\n"


def comment_of(place: str, text: str, guess: str) -> str:
    """Return the comment for a text that found no place in the spec."""
    near = f"，可能是“{guess}”" if guess else ""
    return f"未能放入：{place}“{text}”{near}"
