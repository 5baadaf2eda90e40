"""What libraries hold, for people and programs that choose from them.

In: the libraries in force. Out: each indicator as a reference to it would give it, with what its texts leave
open and where it stands.
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
    """One indicator of a library; what it is based on has been put in, parameters that have no default not.

    `values` is what it gives, by the indicator's keys. `missing` are the parameters that have to be given,
    `defaults` what is taken for the others. `library` is the title of its file; `based_on` are ids;
    `hides` the places of definitions that it goes before. `trouble` is why a reference to it leads nowhere.
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
        """Whether all words stand somewhere in it."""
        texts = (self.id, self.name, *self.levels, self.definition, self.advice, self.library)
        said = "\n".join(texts).casefold()
        return all(word in said for word in words.casefold().split())


def list_entries(
    libraries: Libraries, titles: Mapping[str, str], line: Callable[[Origin], int]
) -> Iterator[LibraryEntry]:
    """All indicators that can be referred to, the nearest library first, in the order of its files."""

    def placed(entry: RawEntry) -> EntryPlace:
        return EntryPlace(entry.origin.file, line(entry.origin))

    for entry in libraries.visible():
        hides = tuple(placed(other) for other in libraries.hidden_by(entry))
        title = titles.get(entry.origin.file, "")
        try:
            chain = libraries.chain(entry.id)
            filled = fill({spec.REFERENCE_KEY: entry.id}, libraries)
        except Unresolved as error:
            described = _described([entry])
            yield LibraryEntry(
                entry.id, entry.values, *described, title, placed(entry), hides=hides, trouble=error
            )
        else:
            given = {key: text for item in reversed(chain) for key, text in item.parameters.items()}
            defaults = {key: given[key] for key in filled.asked if key in given}
            based_on = tuple(item.id for item in chain[1:])
            yield LibraryEntry(
                entry.id, filled.values, *_described(chain), title, placed(entry), filled.missing, defaults,
                based_on, hides,
            )  # fmt: skip


def _described(chain: Sequence[RawEntry]) -> tuple[tuple[str, str], str, str, str]:
    """Levels, sign, unit and advice: an entry's own, else those of what it is based on."""
    return (
        (_first(item.levels[0] for item in chain), _first(item.levels[1] for item in chain)),
        _first(item.sign for item in chain),
        _first(item.unit for item in chain),
        _first(item.advice for item in chain),
    )


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")
