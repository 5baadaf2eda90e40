"""`goalc config`: show the settings that apply to specs, and the origin of each value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import FINDINGS
from goalc.cli.output import show_diagnostics
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.workspace.configuration import Configuration


@click.command(cls=Command, help=say("config"))
@options.path
@click.pass_context
def config(ctx: click.Context, path: Path) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.config import config as config_of

    found = config_of(path)
    if found.broken:
        show_diagnostics(found.diagnostics, found.sources)
        ctx.exit(FINDINGS)
    for key, value, own in _values(found):
        origin = found.file if own else say("config.default")
        click.echo(f"{key} = {value}  # {origin}")


def _values(found: Configuration) -> Iterator[tuple[str, str, bool]]:
    """Yield each key and its value as TOML, and True if the file sets it."""
    from goalc.changes.kinds import KINDS
    from goalc.lint.registry import RULES
    from goalc.lint.rule import ContractRule

    data, settings = found.data, found.policy.settings
    yield "edition", _quote("public" if settings.public else "submit"), "edition" in data
    yield "fail-level", _quote(found.fail_level), "fail-level" in data
    for key, words in (("select", settings.select), ("ignore", settings.ignore)):
        yield key, _print_list(words), key in data
    for key in ("packs", "words"):
        yield key, _print_list(data.get(key, ())), key in data
    yield "baseline", _quote(data.get("baseline", found.baseline.name)), "baseline" in data
    for code, rule in RULES.items():
        if isinstance(rule, ContractRule):
            continue
        severity = settings.severity(rule)
        own = code in data.get("severity", {})
        yield f"severity.{code}", _quote("off" if severity is None else severity.value), own
        for option in rule.options:
            given = option.key in data.get("limits", {}).get(code, {})
            yield f"limits.{code}.{option.key}", f"{settings.limit(option)}", given
    for kind in KINDS.values():
        level = found.changes.get(kind.id, kind.level)
        word = _quote("off" if level is None else level.value)
        yield ".".join(("changes", kind.id)), word, kind.id in found.changes
    yield "approvals.own", _quote(found.own_approvals), "own" in data.get("approvals", {})


def _quote(text: str) -> str:
    return f'"{text}"'


def _print_list(words: tuple[str, ...] | list[str]) -> str:
    return f"[{', '.join(map(_quote, words))}]"
