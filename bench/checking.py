"""The cost of checking: a tree of project specs on one core, and the share of each rule.

python bench/checking.py [--specs 2000] [--rounds 3] [--require 150]

The whole is `goalc.check` on a tree on disk: finding, reading, parsing, validating, decoding, judging, with
the garbage collector set as the command line sets it. Rules are timed one by one on contexts that are made
before, in which everything that several rules ask for is cached already.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import stages, synthetic
from bench.rounds import CPU, run_rounds, spread

import goalc
from goalc.cli.run import collect_rarely
from goalc.lint.context import CoverContext, FormContext, SubmissionContext
from goalc.lint.registry import FORM_RULES, SUBMISSION_RULES, TEXT_RULES
from goalc.messages.codes import NAMES

PROJECTS = synthetic.FORMS - 1
SAMPLE = 20
"""Number of submissions on which rules are timed."""
MAX_SHARE = 0.1
"""Maximum share of a rule in the time of all rules."""
SHOWN = 15


def main() -> int:
    options = _options()
    collect_rarely()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        forms = synthetic.FORMS * -(-options.specs // PROJECTS)
        synthetic.write_tree(tree, forms)
        rates = [_rate(tree, options.specs) for _ in range(options.rounds + 1)][1:]
    low, rate, high = spread(rates)
    print(f"specs per second of one core: {rate:.0f} ({low:.0f} – {high:.0f})")
    each = _rules(options.rounds)
    total = sum(each.values())
    print(f"\nrules: {total * 1e6:.0f} µs per project spec, {total * rate:.0%} of the whole")
    print(f"{'':32}{'µs':>6}{'of the rules':>14}{'of the whole':>14}")
    for code, seconds in sorted(each.items(), key=lambda item: -item[1])[:SHOWN]:
        name = f"{code} {NAMES[code]}"
        print(f"{name:32}{seconds * 1e6:6.1f}{seconds / total:14.1%}{seconds * rate:14.1%}")
    print(f"and {len(each) - SHOWN} more")
    for code, seconds in each.items():
        if seconds > MAX_SHARE * total:
            print(f"\n{code} takes {seconds / total:.0%} of the rules' time: more than a tenth.")
    if options.require is not None and rate < options.require:
        print(f"\n{rate:.0f} is below the required {options.require:g}.")
        return 1
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--specs", type=int, default=2000, help="specs of projects in the tree")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--require", type=float, metavar="RATE", help="exit 1 below so many specs per second")
    options = parser.parse_args()
    if options.specs < 1 or options.rounds < 1:
        parser.error("at least one spec and one round")
    return options


def _rate(tree: Path, specs: int) -> float:
    """Return project specs per second; departments and covers are checked too, but not counted."""
    start = CPU()
    report = goalc.check(tree)
    seconds = CPU() - start
    if report.troubles or len(report.files) != _files(specs):
        raise ValueError(f"{len(report.files)} files, {report.troubles}")
    return specs / seconds


def _files(specs: int) -> int:
    submissions = -(-specs // PROJECTS)
    return submissions * (PROJECTS + 2)


def _rules(rounds: int) -> dict[str, float]:
    """Return seconds of each rule per project spec, with the time for departments, covers and submissions."""
    forms: list[Any] = []
    texts: list[Any] = []
    wholes: list[Any] = []
    for seed in range(1, SAMPLE + 1):
        cover, some, whole = stages.Stages(synthetic.submission(seed)).contexts()
        forms += some
        texts += [cover, *some]
        wholes.append(whole)
    works: dict[str, Callable[[], object]] = {}
    for rules, contexts in ((FORM_RULES, forms), (TEXT_RULES, texts), (SUBMISSION_RULES, wholes)):
        works |= {rule.code: _make_work(rule, contexts) for rule in rules}
    times = run_rounds(works, rounds, per=SAMPLE * PROJECTS)
    return {code: spread(values)[1] for code, values in times.items()}


def _make_work(
    rule: Any, contexts: list[FormContext | CoverContext | SubmissionContext]
) -> Callable[[], object]:
    def ask() -> None:
        for context in contexts:
            subjects = rule.subjects(context)
            if rule.glance is not None and subjects and not rule.glance(context):
                continue
            for subject in subjects:
                for _ in rule.check(subject, context):
                    pass

    return ask


if __name__ == "__main__":
    sys.exit(main())
