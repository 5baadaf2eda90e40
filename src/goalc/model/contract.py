"""The contract of a spec: it has the shape that its schema demands.

In: a schema and the plain data of a file. Out: findings, one for each root cause, derived from the kind of
the schema error and never from its wording. Only `jsonschema` decides what is wrong; `jsonschema_rs` is a
fast test for data that is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from goalc.matching.guess import closest
from goalc.model.schema import Schema
from goalc.source.diagnostic import Finding, Origin, Path, Phrase, Severity

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_WIDE_COLON = re.compile(r"\s*([^\s:：]{1,20})：")
_DIGITS = re.compile(r"[0-9]{3}(?:\.[0-9]+)?(?:元|万元|亿元)?")
"""What stands behind the comma of a number: in braces, YAML takes it for a key."""
Cause = tuple[str, Path, Any, dict[str, object]]
MAX_FINDINGS = 50
"""Maximum number of findings of one file; a file with more is hardly a spec with slips."""

_TEXT_STANDS = {"object": "GC803.text-for-mapping", "array": "GC803.text-for-list"}
_BLOCK_STANDS = {"object": "GC803.block-for-mapping", "array": "GC803.block-for-list"}
"""The sentences for a text, and for a mapping or list, where the schema wants another type."""


def word_findings(
    file: str, words: Iterable[tuple[Path, str]], is_needed: Callable[[Path], bool]
) -> list[Finding]:
    """Return the findings for words at these places that are no text to YAML (`null`, `true`).

    `is_needed` is true for places that may not be deleted.
    """
    return [
        Finding(
            "GC803.word-required" if is_needed(path) else "GC803.word",
            Severity.ERROR,
            Origin(file, path),
            {"field": _name(path), "value": word},
        )
        for path, word in words
    ]


class Contract:
    """One schema, compiled once and used for many files.

    `unused` are core keys that the form pack does not print; they have a separate sentence.
    """

    def __init__(self, schema: Schema, unused: frozenset[str] = frozenset()) -> None:
        import jsonschema_rs

        self.schema = schema
        self._unused = unused
        self._fast = jsonschema_rs.validator_for(schema)

    def check(self, data: object, file: str) -> list[Finding]:
        """Return the findings of `data`; none if it keeps the contract."""
        if self._fast.is_valid(data):
            return []
        return self.explain(data, file)

    def explain(self, data: object, file: str) -> list[Finding]:
        """Return the same as `check`, using `jsonschema` alone."""
        from jsonschema import Draft7Validator

        found: dict[tuple[str, Path, str], Finding] = {}
        # The deepest error of an object comes before errors of the object itself.
        for error in sorted(Draft7Validator(self.schema).iter_errors(data), key=_order):
            for key, path, part, arguments in self._causes(error, data):
                identity = (key, path, str(arguments.get("key", "")))
                if len(found) >= MAX_FINDINGS:
                    break
                found.setdefault(identity, Finding(key, Severity.ERROR, Origin(file, path), arguments, part))
        return _drop_echoes(list(found.values()))

    def _causes(self, error: ValidationError, data: object) -> Iterator[Cause]:
        path: Path = tuple(error.absolute_path)
        value: Any = error.instance
        if error.validator == "additionalProperties":
            yield from self._unknown(error, path)
        elif error.validator in {"required", "dependencies"}:
            yield from self._missing(_required_keys(error), value, path)
        elif "propertyNames" in error.relative_schema_path:
            yield "GC804.key", (*path, value), "key", {"value": value, "help": _help(error.schema)}
        else:
            yield self._refine(_cause(error, path), data)

    def _missing(self, keys: Iterable[str], value: Any, path: Path) -> Iterator[Cause]:
        # A condition's schema does not describe the keys that it demands; the schema around it does.
        around, _ = self._at(path, None)
        for key in keys:
            if key not in value:
                schema = _property(around, key)
                title = schema.get("title", key)
                titled = Phrase("field.titled", {"title": title, "key": key})
                shown = (key,) if title == key else titled
                arguments = {"key": key, "shown": shown, "help": _help(schema)}
                yield "GC001.missing", (*path, key), "key", arguments

    def _refine(self, cause: Cause, data: object) -> Cause:
        """Return a cause with the key for required fields if an empty field must not be deleted."""
        key, path, part, arguments = cause
        if key == "GC001.empty" and self._is_required(path, data):
            key = "GC001.empty-required"
        return key, path, part, arguments

    def is_needed(self, path: Path, data: object) -> bool:
        """Return True if what stands at a path may not be deleted: a required field, or all of a list."""
        while path and isinstance(path[-1], int):
            _, items = self._at(path[:-1], data)
            if not isinstance(items, list) or len(items) > 1:
                return False
            path = path[:-1]
        return bool(path) and self._is_required(path, data)

    def _is_required(self, path: Path, data: object) -> bool:
        schema, value = self._at(path[:-1], data)
        demanded: list[str] = list(schema.get("required", ()))
        # The schemas have one kind of condition: keys that are demanded where another key is absent.
        if not all(key in value for key in schema.get("if", {}).get("required", ())):
            demanded += schema.get("else", {}).get("required", ())
        return path[-1:] in [(key,) for key in demanded]

    def _at(self, path: Path, value: Any) -> tuple[Any, Any]:
        """Return the part of the schema for a path, and the part of `value` at that path."""
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
        torn = [key for key in instance if key not in known and _DIGITS.fullmatch(key) and not instance[key]]
        if torn:
            yield "GC802.comma", (*path, torn[0]), "key", {"key": torn[0]}
        for key in instance:
            if key in known or key in torn:
                continue
            if key in self._unused:
                yield "GC802.unused", (*path, key), "key", {"key": key}
                continue
            free = [name for name in known if name not in instance] or known
            close = closest(key, free)
            if close:
                yield "GC802.close", (*path, key), "key", {"key": key, "close": close}
            else:
                yield "GC802.unknown", (*path, key), "key", {"key": key, "known": tuple(known)}


def accepts(schema: Schema, value: str) -> bool:
    """Return True if a text is valid for a key's schema."""
    import jsonschema_rs

    return bool(jsonschema_rs.validator_for(schema).is_valid(value))


