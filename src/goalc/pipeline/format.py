"""A spec file in its canonical look: the order of the schema, the notation of the model, the writing of YAML.

In: a compiled submission and the name of one of its files. Out: the file's text anew, the same in meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goalc.model import spec
from goalc.model.notation import Notation
from goalc.model.profile import FormProfile
from goalc.pipeline.read import Compiled
from goalc.source.diagnostic import Path
from goalc.syntax.tree import Mapping, Scalar
from goalc.syntax.writing.format import Order, format_text

_NO_PROFILE = FormProfile()


def canonical_text(compiled: Compiled, name: str) -> str:
    """The text of a file that has been read and whose pack is known."""
    pack, tree = compiled.pack, compiled.trees[name]
    assert pack is not None, "only files of a submission with a pack have a canonical look"  # noqa: S101
    value = tree.get(spec.FORM_KEY) if isinstance(tree, Mapping) else None
    form = value.text if isinstance(value, Scalar) else spec.SUBMISSION
    notation = Notation(form, pack.profile.forms.get(form, _NO_PROFILE))
    return format_text(
        compiled.sources[name], tree, order_of(pack.contract(form).schema), notation.text, pack.vocabulary
    )


def order_of(schema: Any) -> Order:
    """The order of a schema's properties; names of levels stay as they stand, they are printed so."""

    def order(path: Path, keys: Iterable[str]) -> list[str]:
        here = _at(schema, path)
        if here.get("additionalProperties") is not False:
            return list(keys)
        places = {key: number for number, key in enumerate(here.get("properties", {}))}
        return sorted(keys, key=lambda key: places.get(key, len(places)))

    return order


def _at(schema: Any, path: Path) -> Any:
    """The part of a schema that a path leads to; nothing where it says nothing."""
    for step in path:
        if isinstance(step, int):
            schema = schema.get("items", {})
        else:
            more = schema.get("additionalProperties")
            schema = schema.get("properties", {}).get(step) or (more if isinstance(more, dict) else {})
    return schema
