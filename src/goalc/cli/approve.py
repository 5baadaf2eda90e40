"""`goalc approve`: approve a change, with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.messages.catalogue import say


def _check_fingerprints(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    from goalc.workspace.approvals import FINGERPRINT

    for fingerprint in value:
        if not FINGERPRINT.fullmatch(fingerprint):
            raise click.UsageError(say("usage.mark", name=fingerprint))
    return tuple(dict.fromkeys(value))


def _check_reason(_: click.Context, __: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.UsageError(say("usage.reason"))
    return value.strip()


def _parse_day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise click.UsageError(say("usage.day", name=value)) from None


@click.command(cls=Command, help=say("approve"))
@click.argument(
    "fingerprints", nargs=-1, required=True, metavar=say("approve.metavar"), callback=_check_fingerprints
)
@click.option("--reason", default="", metavar="TEXT", callback=_check_reason, help=say("approve.reason"))
@click.option("--by", default="", metavar="NAME", help=say("approve.by"))
@click.option("--until", metavar="DATE", callback=_parse_day, help=say("approve.until"))
@click.option("--base", default="", metavar="REVISION", help=say("approve.base"))
@options.packs
def approve(
    fingerprints: tuple[str, ...],
    reason: str,
    by: str,
    until: date | None,
    base: str,
    packs: tuple[Path, ...],
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.approve import approve as accept
    from goalc.report.changes.log import brief
    from goalc.workspace.error import UnknownChange

    try:
        done = accept(fingerprints, reason, by=by, until=until, base=base, packs=options.check_packs(packs))
    except UnknownChange as error:
        raise click.UsageError(str(error)) from None
    for reviewed, file in done:
        name, fingerprint = file.as_posix(), reviewed.change.fingerprint
        click.echo(say("approve.done", name=name, fingerprint=fingerprint, what=brief(reviewed)))
