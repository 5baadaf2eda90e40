"""`goalc git`: configure git to show built forms and specs as text, for one repository or for all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from goalc.cli.command import Command, Group
from goalc.messages.catalogue import say

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _everywhere(command: _Command) -> _Command:
    return click.option("--global", "everywhere", is_flag=True, help=say("git.global"))(command)


@click.group(cls=Group, help=say("git"))
def git() -> None:
    """Group the commands; the help is in the catalogue."""


@git.command(cls=Command, help=say("git.install"), short_help=say("git.install.short"))
@_everywhere
def install(everywhere: bool) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.git import install as put_in

    attributes, others = put_in(everywhere=everywhere)
    click.echo(say("git.installed", name=attributes))
    if others:
        click.echo(say("git.others", names=tuple(others)))
    else:
        click.echo(say("git.alias"))


@git.command(cls=Command, help=say("git.uninstall"), short_help=say("git.uninstall.short"))
@_everywhere
def uninstall(everywhere: bool) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.git import uninstall as take_out

    found = take_out(everywhere=everywhere)
    click.echo(say("git.uninstalled" if found else "git.nothing"))
