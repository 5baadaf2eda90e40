"""`goalc init`: a repository ready to work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.pipeline.pack import Pack


@click.command(cls=Command, help=say("init"))
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--unit", metavar="NAME", help=say("init.unit"))
@click.option("--year", type=click.IntRange(1900, 2199), metavar="YEAR", help=say("init.year"))
@click.option("--handler", metavar="NAME", help=say("init.handler"))
@click.option("--phone", metavar="NUMBER", help=say("init.phone"))
@click.option("--pack", "pack", default="liupanshui-2025", metavar="NAME", help=say("init.pack"))
@click.option("--folder", "place", default="", metavar="NAME", help=say("init.folder"))
@options.packs
@click.pass_context
def init(
    ctx: click.Context,
    folder: Path,
    unit: str | None,
    year: int | None,
    handler: str | None,
    phone: str | None,
    pack: str,
    place: str,
    packs: tuple[Path, ...],
) -> None:
    """The help is the catalogue's."""
    from goalc.operations.init import Unit
    from goalc.operations.init import init as start
    from goalc.pipeline.build import safe_name

    unit = unit or _asked("init.ask-unit", "--unit")
    year = year or int(_asked("init.ask-year", "--year", _next_year()))
    phone = phone or _asked("init.ask-phone", "--phone")
    handler = handler or (_asked("init.ask-handler", "--handler") if sys.stdin.isatty() else "待填")
    if place and safe_name(place) != place:
        raise click.UsageError(say("usage.folder", name=place, example=safe_name(place)))
    found = pack_or_usage(pack, folder if folder.is_dir() else Path(), packs)
    started = start(folder, Unit(unit.strip(), year, handler.strip(), phone.strip(), pack, place), found)
    for name in started.made:
        click.echo(say("init.made", name=name))
    for name in started.kept:
        click.echo(say("init.kept", name=name))
    click.echo(say("init.next", count=len(started.made)))
    ctx.exit(0)


def pack_or_usage(name: str, beside: Path, packs: tuple[Path, ...]) -> Pack:
    """The pack of a name; an unknown one is a wrong command."""
    from goalc.operations.init import find_pack
    from goalc.workspace.error import UnknownPack

    try:
        return find_pack(name, beside, options.known_packs(packs))
    except UnknownPack as error:
        raise click.UsageError(say("usage.pack", name=error.name, known=tuple(error.known))) from None


def _asked(question: str, option: str, suggestion: str | None = None) -> str:
    """What a person answers; without a terminal the option has to be given."""
    if not sys.stdin.isatty():
        raise click.UsageError(say("usage.missing", name=option))
    answer: str = click.prompt(say(question), default=suggestion)
    return answer


def _next_year() -> str:
    """Budgets are filed in autumn, for the next year. A suggestion only, and only at a terminal."""
    from datetime import date

    return str(date.today().year + 1)
