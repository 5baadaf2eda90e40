"""What comes back of edited forms: programs × edits, for Word files and workbooks.

Each edit is made in the file, which another program then saves; `goalc apply` says what it would write. A
cell of the table is `exact`, or the number of expected values that are missing (goalc tells each), or WRONG.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.returned.cases import CASES, Workplace, judge

WAYS = {
    "docx": {"as built": (), "LibreOffice": ("docx",), "via ODT": ("odt", "docx")},
    "xlsx": {
        "as built": (),
        "LibreOffice": ("xlsx",),
        "via .xls": ("xls", "xlsx"),
        "Gnumeric": ("ssconvert",),
    },
}


def convert(files: list[Path], steps: tuple[str, ...], folder: Path) -> list[Path]:
    """Return the files as another program saves them, step by step."""
    for number, step in enumerate(steps):
        out = folder / f"{number}-{step}"
        out.mkdir(parents=True)
        if step == "ssconvert":
            for file in files:
                subprocess.run(
                    ["ssconvert", str(file), str(out / file.name)], check=True, capture_output=True
                )
        else:
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = ["soffice", profile, "--headless", "--convert-to", step, "--outdir", str(out)]
            subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=120)
        files = [
            out / file.with_suffix(f".{step}").name if step != "ssconvert" else out / file.name
            for file in files
        ]
    return files


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--explain", action="store_true", help="print what was taken where the result is wrong"
    )
    explain = parser.parse_args().explain
    wrong = unnamed = 0
    print(f"| {'':16} | " + " | ".join(f"{kind} {way}" for kind in WAYS for way in WAYS[kind]) + " |")
    table: dict[str, list[str]] = {name: [] for name in CASES}
    with TemporaryDirectory() as scratch:
        place = Workplace.make(Path(scratch))
        for kind, ways in WAYS.items():
            names = [name for name, case in CASES.items() if kind in case.only]
            edited = place.folder / f"edited-{kind}"
            edited.mkdir()
            files = []
            for number, name in enumerate(names):
                files.append(edited / f"{number}.{kind}")
                files[-1].write_bytes(place.edited(kind, CASES[name].edit))
            for number, (way, steps) in enumerate(ways.items()):
                saved = dict(
                    zip(names, convert(files, steps, place.folder / f"{kind}-{number}"), strict=True)
                )
                for name, case in CASES.items():
                    if name not in saved:
                        table[name].append("–")
                        continue
                    report = place.apply(kind, saved[name].read_bytes())
                    found, missing, told = judge(place, case, report)
                    wrong += found
                    unnamed += bool((missing or case.losses) and not told) or bool(report.troubles)
                    if explain and found:
                        print(kind, way, name, [one.returned for one in report.applied], report.troubles)
                    state = f"WRONG {found}" if found else f"{missing} missing" if missing else "exact"
                    table[name].append(f"{state}, {told} told" if told else state)
    for name, cells in table.items():
        print(f"| {name:16} | " + " | ".join(cells) + " |", flush=True)
    print(f"wrong: {wrong}; losses not told: {unnamed}")
    return 1 if wrong or unnamed else 0


if __name__ == "__main__":
    sys.exit(main())
