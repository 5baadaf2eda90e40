"""`goalc ci`: check, build and compare what a server has checked out, and write what its pages show."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import ENVIRONMENT
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.changes.review import Review
    from goalc.forge.event import Event
    from goalc.forge.outcome import Outcome
    from goalc.source.trouble import Trouble


def _lines(_: click.Context, __: click.Parameter, value: tuple[Path, ...]) -> tuple[Path, ...]:
    """The paths of the command, or those of the environment, one a line; or here."""
    named = os.environ.get("GOALC_PATHS", "").splitlines()
    return value or tuple(Path(line.strip()) for line in named if line.strip()) or (Path(),)


@click.command(cls=Command, help=say("ci"))
@click.argument("paths", nargs=-1, metavar=say("ci.paths"), type=click.Path(path_type=Path), callback=_lines)
@click.option("--base", envvar="GOALC_BASE", metavar="REVISION", default="", help=say("ci.base"))
@click.option("--fail-on", envvar="GOALC_FAIL_ON", metavar="WHAT", default="", help=say("ci.fail-on"))
@click.option(
    "-o",
    "--output",
    envvar="GOALC_OUTPUT",
    default="goalc-ci",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=say("ci.output"),
)
@options.packs
@click.pass_context
def ci(
    ctx: click.Context,
    paths: tuple[Path, ...],
    base: str,
    fail_on: str,
    output: Path,
    packs: tuple[Path, ...],
) -> None:
    """The help is the catalogue's."""
    from goalc.cli.surroundings import event
    from goalc.forge.event import chosen

    happening = event(os.environ)
    if base:
        happening = chosen(happening, base)
    outcome, troubles = _work(paths, happening, fail_on, output, options.known_packs(packs))
    _deliver(outcome, happening, output)
    options.tell(troubles)
    ctx.exit(ENVIRONMENT if troubles else options.exit_code((), outcome.passed))


def _work(
    paths: tuple[Path, ...], happening: Event, fail_on: str, output: Path, packs: tuple[Path, ...]
) -> tuple[Outcome, list[Trouble]]:
    """All three, whatever comes of the others."""
    from goalc.forge.outcome import Outcome
    from goalc.operations.build import build
    from goalc.operations.check import check
    from goalc.workspace.error import WorkspaceError

    report = check(paths, packs)
    built = build(paths, output / "build", packs=packs)
    troubles = [*report.troubles, *built.troubles]
    review, note = None, ""
    try:
        review, note = _compare(paths, happening, fail_on, output, packs)
    except WorkspaceError as trouble:
        troubles.append(trouble.trouble)
        note = say(trouble.key, **trouble.arguments)
    return Outcome(report, built.refused, review, note, bool(troubles)), troubles


def _compare(
    paths: tuple[Path, ...], happening: Event, fail_on: str, output: Path, packs: tuple[Path, ...]
) -> tuple[Review | None, str]:
    """The review and the redlines; or why there is nothing to compare."""
    from goalc.forge.sides import sides_of
    from goalc.git.repository import Repository
    from goalc.operations.diff import diff

    repository = Repository.of(Path())
    sides = None if repository is None else sides_of(happening, repository)
    if sides is None:
        return None, say("ci.nothing")
    found = diff([sides.base, sides.head], paths, packs, fail_on=fail_on, redline=output / "redline")
    options.tell_redlines(found)
    return found.review, ""


def _deliver(outcome: Outcome, happening: Event, output: Path) -> None:
    """The files, the log, what the job is told."""
    from goalc.forge.outcome import CHANGE_FILES, output_lines
    from goalc.workspace.store import make_folder, replace_all

    make_folder(output)
    files = outcome.files(output.as_posix())
    for name in CHANGE_FILES.keys() - files.keys():
        _remove(output / name)
    replace_all(output, {name: _bytes(text) for name, text in files.items()})
    for part in outcome.log(happening.forge):
        click.echo(part, nl=False)
    if happening.forge in {"github", "gitea"}:
        _append("GITHUB_STEP_SUMMARY", files["summary.md"])
        _append("GITHUB_OUTPUT", output_lines(outcome.outputs(output.as_posix())))


def _remove(file: Path) -> None:
    """An earlier run's comparison must not be taken for this one's."""
    from goalc.workspace.error import unwritable

    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(file, error) from error


def _append(variable: str, text: str) -> None:
    """Add to a file that the server names."""
    from goalc.workspace.error import unwritable

    place = os.environ.get(variable, "")
    if place:
        try:
            with Path(place).open("ab") as file:
                file.write(_bytes(text))
        except OSError as error:
            raise unwritable(Path(place), error) from error


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
