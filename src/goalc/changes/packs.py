"""The rules by which a form pack counts, in two versions → changes of the submissions that use it.

In: two versions of a submission, and the profiles of their packs. Out: a change for each rule of a form that
differs: how it is scored, what its columns of money are, its fixed indicators, the values that it prints.
With the same specs a form then says something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from goalc.changes.change import Change
from goalc.changes.form_pairs import Filed
from goalc.model.forms import BY_OF
from goalc.model.profile import FormProfile, Profile
from goalc.model.spec import (
    INDICATOR_KEYS,
    OPTIONAL_INDICATOR_FIELDS,
    PACK_KEY,
    RESULT_FIELDS,
    RESULTS_KEY,
    TOTAL_SCORE_KEY,
)
from goalc.source.diagnostic import Origin


def compare_packs(one: Filed, other: Filed, before: Profile, after: Profile) -> Iterator[Change]:
    """Yield the changes of the rules of the forms that both packs have."""
    places = Origin(one.submission.file, (PACK_KEY,)), Origin(other.submission.file, (PACK_KEY,))
    for title, form in before.forms.items():
        now = after.forms.get(title)
        for key, write in _RULES.items() if now is not None and now != form else ():
            was, new = write(form), write(now or form)
            if was != new and None not in {was, new}:
                path = (PACK_KEY, title, key)
                yield Change("pack-changed", one.submission.preparer, "", path, was, new, *places)


def _scoring(form: FormProfile) -> str:
    scoring = form.scoring
    if scoring is None:
        return ""
    parts = [scoring.scheme.rule, f"执行率 {scoring.execution:f}"]
    parts += [f"{name} {weight:f}" for name, weight in scoring.levels.items()]
    parts += ["／".join(scoring.grades), f"超出 {(scoring.scheme.limit * 100).normalize():f}%"]
    return "，".join(parts)


def _money(form: FormProfile) -> str:
    if form.money is None:
        return ""
    bases = [f"{basis}（{role}）" for basis, role in form.money.bases.items()]
    return "，".join((*form.money.sources, *bases))


def _fixed(form: FormProfile) -> str:
    return "，".join(f"{item.name} {item.target}" for item in form.fixed)


def _printed(form: FormProfile) -> str | None:
    """Return the keys of the values that a form prints; None if they are not known."""
    core = BY_OF[form.of].fields if form.of is not None else ()
    own = [field.key for field in (*form.fields, *form.indicator_fields)]
    usual = [field.key for field in (*core, *OPTIONAL_INDICATOR_FIELDS, *RESULT_FIELDS)]
    keys = dict.fromkeys((*INDICATOR_KEYS, RESULTS_KEY, TOTAL_SCORE_KEY, *usual, *own))
    return None if form.mentioned is None else "，".join(key for key in keys if key in form.mentioned)


_RULES: Mapping[str, Callable[[FormProfile], str | None]] = {
    "评分": _scoring,
    "资金": _money,
    "固定指标": _fixed,
    "印出的内容": _printed,
}
"""By the name that a change has for it: a rule of a form as a text."""
