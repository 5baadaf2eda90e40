"""`goalc check`: find everything that a finance bureau would reject, with its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import exit_code
from goalc.cli.output import quote_paths, show_diagnostics, show_troubles, store_report, use_colour
from goalc.cli.progress import show_progress
from goalc.messages.catalogue import say
from goalc.report.diagnostics.formats import FORMATS
from goalc.source.diagnostic import NOT_APPLICABLE

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from goalc.report.report import Report

_STREAM = Path("-")


def _refuse_spec(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    """Refuse a spec as output: if FILE was forgotten, the next word is taken for it. No report is YAML."""
    if value is not None and Path(os.path.realpath(value)).suffix.lower() in {".yaml", ".yml"}:
        raise click.UsageError(say("usage.output-spec", name=value, example=f"{value.stem}.json"))
    return value


def _parse_codes(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Return codes, or beginnings of codes, from a list with commas."""
    from goalc.lint.registry import RULE_CODES

    codes = tuple(code.strip().upper() for code in (value or "").split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in RULE_CODES):
            raise click.UsageError(say("usage.rule", name=code))
    return codes


def _choose_colour(ctx: click.Context, _: click.Parameter, value: str) -> None:
    """Tell click, and what asks `use_colour`, about colours that do not depend on the terminal."""
    ctx.color = {"always": True, "never": False}.get(value)


def _complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from goalc.cli.rule import complete_codes

    return complete_codes(ctx, parameter, incomplete)


@click.command(cls=Command, help=say("check"))
@options.paths
@click.option(
    "--format",
    "style",
    metavar="FORMAT",
    type=click.Choice(list(FORMATS)),
    default="text",
    help=say("check.format"),
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_refuse_spec,
    help=say("check.output"),
)
@click.option(
    "--select", metavar="CODES", callback=_parse_codes, help=say("check.select"), shell_complete=_complete
)
@click.option(
    "--ignore", metavar="CODES", callback=_parse_codes, help=say("check.ignore"), shell_complete=_complete
)
@click.option("--edition", type=click.Choice(["submit", "public"]), help=say("check.edition"))
@click.option(
    "--fail-level", type=click.Choice(["error", "warning", "info", "never"]), help=say("check.fail-level")
)
@click.option("--write-baseline", is_flag=True, help=say("check.write-baseline"))
@options.changed_since
@options.stdin_filename
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    expose_value=False,
    callback=_choose_colour,
    help=say("check.color"),
)
@click.option("--statistics", is_flag=True, help=say("check.statistics"))
@click.option("-v", "--all", "--verbose", "verbose", is_flag=True, help=say("check.verbose"))
@options.packs
@click.pass_context
def check(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    style: str,
    output: Path | None,
    write_baseline: bool,
    stdin_file: Path | None,
    statistics: bool,
    verbose: bool,
    packs: tuple[Path, ...],
    **chosen: Any,
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.check import check as check_paths

    since = chosen["changed_since"]
    if write_baseline and since is not None:
        raise click.UsageError(say("usage.part-baseline"))
    paths, unsaved = options.read_unsaved(
        paths, stdin_file, changed_since=since, write_baseline=write_baseline
    )
    packs = options.check_packs(packs)
    with show_progress() as progress:
        report = check_paths(
            paths, packs, baseline=not write_baseline, unsaved=unsaved, progress=progress, **chosen
        )
    if write_baseline:
        _write_baseline(ctx, paths, report)
    if since is not None and not report.files:
        click.echo(say("changed-since.nothing", revision=since), err=style != "text")
    _print_report(report, paths, style, output, statistics, verbose)
    show_troubles(report.troubles)
    ctx.exit(exit_code(report.troubles, report.passed))


def _print_report(
    report: Report, paths: tuple[Path, ...], style: str, output: Path | None, statistics: bool, verbose: bool
) -> None:
    """Print the report in its style, or write it to a file, and conclude it for people."""
    if output is not None and output != _STREAM:
        store_report(output, FORMATS[style](report))
        # The file may be standard output under another name, where only text may be mixed with text.
        _conclude(report, paths, verbose, err=style != "text")
    elif style == "text":
        _show(report, statistics, verbose)
        _conclude(report, paths, verbose)
    else:
        click.echo(FORMATS[style](report), nl=False)


def _show(report: Report, statistics: bool, every: bool) -> None:
    """Print the findings, or their numbers by rule."""
    from goalc.report.diagnostics.overview import report_overview
    from goalc.report.diagnostics.statistics import report_statistics
    from goalc.report.diagnostics.text import add_colour, ignore_colour

    paint = add_colour if use_colour() else ignore_colour
    for line in report_statistics(report) if statistics else report_overview(report, paint, every):
        click.echo(line)


def _conclude(report: Report, paths: tuple[Path, ...], verbose: bool, err: bool = False) -> None:
    """Print the verdict, after the findings or instead of them, and what can be mended by which command."""
    from goalc.report.diagnostics.text import verdict

    for line in _outcomes(report) if verbose else ():
        click.echo(line, err=err)
    click.echo(verdict(report) + _aside(report), err=err)
    safe, unsafe = (
        sum(d.mendable and d.safe is wanted for d in report.diagnostics) for wanted in (True, False)
    )
    named = quote_paths(paths)
    if safe:
        click.echo(say("check.mendable", count=safe, paths=named), err=err)
    if unsafe:
        click.echo(say("check.mendable-unsafe", count=unsafe, paths=named), err=err)


def _write_baseline(ctx: click.Context, paths: tuple[Path, ...], report: Report) -> None:
    """Write the findings of rules to the baseline of the first path's configuration, and exit."""
    from goalc.operations.check import write_baseline

    written = write_baseline(paths[0], report)
    if written is None:
        show_diagnostics(report.diagnostics, report.sources)
        ctx.exit(exit_code(report.troubles, False))
    click.echo(say("check.baseline", name=written.file.name, count=written.findings))
    ctx.exit(exit_code(report.troubles, True))


def _outcomes(report: Report) -> Iterator[str]:
    """Yield a line for each rule that could not judge, and for each accepted finding."""
    from goalc.messages.catalogue import page, sentences

    for (code, key), count in sorted(report.unjudged.items()):
        found = page(code)
        title = "" if found is None else found.title
        why = sentences(key, {}).message
        outcome = "outcome.not-applicable" if key == NOT_APPLICABLE else "outcome.insufficient"
        yield say(outcome, code=code, title=title, count=count, why=why)
    for diagnostic in report.accepted:
        message = sentences(diagnostic.key, diagnostic.arguments).message
        yield say("outcome.accepted", file=diagnostic.file, code=diagnostic.code, message=message)


def _aside(report: Report) -> str:
    """Return a note about findings that are not shown."""
    parts = []
    if report.accepted:
        parts.append(say("verdict.accepted", count=len(report.accepted)))
    if report.stale:
        parts.append(say("verdict.stale", count=report.stale))
    return "".join(parts)
