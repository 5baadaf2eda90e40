"""The command `goalc` and its subcommands."""

from __future__ import annotations

import click

from goalc.cli.build import build
from goalc.cli.check import check
from goalc.cli.chinese import Group
from goalc.cli.schema import schema
from goalc.messages.catalogue import say
from goalc.version import VERSION


@click.group(
    cls=Group,
    help=say("goalc"),
    commands=[check, build, schema],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="goalc", message=say("version"), help=say("version.option"))
def goalc() -> None:
    """The help is the catalogue's."""
