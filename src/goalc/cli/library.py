"""`goalc library`: the indicators that specs can refer to, and those that could be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from goalc.cli import options
from goalc.cli.command import Command, Group
from goalc.cli.exit_codes import FINDINGS, OK
from goalc.matching.similarity import closest
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from goalc.library.listing import LibraryEntry
    from goalc.operations.library import LibraryListing

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _path(command: _Command) -> _Command:
    return click.argument(
        "path", default=".", metavar=say("config.metavar"), type=click.Path(path_type=Path)
    )(command)


def _format(command: _Command) -> _Command:
    choice = click.Choice(["text", "json"])
    return click.option("--format", "style", type=choice, default="text", help=say("library.format"))(command)


def complete_ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids that begin so, each with its indicator's name."""
    from click.shell_completion import CompletionItem

    from goalc.operations.library import library as held

    found = held(ctx.params.get("path") or ".").indicators
    return [CompletionItem(item.id, help=item.name) for item in found if item.id.startswith(incomplete)]


@click.group(cls=Group, help=say("library"))
def library() -> None:
    """The help is the catalogue's."""


@library.command("list", cls=Command, help=say("library.list"), short_help=say("library.list.short"))
@_path
@_format
@options.packs
@click.pass_context
def list_all(ctx: click.Context, path: Path, style: str, packs: tuple[Path, ...]) -> None:
    """The help is the catalogue's."""
    held = _held(path, packs)
    _show(held.indicators, style)
    _tell(ctx, held)


@library.command(cls=Command, help=say("library.show"), short_help=say("library.show.short"))
@click.argument("name", metavar="ID", shell_complete=complete_ids)
@_path
@_format
@options.packs
@click.pass_context
def show(ctx: click.Context, name: str, path: Path, style: str, packs: tuple[Path, ...]) -> None:
    """The help is the catalogue's."""
    from goalc.report.library_entries import entry_page

    held = _held(path, packs)
    found = held.find(name)
    if found is None:
        close = closest(name, [item.id for item in held.indicators], 0.5)
        key = "usage.library-close" if close else "usage.library"
        raise click.UsageError(say(key, name=name, close=close))
    if style == "json":
        _show([found], style)
    else:
        click.echo("\n".join(entry_page(found)))
    _tell(ctx, held)


@library.command(cls=Command, help=say("library.search"), short_help=say("library.search.short"))
@click.argument("text", metavar="TEXT")
@_path
@_format
@options.packs
@click.pass_context
def search(ctx: click.Context, text: str, path: Path, style: str, packs: tuple[Path, ...]) -> None:
    """The help is the catalogue's."""
    held = _held(path, packs)
    found = [item for item in held.indicators if item.matches(text)]
    _show(found, style)
    if not found and style == "text":
        click.echo(say("library.none", text=text))
    _tell(ctx, held, OK if found else FINDINGS)


@library.command(cls=Command, help=say("library.suggest"), short_help=say("library.suggest.short"))
@options.paths
@options.packs
@click.pass_context
def suggest(ctx: click.Context, paths: tuple[Path, ...], packs: tuple[Path, ...]) -> None:
    """The help is the catalogue's."""
    from goalc.operations.library import suggest as look
    from goalc.report.library_proposals import proposals_yaml

    found = look(paths, options.known_packs(packs))
    click.echo("\n".join(proposals_yaml(found.proposals)))
    if found.broken:
        click.echo(say("suggest.broken", names=tuple(found.broken)), err=True)
    options.tell(found.troubles)
    ctx.exit(options.exit_code(found.troubles, not found.broken))


def _held(path: Path, packs: tuple[Path, ...]) -> LibraryListing:
    from goalc.operations.library import library as held

    return held(path, options.known_packs(packs))


def _show(found: Sequence[LibraryEntry], style: str) -> None:
    from goalc.report.library_entries import holdings_json, holdings_list

    if style == "json":
        click.echo(holdings_json(found), nl=False)
    elif found:
        click.echo("\n".join(holdings_list(found)).rstrip("\n"))


def _tell(ctx: click.Context, held: LibraryListing, code: int = OK) -> None:
    """Say what is wrong with libraries, apart from what was asked for, and leave."""
    from goalc.report.diagnostics.text import report_text

    for line in report_text(held.diagnostics, held.sources, options.colour()):
        click.echo(line, err=True)
    ctx.exit(FINDINGS if held.diagnostics else code)
