"""The progress of an operation over many submissions, told to whoever asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Takes the number of finished submissions, and their total."""

_Item = TypeVar("_Item")


def tell(items: Sequence[_Item], progress: Progress | None) -> Iterator[_Item]:
    """Yield each item, and tell that it is finished when the next one is asked for."""
    for done, item in enumerate(items, 1):
        yield item
        if progress is not None:
            progress(done, len(items))
