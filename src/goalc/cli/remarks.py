"""`goalc remarks`: list the comments of edited files at the lines of the specs."""

from __future__ import annotations

from pathlib import Path

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import exit_code
from goalc.cli.output import show_diagnostics, show_troubles
from goalc.messages.catalogue import say
from goalc.report.diagnostics.formats import FORMATS


@click.command(cls=Command, help=say("remarks"))
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.specs
@click.option(
    "--format", "style", type=click.Choice(list(FORMATS)), default="text", help=say("remarks.format")
)
@options.packs
@click.pass_context
def remarks(
    ctx: click.Context, files: tuple[Path, ...], specs: tuple[Path, ...], style: str, packs: tuple[Path, ...]
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.remarks import remarks as list_remarks

    report = list_remarks(files, specs, options.check_packs(packs))
    if style == "text":
        show_diagnostics(report.diagnostics, report.sources)
        count = len(report.diagnostics)
        click.echo(say("remarks.count", count=count) if count else say("remarks.none"))
    else:
        click.echo(FORMATS[style](report), nl=False)
    show_troubles(report.troubles)
    ctx.exit(exit_code(report.troubles, True))
