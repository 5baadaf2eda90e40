"""`goalc init`: create a repository that is ready for work."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.messages.catalogue import say


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
    """Run the command; its help is in the catalogue."""
    from goalc.operations.init import init as start
    from goalc.pipeline.file_names import safe_name
    from goalc.scaffold.repository import Unit

    unit = unit or _ask("init.ask-unit", "--unit")
    year = year or int(_ask("init.ask-year", "--year", _next_year()))
    phone = phone or _ask("init.ask-phone", "--phone")
    handler = handler or (_ask("init.ask-handler", "--handler") if sys.stdin.isatty() else "待填")
    if place and safe_name(place) != place:
        raise click.UsageError(say("usage.folder", name=place, example=safe_name(place)))
    known = Unit(unit.strip(), year, handler.strip(), phone.strip(), pack, place)
    with options.explain_unknown_pack():
        started = start(folder, known, options.check_packs(packs))
    for name in started.made:
        click.echo(say("init.made", name=name))
    for name in started.kept:
        click.echo(say("init.kept", name=name))
    click.echo(say("init.next", count=len(started.made)))
    ctx.exit(0)


def _ask(question: str, option: str, suggestion: str | None = None) -> str:
    """Ask the user; raises a usage error without a terminal, where the option is required."""
    if not sys.stdin.isatty():
        raise click.UsageError(say("usage.missing", name=option))
    answer: str = click.prompt(say(question), default=suggestion)
    return answer


def _next_year() -> str:
    """Return the next year, for which budgets are filed in autumn; it is only a suggestion."""
    from datetime import date

    return str(date.today().year + 1)
