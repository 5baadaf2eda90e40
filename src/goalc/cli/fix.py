"""`goalc fix`: fix specs by the edits that findings offer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import FINDINGS, OK, exit_code
from goalc.cli.output import show_differences, show_troubles
from goalc.cli.progress import show_progress
from goalc.messages.catalogue import say
from goalc.source.diagnostic import Severity

if TYPE_CHECKING:
    from goalc.operations.results import FixReport
    from goalc.pipeline.mend import Withheld


@click.command(cls=Command, help=say("fix"))
@options.paths
@click.option("--unsafe", is_flag=True, help=say("fix.unsafe"))
@click.option("--diff", is_flag=True, help=say("fix.diff"))
@options.packs
@click.pass_context
def fix(
    ctx: click.Context, paths: tuple[Path, ...], unsafe: bool, diff: bool, packs: tuple[Path, ...]
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.fix import fix as fix_paths

    packs = options.check_packs(packs)
    with show_progress() as progress:
        report = fix_paths(paths, packs, unsafe=unsafe, write=not diff, progress=progress)
    if diff:
        show_differences(report.rewritten)
    _show_summary(report, diff, unsafe)
    show_troubles(report.troubles)
    code = exit_code(report.troubles, report.passed)
    if diff and code in {OK, FINDINGS}:
        code = FINDINGS if report.rewritten else OK
    ctx.exit(code)


def _describe(withheld: Withheld, report: FixReport) -> dict[str, object]:
    """Return the place of a withheld edit, its finding, and the reason."""
    from goalc.messages.catalogue import sentences

    diagnostic, reason = withheld.diagnostic, withheld.reason
    start, _ = report.place(diagnostic.file, diagnostic.span)
    return {
        "file": diagnostic.file, "line": start.line, "code": diagnostic.code,
        "reason": sentences(reason.key, reason.arguments).message,
    }  # fmt: skip


def _show_summary(report: FixReport, diff: bool, unsafe: bool) -> None:
    count, files = len(report.mended), len(report.rewritten)
    key = "fix.nothing" if not count else "fix.would" if diff else "fix.summary"
    click.echo(say(key, count=count, files=files) if count else say(key))
    for file in report.rewritten:
        if file.backup:
            click.echo(
                say("fix.would-convert" if diff else "fix.converted", name=file.name, backup=file.backup)
            )
    for withheld in report.withheld:
        click.echo(say("fix.withheld", **_describe(withheld, report)))
    offered = sum(d.mendable and not d.safe for d in report.diagnostics)
    if offered and not unsafe:
        click.echo(say("fix.unsafe-left", count=offered))
    error, warning = report.count(Severity.ERROR), report.count(Severity.WARNING)
    if error or warning:
        click.echo(say("fix.left", error=error, warning=warning))
