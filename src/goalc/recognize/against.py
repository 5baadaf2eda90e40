"""The texts of a form beside those that its specs print: as in the target form, computed, or different.

In: the fates and data of a form that was read, those of the same form as the specs print it, and the keys
that the form's own spec writes. Out: the fates again, each with what became of its text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from goalc.matching.similarity import plain_name
from goalc.model.amount import AmountError, parse_amount
from goalc.model.forms import RESULTS
from goalc.model.money import MONEY_KEY, TOTAL_KEY
from goalc.model.spec import INDICATOR_KEYS
from goalc.recognize.gather import Fate
from goalc.recognize.pattern import COVER, TARGET
from goalc.recognize.values import narrow
from goalc.source.diagnostic import Path

_NAME = INDICATOR_KEYS[0]
(_LISTS,) = RESULTS.path("indicators")
_SAID = frozenset({"value", "computed"})
Data = Mapping[str, Mapping[str, Any]]


class Sheet:
    """The texts of one form: their fates, and the data by file that they say."""

    def __init__(self, fates: Iterable[Fate], data: Data) -> None:
        self.fates = tuple(fates)
        self.data = data

    def at(self, path: Path, file: str = "") -> Any:
        """Return the value at a path, in one file or in the first that has it; None if none does."""
        for name in [file, *self.data]:
            value: Any = self.data.get(name)
            for step in path:
                try:
                    value = value[step]
                except (KeyError, IndexError, TypeError):
                    value = None
                    break
            if value is not None:
                return value
        return None

    def row(self, fate: Fate) -> tuple[Path, str] | None:
        """Return the path of the indicator that a text is about, and its name; None for another text."""
        numbers = [place for place, step in enumerate(fate.path) if isinstance(step, int)]
        if fate.path[:1] != (_LISTS,) or not numbers:
            return None
        path = fate.path[: numbers[0] + 1]
        item = self.at(path)
        return (path, str(item.get(_NAME, ""))) if isinstance(item, Mapping) else None

    def key(self, fate: Fate) -> Path:
        """Return the path of a text's value, an indicator's by the indicator's name."""
        row = self.row(fate)
        return fate.path if row is None else (_LISTS, plain_name(row[1]), *fate.path[len(row[0]) :])


def compare_sheets(
    form: Sheet, printed: Sheet, written: frozenset[Path], taken: frozenset[Path]
) -> Iterator[Fate]:
    """Yield the fates of a form's texts beside what its specs print.

    `written` are the keys of values that its own spec has, `taken` those of its own fields that it has from
    the target form. What is neither, and is not the target form's, goalc computes.
    """
    comparison = _Comparison(form, printed)
    for fate in form.fates:
        if fate.kind not in _SAID or _is_sum(fate, form):
            yield fate
            continue
        key = form.key(fate)
        heads = [key[:length] for length in range(1, len(key) + 1)]
        found = comparison.printed_for(key)
        if any(head in written for head in heads):
            yield _own(fate, comparison.alike(fate, found) or found)
        else:
            is_taken = fate.file in {TARGET, COVER} or any(head in taken for head in heads)
            yield _other(fate, comparison.alike(fate, found), found, is_taken)


class _Comparison:
    """A comparison of two forms: which printed texts are of which value."""

    def __init__(self, form: Sheet, printed: Sheet) -> None:
        self._form, self._printed = form, printed
        self._texts: dict[Path, list[Fate]] = defaultdict(list)
        for fate in printed.fates:
            if fate.kind in _SAID:
                self._texts[printed.key(fate)].append(fate)
        self._counts = Counter(form.key(fate) for fate in form.fates if fate.kind in _SAID)
        self._seen: Counter[Path] = Counter()

    def printed_for(self, key: Path) -> list[Fate]:
        """Return the printed texts that the next text of a key may be.

        Texts of one key, such as the rates of all money lines, stand in one order.
        """
        found = self._texts.get(key, [])
        number = self._seen[key]
        self._seen[key] += 1
        return found[number : number + 1] if self._counts[key] == len(found) else found

    def alike(self, fate: Fate, found: list[Fate]) -> list[Fate]:
        """Return those of the printed texts that say the same."""
        return [one for one in found if self._is_same(fate, one)]

    def _is_same(self, fate: Fate, other: Fate) -> bool:
        row, printed_row = self._form.row(fate), self._printed.row(other)
        if fate.path[-1:] == (_NAME,) and row and printed_row and row[0][:-1] != printed_row[0][:-1]:
            # It stands on another level.
            return False
        if plain_name(fate.source.text) == plain_name(other.source.text):
            return True
        one, two = self._form.at(fate.path, fate.file), self._printed.at(other.path, other.file)
        if one is None or two is None or "computed" in {fate.kind, other.kind}:
            one, two = fate.source.text, other.source.text
        number = _number(str(one))
        return one == two or (number is not None and number == _number(str(two)))


def _is_sum(fate: Fate, form: Sheet) -> bool:
    """Return True for a total that is the sum of the lines that stand above or below it."""
    return fate.kind == "computed" and fate.path[:2] == (MONEY_KEY, TOTAL_KEY) and form.at(fate.path) is None


def _own(fate: Fate, found: list[Fate]) -> Fate:
    """Return the fate of a text that the own spec says, and in which words it prints it."""
    text = found[0].source.text if found else ""
    is_same = _plain(text) == _plain(fate.source.text)
    return fate if is_same else fate._replace(words=text, reason="printed")


def _other(fate: Fate, same: list[Fate], found: list[Fate], is_taken: bool) -> Fate:
    """Return the fate of a text that the own spec does not say."""
    is_target = is_taken and fate.kind == "value"
    if same:
        return fate._replace(kind="target" if is_target else "computed")
    words = found[0].source.text if found else ""
    return fate._replace(kind="differs" if is_target else "miscounted", words=words)


def _number(text: str) -> Decimal | None:
    """Return the number that a text is: an amount in 元, a percentage, or a plain one."""
    plain = narrow(text).replace(",", "").removesuffix("%")
    try:
        return Decimal(plain)
    except InvalidOperation:
        pass
    try:
        return parse_amount(plain)
    except AmountError:
        return None


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
