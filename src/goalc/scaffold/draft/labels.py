"""The usual labels of forms and the values beside them, from `words/pack/labels.yaml`.

In: the text of a label as a form prints it. Out: the key of the value beside it, for a kind of form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from goalc import resources
from goalc.model import spec
from goalc.model.forms import BY_OF, RESULTS
from goalc.model.profile import FormOf, Stage
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain

_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_AROUND = re.compile(r"[\s：:*★]+")
_LEAD = re.compile(r"^其中[：:]?")


class Value(NamedTuple):
    """A printed value: a key, its kind, and the help of a field that the pack has to declare."""

    key: str
    kind: str
    help: str = ""


@dataclass(frozen=True)
class Labels:
    """The labels that a kind of form in a stage can have; both mappings are by `plain_label`."""

    values: Mapping[str, Value]
    columns: Mapping[str, tuple[str, ...]]


def plain_label(text: str) -> str:
    """Return a label without blanks, colons and what stands in brackets."""
    return _AROUND.sub("", _LEAD.sub("", _ASIDE.sub("", text).strip()))


@cache
def labels_for(of: FormOf, stage: Stage) -> Labels:
    """Return the labels whose values a form of this kind and stage has."""
    kinds: dict[str, str] = {item.key: item.kind for item in BY_OF[of].fields}
    if stage != "目标" and of != "封面":
        kinds |= {item.key: item.kind for item in RESULTS.fields}
    kinds["编制单位"] = "text"
    if of == "部门":
        kinds["资金总额"] = "money"
    kinds |= {f"保障措施.{key}": "text" for key in spec.SAFEGUARD_KEYS if "保障措施" in kinds}
    hidden = {item.key for item in spec.RESULT_FIELDS} if stage == "目标" else set()
    data = _data()
    values = {label: _value(label, entry, kinds) for label, entry in data["values"].items()}
    return Labels(
        {label: value for label, value in values.items() if value is not None},
        {label: tuple(keys) for label, keys in data["columns"].items() if not hidden.intersection(keys)},
    )


def _value(label: str, entry: Any, kinds: Mapping[str, str]) -> Value | None:
    if isinstance(entry, dict):
        return Value(label, entry["kind"], entry["help"])
    return next((Value(key, kinds[key]) for key in entry if key in kinds), None)


@cache
def _data() -> Mapping[str, Any]:
    ((name, text),) = resources.texts("words/pack", ".yaml")
    node = parse(SourceText(name, text)).node
    data = None if node is None else plain(node)
    return data if isinstance(data, dict) else {}
