"""The skeleton of a spec: every key of its schema with its help, ready to be filled in.

In: a form, its pack, and the values known already. Out: YAML text. The help on each key is the schema's,
which editors also show on hovering; values to be filled in contain a word that `check` finds (GC002).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from goalc.model import spec
from goalc.model.editor import TO_FILL
from goalc.model.forms import FormKind, kind_in, optional_fields
from goalc.model.profile import FormProfile, PackField
from goalc.model.tree import USUAL_LEVELS, Levels, last_levels
from goalc.pipeline.pack import Pack, schema_of
from goalc.scaffold.modeline import modeline
from goalc.syntax.writing.emit import emit_scalar

NO_PHONE = "0000000"
"""Stands for a telephone number that is not known; no other text is one."""
_PREFERRED = ("特定目标类", "新增项目")
_EXAMPLES = (
    ("数量", "≥1项", "以验收单或台账为准"),
    ("质量", "=100%", "计算公式：合格的数量/全部的数量*100%"),
    ("时效", "{year}年12月31日前", "以验收日期为准"),
    ("成本", "=100%", "计算公式：实际成本/预算成本*100%"),
    ("满意", "≥95%", "随机抽取100名服务对象发放调查问卷，计算公式：满意问卷数/问卷总数*100%"),
)
_DEFINITION = spec.INDICATOR_KEYS[2]
_OTHER = ("=0起", "以统计数据为准")


class Skeleton:
    """A maker of skeletons for one pack and year; `values` are known texts by key, for all forms."""

    def __init__(self, pack: Pack, year: int, values: Mapping[str, str]) -> None:
        self._pack = pack
        self._year = year
        self._values = values

    def text(self, title: str, schema: str) -> str:
        """Return the skeleton of a form (表式) of the pack; `schema` is its schema's path from the file."""
        kind, profile = kind_in(self._pack.profile, title), self._pack.profile.form(title)
        if kind is None or profile is None:
            raise KeyError(title)
        composed = schema_of(kind, profile)
        lines = [modeline(schema)]
        for key, described in composed["properties"].items():
            required = key in composed["required"]
            lines += self._entry(key, described, kind, profile, required)
        return "\n".join(lines) + "\n"

    def _entry(
        self, key: str, described: Any, form: FormKind, profile: FormProfile, required: bool
    ) -> Iterator[str]:
        if key == spec.FORM_KEY:
            yield f"{key}: {profile.title}"
            return
        yield f"# {_help(described)}"
        if required or key in self._values:
            yield from self._key_with_value(key, described, form, profile)
        elif _kind(key, form, profile) in _OPTIONAL_BLOCKS:
            yield from (f"# {line}" for line in self._key_with_value(key, described, form, profile))
        elif described.get("type") != "array" and "properties" not in described:
            # Optional keys are there to be uncommented.
            yield f"# {key}: {_example(described)}"

    def _key_with_value(
        self, key: str, described: Any, form: FormKind, profile: FormProfile
    ) -> Iterator[str]:
        own = {item.key: item for item in profile.fields}
        kind = _kind(key, form, profile)
        if key in self._values:
            yield f"{key}: {emit_scalar(self._values[key])}"
        elif kind == "rows" and own[key].labels:
            yield f"{key}:"
            for label in own[key].labels:
                yield f"  {emit_scalar(label)}:"
                for column in own[key].columns[1:]:
                    yield f"    {column.key}: {emit_scalar(self._value(column))}"
        elif kind == "choices":
            yield f"{key}:"
            yield f"  - {emit_scalar(own[key].choices[0])}"
        elif kind == "rows":
            yield f"{key}:"
            yield from _item(((column.key, self._value(column)) for column in own[key].columns), "  ")
        elif kind in _BLOCKS:
            yield f"{key}:"
            yield from _BLOCKS[kind](self, described, profile)
        else:
            yield f"{key}: {emit_scalar(self._scalar(kind, described))}"

    def _scalar(self, kind: str, described: Any) -> str:
        words = described.get("enum")
        if words:
            return next((word for word in _PREFERRED if word in words), str(words[0]))
        if kind == "money":
            # A department's amounts have to name their unit.
            return "0万元" if "必须写明单位" in described.get("description", "") else "0.00"
        if kind == "period":
            return f"{self._year}年1月至{self._year}年12月"
        if kind == "date":
            return f"{self._year}-01-01"
        return {"number": "0", "rate": "0%"}.get(kind, TO_FILL)

    def _value(self, field: PackField) -> str:
        return self._scalar(field.kind, {"enum": list(field.choices)} if field.choices else {})

    def _paragraphs(self, _: Any, __: FormProfile) -> Iterator[str]:
        yield f"  - {TO_FILL}"

    def _plan(self, _: Any, __: FormProfile) -> Iterator[str]:
        when, what = spec.PLAN_KEYS
        for first, last in (("01-01", "06-30"), ("07-01", "12-31")):
            yield from _item(((when, f"{self._year}-{first}至{self._year}-{last}"), (what, TO_FILL)), "  ")

    def _money(self, _: Any, profile: FormProfile) -> Iterator[str]:
        form = profile.money
        if form is None:
            return
        for source in form.sources:
            yield f"  {source}: 0.00" if form.usual else f"  {source}:"
            yield from () if form.usual else (f"    {basis}: 0.00" for basis in form.bases)

    def _safeguards(self, described: Any, _: FormProfile) -> Iterator[str]:
        for key in spec.SAFEGUARD_KEYS:
            yield f"  # {_help(described['properties'][key])}"
            yield f"  {key}: {TO_FILL}"

    def _indicators(self, described: Any, profile: FormProfile) -> Iterator[str]:
        for _ in range(profile.levels):
            described = described["additionalProperties"]
        item = described["items"]["properties"]
        for key in (key for key in spec.INDICATOR_KEYS if key != _DEFINITION or _prints(profile, key)):
            yield f"  # {key}：{_help(item[key])}"
        fixed = {row.levels for row in profile.fixed}
        above: Levels = ()
        for levels in last_levels(profile.tree) if profile.tree or not profile.levels else ():
            if levels in fixed or not _is_needed(levels):
                continue
            for number, name in enumerate(levels):
                if levels[: number + 1] != above[: number + 1]:
                    yield f"{'  ' * (number + 1)}{name}:"
            above = levels
            yield from _item(self._indicator(levels, profile), "  " * (len(levels) + 1))

    def _indicator(self, levels: Levels, profile: FormProfile) -> Iterator[tuple[str, str]]:
        found = next((e[1:] for e in _EXAMPLES if any(e[0] in level for level in levels)), _OTHER)
        name, target, definition = spec.INDICATOR_KEYS
        yield name, f"{TO_FILL}（{levels[-1]}）" if levels else TO_FILL
        yield target, found[0].format(year=self._year)
        if _prints(profile, definition):
            yield definition, f"{found[1]}（{TO_FILL}）"
        optional = {item.key: item.kind for item in optional_fields(profile)}
        for key in profile.indicator_required:
            if key in optional:
                yield key, "1" if optional[key] in {"number", "numbers"} else TO_FILL
        for field in profile.indicator_fields:
            if field.required:
                yield field.key, self._value(field)