def _required_keys(error: ValidationError) -> list[str]:
    """Return the keys that must be there: all of `required`, or those that another key demands."""
    given = _keyword_value(error)
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
    # A block in place of one of the allowed words has the wrong shape, and nothing else is wrong.
    if error.validator == "type" or (error.validator in {"enum", "const"} and not isinstance(value, str)):
        return _shape(error, path, arguments)
    if error.validator in {"enum", "const"}:
        words: list[object] = _keyword_value(error) if error.validator == "enum" else [_keyword_value(error)]
        arguments["close"] = closest(str(value), [str(word) for word in words])
        arguments["words"] = tuple(words)
        return "GC011" if arguments["close"] else "GC011.unlike", path, "value", arguments
    if error.validator == "pattern":
        return "GC804.pattern", path, "value", arguments
    if error.validator == "uniqueItems":
        return "GC804.repeated", path, "value", arguments
    return "GC804.other", path, "value", arguments


def _shape(error: ValidationError, path: Path, arguments: dict[str, object]) -> Cause:
    given = _keyword_value(error)
    words = error.validator != "type"
    wanted = "string" if words else given if isinstance(given, str) else given[0]
    value = error.instance
    if isinstance(value, str):
        colon = _WIDE_COLON.match(value)
        if colon and wanted == "object":
            return "GC803.colon", path, "value", {**arguments, "key": colon[1]}
        return _TEXT_STANDS.get(wanted, "GC803.text-for-text"), path, "value", arguments
    arguments["stands"] = Phrase("shape.mapping" if isinstance(value, Mapping) else "shape.list", {})
    return _BLOCK_STANDS.get(wanted, "GC803.block-for-text"), path, "key", arguments


def _drop_echoes(findings: list[Finding]) -> list[Finding]:
    """Drop the finding of a missing key if a misspelt key beside it is the cause."""
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


def _keyword_value(error: ValidationError) -> Any:
    """Return the value of the schema's keyword: for `enum` the words, for `required` the keys."""
    return error.validator_value


def _name(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _property(schema: Any, key: str) -> Mapping[str, Any]:
    found = schema.get("properties", {}).get(key, {}) if isinstance(schema, dict) else {}
    return found if isinstance(found, dict) else {}


def _help(schema: Any) -> object:
    """Return the schema's description of a field with its examples."""
    if not isinstance(schema, dict):
        return ""
    examples = schema.get("examples", [])
    if not examples:
        return str(schema.get("description", ""))
    shown = tuple(_one_line(example) for example in examples)
    return Phrase("help.examples", {"description": schema.get("description", ""), "examples": shown})


def _one_line(example: object) -> object:
    """Return an example as it is written in a spec: a mapping as `key: value`."""
    if isinstance(example, dict):
        return "，".join(f"{key}: {value}" for key, value in example.items())
    return example
