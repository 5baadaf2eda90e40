"""`goalc schema`: print the JSON Schemas, for editors and for people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import FINDINGS
from goalc.cli.output import show_diagnostics
from goalc.messages.catalogue import say
from goalc.model.forms import FORM_KINDS, RESULTS
from goalc.resources import OTHER_SCHEMAS


@click.command(cls=Command, help=say("schema"))
@click.argument(
    "kind",
    required=False,
    metavar="[KIND]",
    type=click.Choice([*(kind.name for kind in (*FORM_KINDS, RESULTS)), *OTHER_SCHEMAS]),
)
@click.option("--pack", metavar="NAME", help=say("schema.pack"), shell_complete=options.complete_packs)
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help=say("schema.output"))
@options.packs
def schema(kind: str | None, pack: str | None, output: Path | None, packs: tuple[Path, ...]) -> None:
    """Run the command; its help is in the catalogue."""
    if (kind is None and (output is None or pack is None)) or (kind in OTHER_SCHEMAS and pack is not None):
        raise click.UsageError(say("usage.schema-kind"))
    schemas = _read_schemas(pack, packs)
    wanted = {name: text for name, text in schemas.items() if kind in {None, name}}
    for name, found in wanted.items():
        if output is None:
            click.echo(_text(found), nl=False)
        else:
            from goalc.workspace.store import make_folder, replace

            make_folder(output)
            replace(output / f"{name}.schema.json", _text(found).encode())


def _read_schemas(pack: str | None, packs: tuple[Path, ...]) -> dict[str, dict[str, Any]]:
    """Return the schemas by kind; an unknown pack is a usage error, a broken one is reported."""
    from goalc.operations.schema import schema as schemas
    from goalc.workspace.error import BrokenPack

    try:
        with options.explain_unknown_pack():
            return schemas(pack, options.check_packs(packs))
    except BrokenPack as error:
        show_diagnostics(error.diagnostics, error.sources)
        raise click.exceptions.Exit(FINDINGS) from None


def _text(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
