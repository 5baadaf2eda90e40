"""Plain data of a spec → YAML text, before it is put in canonical form.

In: mappings, lists and texts, and comments by the key above which they stand. Out: the lines of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from goalc.syntax.writing.emit import emit_block, emit_scalar
from goalc.syntax.writing.format import emit_key


def compose(
    data: Mapping[str, Any], comments: Mapping[str, list[str]], keys: frozenset[str]
) -> Iterator[str]:
    """Yield the lines of a mapping; `keys` are those of the specs.

    Comments under a key that is not there come first.
    """
    for key, lines in comments.items():
        if key not in data:
            yield from (f"# {line}" for line in lines)
    for key, value in data.items():
        yield from (f"# {line}" for line in comments.get(key, ()))
        yield from _entry(key, value, 0, "", keys)


def _entry(key: str, value: Any, indent: int, lead: str, keys: frozenset[str]) -> Iterator[str]:
    head = f"{' ' * (indent - len(lead))}{lead}{emit_key(key)}:"
    if isinstance(value, Mapping) and value:
        yield head
        for inner, below in value.items():
            yield from _entry(inner, below, indent + 2, "", keys)
    elif isinstance(value, list) and value:
        yield head
        for item in value:
            yield from _item(item, indent + 2, keys)
    else:
        yield f"{head} {_scalar(value, indent + 2, keys)}"


def _item(item: Any, indent: int, keys: frozenset[str]) -> Iterator[str]:
    if isinstance(item, Mapping):
        lead = "- "
        for key, value in item.items():
            yield from _entry(key, value, indent + 2, lead, keys)
            lead = ""
    else:
        yield f"{' ' * indent}- {_scalar(item, indent + 2, keys)}"


def _scalar(value: Any, indent: int, keys: frozenset[str]) -> str:
    text = str(value)
    return emit_block(text, " " * indent) if "\n" in text else emit_scalar(text, keys)
