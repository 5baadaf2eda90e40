"""The report of an import for people: what was read, what has no place, what prints in another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goalc.messages.catalogue import say
from goalc.recognize.gather import Fate
from goalc.recognize.source import Place
from goalc.recognize.values import UNCOMPUTED
from goalc.source.diagnostic import Path
from goalc.syntax.shorten import shorten

_REASONS: Mapping[str, str] = {
    "unknown": "import.reason.unknown",
    "conflict": "import.reason.conflict",
    "nameless": "import.reason.nameless",
    "level": "import.reason.level",
    "stranger": "import.reason.stranger",
    "amount": "import.reason.amount",
    "unit": "import.reason.unit",
    "fen": "import.reason.fen",
    "limit": "import.reason.limit",
    "date": "import.reason.date",
    "period": "import.reason.period",
    "number": "import.reason.number",
    "rate": "import.reason.rate",
    "choice": "import.reason.choice",
    "year": "import.reason.year",
    "formula": "import.reason.formula",
    "error": "import.reason.error",
}
_FATES: Mapping[str, str] = {
    "value": "import.fate.value",
    "label": "import.fate.label",
    "computed": "import.fate.computed",
    "nothing": "import.fate.nothing",
    "target": "import.fate.target",
}
PARTS: Mapping[str, str] = {
    "header": "import.part.header",
    "notes": "import.part.notes",
    "textbox": "import.part.textbox",
    "comments": "import.part.comments",
    "struck": "import.part.struck",
    "hidden": "import.part.hidden",
    "pdf": "import.part.pdf",
}
"""The sentence for each kind of part with text that is not read."""


def fate_lines(fates: tuple[Fate, ...]) -> Iterator[str]:
    """Yield a line for each text that has a place."""
    for fate in fates:
        if fate.kind in _FATES:
            yield say(
                _FATES[fate.kind], place=place_text(fate.source.place), text=short(fate.source.text),
                field=key_text(fate.path),
            )  # fmt: skip


def unplaced_lines(fates: tuple[Fate, ...]) -> Iterator[str]:
    """Yield a line for each text without a place: where it stands, why, and the nearest guess."""
    for fate in fates:
        reason = say(_REASONS[fate.doubt or fate.reason], field=key_text(fate.path))
        guess = say("import.guess", guess=fate.words) if fate.words and fate.reason == "unknown" else ""
        yield say(
            "import.one-unplaced", place=place_text(fate.source.place), text=short(fate.source.text),
            reason=f"{reason}{guess}",
        )  # fmt: skip


def told_lines(fates: tuple[Fate, ...]) -> Iterator[str]:
    """Yield a line for each text that differs from the target form, or from what goalc computes."""
    for fate in fates:
        key = "import.differs" if fate.kind == "differs" else "import.miscounted"
        if not fate.words:
            key = "import.differs.nothing" if fate.kind == "differs" else "import.miscounted.nothing"
        yield say(
            key, place=place_text(fate.source.place), text=short(fate.source.text), other=short(fate.words),
            field=key_text(fate.path),
        )  # fmt: skip


def place_text(place: Place) -> str:
    """Return a place as people name it."""
    if place.sheet or place.address:
        return f"{place.sheet}!{place.address}"
    if place.table:
        return say("import.place.table", table=place.table, row=place.row, column=place.column)
    return say("import.place.paragraph", number=place.paragraph)


def key_text(path: Path) -> str:
    """Return a path as people read it."""
    return "·".join(str(step + 1) if isinstance(step, int) else step for step in path)


def short(text: str) -> str:
    """Return a text on one line, shortened; a formula or an error as it stands in its cell."""
    return shorten(text[len(UNCOMPUTED[0]) :] if text.startswith(UNCOMPUTED) else text)
