"""What a spec says, a line for each value, so that tools that compare lines show what changed in meaning.

In: the text of one spec file, whatever folder it lies in. Out: lines that begin with the path of the value
(`绩效指标／产出指标／数量指标／民警培训: ≥500人次`), values as the model understands them: formatting,
comments, the order of keys, 万元 or 元, `>=` or `≥` do not show. The fields of a form pack are texts here,
and a reference to a library stands as it was written: one file alone does not say what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from goalc.model import forms, spec
from goalc.model.amount import AmountError, parse_amount, print_number
from goalc.model.dates import Period, parse_period
from goalc.model.notation import Notation
from goalc.model.profile import FormProfile
from goalc.model.target import Interval, parse_target
from goalc.source.diagnostic import Path
from goalc.syntax.tree import Plain
from goalc.textconv.document_lines import one_line

STEP = "／"
_KEYS = (
    spec.FORM_KEY,
    *(item.key for kind in forms.FORM_KINDS for item in kind.fields),
    *spec.PLAN_KEYS,
    *spec.SAFEGUARD_KEYS,
    *spec.INDICATOR_KEYS,
    *(item.key for item in spec.OPTIONAL_INDICATOR_FIELDS),
)
_ORDER = {key: place for place, key in enumerate(_KEYS)}
"""Other keys follow, by name."""
_NAMES = (spec.INDICATOR_KEYS[0], spec.REFERENCE_KEY)
"""What an item of a list is called by, the first that it has."""


def meaning_lines(data: Mapping[str, Plain], form: str) -> Iterator[str]:
    """The lines of a spec whose 表式 is `form`, one of the core's."""
    notation = Notation(form, FormProfile())
    kind = forms.BY_TITLE[form]
    indicators = kind.path("indicators") if kind is not forms.SUBMISSION else ()
    yield from _Lines(notation, indicators).of(dict(data), (), ())


class _Lines:
    """`path` is the place of a value in its file, `name` how its line begins."""

    def __init__(self, notation: Notation, indicators: Path) -> None:
        self._notation = notation
        self._indicators = indicators

    def of(self, node: Plain, path: Path, name: tuple[str, ...]) -> Iterator[str]:
        if isinstance(node, str):
            yield self._line(name, self._text(path, node))
        elif isinstance(node, dict):
            for key in self._ordered(node, path):
                yield from self.of(node[key], (*path, key), (*name, key))
        else:
            for number, item in enumerate(node):
                yield from self._item(item, (*path, number), name)
        if not node and not isinstance(node, str):
            yield self._line(name, "")

    def _item(self, item: Plain, path: Path, name: tuple[str, ...]) -> Iterator[str]:
        """An item that has a name has a line for each of its values, another one line."""
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

    def _ordered(self, node: Mapping[str, Plain], path: Path) -> Iterable[str]:
        """Levels of indicators are printed as they stand; the order of other keys says nothing."""
        if self._indicators and path[:1] == self._indicators and len(path) <= 2:
            return node
        return sorted(node, key=lambda key: (_ORDER.get(key, len(_KEYS)), key))

    def _text(self, path: Path, text: str) -> str:
        kind = self._notation.kind(path)
        if path[-1:] == spec.PLAN_KEYS[:1]:
            kind = "period"
        text = text.strip()
        return _MEANT[kind](text) if kind in _MEANT else text

    def _line(self, name: tuple[str, ...], text: str) -> str:
        return f"{STEP.join(map(one_line, name))}: {one_line(text)}".rstrip(" ")


def _target(text: str) -> str:
    target = parse_target(text)
    return str(replace(target, notation="range") if isinstance(target, Interval) else target)


def _money(text: str) -> str:
    try:
        return f"{print_number(parse_amount(text))}元"
    except AmountError:
        return text


def _period(text: str) -> str:
    period = parse_period(text)
    if period is None:
        return text
    return str(Period(replace(period.start, iso=False), replace(period.end, iso=False)))


def _number(text: str) -> str:
    try:
        return f"{Decimal(text.replace(',', '')).normalize():f}"
    except InvalidOperation:
        return text


_MEANT: Mapping[str, Callable[[str], str]] = {
    "target": _target,
    "money": _money,
    "period": _period,
    "date": _period,
    "number": _number,
}
"""A value in the one notation of its meaning, by kind; what is not of its kind stays as it is."""
