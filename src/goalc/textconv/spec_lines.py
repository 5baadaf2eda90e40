"""Turn a spec into a line for each value, so that tools that compare lines show changes in meaning.

In: the plain data of one spec file, in any folder. Out: lines that begin with the path of the value
(`绩效指标／产出指标／数量指标／民警培训: ≥500人次`), with values as the model understands them: formatting,
comments, the order of keys, 万元 or 元, `>=` or `≥` make no difference. The fields of a form pack are texts
here, and a reference to a library stays as it was written, because one file alone does not define them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from goalc.model import forms, spec
from goalc.model.amount import AmountError, parse_amount, print_number
from goalc.model.dates import Period, parse_period
from goalc.model.forms import FormKind
from goalc.model.notation import Notation
from goalc.model.profile import FormProfile
from goalc.model.target import Interval, parse_target
from goalc.model.tree import indicator_path
from goalc.source.diagnostic import Path
from goalc.syntax.tree import Plain
from goalc.textconv.document_lines import one_line

STEP = "／"
_NUMBER = re.compile(r"-?[0-9][0-9,]{0,18}(?:\.[0-9]{1,18})?")
_KEYS = (
    spec.FORM_KEY,
    *(item.key for kind in forms.FORM_KINDS for item in kind.fields),
    *spec.PLAN_KEYS,
    *spec.SAFEGUARD_KEYS,
    *spec.INDICATOR_KEYS,
    *(item.key for item in spec.OPTIONAL_INDICATOR_FIELDS),
)
_ORDER = {key: place for place, key in enumerate(_KEYS)}
"""The rank of each known key; other keys follow, sorted by name."""
_NAMES = (spec.INDICATOR_KEYS[0], spec.REFERENCE_KEY)
"""The keys that can name an item of a list; the first one that the item has is used."""


def meaning_lines(data: Mapping[str, Plain], kind: FormKind) -> Iterator[str]:
    """Yield the lines of a spec of a kind."""
    notation = Notation(kind, FormProfile())
    indicators = kind.path("indicators") if kind is not forms.SUBMISSION else ()
    yield from _Lines(notation, indicators).of(dict(data), (), ())


class _Lines:
    """A writer of the lines of one spec; `path` is the place of a value, `name` the beginning of its line."""

    def __init__(self, notation: Notation, indicators: Path) -> None:
        self._notation = notation
        self._indicators = indicators

    def of(self, node: Plain, path: Path, name: tuple[str, ...]) -> Iterator[str]:
        if isinstance(node, str):
            yield self._line(name, self._text(path, node))
        elif isinstance(node, dict):
            for key in self._order(node, path):
                yield from self.of(node[key], (*path, key), (*name, key))
        else:
            for number, item in enumerate(node):
                yield from self._item(item, (*path, number), name)
        if not node and not isinstance(node, str):
            yield self._line(name, "")

    def _item(self, item: Plain, path: Path, name: tuple[str, ...]) -> Iterator[str]:
        """Yield a line for each value of an item that has a name, one line for another item."""
        if not isinstance(item, dict):
            yield from self.of(item, path, name)
            return
        title = next((key for key in _NAMES if isinstance(item.get(key), str)), None)
        if title is None:
            pairs = (f"{line}" for line in self.of(item, path, ()))
            yield self._line(name, "；".join(pairs))
            return
        rest = {key: value for key, value in item.items() if key != title}
        own = str(item[title]).strip()
        yield from self.of(rest, path, (*name, own if title == _NAMES[0] else f"{title} {own}"))

    def _order(self, node: Mapping[str, Plain], path: Path) -> Iterable[str]:
        """Return the keys in order: levels of indicators as they stand, others sorted."""
        is_level = self._indicators and path[:1] == self._indicators and indicator_path(path) == path
        if is_level and not isinstance(path[-1], int):
            return node
        return sorted(node, key=lambda key: (_ORDER.get(key, len(_KEYS)), key))

    def _text(self, path: Path, text: str) -> str:
        kind = self._notation.kind(path)
        if path[-1:] == spec.PLAN_KEYS[:1]:
            kind = "period"
        text = text.strip()
        return _CANONICAL[kind](text) if kind in _CANONICAL else text

    def _line(self, name: tuple[str, ...], text: str) -> str:
        return f"{STEP.join(map(one_line, name))}: {one_line(text)}".rstrip(" ")


def _canonical_target(text: str) -> str:
    target = parse_target(text)
    return str(replace(target, notation="range") if isinstance(target, Interval) else target)


def _canonical_money(text: str) -> str:
    try:
        return f"{print_number(parse_amount(text))}元"
    except AmountError:
        return text


def _canonical_period(text: str) -> str:
    period = parse_period(text)
    if period is None:
        return text
    return str(Period(replace(period.start, iso=False), replace(period.end, iso=False)))


def _canonical_number(text: str) -> str:
    # Of any other notation Decimal could make a thousand million digits (1e999999999) or drop a character.
    return f"{Decimal(text.replace(',', '')).normalize():f}" if _NUMBER.fullmatch(text) else text


_CANONICAL: Mapping[str, Callable[[str], str]] = {
    "target": _canonical_target,
    "money": _canonical_money,
    "period": _canonical_period,
    "date": _canonical_period,
    "number": _canonical_number,
}
"""The canonical notation of a value, by kind; a value that is not of its kind stays as it is."""
