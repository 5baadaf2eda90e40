"""`goalc config`: what is in force for specs, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import FINDINGS
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.workspace.configuration import Configuration


@click.command(cls=Command, help=say("config"))
@click.argument("path", default=".", metavar=say("config.metavar"), type=click.Path(path_type=Path))
@click.pass_context
def config(ctx: click.Context, path: Path) -> None:
    """The help is the catalogue's."""
    from goalc.operations.config import config as config_of
    from goalc.report.diagnostics.text import report_text

    found = config_of(path)
    if found.broken:
        for line in report_text(found.diagnostics, found.sources, options.colour()):
            click.echo(line)
        ctx.exit(FINDINGS)
    for key, value, own in _values(found):
        origin = found.file if own else say("config.default")
        click.echo(f"{key} = {value}  # {origin}")


def _values(found: Configuration) -> Iterator[tuple[str, str, bool]]:
    """Each key as TOML, its value, and whether the file gives it."""
    from goalc.lint.registry import RULES
    from goalc.lint.rule import ContractRule

    data, settings = found.data, found.policy.settings
    yield "edition", _quoted("public" if settings.public else "submit"), "edition" in data
    yield "fail-level", _quoted(found.fail_level), "fail-level" in data
    for key, words in (("select", settings.select), ("ignore", settings.ignore)):
        yield key, _listed(words), key in data
    for key in ("packs", "words"):
        yield key, _listed(data.get(key, ())), key in data
    yield "baseline", _quoted(data.get("baseline", found.baseline.name)), "baseline" in data
    for code, rule in RULES.items():
        if isinstance(rule, ContractRule):
            continue
        severity = settings.severity(rule)
        own = code in data.get("severity", {})
        yield f"severity.{code}", _quoted("off" if severity is None else severity.value), own
        for option in rule.options:
            given = option.key in data.get("limits", {}).get(code, {})
            yield f"limits.{code}.{option.key}", f"{settings.limit(option)}", given


def _quoted(text: str) -> str:
    return f'"{text}"'


def _listed(words: tuple[str, ...] | list[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"
