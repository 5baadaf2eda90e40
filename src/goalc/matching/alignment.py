"""Which items of one sequence are items of another, in order.

In: the lengths of both, and the weight of each pair. Out: pairs of indexes, both rising.
"""

from __future__ import annotations

from collections.abc import Callable

MOST_WEIGHED = 250_000
"""So many pairs of items are weighed; beyond that only what both sequences begin and end with is paired."""


def weight(likeness: float, least: float) -> float:
    """What a pair so much alike is worth: one that is the same is worth more than three that are similar."""
    return 0.0 if likeness < least else float(likeness**4)


def align(before: int, after: int, worth: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The pairs that are worth most together; a pair is worth 1 at most, and one of no worth is none.

    What is worth 1 at both ends is paired without looking further.
    """
    head = 0
    while head < min(before, after) and worth(head, head) == 1.0:
        head += 1
    tail = 0
    while tail < min(before, after) - head and worth(before - 1 - tail, after - 1 - tail) == 1.0:
        tail += 1
    rows, columns = before - head - tail, after - head - tail
    middle = _best(rows, columns, lambda i, j: worth(head + i, head + j))
    return [
        *((i, i) for i in range(head)),
        *((head + i, head + j) for i, j in middle),
        *((before - tail + i, after - tail + i) for i in range(tail)),
    ]


def _best(rows: int, columns: int, worth: Callable[[int, int], float]) -> list[tuple[int, int]]:
    if rows * columns > MOST_WEIGHED:
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
