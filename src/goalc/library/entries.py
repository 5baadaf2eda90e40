"""Libraries of indicators: entries that a spec refers to by their ids.

In: the plain data of library files that their schema has accepted, grouped by place (a folder, a pack, goalc
itself), the nearest place first. Out: for an id, its entry and the entries that it is based on, or the reason
why there is none.

The nearest definition counts, and hides those farther away. An entry may be based on another, whose id is
looked up from the entry's own place outward, so that a far place never depends on a near one. An entry's own
id means the definition at the next place that has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from goalc.matching.guess import closest
from goalc.model import spec
from goalc.model.target import Comparison, parse_target
from goalc.source.diagnostic import Arguments, Note, Origin, Path

NAME, TARGET, DEFINITION = spec.INDICATOR_KEYS
ENTRIES_KEY = "指标"
TITLE_KEY = "指标库"
COLUMNS_KEY = "栏目"
LEVEL_KEYS = ("一级", "二级")
SIGN_KEY, UNIT_KEY, ADVICE_KEY = "符号", "单位", "说明"
GIVEN_KEYS = (NAME, TARGET, DEFINITION, "数据来源")
"""The keys that an entry gives an indicator, in addition to the columns of a pack."""
VOCABULARY = frozenset(
    [
        *(TITLE_KEY, ENTRIES_KEY, COLUMNS_KEY, *LEVEL_KEYS, SIGN_KEY, UNIT_KEY, ADVICE_KEY),
        *(*GIVEN_KEYS, spec.REFERENCE_KEY, spec.PARAMETERS_KEY),
    ]
)
"""Every key of a library file."""
MAX_DEPTH = 8
"""Maximum number of entries in a chain of references; nobody can follow more."""
MAX_ID_LENGTH = 40
"""Maximum length of an id, as in the schema; for longer ones no similar id is searched."""
MAX_DEFINITIONS = 5
"""Maximum number of definitions of one id that a finding shows."""

BROKEN = "GC806.broken"
"""The key for an id that may be in a file that cannot be read; the argument `files` names those files."""
PARAMETER = re.compile(r"\{([^\s{}]{1,20})\}")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One indicator of a library. `values` are those that it gives, by the indicator's keys.

    `parameters` are defaults for the parameters in the texts; `base` is the id of the entry that this one is
    based on. Levels, sign, unit and advice help people to choose.
    """

    id: str
    origin: Origin
    values: Mapping[str, Any]
    base: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    levels: tuple[str, str] = ("", "")
    sign: str = ""
    unit: str = ""
    advice: str = ""

    def place(self, key: str) -> Origin:
        """Return the place of the value that it gives under a key."""
        column = () if key in GIVEN_KEYS else (COLUMNS_KEY,)
        return Origin(self.origin.file, (*self.origin.path, *column, key))


def decode_entries(data: Mapping[str, Any], file: str) -> Iterator[RawEntry]:
    """Yield the entries of a library file that its schema has accepted."""
    for name, item in data[ENTRIES_KEY].items():
        yield RawEntry(
            name,
            Origin(file, (ENTRIES_KEY, name)),
            {key: item[key] for key in GIVEN_KEYS if key in item} | item.get(COLUMNS_KEY, {}),
            item.get(spec.REFERENCE_KEY, "").strip(),
            {key: text.strip() for key, text in item.get(spec.PARAMETERS_KEY, {}).items()},
            (item.get(LEVEL_KEYS[0], "").strip(), item.get(LEVEL_KEYS[1], "").strip()),
            item.get(SIGN_KEY, ""),
            item.get(UNIT_KEY, "").strip(),
            item.get(ADVICE_KEY, "").strip(),
        )


def contradictions(data: Mapping[str, Any]) -> Iterator[tuple[str, Path, str]]:
    """Yield mistakes that the schema of a library file cannot see: the message key, the path, the text."""
    for name, item in data[ENTRIES_KEY].items():
        path = (ENTRIES_KEY, name)
        texts: dict[Path, Any] = {(key,): item.get(key, "") for key in GIVEN_KEYS}
        texts |= {(COLUMNS_KEY, key): value for key, value in item.get(COLUMNS_KEY, {}).items()}
        for place, text in texts.items():
            for piece in text if isinstance(text, list) else [text]:
                if re.search("[{}]", PARAMETER.sub("", piece)):
                    yield "GC909.braces", (*path, *place), piece
        target = parse_target(item.get(TARGET, ""))
        if isinstance(target, Comparison):
            if item.get(SIGN_KEY, target.sign) != target.sign:
                yield "GC909.sign", (*path, TARGET), item[TARGET]
            if item.get(UNIT_KEY, target.unit).strip() != target.unit:
                yield "GC909.unit", (*path, TARGET), item[TARGET]


