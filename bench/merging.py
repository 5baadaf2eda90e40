"""Two people edit one form: conflicts and lost edits of `goalc merge` and of git's merge by lines.

The pairs are those of `tests/merging/test_laws.py`: random edits of the published forms of 2025; some touch
the same thing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.merging.edits import overlap
from tests.merging.test_laws import PAIRS, Pair

from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain


def by_lines(pair: Pair, folder: Path) -> tuple[str, int]:
    """Merge as git does without a driver; return the text and the number of conflicts."""
    texts = {"ours": pair.ours.text, "base": pair.base, "theirs": pair.theirs.text}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    command = ["git", "merge-file", "-p", *texts]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return done.stdout.decode(), done.returncode


def meaning(text: str) -> object:
    """The values of a text; None if it cannot be read."""
    node = parse(SourceText("", text)).node
    return None if node is None else plain(node)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS, help="number of pairs")
    number = parser.parse_args().pairs
    found: Counter[str] = Counter()
    spent = 0.0
    with tempfile.TemporaryDirectory() as name:
        for seed in range(number):
            start = time.perf_counter()
            pair = Pair(seed)
            spent += time.perf_counter() - start
            kind = "touching one thing" if overlap(pair.ours, pair.theirs) else "apart"
            text, conflicts = by_lines(pair, Path(name))
            found[kind] += 1
            found[f"{kind}, goalc: conflict"] += pair.merged.conflicts > 0
            found[f"{kind}, git: conflict"] += conflicts > 0
            clean = not conflicts and not pair.merged.conflicts
            found[f"{kind}, git: clean, other values than goalc"] += clean and meaning(text) != meaning(
                pair.merged.text
            )
    for line, count in sorted(found.items()):
        print(f"{count:6}  {line}")
    print(f"{spent / number * 1000:6.1f}  ms for a pair: its edits and its merge by goalc")


if __name__ == "__main__":
    main()
