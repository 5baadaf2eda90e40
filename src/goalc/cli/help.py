"""`goalc help`: the help of a command, as `--help` prints it."""

from __future__ import annotations

import click

from goalc.cli.command import Command
from goalc.messages.catalogue import say


@click.command(cls=Command, help=say("help"))
@click.argument("words", nargs=-1, metavar=say("help.metavar"))
@click.pass_context
def help(ctx: click.Context, words: tuple[str, ...]) -> None:  # noqa: A001 - the command's name
    """Run the command; its help is in the catalogue."""
    place = ctx.find_root()
    for count, word in enumerate(words):
        if not isinstance(place.command, click.Group):
            raise click.UsageError(say("usage.extra", names=words[count:]))
        _, command, _ = place.command.resolve_command(place, [word])
        if command is None:
            raise click.UsageError(say("usage.no-command", name=word))
        place = click.Context(command, parent=place, info_name=word)
    click.echo(place.get_help())
