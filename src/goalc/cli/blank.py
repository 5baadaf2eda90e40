"""`goalc build --blank`: empty forms to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from goalc.cli import options
from goalc.cli.exit_codes import FINDINGS, exit_code
from goalc.cli.output import show_diagnostics, show_troubles
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.operations.blank import BlankReport

_OUTPUT = Path("blank")


def build_blank(
    ctx: click.Context,
    paths: tuple[Path, ...],
    output: Path | None,
    packs: tuple[Path, ...],
    chosen: Mapping[str, object],
) -> NoReturn:
    """Run `goalc build --blank`; `chosen` are the values of all other options by their names."""
    from goalc.operations.blank import blank
    from goalc.workspace.error import BrokenPack

    pack, formats = str(chosen["pack"] or ""), tuple(map(str, _formats(chosen["formats"])))
    _check_alone(ctx, (name for name in chosen if name not in {"pack", "formats", "quiet"}))
    if pack and paths:
        raise click.UsageError(say("usage.blank-pack-path", pack=pack))
    output = output or _OUTPUT
    try:
        with options.explain_unknown_pack():
            report = blank(paths, output, pack=pack, formats=formats, packs=options.check_packs(packs))
    except BrokenPack as error:
        show_diagnostics(error.diagnostics, error.sources)
        raise click.exceptions.Exit(FINDINGS) from None
    _show(report, output, quiet=bool(chosen["quiet"]))
    ctx.exit(exit_code(report.troubles, not report.refused and not report.kept))


def _formats(value: object) -> Iterable[object]:
    from goalc.pipeline.blank import BLANK_FORMATS

    wanted = value if isinstance(value, tuple) else ()
    if set(wanted) - set(BLANK_FORMATS):
        raise click.UsageError(say("usage.bad-value", name="--format", known=BLANK_FORMATS))
    return wanted


def _check_alone(ctx: click.Context, names: Iterable[str]) -> None:
    """Refuse options that say how specs are built."""
    options_by_name = {param.name: param.opts[0] for param in ctx.command.params}
    for name in names:
        if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            raise click.UsageError(say("usage.blank-alone", name=options_by_name[name]))


def _show(report: BlankReport, output: Path, quiet: bool) -> None:
    show_diagnostics(report.failing, report.sources)
    for name in report.kept:
        click.echo(say("blank.kept", name=name))
    if not quiet:
        for name in report.made:
            click.echo(say("build.wrote", name=name))
        if report.made or report.same:
            same = len(report.same)
            summary = say("blank.summary", files=len(report.made) + same, output=output.as_posix())
            click.echo(summary + (say("build.unchanged", count=same) if same else ""))
    if report.refused:
        click.echo(say("build.refused", count=len(report.refused)))
    show_troubles(report.troubles)
