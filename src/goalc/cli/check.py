"""`goalc check`: what a finance bureau would send back, at the place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.messages.catalogue import say
from goalc.report.diagnostics.formats import FORMATS
from goalc.source.diagnostic import NOT_APPLICABLE

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from goalc.report.report import Report

_STREAM = Path("-")


def _no_spec(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    """A forgotten FILE takes the next word, and that is a spec; no report is YAML."""
    if value is not None and Path(os.path.realpath(value)).suffix.lower() in {".yaml", ".yml"}:
        raise click.UsageError(say("usage.output-spec", name=value, example=f"{value.stem}.json"))
    return value


def _codes(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Codes, or beginnings of codes, with commas between them."""
    from goalc.lint.registry import RULE_CODES

    codes = tuple(code.strip().upper() for code in (value or "").split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in RULE_CODES):
            raise click.UsageError(say("usage.rule", name=code))
    return codes


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
    callback=_no_spec,
    help=say("check.output"),
)
@click.option(
    "--select", metavar="CODES", callback=_codes, help=say("check.select"), shell_complete=_complete
)
@click.option(
    "--ignore", metavar="CODES", callback=_codes, help=say("check.ignore"), shell_complete=_complete
)
@click.option("--edition", type=click.Choice(["submit", "public"]), help=say("check.edition"))
@click.option(
    "--fail-level", type=click.Choice(["error", "warning", "info", "never"]), help=say("check.fail-level")
)
@click.option("--write-baseline", is_flag=True, help=say("check.write-baseline"))
@click.option("-v", "--verbose", is_flag=True, help=say("check.verbose"))
@options.packs
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[Path, ...],
    style: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    edition: str | None,
    fail_level: str | None,
    write_baseline: bool,
    verbose: bool,
    packs: tuple[Path, ...],
) -> None:
    """The help is the catalogue's."""
    from goalc.operations.check import check as check_paths

    report = check_paths(
        paths,
        options.known_packs(packs),
        select=select,
        ignore=ignore,
        edition=edition,  # type: ignore[arg-type]  # click's choice is the type's
        fail_level=fail_level,
        baseline=not write_baseline,
    )
    if write_baseline:
        _write_baseline(ctx, paths, report)
    if output is not None and output != _STREAM:
        _store(output, FORMATS[style](report))
        # The file may be standard output under another name, where only text goes with other text.
        _conclude(report, verbose, err=style != "text")
    elif style == "text":
        _show(report)
        _conclude(report, verbose)
    else:
        click.echo(FORMATS[style](report), nl=False)
    options.tell(report.troubles)
    ctx.exit(options.exit_code(report.troubles, report.passed))


def _show(report: Report) -> None:
    from goalc.report.diagnostics.text import report_text

    colour = options.colour()
    for line in report_text(report.diagnostics, report.sources, colour):
        click.echo(line, color=colour)


def _conclude(report: Report, verbose: bool, err: bool = False) -> None:
    """What is said after the findings, or instead of them."""
    from goalc.report.diagnostics.text import verdict

    for line in _outcomes(report) if verbose else ():
        click.echo(line, err=err)
    click.echo(verdict(report) + _aside(report), err=err)


def _store(output: Path, text: str) -> None:
    from goalc.workspace.store import deliver

    # As standard output has it: whatever a name of a file holds, there is a file.
    deliver(output, text.encode("utf-8", "backslashreplace"))


def _write_baseline(ctx: click.Context, paths: tuple[Path, ...], report: Report) -> None:
    """Write what rules find to the baseline of the first path's configuration, and leave."""
    from goalc.operations.check import write_baseline

    written = write_baseline(paths[0], report)
    if written is None:
        _show(report)
        ctx.exit(options.exit_code(report.troubles, False))
    click.echo(say("check.baseline", name=written.file.name, count=written.findings))
    ctx.exit(options.exit_code(report.troubles, True))


def _outcomes(report: Report) -> Iterator[str]:
    """What could not be judged, by rule, and what is accepted."""
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
    """What is not shown above, in a few words."""
    parts = []
    if report.accepted:
        parts.append(say("verdict.accepted", count=len(report.accepted)))
    if report.stale:
        parts.append(say("verdict.stale", count=report.stale))
    return "".join(parts)
