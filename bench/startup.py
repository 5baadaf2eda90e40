"""The cost of starting goalc, as whole processes, against bare Python and a bare click program.

    python bench/startup.py [--rounds 15]

Each program is started the way an installed console script starts it: a few lines that import and call.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import synthetic
from bench.rounds import WALL, print_ratios, print_times, run_rounds

_CLICK = """
import click
@click.group()
def main(): "A program."
@main.command()
@click.argument("paths", nargs=-1)
def check(paths): "Check."
@main.command()
@click.argument("paths", nargs=-1)
@click.option("-o", "--output", default="build")
def build(paths, output): "Build."
@main.command()
@click.option("--pack")
def schema(pack): "Print."
main()
"""
_GOALC = "import sys; from goalc.__main__ import main; sys.exit(main())"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    spec = synthetic.REAL / "projects" / "01-detention-facilities.yaml"
    programs = {
        "python -c pass": ["pass"],
        "click --help": [_CLICK, "--help"],
        "click --help again": [_CLICK, "--help"],
        "goalc --help": [_GOALC, "--help"],
        "goalc --version": [_GOALC, "--version"],
        "goalc check file": [_GOALC, "check", str(spec)],
    }
    works = {name: partial(_start, arguments) for name, arguments in programs.items()}
    times = run_rounds(works, rounds, clock=WALL)
    print(f"whole processes, {rounds} rounds\n")
    print_times(times)
    print()
    ours = [name for name in programs if name.startswith("goalc")]
    pairs = [(name, other) for other in ("click --help", "python -c pass") for name in ours]
    print_ratios(times, [*pairs, ("click --help again", "click --help")])


def _start(arguments: Sequence[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(synthetic.ROOT / "src")}
    command = [sys.executable, "-c", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode not in {0, 1} or b"Traceback" in done.stderr:
        raise RuntimeError(done.stderr.decode())


if __name__ == "__main__":
    main()
