"""The command `goalc` and its subcommands."""

from __future__ import annotations

import click

from goalc.cli.command import Group, LazyCommand
from goalc.messages.catalogue import say
from goalc.version import VERSION

COMMANDS = {
    "init": LazyCommand("goalc.cli.init", "init.short"),
    "new": LazyCommand("goalc.cli.new", "new.short"),
    "import": LazyCommand("goalc.cli.import_forms", "import.short", "import_forms"),
    "check": LazyCommand("goalc.cli.check", "check.short"),
    "fix": LazyCommand("goalc.cli.fix", "fix.short"),
    "fmt": LazyCommand("goalc.cli.fmt", "fmt.short"),
    "build": LazyCommand("goalc.cli.build", "build.short"),
    "diff": LazyCommand("goalc.cli.diff", "diff.short"),
    "apply": LazyCommand("goalc.cli.apply", "apply.short"),
    "remarks": LazyCommand("goalc.cli.remarks", "remarks.short"),
    "strip": LazyCommand("goalc.cli.strip", "strip.short"),
    "approve": LazyCommand("goalc.cli.approve", "approve.short"),
    "merge": LazyCommand("goalc.cli.merge", "merge.short"),
    "log": LazyCommand("goalc.cli.log", "log.short"),
    "rule": LazyCommand("goalc.cli.rule", "rule.short"),
    "library": LazyCommand("goalc.cli.library", "library.short"),
    "pack": LazyCommand("goalc.cli.pack", "pack.short"),
    "config": LazyCommand("goalc.cli.config", "config.short"),
    "export": LazyCommand("goalc.cli.export", "export.short"),
    "schema": LazyCommand("goalc.cli.schema", "schema.short"),
    "git": LazyCommand("goalc.cli.git", "git.short"),
    "textconv": LazyCommand("goalc.cli.textconv", "textconv.short"),
    "ci": LazyCommand("goalc.cli.ci", "ci.short"),
    "ci-comment": LazyCommand("goalc.cli.ci_comment", "ci-comment.short"),
    "help": LazyCommand("goalc.cli.help", "help.short"),
}
"""The commands in the order in which they are used."""


@click.group(
    cls=Group,
    help=say("goalc"),
    modules=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    VERSION, "-V", "--version", prog_name="goalc", message=say("version"), help=say("version.option")
)
def goalc() -> None:
    """Group the commands; the help is in the catalogue."""
