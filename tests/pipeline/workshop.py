"""A form pack and the specs that use it in a folder of their own, to be changed there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from goalc.report.report import Report, Reported
from tests.police import ROOT

PACKS = ROOT / "tests" / "packs"
SPECS = ROOT / "tests" / "specs" / "ezhou"
UNITS = {
    "ezhou-2022": SPECS / "agriculture-bureau",
    "ezhou-2022-columns": SPECS / "culture-centre",
    "everything": ROOT / "tests" / "specs" / "everything",
}

Place = tuple[str, str, str]
"""The key of a diagnostic, its file, and the text of its line."""


@dataclass(frozen=True)
class Workshop:
    """A copy of a pack and of the specs that use it, side by side in an empty folder."""

    folder: Path
    pack: str

    @property
    def pack_folder(self) -> Path:
        return self.folder / "packs" / self.pack

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace the first `old` of a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(self, *arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        """Run the command line here; nothing may make it a bug of ours."""
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", "goalc", *arguments]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )


def workshop(folder: Path, pack: str = "ezhou-2022") -> Workshop:
    """A workshop in `folder`, which also becomes the place where the test runs."""
    shutil.copytree(PACKS / pack, folder / "packs" / pack)
    shutil.copytree(UNITS[pack], folder / "specs")
    os.chdir(folder)
    return Workshop(folder, pack)


def places(report: Report) -> list[Place]:
    """What was found, by the text of its line."""
    return [(d.key, d.file, line_at(report, d.file, d.span.start)) for d in report.diagnostics]


def line_at(report: Report, file: str, offset: int) -> str:
    """The text of a line of a file that the report speaks of, without its indentation."""
    source = report.sources[file]
    return source.line(source.position(offset).line).strip()


def listed(report: Report, is_wanted: Callable[[Reported], bool]) -> list[tuple[str, str, int]]:
    """The key, the file below `unit/` and the line of each diagnostic that is wanted."""
    return [
        (one.key, Path(one.file).as_posix().partition("unit/")[2], one.line)
        for one in report.diagnostics
        if is_wanted(one)
    ]
