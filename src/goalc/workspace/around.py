"""The folders around a submission whose packs, libraries and settings count for it."""

from __future__ import annotations

from pathlib import Path


def around(folder: Path) -> list[Path]:
    """From the folder up to the root of its repository, or to where the user stands.

    Not further: a folder above may be anybody's.
    """
    above = [folder, *folder.parents]
    for count, place in enumerate(above, 1):
        if (place / ".git").exists():
            return above[:count]
    here = Path.cwd()
    return above[: above.index(here) + 1] if here in above else above[:2]
