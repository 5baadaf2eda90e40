"""Whether a spec has the shape that its schema demands.

In: a schema and the plain data of a file. Out: findings, recognised by the kind of the schema error,
never by its wording; one root cause gives one finding. `jsonschema` is the only judge of what is
wrong; `jsonschema_rs` merely passes, quickly, what is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from goalc.model.schema import Schema
from goalc.source.diagnostic import Finding, Origin, Path, Phrase, Severity

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_WIDE_COLON = re.compile(r"\s*([^\s:：]{1,20})：")
Cause = tuple[str, Path, Any, dict[str, object]]
MAX_FINDINGS = 50
"""So many findings of one file are told; a file with more is not a spec with slips."""

_SHAPES = {"object": "mapping", "array": "list", "string": "text"}


class Contract:
    """One schema, made ready once and used for many files.

    `unused` are core keys that the form pack does not print: they get a sentence of their own.
    """

    def __init__(self, schema: Schema, unused: frozenset[str] = frozenset()) -> None:
        import jsonschema_rs

        self.schema = schema
        self._unused = unused
        self._fast = jsonschema_rs.validator_for(schema)

    def check(self, data: object, file: str) -> list[Finding]:
        """What stands against `data`; empty when it keeps the contract."""
        if self._fast.is_valid(data):
            return []
        return self.explain(data, file)

    def explain(self, data: object, file: str) -> list[Finding]:
        """As `check`, by `jsonschema` alone."""
        from jsonschema import Draft7Validator

        found: dict[tuple[str, Path, str], Finding] = {}
        # The deepest error of an object comes before complaints about the object itself.
        for error in sorted(Draft7Validator(self.schema).iter_errors(data), key=_order):
            for key, path, part, arguments in self._causes(error, data):
                identity = (key, path, str(arguments.get("key", "")))
                if len(found) >= MAX_FINDINGS:
                    break
                found.setdefault(identity, Finding(key, Severity.ERROR, Origin(file, path), arguments, part))
        return _without_echoes(list(found.values()))

    def _causes(self, error: ValidationError, data: object) -> Iterator[Cause]:
        path: Path = tuple(error.absolute_path)
        value: Any = error.instance
        if error.validator == "additionalProperties":
            yield from self._unknown(error, path)
        elif error.validator in {"required", "dependencies"}:
            yield from self._missing(_demanded(error), value, path)
        elif "propertyNames" in error.relative_schema_path:
            yield "GC804.key", (*path, value), "key", {"value": value, "help": _help(error.schema)}
        else:
            yield self._named(_cause(error, path), data)

    def _missing(self, keys: Iterable[str], value: Any, path: Path) -> Iterator[Cause]:
        # A condition's own schema does not describe what it demands; the one around it does.
        around, _ = self._at(path, None)
        for key in keys:
            if key not in value:
                schema = _property(around, key)
                title = schema.get("title", key)
                titled = Phrase("field.titled", {"title": title, "key": key})
                shown = (key,) if title == key else titled
                arguments = {"key": key, "shown": shown, "help": _help(schema)}
                yield "GC001.missing", (*path, key), "key", arguments

    def _named(self, cause: Cause, data: object) -> Cause:
        """An empty field that must be filled is not to be deleted."""
        key, path, part, arguments = cause
        if key == "GC001.empty" and self._is_required(path, data):
            key = "GC001.empty-required"
        return key, path, part, arguments

    def _is_required(self, path: Path, data: object) -> bool:
        schema, value = self._at(path[:-1], data)
        demanded: list[str] = list(schema.get("required", ()))
        # Of conditions there is one kind: what is demanded where a key does not stand.
        if not all(key in value for key in schema.get("if", {}).get("required", ())):
            demanded += schema.get("else", {}).get("required", ())
        return path[-1:] in [(key,) for key in demanded]

    def _at(self, path: Path, value: Any) -> tuple[Any, Any]:
        """The part of the schema for what stands at a path, and what stands there in `value`."""
        schema: Any = self.schema
        for step in path:
            if isinstance(step, int):
                schema = schema.get("items", {})
                value = value[step] if isinstance(value, list) else None
            else:
                schema = schema.get("properties", {}).get(step) or schema.get("additionalProperties", {})
                value = value.get(step) if isinstance(value, dict) else None
        return schema, value

    def _unknown(self, error: ValidationError, path: Path) -> Iterator[Cause]:
        schema: Any = error.schema
        instance: Any = error.instance
        known = list(schema.get("properties", {}))
        for key in instance:
            if key in known:
                continue
            if key in self._unused:
                yield "GC802.unused", (*path, key), "key", {"key": key}
                continue
            free = [name for name in known if name not in instance] or known
            close = get_close_matches(key, free, 1, 0.5)
            if close:
                yield "GC802.close", (*path, key), "key", {"key": key, "close": close[0]}
            else:
                yield "GC802.unknown", (*path, key), "key", {"key": key, "known": tuple(known)}


def _demanded(error: ValidationError) -> list[str]:
    """The keys that must stand there: all of `required`, or those that another key brings with it."""
    given = _given(error)
    if error.validator == "required":
        keys: list[str] = given
        return keys
    instance: Any = error.instance
    return [key for cause, keys in given.items() if cause in instance for key in keys]


def _cause(error: ValidationError, path: Path) -> Cause:
    value = error.instance
    arguments: dict[str, object] = {"field": _name(path), "value": value, "help": _help(error.schema)}
    if _is_empty(value):
        return "GC001.empty", path, "key", arguments
    # A block where a word of a list should stand is of the wrong shape, and only that.
    if error.validator == "type" or (error.validator in {"enum", "const"} and not isinstance(value, str)):
        return _shape(error, path, arguments)
    if error.validator in {"enum", "const"}:
        words: list[object] = _given(error) if error.validator == "enum" else [_given(error)]
        close = get_close_matches(str(value), [str(word) for word in words], 1, 0.5)
        arguments["close"] = close[0] if close else str(words[0])
        arguments["words"] = tuple(words)
        return "GC011", path, "value", arguments
    if error.validator == "pattern":
        return "GC804.pattern", path, "value", arguments
    if error.validator == "uniqueItems":
        return "GC804.repeated", path, "value", arguments
    return "GC804.other", path, "value", arguments


def _shape(error: ValidationError, path: Path, arguments: dict[str, object]) -> Cause:
    given = _given(error)
    words = error.validator != "type"
    wanted = "string" if words else given if isinstance(given, str) else given[0]
    value = error.instance
    if isinstance(value, str):
        colon = _WIDE_COLON.match(value)
        if colon and wanted == "object":
            return "GC803.colon", path, "value", {**arguments, "key": colon[1]}
        return f"GC803.text-for-{_SHAPES.get(wanted, 'text')}", path, "value", arguments
    stands = "mapping" if isinstance(value, Mapping) else "list"
    arguments["stands"] = Phrase(f"shape.{stands}", {})
    return f"GC803.block-for-{_SHAPES.get(wanted, 'text')}", path, "key", arguments


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """Drop a missing key where a misspelt key beside it is the cause."""
    meant = {(f.origin.path[:-1], f.arguments["close"]) for f in findings if f.key == "GC802.close"}
    return [
        f
        for f in findings
        if f.key != "GC001.missing" or (f.origin.path[:-1], f.arguments["key"]) not in meant
    ]


def _order(error: ValidationError) -> tuple[int, str]:
    return -len(error.absolute_path), "/".join(map(str, error.absolute_path))


def _is_empty(value: object) -> bool:
    return (isinstance(value, str) and not value.strip()) or (isinstance(value, (list, dict)) and not value)


def _given(error: ValidationError) -> Any:
    """What the schema's keyword says: for `enum` the words, for `required` the keys."""
    return error.validator_value


def _name(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _property(schema: Any, key: str) -> Mapping[str, Any]:
    found = schema.get("properties", {}).get(key, {}) if isinstance(schema, dict) else {}
    return found if isinstance(found, dict) else {}


def _help(schema: Any) -> object:
    """How to fill the field in, in the schema's own words, with its examples."""
    if not isinstance(schema, dict):
        return ""
    examples = schema.get("examples", [])
    if not examples:
        return str(schema.get("description", ""))
    arguments = {"description": schema.get("description", ""), "examples": tuple(examples)}
    return Phrase("help.examples", arguments)
