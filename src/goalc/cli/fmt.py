"""`goalc fmt`: rewrite specs in their canonical form, with the same model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import FINDINGS, exit_code
from goalc.cli.output import show_diagnostics, show_differences, show_troubles
from goalc.cli.progress import show_progress
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.operations.results import FormatReport


@click.command(cls=Command, help=say("fmt"))
@options.paths
@click.option("--check", "only_check", is_flag=True, help=say("fmt.check"))
@click.option("--diff", is_flag=True, help=say("fix.diff"))
@options.changed_since
@options.stdin_filename
@options.packs
@click.pass_context
def fmt(
    ctx: click.Context,
    paths: tuple[Path, ...],
    only_check: bool,
    diff: bool,
    changed_since: str | None,
    stdin_file: Path | None,
    packs: tuple[Path, ...],
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.fmt import fmt as format_specs

    paths, unsaved = options.read_unsaved(paths, stdin_file, changed_since=changed_since)
    packs = options.check_packs(packs)
    with show_progress() as progress:
        report = format_specs(
            paths,
            packs,
            write=not (only_check or diff),
            changed_since=changed_since,
            unsaved=unsaved,
            progress=progress,
        )
    if unsaved is not None and not (only_check or diff):
        ctx.exit(_print_formatted(report, unsaved))
    if diff:
        show_differences(report.rewritten)
    if only_check:
        for file in report.rewritten:
            click.echo(say("fmt.would", name=file.name))
    show_diagnostics(report.diagnostics, report.sources)
    click.echo(_summary(len(report.rewritten), only_check or diff))
    show_troubles(report.troubles)
    code = exit_code(report.troubles, report.passed)
    ctx.exit(code or (FINDINGS if report.rewritten and (only_check or diff) else code))


def _print_formatted(report: FormatReport, unsaved: bytes) -> int:
    """Print the formatted text; nothing but diagnostics if it has errors, so that an editor keeps its own."""
    show_diagnostics(report.diagnostics, report.sources, err=True)
    show_troubles(report.troubles)
    if not report.formatted:
        return exit_code(report.troubles, False)
    click.echo(report.rewritten[0].after if report.rewritten else unsaved, nl=False)
    return exit_code(report.troubles, True)


def _summary(count: int, only_reported: bool) -> str:
    if not count:
        return say("fmt.same")
    return say("fmt.unordered" if only_reported else "fmt.summary", count=count)
