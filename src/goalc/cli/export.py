"""`goalc export`: the indicators of submissions as a table for spreadsheets, or as JSON Lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import exit_code
from goalc.cli.output import show_diagnostics, show_troubles
from goalc.cli.progress import show_progress
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalc.report.records import Record


@click.command(cls=Command, help=say("export"))
@options.paths
@click.option(
    "--format", "style", type=click.Choice(["csv", "jsonl"]), default="csv", help=say("export.format")
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help=say("export.output"))
@options.packs
@click.pass_context
def export(
    ctx: click.Context, paths: tuple[Path, ...], style: str, output: Path | None, packs: tuple[Path, ...]
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.export import export as export_records
    from goalc.report.records import csv_head, csv_rows, json_lines
    from goalc.workspace.store import deliver

    to_text = csv_rows if style == "csv" else json_lines
    written: list[str] = []
    count = 0

    def put(rows: Iterable[Record]) -> None:
        nonlocal count
        listed = list(rows)
        count += len(listed)
        text = to_text(listed)
        if output is None:
            click.echo(text.encode(), nl=False)
        else:
            written.append(text)

    head = csv_head() if style == "csv" else ""
    if output is None:
        click.echo(head.encode(), nl=False)
    with show_progress() as progress:
        report = export_records(paths, put, options.check_packs(packs), progress=progress)
    show_diagnostics(report.failing, report.sources, err=True)
    if output is not None:
        deliver(output, "".join((head, *written)).encode())
        click.echo(say("export.summary", count=count, output=output))
    if report.left_out:
        click.echo(say("export.left-out", names=report.left_out), err=True)
    show_troubles(report.troubles)
    ctx.exit(exit_code(report.troubles, not report.left_out))
