"""`goalc init`: create a repository that is ready for work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.output import quote_paths
from goalc.messages.catalogue import say
from goalc.workspace.nearest import SPECS_FOLDER

if TYPE_CHECKING:
    from goalc.model.schema import Schema


@click.command(cls=Command, help=say("init"))
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option("--unit", metavar="NAME", help=say("init.unit"))
@click.option("--year", metavar="YEAR", help=say("init.year"))
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
    year: str | None,
    handler: str | None,
    phone: str | None,
    pack: str,
    place: str,
    packs: tuple[Path, ...],
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.init import init as start
    from goalc.operations.init import submission_keys
    from goalc.pipeline.file_names import safe_name
    from goalc.scaffold.repository import Unit
    from goalc.workspace.paths import print_path

    if place and safe_name(place) != place:
        raise click.UsageError(say("usage.folder", name=place, example=safe_name(place)))
    folders = options.check_packs(packs)
    with options.explain_unknown_pack():
        keys = submission_keys(folder, pack, folders)
    unit = _answer(keys.get("编制单位"), "init.ask-unit", "--unit", unit)
    year = _answer(keys.get("年度"), "init.ask-year", "--year", year, _next_year())
    phone = _answer(keys.get("联系电话"), "init.ask-phone", "--phone", phone)
    if handler is None and not sys.stdin.isatty():
        handler = "待填"
    handler = _answer(keys.get("经办人"), "init.ask-handler", "--handler", handler)
    started = start(folder, Unit(unit, int(year), handler, phone, pack, place), folders)
    for name in started.made:
        click.echo(say("init.made", name=print_path(folder / name)))
    for name in started.kept:
        click.echo(say("init.kept", name=print_path(folder / name)))
    specs = quote_paths([print_path(folder / SPECS_FOLDER)])
    click.echo(say("init.next", count=len(started.made), specs=specs))
    ctx.exit(0)


def _answer(
    key: Schema | None, question: str, option: str, given: str | None, suggestion: str | None = None
) -> str:
    """Return the value of an option, or the user's answer, which is asked for until it is valid.

    Raises a usage error for an option that is invalid, or is missing without a terminal.
    """
    if given is not None:
        if wrong := _wrong(key, given.strip(), suggestion):
            raise click.UsageError(say("usage.bad-answer", name=option, wrong=wrong))
        return given.strip()
    if not sys.stdin.isatty():
        raise click.UsageError(say("usage.missing", name=option))
    while True:
        answer: str = click.prompt(say(question), default=suggestion).strip()
        wrong = _wrong(key, answer, suggestion)
        if not wrong:
            return answer
        click.echo(wrong)


def _wrong(key: Schema | None, value: str, suggestion: str | None) -> str:
    """Return why a value is not what the schema's key asks for, and an example; "" if it is."""
    from goalc.model.contract import accepts

    if key is None or accepts(key, value):
        return ""
    example = suggestion or next(iter(key.get("examples", ())), "")
    known = {"title": key["title"], "description": key["description"], "example": example}
    return say("init.wrong", value=value, **known)


def _next_year() -> str:
    """Return the next year, for which budgets are filed in autumn; it is only a suggestion."""
    from datetime import date

    return str(date.today().year + 1)
