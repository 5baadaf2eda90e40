"""`goalc fmt`: specs in their canonical look, which the model does not see."""

from __future__ import annotations

from pathlib import Path

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import FINDINGS
from goalc.messages.catalogue import say


@click.command(cls=Command, help=say("fmt"))
@options.paths
@click.option("--check", "only_check", is_flag=True, help=say("fmt.check"))
@click.option("--diff", is_flag=True, help=say("fix.diff"))
@options.packs
@click.pass_context
def fmt(
    ctx: click.Context, paths: tuple[Path, ...], only_check: bool, diff: bool, packs: tuple[Path, ...]
) -> None:
    """The help is the catalogue's."""
    from goalc.operations.fmt import fmt as format_specs
    from goalc.report.diagnostics.text import report_text

    report = format_specs(paths, options.known_packs(packs), write=not (only_check or diff))
    if diff:
        options.show_differences(report.rewritten)
    if only_check:
        for file in report.rewritten:
            click.echo(say("fmt.would", name=file.name))
    for line in report_text(report.diagnostics, report.sources, options.colour()):
        click.echo(line)
    click.echo(_summary(len(report.rewritten), only_check or diff))
    options.tell(report.troubles)
    code = options.exit_code(report.troubles, report.passed)
    ctx.exit(code or (FINDINGS if report.rewritten and (only_check or diff) else code))


def _summary(count: int, only_told: bool) -> str:
    if not count:
        return say("fmt.same")
    return say("fmt.unordered" if only_told else "fmt.summary", count=count)
