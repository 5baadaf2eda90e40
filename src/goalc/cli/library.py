"""`goalc library`: show the indicators that specs can refer to, and propose more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from goalc.cli import options
from goalc.cli.command import Command, Group
from goalc.cli.exit_codes import FINDINGS, OK, exit_code
from goalc.cli.output import show_diagnostics, show_troubles
from goalc.matching.guess import closest
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from goalc.library.listing import LibraryEntry
    from goalc.operations.library import LibraryListing

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _format(command: _Command) -> _Command:
    choice = click.Choice(["text", "json"])
    return click.option("--format", "style", type=choice, default="text", help=say("library.format"))(command)


def complete_ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the ids that begin with `incomplete`, each with its indicator's name."""
    from click.shell_completion import CompletionItem

    from goalc.operations.library import library as list_library

    found = list_library(ctx.params.get("path") or ".").indicators
    return [CompletionItem(item.id, help=item.name) for item in found if item.id.startswith(incomplete)]


@click.group(cls=Group, help=say("library"))
def library() -> None:
    """Group the commands; the help is in the catalogue."""


@library.command("list", cls=Command, help=say("library.list"), short_help=say("library.list.short"))
@options.path
@_format
@options.packs
@click.pass_context
def list_all(ctx: click.Context, path: Path, style: str, packs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    listing = _read_listing(path, packs)
    _show(listing.indicators, style)
    _finish(ctx, listing)


@library.command(cls=Command, help=say("library.show"), short_help=say("library.show.short"))
@click.argument("name", metavar="ID", shell_complete=complete_ids)
@options.path
@_format
@options.packs
@click.pass_context
def show(ctx: click.Context, name: str, path: Path, style: str, packs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.report.library_entries import entry_page

    listing = _read_listing(path, packs)
    found = listing.find(name)
    if found is None:
        close = closest(name, [item.id for item in listing.indicators])
        key = "usage.library-close" if close else "usage.library"
        raise click.UsageError(say(key, name=name, close=close))
    if style == "json":
        _show([found], style)
    else:
        click.echo("\n".join(entry_page(found)))
    _finish(ctx, listing)


@library.command(cls=Command, help=say("library.search"), short_help=say("library.search.short"))
@click.argument("text", metavar="TEXT")
@options.path
@_format
@options.packs
@click.pass_context
def search(ctx: click.Context, text: str, path: Path, style: str, packs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    listing = _read_listing(path, packs)
    found = [item for item in listing.indicators if item.matches(text)]
    _show(found, style)
    if not found and style == "text":
        click.echo(say("library.none", text=text))
    _finish(ctx, listing, OK if found else FINDINGS)


@library.command(cls=Command, help=say("library.suggest"), short_help=say("library.suggest.short"))
@options.paths
@options.packs
@click.pass_context
def suggest(ctx: click.Context, paths: tuple[Path, ...], packs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.library import suggest as look
    from goalc.report.library_proposals import proposals_yaml

    found = look(paths, options.check_packs(packs))
    click.echo("\n".join(proposals_yaml(found.proposals)))
    if found.broken:
        click.echo(say("suggest.broken", names=tuple(found.broken)), err=True)
    show_troubles(found.troubles)
    ctx.exit(exit_code(found.troubles, not found.broken))


def _read_listing(path: Path, packs: tuple[Path, ...]) -> LibraryListing:
    from goalc.operations.library import library as list_library

    return list_library(path, options.check_packs(packs))


def _show(found: Sequence[LibraryEntry], style: str) -> None:
    from goalc.report.library_entries import holdings_json, holdings_list

    if style == "json":
        click.echo(holdings_json(found), nl=False)
    elif found:
        click.echo("\n".join(holdings_list(found)).rstrip("\n"))


def _finish(ctx: click.Context, listing: LibraryListing, code: int = OK) -> None:
    """Print the diagnostics of libraries, apart from the requested entries, and exit."""
    show_diagnostics(listing.diagnostics, listing.sources, err=True)
    ctx.exit(FINDINGS if listing.diagnostics else code)
