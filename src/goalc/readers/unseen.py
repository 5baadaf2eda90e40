"""Take out of a Word file the text that is crossed out or hidden: who prints the form does not mean it.

In: the bytes of a checked package. Out: the same without the runs of text that are formatted so themselves,
and the kinds of what was taken out. Formats of styles do not count.
"""

from __future__ import annotations

from typing import Any

from goalc.readers.rejected import W, with_body

_KINDS = {"strike": "struck", "dstrike": "struck", "vanish": "hidden"}
_OFF = frozenset({"0", "false", "off", "none"})


def drop_unseen(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a package without such text, and the kinds of text that it had."""
    found: set[str] = set()

    def drop(root: Any) -> None:
        for run in list(root.iter(f"{W}r")):
            kinds = {kind for name, kind in _KINDS.items() if _is_on(run, name)}
            texts = list(run.iter(f"{W}t"))
            if kinds and any((text.text or "").strip() for text in texts):
                found.update(kinds)
                for text in texts:
                    text.text = ""

    changed = with_body(content, drop)
    return (changed, tuple(sorted(found))) if found else (content, ())


def _is_on(run: Any, name: str) -> bool:
    mark = run.find(f"{W}rPr/{W}{name}")
    return mark is not None and mark.get(f"{W}val", "1") not in _OFF
