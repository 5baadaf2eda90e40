"""`goalc schema`: the contract of a spec, for editors and for people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from goalc.cli import options
from goalc.cli.chinese import Command
from goalc.messages.catalogue import say

_KINDS = ("submission", "department", "project", "pack")


@click.command(cls=Command, help=say("schema"), short_help=say("schema.short"))
@click.argument("kind", required=False, metavar="[KIND]", type=click.Choice(_KINDS))
@click.option("--pack", metavar="NAME", help=say("schema.pack"))
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help=say("schema.output"))
@options.packs
def schema(kind: str | None, pack: str | None, output: Path | None, packs: tuple[Path, ...]) -> None:
    """The help is the catalogue's."""
    if kind is None and (output is None or pack is None):
        raise click.UsageError(say("usage.schema-kind"))
    from goalc.api import schemas

    made = schemas(pack, options.known_packs(packs))
    wanted = {name: text for name, text in made.items() if kind in {None, name}}
    for name, found in wanted.items():
        if output is None:
            click.echo(_text(found), nl=False)
        else:
            from goalc.workspace.store import folder_made, replace

            folder_made(output)
            replace(output / f"{name}.schema.json", _text(found).encode())


def _text(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
