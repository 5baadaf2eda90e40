"""The schema of a spec as editors read it: the contract, and what helps while typing.

In: the schema that `compose` made, its `FormProfile`, and the ids of libraries. Out: a schema for which the
same specs are right, as far as an editor can tell: it reads `1e6` as a number and hands over its value.
Beside draft-07 it has keywords of yaml-language-server: sentences instead of patterns
(`patternErrorMessage`, `errorMessage`), bodies to fill in (`defaultSnippets`), and `deprecationMessage`.
Levels of indicators, which a rule judges with advice of its own, are closed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from goalc.model import spec
from goalc.model.profile import FormProfile
from goalc.model.schema import DAY, PERIOD, Schema

TO_FILL = "待填"
_MANY = 12
"""Maximum number of words that a sentence lists."""

_YEAR, _MONTH, _DAY = "(?:19[0-9]{2}|2[01][0-9]{2}|2200)", "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
_CHINESE = rf"{_YEAR}\s*年(?:\s*{_MONTH}\s*月(?:\s*{_DAY}\s*日)?)?"
_NUMERIC = "|".join(rf"{_YEAR}{sign}{_MONTH}(?:{sign}{_DAY})?" for sign in ("-", "/", r"\."))
_DATE = rf"(?:{_CHINESE}|{_NUMERIC})"
_PATTERNS: Mapping[str, str] = {
    PERIOD: rf"^\s*(?:(?:{_YEAR}|{_DATE})\s*(?:至|到|—+|–|～|~|-)\s*)?{_DATE}\s*$",
    DAY: rf"^\s*{_DATE}\s*$",
}
"""The full patterns of a period and of a day: goalc itself reads them, with sentences of their own."""


def for_editor(schema: Schema, profile: FormProfile | None = None, ids: Sequence[str] = ()) -> Schema:
    """Return the schema of a spec for editors; `ids` are those that 引用 may have."""
    found: Schema = _describe(schema)
    indicators = found["properties"].get("绩效指标")
    # In a later stage the keys are names of indicators, and nothing comes from a library.
    is_later = spec.TARGET_KEY in found["properties"] if profile is None else profile.stage != "目标"
    if indicators is not None and not is_later:
        _offer_ids(indicators, ids)
        if profile is not None and profile.tree and "properties" in indicators:
            found["properties"]["绩效指标"] = _close_levels(indicators, profile)
    return {**found, "defaultSnippets": [_snippet(found["title"], found)]}


def _describe(node: Any) -> Any:
    """Return a copy of a schema with a sentence for each value, and a body for each item of a list."""
    if isinstance(node, list):
        return [_describe(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: part if key in {"not", "if", "else"} else _describe(part) for key, part in node.items()}
    types = found.get("type", ())
    if not isinstance(types, (str, list)) or "title" not in found:
        return found
    if "string" in types and isinstance(found["title"], str):
        found |= _sentences(found)
        if "pattern" in found:
            found.pop("minLength", None)  # a pattern has a sentence, a length has none
            found["pattern"] = _PATTERNS.get(found["pattern"], found["pattern"])
    items = found.get("items")
    if isinstance(items, dict) and "properties" in items:
        found["items"] = {**items, "defaultSnippets": _snippets(items)}
    return found


def _sentences(node: Schema) -> Schema:
    words = node.get("enum") or ([node["const"]] if "const" in node else [])
    if words:
        said = f"「{node['title']}」只能写{_quote(words)}。"
    else:
        examples = [word for word in node.get("examples", ()) if isinstance(word, str)]
        advice = f"例如{_quote(examples)}。" if examples else ""
        said = f"「{node['title']}」不能这样写。{node.get('description', '')}{advice}"
    return {"errorMessage": said} | ({"patternErrorMessage": said} if "pattern" in node else {})


def _quote(words: Sequence[str]) -> str:
    more = "……" if len(words) > _MANY else ""
    return "、".join(f"「{word}」" for word in words[:_MANY]) + more


def _offer_ids(indicators: Schema, ids: Sequence[str]) -> None:
    """Replace the examples of 引用 by ids that there are, in every level of a described schema."""
    if "items" in indicators:
        if len(ids) > 1:
            indicators["items"]["properties"][spec.REFERENCE_KEY]["examples"] = list(ids)
        return
    # A result of a later stage, which is named and not listed, refers to no library.
    if indicators["additionalProperties"] is False:
        return
    for level in (*_levels_below(indicators).values(), indicators["additionalProperties"]):
        _offer_ids(level, ids)


def _levels_below(level: Schema) -> dict[str, Schema]:
    """Return the levels below one, without its 权重."""
    known = level.get("properties", {})
    return {name: part for name, part in known.items() if part["type"] in ("object", "array")}


def _close_levels(schema: Schema, profile: FormProfile) -> Schema:
    """Return the schema of 绩效指标 with the pack's levels only; a former name is told the present one."""

    def close(name: str, level: Schema, depth: int) -> Schema:
        if level["type"] == "array":
            return level
        levels = {below: close(below, part, depth + 1) for below, part in _levels_below(level).items()}
        body = level["additionalProperties"]
        # A former name is one of a second level.
        former = {old: now for old, now in profile.former.items() if old not in levels} if depth == 1 else {}
        known = {**level["properties"], **levels} | {
            old: {**body, "title": old, "deprecationMessage": f"「{old}」现在叫「{now}」。"}
            for old, now in former.items()
        }
        said = f"「{name}」下面只能写{_quote(list(levels))}。"
        return {**level, "properties": known, "additionalProperties": False, "errorMessage": said}

    return close("绩效指标", schema, 0)


def _snippets(item: Schema) -> list[Schema]:
    """Return the bodies of an item of a list; that of an indicator can also be a reference."""
    found = [_snippet(item["title"], item)]
    if spec.REFERENCE_KEY in item["properties"]:
        target = spec.INDICATOR_KEYS[1]
        body = {spec.REFERENCE_KEY: "${1}", target: f"${{2:{TO_FILL}}}"}
        found.append({"label": "引用指标库", "description": "名称和解释取自指标库。", "body": body})
    return found


def _snippet(label: str, node: Schema) -> Schema:
    description = f"写一份：{node.get('description', label)}"
    return {"label": f"{label}（{TO_FILL}）", "description": description, "body": _body(node, count(1))}


def _body(node: Schema, stops: Iterator[int]) -> Any:
    """Return what to insert for a schema: the required keys, with places that `check` finds if unfilled."""
    if "const" in node:
        return node["const"]
    types = node.get("type", ())
    if types == "object":
        properties = node.get("properties", {})
        wanted = [*node.get("required", ()), *node.get("else", {}).get("required", ())]
        # 解释 is not demanded of a qualitative indicator, and of most it is.
        wanted += [key for key in spec.INDICATOR_KEYS if key in properties and key not in wanted]
        named = {key: part for key, part in properties.items() if key in wanted}
        if not named and properties:
            named = dict(list(properties.items())[:1])
        return {key: _body(part, stops) for key, part in named.items()}
    if "array" in types and isinstance(node.get("items"), dict):
        return [_body(node["items"], stops)]
    return f"${{{next(stops)}:{TO_FILL}}}"
