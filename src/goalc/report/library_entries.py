"""The indicators of libraries, for people who choose from them and for programs.

In: entries. Out: a list by library and level; the page of one entry, with its use in a spec; one JSON object.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from goalc.library.entries import DEFINITION, NAME, TARGET
from goalc.library.listing import EntryPlace, LibraryEntry
from goalc.messages.catalogue import say, sentences
from goalc.report.diagnostics.text import columns, make_printable


def holdings_list(entries: Iterable[LibraryEntry]) -> Iterator[str]:
    """Yield a line for each entry: its id, its name, its target, its advice."""
    for (title, file), members in groupby(entries, key=lambda item: (item.library, item.place.file)):
        yield f"{make_printable(title)}  {make_printable(file)}"
        for levels, group in groupby(members, key=lambda item: item.levels):
            yield f"  {_levels(levels)}"
            listed = list(group)
            widest = max(columns(item.id) for item in listed)
            for item in listed:
                what = (item.name, _aim(item), item.advice) if item.trouble is None else (_trouble(item),)
                said = (item.id + " " * (widest - columns(item.id)), *what)
                yield make_printable("    " + "  ".join(text for text in said if text))
        yield ""


def entry_page(item: LibraryEntry) -> Iterator[str]:
    """Yield the page of one entry: everything about it, and its use in a spec."""
    yield make_printable(item.id)
    if item.trouble is not None:
        yield f"  {_trouble(item)}"
    known = {NAME: item.name, TARGET: item.target, DEFINITION: item.definition}
    rows = [
        (say("library.name"), item.name),
        (say("library.levels"), _levels(item.levels)),
        (say("library.aim"), _aim(item)),
        (say("library.definition"), item.definition),
        *(
            (say("library.other", name=key), _text(value))
            for key, value in item.values.items()
            if key not in known
        ),
        (say("library.advice"), item.advice),
        (say("library.parameters"), _list_words(_parameters(item))),
        (say("library.based-on"), " → ".join(item.based_on)),
        (say("library.place"), f"{_place(item.place)} {item.library}"),
        (say("library.hides"), _list_words(map(_place, item.hides))),
    ]
    yield from (make_printable(f"  {title}{text}") for title, text in rows if text)
    yield ""
    yield say("library.usage")
    yield from (make_printable(f"  {line}") for line in _usage(item))


def holdings_json(entries: Sequence[LibraryEntry]) -> str:
    """Return the object as text, with a line feed at the end."""
    data = {"version": 1, "indicators": [_entry(item) for item in entries]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(item: LibraryEntry) -> dict[str, object]:
    return {
        "id": item.id,
        "values": dict(item.values),
        "level1": item.levels[0],
        "level2": item.levels[1],
        "sign": item.sign,
        "unit": item.unit,
        "advice": item.advice,
        "parameters": {"required": list(item.missing), "defaults": dict(item.defaults)},
        "based_on": list(item.based_on),
        "library": item.library,
        **item.place._asdict(),
        "hides": [place._asdict() for place in item.hides],
        "problem": _trouble(item) if item.trouble else None,
    }


def _usage(item: LibraryEntry) -> Iterator[str]:
    """Yield the lines of a spec that use the entry."""
    yield f"- 引用: {item.id}"
    if item.missing:
        yield "  参数:"
        yield from (f"    {name}: …" for name in item.missing)
    if not item.target:
        yield f"  指标值: {'' if item.sign == '定性' else item.sign}…{item.unit}"


def _trouble(item: LibraryEntry) -> str:
    """Return the reason why an entry cannot be referred to; empty if it can."""
    return "" if item.trouble is None else sentences(item.trouble.key, item.trouble.arguments).message


def _aim(item: LibraryEntry) -> str:
    """Return the target, or as much of it as is known."""
    return item.target or (f"{item.sign}…{item.unit}" if item.sign or item.unit else "")


def _parameters(item: LibraryEntry) -> tuple[str, ...]:
    return (*item.missing, *(f"{name}: {text}" for name, text in item.defaults.items()))


def _list_words(words: Iterable[str]) -> str:
    found = tuple(words)
    return say("library.listed", words=found) if found else ""


def _levels(levels: tuple[str, str]) -> str:
    return make_printable(" · ".join(text for text in levels if text)) or "…"


def _place(place: EntryPlace) -> str:
    return f"{place.file}:{place.line}"


def _text(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
