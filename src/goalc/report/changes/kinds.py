"""The kinds of changes for people: what each is called, how much it weighs, what it means."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.diff.kinds import KINDS, ChangeKind
from goalc.messages.catalogue import say
from goalc.report.changes.table import WIDTH, Run, natural, plain, table
from goalc.report.changes.words import DIRECTIONS
from goalc.report.diagnostics.text import unpainted


def kinds_list() -> Iterator[str]:
    """A table of all kinds in the order of risk, for a terminal without colours."""
    titles = map(say, ("kind.column.id", "kind.column.level", "kind.column.direction", "kind.column.meaning"))
    rows = [list(map(plain, titles))]
    for kind in KINDS.values():
        *narrow, name, meaning = told(kind)
        rows.append([*map(plain, narrow), (Run(f"{name}\n{meaning}"),)])
    widths = [natural(column) for column in list(zip(*rows, strict=True))[:-1]]
    rest = WIDTH - sum(widths) - 3 * len(rows[0]) - 1
    return table(rows, [*widths, rest], unpainted)


def told(kind: ChangeKind) -> tuple[str, str, str, str, str]:
    """The id of a kind, its level, its direction, its name, and a sentence on what it means."""
    level, way = say(f"severity.{kind.level.value}"), say(DIRECTIONS[kind.direction])
    return kind.id, level, way, say(f"kind.{kind.id}"), say(f"kind.{kind.id}.help")
