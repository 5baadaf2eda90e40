"""The kinds of changes for people: the name, level, direction and meaning of each."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.changes.kinds import KINDS, ChangeKind
from goalc.messages.catalogue import say
from goalc.report.changes.kind_names import kind_meaning, kind_name
from goalc.report.changes.table import WIDTH, Run, natural_width, plain_cell, table
from goalc.report.changes.words import DIRECTIONS
from goalc.report.diagnostics.text import ignore_colour
from goalc.report.severity import severity_name


def kinds_list() -> Iterator[str]:
    """Return the lines of a table of all kinds in the order of risk, without colours."""
    titles = map(say, ("kind.column.id", "kind.column.level", "kind.column.direction", "kind.column.meaning"))
    rows = [list(map(plain_cell, titles))]
    for kind in KINDS.values():
        *narrow, name, meaning = describe_kind(kind)
        rows.append([*map(plain_cell, narrow), (Run(f"{name}\n{meaning}"),)])
    widths = [natural_width(column) for column in list(zip(*rows, strict=True))[:-1]]
    rest = WIDTH - sum(widths) - 3 * len(rows[0]) - 1
    return table(rows, [*widths, rest], ignore_colour)


def describe_kind(kind: ChangeKind) -> tuple[str, str, str, str, str]:
    """Return a kind's id, and the words for its level, its direction, its name and its meaning."""
    level, direction = severity_name(kind.level), say(DIRECTIONS[kind.direction])
    return kind.id, level, direction, kind_name(kind.id), kind_meaning(kind.id)
