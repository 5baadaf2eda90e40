"""`goalc new`: create the next form of a submission."""

from __future__ import annotations

from pathlib import Path

import click

from goalc.cli import options
from goalc.cli.command import Command, Group
from goalc.cli.exit_codes import FINDINGS
from goalc.cli.output import show_diagnostics
from goalc.messages.catalogue import say
from goalc.model.forms import DEPARTMENT, PROJECT, FormKind


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


def _make(
    ctx: click.Context, path: Path, kind: FormKind, name: str, packs: tuple[Path, ...], source: Path | None
) -> None:
    from goalc.operations.check import check
    from goalc.operations.new import new as make_form
    from goalc.workspace.discover import discover

    folders = discover([path])
    if len(folders) > 1:
        raise click.UsageError(say("usage.several", count=len(folders), first=folders[0].name))
    made = make_form(folders[0].folder, kind, name, options.check_packs(packs), source)
    if made is None:
        report = check(source or path)
        show_diagnostics(report.diagnostics, report.sources)
        ctx.exit(FINDINGS)
    click.echo(say("new.made", name=made.as_posix()))
