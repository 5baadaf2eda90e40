"""`goalc ci`: check, build and compare the specs of a pipeline, and write files for the forge."""

from __future__ import annotations

import os
from pathlib import Path

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import exit_code
from goalc.cli.output import show_failed_redlines, show_troubles
from goalc.messages.catalogue import say


def _choose_paths(_: click.Context, __: click.Parameter, value: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the paths of the command, else those of the environment (one per line), else the nearest."""
    from goalc.workspace.nearest import nearest_submission

    named = os.environ.get("GOALC_PATHS", "").splitlines()
    return value or tuple(Path(line.strip()) for line in named if line.strip()) or (nearest_submission(),)


@click.command(cls=Command, help=say("ci"))
@click.argument(
    "paths", nargs=-1, metavar=say("ci.paths"), type=click.Path(path_type=Path), callback=_choose_paths
)
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
    """Run the command; its help is in the catalogue."""
    from goalc.cli.surroundings import read_event
    from goalc.forge.event import choose_base
    from goalc.forge.outcome import output_lines
    from goalc.operations.ci import ci as run_ci

    event = read_event(os.environ)
    if base:
        event = choose_base(event, base)
    result = run_ci(paths, event, output, options.check_packs(packs), fail_on=fail_on)
    if result.redlines is not None:
        show_failed_redlines(result.redlines)
    outcome, forge = result.outcome, event.forge
    for part in outcome.log(forge):
        click.echo(part, nl=False)
    if forge in {"github", "gitea"}:
        _append("GITHUB_STEP_SUMMARY", result.files["summary.md"])
        _append("GITHUB_OUTPUT", output_lines(outcome.outputs(output.as_posix())))
    show_troubles(result.troubles)
    ctx.exit(exit_code(result.troubles, outcome.passed))


def _append(variable: str, text: str) -> None:
    """Append to the file that an environment variable of the server names."""
    from goalc.workspace.error import unwritable
    from goalc.workspace.store import encode

    place = os.environ.get(variable, "")
    if place:
        try:
            with Path(place).open("ab") as file:
                file.write(encode(text))
        except OSError as error:
            raise unwritable(Path(place), error) from error
