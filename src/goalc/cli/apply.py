"""`goalc apply`: take edits of built files back into the specs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import ENVIRONMENT, FINDINGS, OK
from goalc.cli.output import show_differences, show_troubles
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.operations.apply import AppliedFile, ApplyReport
    from goalc.readers.marked import Signature
    from goalc.returned.result import Conflict, Doubt, Taken
    from goalc.source.diagnostic import Origin

_SHOWN = 40
"""Number of characters of a value that are shown."""
_TAKEN = {
    "changed": "apply.changed",
    "emptied": "apply.emptied",
    "overridden": "apply.overridden",
    "added": "apply.added",
    "removed": "apply.removed",
    "moved": "apply.moved",
    "renamed": "apply.renamed",
}
_UNREAD = {
    "amount": "apply.unread-amount",
    "unit": "apply.unread-unit",
    "fen": "apply.unread-fen",
    "limit": "apply.unread-limit",
    "date": "apply.unread-date",
    "period": "apply.unread-period",
    "number": "apply.unread-number",
    "rate": "apply.unread-rate",
    "choice": "apply.unread-choice",
    "year": "apply.unread-year",
}


@click.command(cls=Command, help=say("apply"))
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.specs
@click.option("--check", is_flag=True, help=say("apply.check"))
@click.option("--diff", is_flag=True, help=say("apply.diff"))
@click.option("--yes", is_flag=True, help=say("apply.yes"))
@options.packs
@click.pass_context
def apply(
    ctx: click.Context,
    files: tuple[Path, ...],
    specs: tuple[Path, ...],
    check: bool,
    diff: bool,
    yes: bool,
    packs: tuple[Path, ...],
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.apply import apply as apply_files

    report = apply_files(files, specs, options.check_packs(packs), write=not (check or diff), yes=yes)
    if diff:
        show_differences(report.rewritten)
    for one in report.applied:
        _show_file(one, report)
    if report.applied:
        waits = any(one.guessed for one in report.applied) and not yes
        _show_summary(report, check or diff or waits)
        if waits:
            click.echo(say("apply.ask"))
    show_troubles(report.troubles)
    held = check or diff or (not yes and any(one.guessed for one in report.applied))
    clear = report.complete and not (report.rewritten and held)
    ctx.exit(ENVIRONMENT if report.troubles else OK if clear else FINDINGS)


def _show_file(one: AppliedFile, report: ApplyReport) -> None:
    key = "apply.head-guessed" if one.guessed else "apply.head-commit" if one.commit else "apply.head"
    click.echo(say(key, name=one.name, submission=one.submission, commit=one.commit[:10]))
    returned = one.returned
    for taken in returned.taken:
        click.echo(f"  {_taken(taken, report)}")
    for conflict in returned.conflicts:
        click.echo(f"  {_conflict(conflict, report)}")
    for doubt in returned.doubts:
        click.echo(f"  {_doubt(doubt)}")
    if not (returned.taken or returned.conflicts or returned.doubts):
        click.echo(f"  {say('apply.nothing', same=returned.same)}")
    if returned.agreed:
        click.echo(f"  {say('apply.agreed', count=returned.agreed)}")


def _taken(taken: Taken, report: ApplyReport) -> str:
    key = "apply.filled" if taken.kind == "changed" and not taken.before else _TAKEN[taken.kind]
    return say(
        key,
        place=_place(taken.place, report),
        label=" › ".join(report.steps(taken.place)),
        before=_brief(taken.before),
        after=_brief(taken.after),
        by=_signed(taken.by),
    )


def _conflict(conflict: Conflict, report: ApplyReport) -> str:
    key = "apply.conflict" if conflict.ours else "apply.conflict-gone"
    key = key if conflict.theirs or not conflict.ours else "apply.conflict-removed"
    return say(
        key,
        place=_place(conflict.place, report),
        label=" › ".join(report.steps(conflict.place)),
        base=_brief(conflict.base),
        ours=_brief(conflict.ours),
        theirs=_brief(conflict.theirs),
        where=conflict.where,
    )


def _doubt(doubt: Doubt) -> str:
    arguments = dict(doubt.arguments)
    if doubt.key == "apply.unread":
        reason = say(_UNREAD.get(str(arguments["kind"]), "apply.unread-other"))
    else:
        reason = say(doubt.key, **arguments) if arguments else say(doubt.key)
    key = "apply.doubt" if doubt.where else "apply.doubt-gone"
    return say(key, where=doubt.where, text=_brief(doubt.text), reason=reason)


def _place(place: Origin, report: ApplyReport) -> str:
    return say("apply.place", file=place.file, line=report.line(place))


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _signed(by: Iterable[Signature]) -> str:
    names = [
        say("apply.signed", author=one.author, date=one.date[:16].replace("T", " ")).strip() for one in by
    ]
    return say("apply.by", names="、".join(names)) if names else ""


def _show_summary(report: ApplyReport, dry: bool) -> None:
    returned = [one.returned for one in report.applied]
    click.echo(
        say(
            "apply.would" if dry else "apply.summary",
            taken=sum(len(one.taken) for one in returned),
            files=len(report.rewritten),
            conflicts=sum(len(one.conflicts) for one in returned),
            doubts=sum(len(one.doubts) for one in returned),
        )
    )
