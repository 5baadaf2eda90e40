"""Measurements on a machine that is not idle: everything in one run, compared round by round.

In: functions by name. Out: for each round, the time of each, per unit of work. A round runs every function
once (or often enough to be measurable) in an order of its own, so that whatever slows the machine down for
minutes slows both sides of a ratio, and no function always runs after the same other one. Work in this
process is timed in CPU seconds, so that waiting for other processes does not count; work in processes of its
own is timed by the wall clock.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from random import Random
from statistics import median, quantiles
from time import perf_counter, process_time

MIN_SECONDS = 0.05
"""Minimum number of seconds of one measurement; short functions are repeated for so long."""

Work = Callable[[], object]
Clock = Callable[[], float]
CPU: Clock = process_time
WALL: Clock = perf_counter
Times = dict[str, list[float]]


def run_rounds(works: Mapping[str, Work], rounds: int, per: int = 1, clock: Clock = CPU) -> Times:
    """Return seconds of each function and round, divided by `per`; runs that warm up do not count."""
    repeats = {name: _repeats(work, clock) for name, work in works.items()}
    times: Times = {name: [] for name in works}
    random = Random(0)
    for _ in range(rounds):
        order = list(works)
        random.shuffle(order)
        for name in order:
            times[name].append(_seconds(works[name], repeats[name], clock) / per)
    return times


def _repeats(work: Work, clock: Clock) -> int:
    """Return the number of times to run a function in a round."""
    work()
    return max(1, round(MIN_SECONDS / max(_seconds(work, 1, clock), 1e-9)))


def _seconds(work: Work, repeats: int, clock: Clock) -> float:
    # No function pays for another's garbage; the collector itself stays on, as in normal use.
    gc.collect()
    start = clock()
    for _ in range(repeats):
        work()
    return (clock() - start) / repeats


def ratios(times: Times, over: str, under: str) -> list[float]:
    """Return the ratio of two functions in each round."""
    return [a / b for a, b in zip(times[over], times[under], strict=True)]


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the lower quartile, the median, the upper quartile."""
    if len(values) < 2:
        return values[0], values[0], values[0]
    low, _, high = quantiles(values, n=4, method="inclusive")
    return low, median(values), high


def print_times(times: Times, unit: str = "ms") -> None:
    """Print one line per function: median and quartiles."""
    scale = {"s": 1, "ms": 1e3, "µs": 1e6}[unit]
    print(f"{'':26}{'median':>10}{'quartiles':>22}  {unit}")
    for name, values in times.items():
        low, middle, high = (value * scale for value in spread(values))
        print(f"{name:26}{middle:10.2f}{low:11.2f} –{high:9.2f}")


def print_ratios(times: Times, pairs: Iterable[tuple[str, str]]) -> None:
    """Print one line per pair: the ratio of the first function's time to the second's."""
    print(f"{'ratio, round by round':42}{'median':>8}{'quartiles':>20}")
    for over, under in pairs:
        low, middle, high = spread(ratios(times, over, under))
        print(f"{over + ' / ' + under:42}{middle:8.2f}{low:10.2f} –{high:8.2f}")
