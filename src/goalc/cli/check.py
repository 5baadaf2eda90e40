"""`goalc check`: what a finance bureau would send back, at the place."""

from __future__ import annotations

from pathlib import Path

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.messages.catalogue import say


@click.command(cls=Command, help=say("check"))
@options.paths
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help=say("check.format")
)
@options.packs
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], style: str, packs: tuple[Path, ...]) -> None:
    """The help is the catalogue's."""
    from goalc.api import check as check_paths

    report = check_paths(paths, options.known_packs(packs))
    if style == "json":
        from goalc.report.json import report_json

        click.echo(report_json(report.diagnostics, report.sources), nl=False)
    else:
        from goalc.report.text import report_text, verdict

        colour = options.colour()
        for line in report_text(report.diagnostics, report.sources, colour):
            click.echo(line, color=colour)
        click.echo(verdict(report.files, report.count))
    options.tell(report.troubles)
    ctx.exit(options.exit_code(report.troubles, report.passed))
