"""The first line of a spec, by which editors find its schema: `# yaml-language-server: $schema=PATH`."""

from __future__ import annotations

import re

LEAD = "# yaml-language-server"
_LINE = re.compile(rf"{LEAD}: \$schema=(\S+)")


def modeline(schema: str) -> str:
    """Return the line that names a schema by its path from the spec, or by its address."""
    return f"{LEAD}: $schema={schema}"


def named_schema(text: str) -> str:
    """Return the path or address of the schema that a spec names; empty for one that names none."""
    found = _LINE.match(text)
    return found[1] if found else ""


def rename_schema(text: str, schema: str) -> str:
    """Return the text of a spec that names a schema with another one in its place."""
    return _LINE.sub(lambda _: modeline(schema), text, count=1)
