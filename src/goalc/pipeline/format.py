"""Format a spec file: keys in the order of the schema, values in canonical notation, YAML in one style.

In: the files of a submission, its pack, and the name of one file. Out: the new text, with the same meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goalc.model.forms import SUBMISSION, kind_in
from goalc.model.notation import Notation
from goalc.model.profile import FormProfile
from goalc.model.spec import FORM_KEY
from goalc.pipeline.compiled import Files
from goalc.pipeline.pack import Pack
from goalc.source.diagnostic import Path
from goalc.syntax.tree import Mapping, Scalar
from goalc.syntax.writing.format import Order, format_text

_NO_PROFILE = FormProfile()


def format_spec(files: Files, pack: Pack, name: str) -> str:
    """Return the canonical text of a file that could be parsed."""
    tree = files.trees[name]
    value = tree.get(FORM_KEY) if isinstance(tree, Mapping) else None
    title = value.text if isinstance(value, Scalar) else SUBMISSION.title
    notation = Notation(kind_in(pack.profile, title) or SUBMISSION, pack.profile.form(title) or _NO_PROFILE)
    order = order_of(pack.contract(title).schema)
    return format_text(files.sources[name], tree, order, notation.text, pack.vocabulary)


def order_of(schema: Any) -> Order:
    """Return a function that orders keys as in a schema; indicator levels keep their own order."""

    def order(path: Path, keys: Iterable[str]) -> list[str]:
        here = _at(schema, path)
        if here.get("additionalProperties") is not False:
            return list(keys)
        places = {key: number for number, key in enumerate(here.get("properties", {}))}
        return sorted(keys, key=lambda key: places.get(key, len(places)))

    return order


def _at(schema: Any, path: Path) -> Any:
    """Return the part of a schema at a path; an empty one if the schema has none."""
    for step in path:
        if isinstance(step, int):
            schema = schema.get("items", {})
        else:
            more = schema.get("additionalProperties")
            schema = schema.get("properties", {}).get(step) or (more if isinstance(more, dict) else {})
    return schema
