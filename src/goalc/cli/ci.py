"""`goalc ci`: check, build and compare what a server has checked out, and write what its pages show."""

from __future__ import annotations

import os
from pathlib import Path

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.messages.catalogue import say


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
    from goalc.forge.outcome import output_lines
    from goalc.operations.ci import ci as run_ci

    happening = event(os.environ)
    if base:
        happening = chosen(happening, base)
    result = run_ci(paths, happening, output, options.known_packs(packs), fail_on=fail_on)
    if result.redlines is not None:
        options.tell_redlines(result.redlines)
    outcome, forge = result.outcome, happening.forge
    for part in outcome.log(forge):
        click.echo(part, nl=False)
    if forge in {"github", "gitea"}:
        _append("GITHUB_STEP_SUMMARY", result.files["summary.md"])
        _append("GITHUB_OUTPUT", output_lines(outcome.outputs(output.as_posix())))
    options.tell(result.troubles)
    ctx.exit(options.exit_code(result.troubles, outcome.passed))


def _append(variable: str, text: str) -> None:
    """Add to a file that the server names."""
    from goalc.operations.ci import encode
    from goalc.workspace.error import unwritable

    place = os.environ.get(variable, "")
    if place:
        try:
            with Path(place).open("ab") as file:
                file.write(encode(text))
        except OSError as error:
            raise unwritable(Path(place), error) from error
