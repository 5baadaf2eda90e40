"""`goalc new`: create the next form of a submission."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goalc.cli import options
from goalc.cli.command import Command, Group
from goalc.cli.exit_codes import FINDINGS, OK
from goalc.cli.output import show_diagnostics
from goalc.messages.catalogue import say
from goalc.model.forms import DEPARTMENT, PROJECT, FormKind

if TYPE_CHECKING:
    from goalc.model.profile import Stage
    from goalc.operations.results import Begun


@click.group(cls=Group, help=say("new"))
def new() -> None:
    """Group the commands; the help is in the catalogue."""


@new.command("project", cls=Command, help=say("new.project"), short_help=say("new.project.short"))
@click.argument("name", metavar="NAME")
@options.path
@click.option("--from", "source", metavar="FILE", type=click.Path(path_type=Path), help=say("new.from"))
@options.packs
@click.pass_context
def project(ctx: click.Context, name: str, path: Path, source: Path | None, packs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    if not name.strip():
        raise click.UsageError(say("usage.missing", name="NAME"))
    _make(ctx, path, PROJECT, name.strip(), packs, source)


@new.command("department", cls=Command, help=say("new.department"), short_help=say("new.department.short"))
@options.path
@options.packs
@click.pass_context
def department(ctx: click.Context, path: Path, packs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    _make(ctx, path, DEPARTMENT, "", packs, None)


@new.command("review", cls=Command, help=say("new.review"), short_help=say("new.review.short"))
@options.path
@click.option("--pack", metavar="NAME", default="", help=say("new.pack"))
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help=say("new.output"))
@options.packs
@click.pass_context
def review(ctx: click.Context, path: Path, pack: str, output: Path | None, packs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    _begin(ctx, path, "评审", pack=pack, output=output, packs=packs)


@new.command("evaluation", cls=Command, help=say("new.evaluation"), short_help=say("new.evaluation.short"))
@options.path
@click.option("--pack", metavar="NAME", default="", help=say("new.pack"))
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help=say("new.output"))
@options.packs
@click.pass_context
def evaluation(
    ctx: click.Context, path: Path, pack: str, output: Path | None, packs: tuple[Path, ...]
) -> None:
    """Run the command; its help is in the catalogue."""
    _begin(ctx, path, "自评", pack=pack, output=output, packs=packs)


@new.command("monitoring", cls=Command, help=say("new.monitoring"), short_help=say("new.monitoring.short"))
@options.path
@click.option("--period", metavar="PERIOD", required=True, help=say("new.period"))
@click.option("--pack", metavar="NAME", default="", help=say("new.pack"))
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help=say("new.output"))
@options.packs
@click.pass_context
def monitoring(
    ctx: click.Context, path: Path, period: str, pack: str, output: Path | None, packs: tuple[Path, ...]
) -> None:
    """Run the command; its help is in the catalogue."""
    _begin(ctx, path, "监控", pack=pack, months=period, output=output, packs=packs)


@new.command("year", cls=Command, help=say("new.year"), short_help=say("new.year.short"))
@click.argument("year", metavar="YEAR", type=click.IntRange(1900, 2199))
@options.path
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help=say("new.year.output"))
@options.packs
@click.pass_context
def year(ctx: click.Context, year: int, path: Path, output: Path | None, packs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.new_year import new_year

    code = OK
    for begun in new_year(path, year, output=output, packs=options.check_packs(packs)):
        if begun.folder is None:
            code = FINDINGS
            show_diagnostics(begun.failing, begun.sources)
            continue
        click.echo(say("new.year.made", folder=begun.folder.as_posix(), count=len(begun.made)))
        if begun.kept:
            click.echo(say("new.kept", names=begun.kept))
        if begun.dropped:
            click.echo(say("new.year.dropped", names=begun.dropped))
    ctx.exit(code)


def _begin(ctx: click.Context, path: Path, stage: Stage, *, packs: tuple[Path, ...], **chosen: Any) -> None:
    from goalc.operations.new_stage import new_stage

    _find_submission(path)
    begun = new_stage(path, stage, packs=options.check_packs(packs), **chosen)
    show_begun(begun)
    ctx.exit(FINDINGS if begun.folder is None else OK)


def _find_submission(path: Path) -> Path:
    """Return the folder of the submission at a path, or of the only one below it."""
    from goalc.workspace.discover import discover

    first, *others = discover([path])
    # A later stage may lie in the folder of its targets.
    if any(not other.folder.is_relative_to(first.folder) for other in others):
        raise click.UsageError(say("usage.several", count=1 + len(others), first=first.name))
    return first.folder


def show_begun(begun: Begun) -> None:
    """Print what was made, or the diagnostics that prevent it."""
    if begun.folder is None:
        show_diagnostics(begun.failing, begun.sources)
        return
    for name in begun.made:
        click.echo(say("new.made-file", name=(begun.folder / name).as_posix()))
    if begun.kept:
        click.echo(say("new.kept", names=begun.kept))
    if begun.made:
        click.echo(say("new.fill"))


def _make(
    ctx: click.Context, path: Path, kind: FormKind, name: str, packs: tuple[Path, ...], source: Path | None
) -> None:
    from goalc.operations.check import check
    from goalc.operations.new import new as make_form

    made = make_form(_find_submission(path), kind, name, options.check_packs(packs), source)
    if made is None:
        report = check(source or path)
        show_diagnostics(report.diagnostics, report.sources)
        ctx.exit(FINDINGS)
    click.echo(say("new.made", name=made.as_posix()))
