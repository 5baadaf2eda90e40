"""`goalc import`: existing Word and Excel forms become specs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import exit_code
from goalc.cli.output import show_diagnostics
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.operations.import_forms import Imported, ImportedFile


@click.command("import", cls=Command, help=say("import"))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help=say("import.output"))
@click.option(
    "--pack", metavar="NAME", default="", help=say("import.pack"), shell_complete=options.complete_packs
)
@click.option("--targets", metavar="PATH", type=click.Path(path_type=Path), help=say("import.targets"))
@click.option("--reject", is_flag=True, help=say("import.reject"))
@click.option("-v", "--verbose", is_flag=True, help=say("import.verbose"))
@options.packs
@click.pass_context
def import_forms(
    ctx: click.Context,
    files: tuple[Path, ...],
    output: Path | None,
    pack: str,
    targets: Path | None,
    reject: bool,
    verbose: bool,
    packs: tuple[Path, ...],
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.import_forms import import_forms as import_files
    from goalc.operations.import_stage import import_stage

    found = options.check_packs(packs)
    with options.explain_unknown_pack():
        if targets is None:
            imported = import_files(files, output, pack, found, reject=reject)
        else:
            imported = import_stage(files, targets, output, pack, found, reject=reject)
    for file in imported.read:
        _show_file(file, verbose)
    _show_unplaced(imported)
    _show_told(imported)
    _show_printed(imported)
    _conclude(imported)
    whole = imported.is_whole and not imported.told and not any(file.unplaced for file in imported.read)
    ctx.exit(exit_code(imported.troubles, whole))


def _show_file(file: ImportedFile, verbose: bool) -> None:
    from goalc.report.imported import PARTS, fate_lines

    labels = file.count("label", "computed", "nothing")
    click.echo(
        say(
            "import.file", name=file.name, pack=file.pack, titles=file.titles, texts=len(file.fates),
            values=file.count("value"), labels=labels, unplaced=len(file.unplaced),
        )
    )  # fmt: skip
    taken = file.count("target")
    if taken or file.count("differs", "miscounted"):
        differing = file.count("differs", "miscounted")
        click.echo(f"  {say('import.beside', taken=taken, differing=differing)}")
    if file.others:
        click.echo(f"  {say('import.others', names=file.others)}")
    if file.not_read:
        parts = tuple(say(PARTS[part]) for part in file.not_read)
        click.echo(f"  {say('import.not-read', parts=parts)}")
    for line in fate_lines(file.fates) if verbose else ():
        click.echo(f"  {line}")


def _show_unplaced(imported: Imported) -> None:
    from goalc.report.imported import unplaced_lines

    lines = [line for file in imported.read for line in unplaced_lines(file.unplaced)]
    if lines:
        click.echo(say("import.unplaced"))
    for line in lines:
        click.echo(f"  {line}")


def _show_told(imported: Imported) -> None:
    """Print the texts that differ from the target forms, or from what goalc computes."""
    from goalc.report.imported import told_lines

    if imported.told:
        click.echo(say("import.told"))
    for line in told_lines(imported.told):
        click.echo(f"  {line}")


def _show_printed(imported: Imported) -> None:
    """Print how the specs differ from the form."""
    from goalc.report.imported import key_text, place_text, short

    if imported.differences:
        click.echo(say("import.differences"))
    for _, one in imported.differences:
        key = "import.difference" if one.printed else "import.not-printed"
        place, text = place_text(one.source.place), short(one.source.text)
        line = say(key, place=place, text=text, printed=short(one.printed), field=key_text(one.path))
        click.echo(f"  {line}")
    if imported.added:
        click.echo(say("import.added", names=imported.added))
    if imported.is_whole and not imported.differences:
        click.echo(say("import.same"))


def _conclude(imported: Imported) -> None:
    """Print what was written, the errors that `check` finds in it, and its verdict."""
    from goalc.report.diagnostics.text import verdict
    from goalc.workspace.paths import print_path

    folder = imported.folder.as_posix()
    click.echo(say("import.made", count=len(imported.made), folder=folder))
    for name in imported.made:
        click.echo(f"  {print_path(imported.folder / name)}")
    show_diagnostics(imported.failing, imported.sources)
    click.echo(verdict(imported))
    if not imported.is_whole:
        click.echo(say("import.not-whole", folder=folder))
