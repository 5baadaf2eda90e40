"""The command `goalc` and its subcommands."""

from __future__ import annotations

import click

from goalc.cli.command import Group
from goalc.messages.catalogue import say
from goalc.version import VERSION

# In the order of work; the catalogue has the help of each, under its name, and a short one under `.short`.
COMMANDS = {
    "init": "goalc.cli.init",
    "new": "goalc.cli.new",
    "check": "goalc.cli.check",
    "fix": "goalc.cli.fix",
    "fmt": "goalc.cli.fmt",
    "build": "goalc.cli.build",
    "diff": "goalc.cli.diff",
    "approve": "goalc.cli.approve",
    "log": "goalc.cli.log",
    "rule": "goalc.cli.rule",
    "library": "goalc.cli.library",
    "config": "goalc.cli.config",
    "schema": "goalc.cli.schema",
    "git": "goalc.cli.git",
    "textconv": "goalc.cli.textconv",
    "ci": "goalc.cli.ci",
    "ci-comment": "goalc.cli.ci_comment",
}


@click.group(
    cls=Group,
    help=say("goalc"),
    modules=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="goalc", message=say("version"), help=say("version.option"))
def goalc() -> None:
    """The help is the catalogue's."""
