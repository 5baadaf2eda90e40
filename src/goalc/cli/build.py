"""`goalc build`: specs → the DOCX and XLSX files that go to the finance bureau."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goalc.cli import options
from goalc.cli.blank import build_blank
from goalc.cli.command import Command
from goalc.cli.exit_codes import exit_code
from goalc.cli.output import show_diagnostics, show_troubles
from goalc.cli.progress import show_progress
from goalc.messages.catalogue import say
from goalc.writers.registry import DEFAULT_FORMATS, build_formats

if TYPE_CHECKING:
    from goalc.operations.results import BuildReport


def _parse_formats(_: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in value.split(",") if name.strip()))
    if not names or set(names) - set(build_formats()):
        known = build_formats()
        raise click.BadParameter(say("usage.bad-value", name="--format", known=known), param=parameter)
    return names


@click.command(cls=Command, help=say("build"))
@options.paths
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=say("build.output"),
)
@click.option(
    "--format",
    "formats",
    default=",".join(DEFAULT_FORMATS),
    metavar=",".join(build_formats()),
    callback=_parse_formats,
    help=say("build.format"),
)
@click.option("--only", type=click.Choice(["whole", "parts"]), help=say("build.only"))
@click.option("--verify", is_flag=True, help=say("build.verify"))
@click.option("--edition", type=click.Choice(["submit", "public"]), help=say("build.edition"))
@click.option("--draft", is_flag=True, help=say("build.draft"))
@click.option("--blank", is_flag=True, help=say("build.blank"))
@click.option("--pack", metavar="NAME", help=say("build.blank-pack"), shell_complete=options.complete_packs)
@click.option("--marks/--no-marks", default=True, help=say("build.marks"))
@click.option("-j", "--jobs", type=click.IntRange(1, 256), metavar="N", help=say("build.jobs"))
@options.changed_since
@options.packs
@click.option("-q", "--quiet", is_flag=True, help=say("quiet"))
@click.option("-v", "--verbose", is_flag=True, help=say("verbose"))
@click.pass_context
def build(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    output: Path | None,
    packs: tuple[Path, ...],
    quiet: bool,
    verbose: bool,
    blank: bool,
    pack: str | None,
    **chosen: Any,
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.build import build as build_paths

    if blank:
        build_blank(ctx, paths, output, packs, {**chosen, "pack": pack, "quiet": quiet})
    if pack is not None:
        raise click.UsageError(say("usage.pack-blank"))
    start = time.perf_counter()
    output = output or _default_output(ctx)
    packs = options.check_packs(packs)
    with show_progress(quiet) as progress:
        report = build_paths(paths, output, packs=packs, progress=progress, **chosen)
    if chosen["changed_since"] is not None and not report.files and not report.troubles and not quiet:
        click.echo(say("changed-since.nothing", revision=chosen["changed_since"]))
    _show_report(report, quiet)
    if verbose:
        _show_files(report)
    if quiet:
        # What others left among the results may go out with them.
        _show_kept(report)
    else:
        _show_summary(report, output, time.perf_counter() - start)
    show_troubles(report.troubles)
    ctx.exit(exit_code(report.troubles, not report.refused))


def _default_output(ctx: click.Context) -> Path:
    """Return the folder `build` here, or beside the `goalc.toml` by which specs were found."""
    from goalc.workspace.nearest import nearest_home
    from goalc.workspace.paths import print_path

    given = ctx.get_parameter_source("paths") is click.core.ParameterSource.COMMANDLINE
    home = None if given else nearest_home(Path())
    return Path(print_path((home or Path()) / "build"))


def _show_report(report: BuildReport, quiet: bool) -> None:
    """Print the diagnostics of building; those of rules are left to `goalc check`."""
    # Words of secret papers are told before the edition for publication leaves the house.
    secret = [d for d in report.advisory if d.code == "GC603"]
    others = [d for d in report.diagnostics if not report.is_advisory(d)]
    told = [d for d in (*secret, *others) if not quiet or report.is_blocking(d)]
    show_diagnostics(told, report.sources)


def _show_files(report: BuildReport) -> None:
    for folder, stored in report.stored:
        for name in stored.written:
            click.echo(say("build.wrote", name=(folder / name).as_posix()))
        for name in stored.removed:
            click.echo(say("build.removed", name=(folder / name).as_posix()))


def _show_kept(report: BuildReport) -> None:
    """Print the files of others that lie among the results."""
    for folder, stored in report.stored:
        for name in stored.left:
            click.echo(say("build.left", name=(folder / name).as_posix()))
        if stored.saved:
            click.echo(say("build.saved", folder=folder.as_posix(), names=stored.saved))
        if stored.foreign:
            click.echo(say("build.foreign", folder=folder.as_posix(), names=stored.foreign))


def _show_summary(report: BuildReport, output: Path, seconds: float) -> None:
    written = sum(len(stored.written) for _, stored in report.stored)
    same = sum(len(stored.same) for _, stored in report.stored)
    removed = [name for _, stored in report.stored for name in stored.removed]
    if report.stored:
        click.echo(
            say(
                "build.summary",
                built=len(report.stored),
                files=written + same,
                output=output,
                seconds=f"{seconds:.2f}",
            )
            + (say("build.unchanged", count=same) if same else "")
            + (say("build.outdated", names=tuple(removed)) if removed else "")
        )
    if report.unfinished:
        click.echo(say("build.unfinished", count=report.unfinished))
    if report.masked or report.left_out:
        click.echo(say("build.public", masked=report.masked, left_out=report.left_out))
    _show_kept(report)
    for folder in report.outdated:
        click.echo(say("build.left-over", name=folder.as_posix()))
    if report.refused:
        click.echo(say("build.refused", count=len(report.refused)))
    if report.unverified:
        click.echo(say("build.unverified", formats=report.unverified))
    weights = [diagnostic.severity.value for diagnostic in report.advisory]
    if weights and report.stored:
        counts = {"error": weights.count("error"), "warning": weights.count("warning")}
        click.echo(say("build.findings", **counts))
