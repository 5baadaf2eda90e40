"""Forms that offices have disfigured, read back: how many values are right, and what vanished.

python bench/importing.py [--forms 80] [--half tuned|held|both] [--show]

Forms are made by seeds. Those with an even number were looked at while the recognition was written, those
with an odd one were not.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.recognize.disfigured import Measured, disfigure, measure


def main() -> int:
    options = _options()
    halves = {"tuned": [0], "held": [1], "both": [0, 1]}[options.half]
    for half in halves:
        found = [
            measure(disfigure(options.first + 2 * number + half)) for number in range(options.forms // 2)
        ]
        print("held out" if half else "tuned on")
        _print(found, options.show)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--forms", type=int, default=80)
    parser.add_argument("--half", choices=["tuned", "held", "both"], default="both")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    return parser.parse_args()


def _print(found: list[Measured], show: bool) -> None:
    by_pack: dict[str, list[Measured]] = defaultdict(list)
    for one in found:
        by_pack[one.sample.pack].append(one)
    print(
        f"{'pack':18}{'forms':>6}{'values':>8}{'right':>8}{'wrong':>7}{'missing':>9}{'invented':>10}{'whole':>7}{'vanished':>10}"
    )
    for pack, listed in (*by_pack.items(), ("all", found)):
        _line(pack, listed)
    ways: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    for one in found:
        ways.update(one.sample.ways)
        if one.wrong or one.missing or one.invented:
            bad.update(one.sample.ways)
    print(
        "ways in forms that are not whole:",
        ", ".join(f"{way} {bad[way]}/{ways[way]}" for way in sorted(bad, key=lambda w: -bad[w] / ways[w])),
    )
    for one in found if show else ():
        if one.wrong or one.missing or one.invented or one.vanished or one.pack != one.sample.pack:
            print(one.sample.pack, one.pack, one.sample.format, one.sample.ways)
            for name in ("wrong", "missing", "invented", "vanished", "unplaced"):
                listed = getattr(one, name)
                if listed:
                    print("   ", name, len(listed), [str(item)[:90] for item in listed[:4]])


def _line(pack: str, listed: Iterable[Measured]) -> None:
    forms = list(listed)
    values = sum(len(one.sample.truth) for one in forms)
    right = sum(one.right for one in forms)
    whole = sum(not (one.wrong or one.missing or one.invented) for one in forms)
    counts = [sum(len(getattr(one, name)) for one in forms) for name in ("wrong", "missing", "invented")]
    vanished = sum(len(one.vanished) for one in forms)
    print(
        f"{pack:18}{len(forms):>6}{values:>8}{right / values:>8.1%}"
        f"{counts[0]:>7}{counts[1]:>9}{counts[2]:>10}{whole:>7}{vanished:>10}"
    )


if __name__ == "__main__":
    sys.exit(main())
