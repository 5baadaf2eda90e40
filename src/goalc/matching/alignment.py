"""Align two sequences: find which items of one are items of the other, in order.

In: the lengths of both, and the worth of each pair. Out: pairs of indexes, both ascending.
"""

from __future__ import annotations

from collections.abc import Callable

MAX_PAIRS = 250_000
"""Maximum number of pairs that are weighed; beyond it, only the common beginning and end are paired."""


def weight(similarity: float, minimum: float) -> float:
    """Return the worth of a pair by its similarity: one identical pair is worth more than three similar ones.

    A pair below the minimum is worth nothing.
    """
    return 0.0 if similarity < minimum else float(similarity**4)


def align(before: int, after: int, worth: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """Return the pairs that are worth most in total; a pair is worth 0 to 1, and one worth 0 is never made.

    Pairs worth 1 at either end are made without looking further.
    """
    head = 0
    while head < min(before, after) and worth(head, head) == 1.0:
        head += 1
    tail = 0
    while tail < min(before, after) - head and worth(before - 1 - tail, after - 1 - tail) == 1.0:
        tail += 1
    rows, columns = before - head - tail, after - head - tail
    middle = _best_pairs(rows, columns, lambda i, j: worth(head + i, head + j))
    return [
        *((i, i) for i in range(head)),
        *((head + i, head + j) for i, j in middle),
        *((before - tail + i, after - tail + i) for i in range(tail)),
    ]


def _best_pairs(rows: int, columns: int, worth: Callable[[int, int], float]) -> list[tuple[int, int]]:
    if rows * columns > MAX_PAIRS:
        return []
    # best[i][j]: the most that the items from i and from j on are worth together.
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        line, below = best[i], best[i + 1]
        for j in reversed(range(columns)):
            found = worth(i, j)
            paired = found + below[j + 1] if found else 0.0
            line[j] = max(paired, below[j], line[j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        found = worth(i, j)
        if found and best[i][j] == found + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