_BLOCKS: Mapping[str, Callable[[Skeleton, Any, FormProfile], Iterator[str]]] = {
    "paragraphs": Skeleton._paragraphs,
    "plan": Skeleton._plan,
    "safeguards": Skeleton._safeguards,
    "money_lines": Skeleton._money,
    "indicators": Skeleton._indicators,
}


_OPTIONAL_BLOCKS = frozenset({"money_lines", "rows"})


def _kind(key: str, form: FormKind, profile: FormProfile) -> str:
    """Return the kind of a field of the core or of the pack, or "" for a key that every form has."""
    kinds = {item.key: item.kind for item in profile.fields} | {item.key: item.kind for item in form.fields}
    return kinds.get(key, "")


def _prints(profile: FormProfile, key: str) -> bool:
    return profile.mentioned is None or key in profile.mentioned


def _is_needed(levels: Levels) -> bool:
    """Return True if a form needs an indicator of this level; of the benefit levels, only the social one."""
    return len(levels) < USUAL_LEVELS or "效益" not in levels[0] or any("社会" in level for level in levels)


def _item(entries: Any, indent: str) -> Iterator[str]:
    lead = "- "
    for key, value in entries:
        yield f"{indent}{lead}{key}: {emit_scalar(value)}"
        lead = "  "


def _help(described: Any) -> str:
    """Return the schema's help on a key, with the words to choose from."""
    words = described.get("enum") or described.get("items", {}).get("enum")
    text = str(described.get("description", described.get("title", "")))
    return f"{text}可以写：{'、'.join(map(str, words))}。" if words else text


def _example(described: Any) -> str:
    words = described.get("enum") or described.get("examples") or [TO_FILL]
    return str(words[0])
