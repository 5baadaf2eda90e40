"""The cost of a form from text to DOCX and XLSX: goalc, the naive chain, the floor.

python bench/chain.py [--rounds 15] [--forms 6] [--seed 1] [--require 25]
"""

from __future__ import annotations

import argparse
import sys
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import naive, stages, synthetic
from bench.floor import Floor
from bench.rounds import Times, Work, print_ratios, print_times, ratios, run_rounds, spread

from goalc.writers.registry import DEFAULT_FORMATS

TURNS = 5
"""Number of submissions that take turns in the whole chains, so that no text comes twice in a row."""

MAX_DEVIATION = 0.06
"""Maximum distance of the control's median from 1; beyond it a run is not reliable."""


def main() -> int:
    options = _options()
    turns = [synthetic.submission(options.seed + turn, options.forms) for turn in range(TURNS)]
    print(f"{options.forms} forms of one submission, {options.rounds} rounds; CPU time per form\n")
    whole = run_rounds(_wholes(turns), options.rounds, options.forms)
    print_times(whole)
    print()
    print_ratios(whole, _PAIRS)
    print()
    steps = run_rounds(stages.Stages(turns[0]).works(), options.rounds, options.forms)
    _print_stages(steps)
    return _verdict(whole, options.require)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--forms", type=int, default=synthetic.FORMS, help="a department's and projects'")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--require", type=float, metavar="RATIO", help="exit 1 below this ratio to naive")
    options = parser.parse_args()
    if options.rounds < 1 or options.forms < 2:
        parser.error("at least one round and two forms")
    return options


_PAIRS = (
    ("naive", "goalc"),
    ("naive docx", "goalc docx"),
    ("naive xlsx", "goalc xlsx"),
    ("goalc", "floor"),
    ("goalc docx", "floor docx"),
    ("goalc xlsx", "floor xlsx"),
    ("goalc again", "goalc"),
)


def _wholes(turns: list[dict[str, bytes]]) -> dict[str, Work]:
    files = turns[0]
    theirs, ours, again = cycle(turns), cycle(turns), cycle(turns)
    tools = naive.Tools.make()
    held = stages.Stages(files)
    writers = held.works()
    forms = list(naive.load_forms(files, tools))
    made = {
        kind: [stages.content(piece, kind, held.compiled) for piece in held.pieces]
        for kind in DEFAULT_FORMATS
    }
    floor = {kind: Floor(contents) for kind, contents in made.items()}
    return {
        "naive": lambda: naive.chain(next(theirs), tools),
        "goalc": lambda: stages.chain(next(ours)),
        "goalc again": lambda: stages.chain(next(again)),
        "floor": lambda: [packer.pack_all() for packer in floor.values()],
        "naive docx": lambda: [naive.docx(kind, values, tools) for kind, values in forms],
        "goalc docx": writers["docx"],
        "floor docx": floor["docx"].pack_all,
        "naive xlsx": lambda: [naive.xlsx(kind, values) for kind, values in forms],
        "goalc xlsx": writers["xlsx"],
        "floor xlsx": floor["xlsx"].pack_all,
    }


def _print_stages(times: Times) -> None:
    middles = {name: spread(values)[1] for name, values in times.items()}
    total = sum(middles.values())
    print(f"{'goalc, stage by stage':26}{'median':>10}{'share':>9}  µs")
    for name, middle in middles.items():
        print(f"{name:26}{middle * 1e6:10.0f}{middle / total:9.0%}")
    print(f"{'together':26}{total * 1e6:10.0f}")


def _verdict(times: Times, require: float | None) -> int:
    control = spread(ratios(times, "goalc again", "goalc"))[1]
    if abs(control - 1) > MAX_DEVIATION:
        print(f"\nOne function differs from itself by {control - 1:+.0%}: run again when it is quieter.")
    ratio = spread(ratios(times, "naive", "goalc"))[1]
    if require is not None and ratio < require:
        print(f"\n{ratio:.1f} is below the required {require:g}.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
