"""Find the specs that a command is about when it is called without paths."""

from __future__ import annotations

import os
from pathlib import Path

from goalc.model.forms import SUBMISSION
from goalc.workspace.paths import print_path

CONFIG_FILE = "goalc.toml"
SPECS_FOLDER = "specs"
"""The folder beside `goalc.toml` in which `goalc init` puts specs."""


def nearest_home(start: Path) -> Path | None:
    """Return the nearest folder with a `goalc.toml`, from `start` upwards; None if there is none.

    It is not searched for outside of the repository in which `start` lies.
    """
    whole = Path(os.path.abspath(start))  # noqa: PTH100 - links stay as they are named
    for folder in (whole, *whole.parents):
        if (folder / CONFIG_FILE).is_file():
            return folder
        if (folder / ".git").exists():
            return None
    return None


def nearest_specs() -> Path | None:
    """Return the specs of the nearest `goalc.toml`: its folder `specs`, else its whole folder.

    Return None if there is no such file.
    """
    home = nearest_home(Path())
    if home is None:
        return None
    specs = home / SPECS_FOLDER
    return Path(print_path(specs if specs.is_dir() else home))


def nearest_submission() -> Path:
    """Return the submission around the current folder, else the specs of the nearest `goalc.toml`.

    Return the current folder if there is neither.
    """
    here = Path.cwd()
    home = nearest_home(here)
    for folder in (here, *here.parents):
        if (folder / SUBMISSION.place).is_file():
            return Path(print_path(folder))
        if folder == home or (folder / ".git").exists():
            break
    inside = any(here.rglob(SUBMISSION.place))
    return Path() if inside else nearest_specs() or Path()