class Library:
    """The entries of one place. `broken` are the names of its files that cannot be read."""

    def __init__(self, entries: Iterable[RawEntry], broken: Sequence[str] = ()) -> None:
        self.broken = tuple(broken)
        self._entries: dict[str, list[RawEntry]] = {}
        for entry in entries:
            self._entries.setdefault(entry.id, []).append(entry)

    def get(self, name: str) -> Sequence[RawEntry]:
        """Return the definitions of an id; more than one makes the id ambiguous."""
        return self._entries.get(name, ())

    def __iter__(self) -> Iterator[RawEntry]:
        return (entry for entries in self._entries.values() for entry in entries)


class Unresolved(Exception):
    """An id leads to no entry; `key` is that of the sentence, and `notes` are the places that it mentions."""

    def __init__(self, key: str, arguments: Arguments, notes: Iterable[Note] = ()) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments
        self.notes = tuple(notes)


class _Found(NamedTuple):
    place: int
    entry: RawEntry


class Libraries:
    """The libraries that apply to a spec, the nearest first."""

    def __init__(self, places: Sequence[Library]) -> None:
        self.places = places

    def chain(self, name: str) -> list[RawEntry]:
        """Return the entry of an id, then the entry that it is based on, and so on. Raises Unresolved."""
        found = [self._find(name, 0, ())]
        while base := found[-1].entry.base:
            place, entry = found[-1]
            known = [item.entry for item in found]
            following = self._find(base, place + (base == entry.id), known)
            if any(following.entry is item for item in known):
                raise _circular_error([*known, following.entry])
            if len(found) == MAX_DEPTH:
                raise Unresolved(
                    "GC806.deep", {"id": name, "limit": MAX_DEPTH}, [_base_note(found[-1].entry)]
                )
            found.append(following)
        return [item.entry for item in found]

    def visible(self) -> Iterator[RawEntry]:
        """Yield the nearest definition of each id, in the order of places and files."""
        hidden: set[str] = set()
        for library in self.places:
            here = [entry for entry in library if entry.id not in hidden]
            yield from here
            hidden |= {entry.id for entry in here}

    def hidden_by(self, entry: RawEntry) -> list[RawEntry]:
        """Return the definitions of an entry's id that are farther away than the entry."""
        defined = [list(library.get(entry.id)) for library in self.places]
        own = next(number for number, found in enumerate(defined) if any(item is entry for item in found))
        return [item for found in defined[own + 1 :] for item in found]

    def _find(self, name: str, start: int, chain: Sequence[RawEntry]) -> _Found:
        """Return the nearest definition from a place outward. Raises Unresolved.

        `chain` are the entries that led to this id.
        """
        notes = [_base_note(chain[-1])] if chain else []
        for number, library in enumerate(self.places[start:], start):
            defined = library.get(name)
            if library.broken:
                # A file that cannot be read may define it too.
                raise Unresolved(BROKEN, {"id": name, "files": library.broken}, notes)
            if len(defined) > 1:
                shown = [Note("GC806.defined", entry.origin, part="key") for entry in defined]
                arguments = {"id": name, "count": len(defined)}
                raise Unresolved("GC806.ambiguous", arguments, [*shown[:MAX_DEFINITIONS], *notes])
            if defined:
                return _Found(number, defined[0])
        if chain and chain[-1].id == name:
            raise _circular_error([*chain, chain[-1]])
        close = self._close(name, start)
        key = "GC806.close" if close else "GC806.unknown"
        raise Unresolved(key, {"id": name, "close": close}, notes)

    def _close(self, name: str, start: int) -> str:
        """Return the id that is most like `name`, itself or by its indicator's name, or an empty text."""
        known: dict[str, str] = {}
        for library in self.places[start:] if len(name) <= MAX_ID_LENGTH else ():
            for entry in library:
                known.setdefault(entry.id, entry.id)
                known.setdefault(PARAMETER.sub("", str(entry.values.get(NAME, entry.id))), entry.id)
        close = closest(name, known)
        return known[close] if close else ""


def _circular_error(chain: Sequence[RawEntry]) -> Unresolved:
    first = next(number for number, entry in enumerate(chain) if entry is chain[-1])
    names = " → ".join(entry.id for entry in chain[first:])
    arguments = {"id": chain[0].id, "chain": names}
    return Unresolved("GC806.circle", arguments, [_base_note(entry) for entry in chain[first:-1]])


def _base_note(entry: RawEntry) -> Note:
    place = Origin(entry.origin.file, (*entry.origin.path, spec.REFERENCE_KEY))
    return Note("GC806.based", place, {"id": entry.id, "base": entry.base})
