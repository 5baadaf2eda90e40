"""The canonical notation of values, which `goalc fmt` writes; the model stays the same.

In: the path of a value in a form, and its text. Out: the text in canonical notation, by the kind of the field
that the model declares for this path.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from goalc.model import forms, spec
from goalc.model.amount import AmountError, parse_amount, split_amount
from goalc.model.forms import FormKind
from goalc.model.money import MONEY_KEY, RATE_KEY, REASON_KEY
from goalc.model.profile import FormProfile, PackField
from goalc.model.target import Judgement, parse_target
from goalc.model.tree import WEIGHT_KEY, indicator_path
from goalc.source.diagnostic import Path


class Notation:
    """The notation of one form's values."""

    def __init__(self, kind: FormKind, profile: FormProfile) -> None:
        self._kinds: dict[Path, str] = {(item.key,): item.kind for item in kind.fields}
        self._kinds |= _kinds(profile.fields, ())
        optional = (*spec.OPTIONAL_INDICATOR_FIELDS, *spec.RESULT_FIELDS)
        indicator: dict[Path, str] = {(item.key,): item.kind for item in optional}
        indicator[spec.INDICATOR_KEYS[1],] = "target"
        indicator |= _kinds(profile.indicator_fields, ())
        self._indicator: Mapping[Path, str] = indicator
        self._by_name = kind is forms.RESULTS
        self._indicators = kind.path("indicators") if kind is not forms.SUBMISSION else ()

    def text(self, path: Path, text: str) -> str:
        """Return the canonical text of the value at `path`."""
        return canonical_text(self.kind(path), text)

    def kind(self, path: Path) -> str:
        """Return the kind of the value at `path`."""
        if self._indicators and path[:1] == self._indicators:
            # 绩效指标, levels, number or, in a later stage, the indicator's name; then its own keys.
            above = 2 if self._by_name else len(indicator_path(path))
            if above == len(path) and path[-1] == WEIGHT_KEY:
                return "number"
            return self._indicator.get(_keys(path[above:]), "text")
        if path[:1] == (MONEY_KEY,) and len(path) > 1 and isinstance(path[1], str):
            # Only the form's pack knows the other keys there: sources and bases.
            return "text" if path[-1] in {RATE_KEY, REASON_KEY} else "money"
        return self._kinds.get(_keys(path), "text")


def canonical_text(kind: str, text: str) -> str:
    """Return the canonical text: targets as printed, amounts without separators, others stripped."""
    text = text.strip()
    if kind == "target":
        target = parse_target(text)
        return text if isinstance(target, Judgement) else str(target)
    if kind == "money":
        return _amount(text)
    if kind == "rate":
        return f"{text.rstrip('%％').strip()}%"
    return text.replace(",", "") if kind == "number" else text


def _amount(text: str) -> str:
    """Return `7340000.00` for `7,340,000`; amounts in 万元 stay in 万元."""
    try:
        parse_amount(text)
    except AmountError:
        return text
    number, unit = split_amount(text)
    if unit in {"", "元"}:
        return f"{number.quantize(Decimal('0.01')):f}{unit}"
    return f"{number:f}{unit}"


def _keys(path: Path) -> Path:
    return tuple(step for step in path if isinstance(step, str))


def _kinds(fields: Iterable[PackField], path: Path) -> dict[Path, str]:
    found: dict[Path, str] = {}
    for item in fields:
        found[*path, item.key] = item.kind
        for place in ((item.key,), *((item.key, label) for label in item.labels)):
            found |= _kinds(item.columns, (*path, *place))
    return found
