"""Tell under which keys each key of a spec may stand.

In: the profile of a pack. Out: for each key the keys above it; "" stands for the first level of a file, and
`ITEM` behind a key for the items of its list. They help to explain a file whose indentation slipped; the
contract is the schema.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from goalc.model import spec
from goalc.model.forms import FormKind, kind_for
from goalc.model.money import MONEY_KEY, RATE_KEY, REASON_KEY, MoneyForm
from goalc.model.profile import FormProfile, PackField, Profile
from goalc.model.tree import USUAL_LEVELS, WEIGHT_KEY, last_levels, walk

ITEM = "[]"
"""The ending of a key whose value is a list: its items have the keys below."""
_INNER: Mapping[str, tuple[str, ...]] = {"plan": spec.PLAN_KEYS, "safeguards": spec.SAFEGUARD_KEYS}
"""The keys below a core field, by its kind."""


def parents_of(profile: Profile) -> Mapping[str, frozenset[str]]:
    """Return the parents of every key of a pack's specs."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    found[spec.FORM_KEY].add("")
    for form in profile.forms.values():
        if form.of is not None:
            _add_form(found, kind_for(form), form)
    # Parameters have names of the library's own: any key may be one.
    return {key: frozenset((*parents, spec.PARAMETERS_KEY)) for key, parents in found.items()}


def _add_form(found: defaultdict[str, set[str]], kind: FormKind, form: FormProfile) -> None:
    _add_fields(found, form.fields, "")
    if form.money is not None:
        _add_money(found, form.money)
    for item in kind.fields:
        found[item.key].add("")
        for key in _INNER.get(item.kind, ()):
            found[key].add(item.key + (ITEM if item.kind == "plan" else ""))
        if item.kind == "indicators":
            _add_tree(found, item.key, form)


def _add_money(found: defaultdict[str, set[str]], form: MoneyForm) -> None:
    for source in (*form.total_keys, *form.sources):
        found[source].add(MONEY_KEY)
        for basis in (*form.bases, RATE_KEY):
            found[basis].add(source)
    found[REASON_KEY].add(MONEY_KEY)


def _add_tree(found: defaultdict[str, set[str]], top: str, form: FormProfile) -> None:
    lists = {top} if not form.levels else {levels[-1] for levels in last_levels(form.tree) if levels}
    for levels in walk(form.tree):
        found[levels[-1]].add((top, *levels)[-2])
        # A former name is one of a second level.
        former = form.former if len(levels) == 1 and form.levels > 1 else ()
        for level in former:
            found[level].add(levels[-1])
        if len(levels) < form.levels:
            found[WEIGHT_KEY].add(levels[-1])
    if form.levels == USUAL_LEVELS:
        lists |= {*form.former}
    optional = [item.key for item in spec.OPTIONAL_INDICATOR_FIELDS]
    for last in lists:
        for key in (*spec.INDICATOR_KEYS, spec.REFERENCE_KEY, spec.PARAMETERS_KEY, *optional):
            found[key].add(last + ITEM)
        _add_fields(found, form.indicator_fields, last + ITEM)


def _add_fields(found: defaultdict[str, set[str]], fields: Iterable[PackField], parent: str) -> None:
    for item in fields:
        found[item.key].add(parent)
        _add_fields(found, item.columns, item.key + ITEM)
