"""`goalc diff`: show the changes in meaning, the riskiest first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import FINDINGS, OK
from goalc.cli.output import show_failed_redlines, store_report, use_colour
from goalc.messages.catalogue import say
from goalc.report.changes.formats import CHANGE_FORMATS

if TYPE_CHECKING:
    from goalc.operations.compare_sides import DiffResult

_LIMITS = "goalc.limits"


class _DiffCommand(Command):
    """A command that remembers the arguments after `--`, which click does not mark."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if "--" in args:
            place = args.index("--")
            ctx.meta[_LIMITS] = tuple(map(Path, args[place + 1 :]))
            args = args[:place]
        return super().parse_args(ctx, args)


def _check_stops(_: click.Context, __: click.Parameter, value: str) -> str:
    from goalc.changes.gate import STOPS, stops

    try:
        stops(value)
    except ValueError as error:
        raise click.UsageError(say("usage.fail-on", name=str(error), known=STOPS)) from None
    return value


def _show_kinds(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from goalc.report.changes.kinds import kinds_list

        click.echo("\n".join(kinds_list()))
        ctx.exit(OK)


@click.command(cls=_DiffCommand, help=say("diff"))
@click.argument("words", nargs=-1, metavar=say("diff.metavar"))
@click.option(
    "--format",
    "style",
    metavar="FORMAT",
    type=click.Choice(list(CHANGE_FORMATS)),
    default="text",
    help=say("diff.format"),
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help=say("check.output"))
@click.option("--fail-on", metavar="WHAT", default="", callback=_check_stops, help=say("diff.fail-on"))
@click.option("--redline", metavar="DIR", type=click.Path(path_type=Path), help=say("diff.redline"))
@click.option("--years", is_flag=True, help=say("diff.years"))
@click.option("--summary", is_flag=True, help=say("diff.summary"))
@click.option("--now", is_flag=True, help=say("diff.now"))
@click.option(
    "--kinds", is_flag=True, is_eager=True, expose_value=False, callback=_show_kinds, help=say("diff.kinds")
)
@options.packs
@click.pass_context
def diff(
    ctx: click.Context,
    words: tuple[str, ...],
    style: str,
    output: Path | None,
    fail_on: str,
    redline: Path | None,
    years: bool,
    summary: bool,
    now: bool,
    packs: tuple[Path, ...],
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.diff import diff as compare

    if summary and style != "text":
        raise click.UsageError(say("usage.summary", name=style))
    limits = ctx.meta.get(_LIMITS, ())
    if years and (len(words) > 1 or limits):
        raise click.UsageError(say("usage.years"))
    found = compare(
        words,
        limits,
        options.check_packs(packs),
        years=years,
        fail_on=fail_on,
        redline=redline,
        moment=_moment() if now else None,
    )
    _show(found, style, output, summary)
    made = _show_redlines(found, redline, err=style != "text" or output is not None)
    ctx.exit(OK if found.review.passed and made else FINDINGS)


def _show(found: DiffResult, style: str, output: Path | None, summary: bool) -> None:
    from goalc.report.changes.text import report_changes
    from goalc.report.changes.totals import summary_report

    if output is not None and output != Path("-"):
        lines = summary_report(found.review) if summary else ()
        text = "".join(f"{line}\n" for line in lines) if summary else CHANGE_FORMATS[style](found.review)
        store_report(output, text)
    elif style == "text":
        colour = use_colour()
        for line in summary_report(found.review) if summary else report_changes(found.review, colour):
            click.echo(line, color=colour)
    else:
        click.echo(CHANGE_FORMATS[style](found.review), nl=False)


def _show_redlines(found: DiffResult, folder: Path | None, err: bool) -> bool:
    """Print which redlines were written and which failed; return True if none failed."""
    made = found.redlines
    if made is None or folder is None:
        return True
    show_failed_redlines(made)
    click.echo(say("diff.redlines", count=len(made.files), folder=folder.as_posix()), err=err)
    return not made.diagnostics


def _moment() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
