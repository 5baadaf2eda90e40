"""The JSON Schema of a spec: the core schema of its form plus what the form pack adds.

In: the hand-written core schemas (draft-07) and a pack's `FormProfile`. Out: one self-contained schema, which
validates specs here and gives completion and hover help in editors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from goalc.model.forms import unprinted_keys
from goalc.model.money import MONEY_KEY
from goalc.model.money_schema import money_schema
from goalc.model.profile import FormProfile, PackField
from goalc.model.spec import FORM_KEY, LATER_INDICATOR_FIELDS, MONTHS_KEY, RESULT_FIELDS, TARGET_KEY, Field
from goalc.model.tree import LEVEL_WORDS, WEIGHT_KEY, Tree, below

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number"], "minLength": 1, "pattern": "\\S"}
# To an editor `2025.6` is a number, and so is `2025`, which is no date.
PERIOD = "^\\s*[0-9０-９]{4}"
DAY = f"{PERIOD}[^至到~～]*$"
"""The patterns of a period and of a day, as far as they say of which kind a value is."""
_DAY: Schema = {"type": ["string", "number"], "not": {"type": "integer"}, "pattern": PERIOD}
_KINDS: Mapping[str, Schema] = {
    "text": _TEXT,
    "choice": _TEXT,
    "paragraphs": {
        "type": ["array", "string", "number"],
        "minLength": 1,
        "pattern": "\\S",
        "minItems": 1,
        "items": {"title": "一段", "description": "一段文字。", **_TEXT},
    },
    "money": {
        "type": ["string", "number"],
        "pattern": "^\\s*-?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\\.[0-9]+)?(\\s*(元|万元|亿元))?\\s*$",
        "exclusiveMinimum": -(10**12),
        "exclusiveMaximum": 10**12,
        "examples": ["7340000.00", "734万元"],
    },
    "number": {
        "type": ["string", "number"],
        "pattern": "^\\s*-?[0-9]{1,9}(\\.[0-9]{1,6})?\\s*$",
        "exclusiveMinimum": -(10**9),
        "exclusiveMaximum": 10**9,
        "examples": ["10", "12.5"],
    },
    "rate": {
        "type": ["string"],
        "pattern": "^\\s*[0-9]{1,6}(\\.[0-9]{1,6})?\\s*[%％]\\s*$",
        "examples": ["98.5%", "100%"],
    },
    "target": {**_TEXT, "examples": ["≥500人次", "2025年12月31日前"]},
    "date": {**_DAY, "pattern": DAY, "examples": ["2025-06-30", "2025年6月30日"]},
    "period": {**_DAY, "examples": ["2025-01-01至2025-12-31", "2025年1月至2025年12月"]},
}


def compose(core: Schema, parts: Schema, form: FormProfile | None = None, unprinted: bool = False) -> Schema:
    """Return the self-contained schema of one form; without a profile, of its core fields alone.

    With `unprinted`, a target form also has the core fields that its template does not mention.
    """
    schema: Schema = _resolve(core, parts["definitions"])
    if form is None:
        return schema
    properties: dict[str, Schema] = schema["properties"]
    # Asked before the pack's own fields are there, of which one may have that key.
    is_later = "绩效指标" in properties and TARGET_KEY in properties
    if form.title:
        properties[FORM_KEY] = {**properties[FORM_KEY], "const": form.title}
    if form.money is not None:
        properties[MONEY_KEY] = money_schema(form.money)
    refused = form.unused if unprinted and form.stage == "目标" else unprinted_keys(form)
    for key in (*refused, *_keys_of_other_stages(form)):
        properties.pop(key, None)
    for key, words in form.choices.items():
        if key not in properties:
            continue
        described = {name: part for name, part in properties[key].items() if name != "examples"}
        properties[key] = {**described, "enum": list(words)}
    for field in form.fields:
        properties[field.key] = _field(field)
    # A later stage takes what it does not write from its target form, where it is missed if it is missing.
    own = () if is_later else form.fields
    required = [*schema["required"], *form.required, *(f.key for f in own if f.required)]
    if form.of == "封面" and form.stage != "目标":
        required += [TARGET_KEY, *([MONTHS_KEY] if form.stage == "监控" else [])]
    schema["required"] = [key for key in dict.fromkeys(required) if key in properties]
    if "绩效指标" in properties:
        # The longest part of a form comes last.
        composed = _results if is_later else _indicators
        properties["绩效指标"] = composed(properties.pop("绩效指标"), form)
    return schema


def _keys_of_other_stages(form: FormProfile) -> tuple[str, ...]:
    """Return the keys that a form does not have; the covers of later stages take the year elsewhere."""
    if form.of != "封面":
        return () if form.money is not None else (MONEY_KEY,)
    if form.stage == "目标":
        return (TARGET_KEY, MONTHS_KEY)
    return ("年度", "编制单位", *(() if form.stage == "监控" else (MONTHS_KEY,)))


def _resolve(node: Any, parts: Mapping[str, Any]) -> Any:
    """Return a copy with each reference replaced by its target; keys beside a reference take precedence."""
    if isinstance(node, list):
        return [_resolve(item, parts) for item in node]
    if not isinstance(node, dict):
        return node
    resolved = {key: _resolve(value, parts) for key, value in node.items() if key != "$ref"}
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        resolved = {**_resolve(parts[name], parts), **resolved}
    return resolved


def _field(field: PackField) -> Schema:
    schema: Schema = {"title": field.title, "description": field.help or f"填写{field.title}。"}
    if field.labels:
        return schema | _fixed_rows(field)
    if field.kind == "rows":
        return {**schema, "type": "array", "minItems": 1, "items": _row(field)}
    if field.kind == "choices":
        word = {"title": "一项", "description": "选中的一项。", **_TEXT, "enum": list(field.choices)}
        return {**schema, "type": "array", "minItems": 1, "uniqueItems": True, "items": word}
    schema |= _KINDS[field.kind]
    if field.choices:
        schema["enum"] = list(field.choices)
    return schema


def _fixed_rows(field: PackField) -> Schema:
    """Return the schema of a list with fixed rows: a mapping by their labels, or the rows in their order."""
    first, *others = field.columns
    row = _row(replace(field, columns=tuple(others)))
    label = {**_field(replace(first, kind="text", choices=field.labels)), "description": "这一行的名称。"}
    return {
        "type": ["object", "array"],
        "minItems": 1,
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {name: {**row, "title": name} for name in field.labels},
        "items": {**row, "properties": {first.key: label, **row["properties"]}},
    }


def _row(field: PackField) -> Schema:
    return {
        "title": field.title,
        "description": f"{field.title}的一行。",
        "type": "object",
        "additionalProperties": False,
        "required": [column.key for column in field.columns if column.required],
        "properties": {column.key: _field(column) for column in field.columns},
    }


def _printed(
    properties: Mapping[str, Schema], form: FormProfile, fields: Iterable[Field]
) -> dict[str, Schema]:
    """Return the properties of an indicator without those of the fields that the form does not print."""
    hidden = {item.key for item in fields} - (form.mentioned or frozenset()) - {*form.indicator_required}
    own = {field.key: _field(field) for field in form.indicator_fields}
    # A field in the place of a core field stands among the pack's, in their order.
    return {**{key: part for key, part in properties.items() if key not in {*hidden, *own}}, **own}


def _results(schema: Schema, form: FormProfile) -> Schema:
    item = schema["additionalProperties"]
    required = [*form.indicator_required, *(f.key for f in form.indicator_fields if f.required)]
    properties = _printed(item["properties"], form, RESULT_FIELDS)
    return {**schema, "additionalProperties": {**item, "properties": properties, "required": required}}


def _indicators(schema: Schema, form: FormProfile) -> Schema:
    level1 = schema["additionalProperties"]
    level2 = level1["additionalProperties"]
    item = level2["items"]
    item = {
        **item,
        "properties": _printed(item["properties"], form, LATER_INDICATOR_FIELDS),
        # An indicator that refers to a library may omit keys that the library gives.
        "else": {
            "required": [
                *item["else"]["required"],
                *form.indicator_required,
                *(f.key for f in form.indicator_fields if f.required),
            ]
        },
    }
    return _branch(_level_nodes(schema, level1, {**level2, "items": item}, form), form.tree)


def _level_nodes(schema: Schema, level: Schema, last: Schema, form: FormProfile) -> list[Schema]:
    """Return the schemas of 绩效指标 and of each level below it; the last is a list of indicators."""
    if not form.levels:
        said = "一项指标写一个“- ”。表中顺序就是这里的顺序。"
        return [{**last, "title": schema["title"], "description": said}]
    if form.mentioned and WEIGHT_KEY in form.mentioned:
        said = "这一级的权重，可以不写：不写就是下面各项权重的和。"
        weight = {"title": WEIGHT_KEY, "description": said, **_KINDS["number"]}
        level = {**level, "properties": {WEIGHT_KEY: weight}}
    words = LEVEL_WORDS[: form.levels]
    nodes = [
        {**level, "title": f"{word}指标", "description": f"下面写{under}指标的名称。"}
        for word, under in pairwise(words)
    ]
    said = f"这个{words[-1]}指标下的各项指标，一项写一个“- ”。"
    return [schema, *nodes, {**last, "title": f"{words[-1]}指标", "description": said}]


def _branch(nodes: Sequence[Schema], tree: Tree) -> Schema:
    """Return the schema of a level with those below it; its neighbours below are those of the tree."""
    node, *rest = nodes
    if not rest:
        return node
    # A level outside the tree is a finding of a rule with its own advice, not a broken file.
    found = {**node, "additionalProperties": _branch(rest, ())}
    known = {name: {**_branch(rest, below(tree, name)), "title": name} for name in tree}
    own = node.get("properties", {})
    return {**found, "properties": {**own, **known}} if own or known else found
