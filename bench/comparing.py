"""The cost of comparing: five changed specs among 2,000, and five among 10.

python bench/comparing.py [--specs 2000] [--rounds 15] [--require 3]

Each is `goalc.api.diff` in a git repository of its own; everything, packs included, is read anew in each
call. Times are wall-clock times, since git runs in processes of its own. `again` is the large repository
under another name. `goalc diff` is the whole process, beside `git diff`, which compares lines.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import synthetic
from bench.rounds import WALL, ratios, run_rounds, spread

from goalc import api
from goalc.cli.run import collect_rarely

CHANGED = 5
FEW = 10
_GOALC = "import sys; from goalc.__main__ import main; sys.exit(main())"
_GIT = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.org")


def main() -> int:
    options = _options()
    collect_rarely()
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large", Path(folder) / "small"
        for root, specs in ((large, options.specs), (small, FEW)):
            _repository(root, specs)
        works: dict[str, Callable[[], object]] = {
            "10 specs": lambda: _diff(small, "HEAD^", "HEAD"),
            "all": lambda: _diff(large, "HEAD^", "HEAD"),
            "again": lambda: _diff(large, "HEAD^", "HEAD"),
            "10 specs, work tree": lambda: _diff(small, "HEAD^"),
            "all, work tree": lambda: _diff(large, "HEAD^"),
            "goalc diff": lambda: _program(large, "HEAD^", "HEAD"),
            "goalc diff, 10 specs": lambda: _program(small, "HEAD^", "HEAD"),
            "git diff": lambda: _git(large, "diff", "HEAD^", "HEAD"),
        }
        times = run_rounds(works, options.rounds, clock=WALL)
    print(f"{CHANGED} of {options.specs} specs changed, and {CHANGED} of {FEW}")
    for name, seconds in times.items():
        low, middle, high = spread(seconds)
        print(f"{name:22}{middle * 1000:8.1f} ms ({low * 1000:.1f} – {high * 1000:.1f})")
    worst = 0.0
    pairs = (("all", "10 specs"), ("all, work tree", "10 specs, work tree"))
    for over, under in (*pairs, ("goalc diff", "goalc diff, 10 specs"), ("again", "all")):
        low, ratio, high = spread(ratios(times, over, under))
        if (over, under) in pairs:
            worst = max(worst, ratio)
        print(f"{over} / {under}: {ratio:.2f} ({low:.2f} – {high:.2f})")
    if options.require is not None and worst > options.require:
        print(f"\n{worst:.2f} is more than the {options.require:g} times that are allowed.")
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--specs", type=int, default=2000, help="specs of projects in the large repository")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--require", type=float, metavar="RATIO", help="exit 1 above this ratio")
    return parser.parse_args()


def _repository(root: Path, specs: int) -> None:
    """Create a repository with this number of project specs, some of which the last commit changed."""
    projects = synthetic.FORMS - 1
    synthetic.write_tree(root, synthetic.FORMS * -(-specs // projects))
    _git(root, "init", "-q")
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "first")
    paths = sorted(root.rglob("projects/*.yaml"))
    for path in paths[:: max(1, len(paths) // CHANGED)][:CHANGED]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("预算资金: ", "预算资金: 1", 1), encoding="utf-8")
    _git(root, "commit", "-q", "-a", "-m", "second")


def _diff(root: Path, *words: str) -> None:
    os.chdir(root)
    review = api.diff(words).review
    assert len(review.changes) == CHANGED, [one.change.kind for one in review.changes]


def _program(root: Path, *words: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(synthetic.ROOT / "src")}
    command = [sys.executable, "-c", _GOALC, "diff", *words]
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)


def _git(root: Path, *arguments: str) -> None:
    subprocess.run([*_GIT, *arguments], cwd=root, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
