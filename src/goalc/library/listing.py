"""The contents of libraries, for people and programs that choose from them.

In: the libraries that apply. Out: each indicator as a reference to it would give it, with its open parameters
and its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from goalc.library.entries import DEFINITION, NAME, TARGET, Libraries, RawEntry, Unresolved
from goalc.library.references import fill
from goalc.model import spec
from goalc.source.diagnostic import Origin


class EntryPlace(NamedTuple):
    """The line of a file on which an entry begins."""

    file: str
    line: int


@dataclass(frozen=True)
class LibraryEntry:
    """One indicator of a library, completed from the entries that it is based on.

    `values` are those that it gives, by the indicator's keys; parameters without a default are still open.
    `missing` are the parameters that a reference has to give, `defaults` the values of the others. `library`
    is the title of its file; `based_on` are ids; `hides` are the places of definitions that it hides.
    `trouble` is the reason why a reference to it would fail.
    """

    id: str
    values: Mapping[str, Any]
    levels: tuple[str, str]
    sign: str
    unit: str
    advice: str
    library: str
    place: EntryPlace
    missing: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    based_on: tuple[str, ...] = ()
    hides: tuple[EntryPlace, ...] = ()
    trouble: Unresolved | None = None

    @property
    def name(self) -> str:
        return str(self.values.get(NAME, ""))

    @property
    def target(self) -> str:
        return str(self.values.get(TARGET, ""))

    @property
    def definition(self) -> str:
        return str(self.values.get(DEFINITION, ""))

    def matches(self, words: str) -> bool:
        """Return True if all words occur in its texts, ignoring case."""
        texts = (self.id, self.name, *self.levels, self.definition, self.advice, self.library)
        said = "\n".join(texts).casefold()
        return all(word in said for word in words.casefold().split())


def list_entries(
    libraries: Libraries, titles: Mapping[str, str], line: Callable[[Origin], int]
) -> Iterator[LibraryEntry]:
    """Yield all indicators that can be referred to, the nearest library first, in the order of its files."""

    def place_of(entry: RawEntry) -> EntryPlace:
        return EntryPlace(entry.origin.file, line(entry.origin))

    for entry in libraries.visible():
        hides = tuple(place_of(other) for other in libraries.hidden_by(entry))
        title = titles.get(entry.origin.file, "")
        try:
            chain = libraries.chain(entry.id)
            filled = fill({spec.REFERENCE_KEY: entry.id}, libraries)
        except Unresolved as error:
            description = _describe([entry])
            yield LibraryEntry(
                entry.id, entry.values, *description, title, place_of(entry), hides=hides, trouble=error
            )
        else:
            given = {key: text for item in reversed(chain) for key, text in item.parameters.items()}
            defaults = {key: given[key] for key in filled.parameters if key in given}
            based_on = tuple(item.id for item in chain[1:])
            yield LibraryEntry(
                entry.id, filled.values, *_describe(chain), title, place_of(entry), filled.missing, defaults,
                based_on, hides,
            )  # fmt: skip


def _describe(chain: Sequence[RawEntry]) -> tuple[tuple[str, str], str, str, str]:
    """Return levels, sign, unit and advice: an entry's own, else those of the entries that it is based on."""
    return (
        (_first(item.levels[0] for item in chain), _first(item.levels[1] for item in chain)),
        _first(item.sign for item in chain),
        _first(item.unit for item in chain),
        _first(item.advice for item in chain),
    )


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")
