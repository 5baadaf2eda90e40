"""Sample submissions of a form pack, made from its profile alone, to print every form before a spec exists.

In: the profile of a pack. Out: for each of its forms and each variant a typed form with the cover around it.
Values are made by the kind of their field; they are decoded as if they stood in a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple, TypeVar

from goalc import resources
from goalc.layout.check_forms import SampleForm
from goalc.model import spec
from goalc.model.decode import decode_form
from goalc.model.forms import BY_OF, MONEY_LINES, RESULTS, SUBMISSION, FormKind, kind_for
from goalc.model.money import REASON_KEY, TOTAL_KEY, MoneyForm
from goalc.model.profile import FormProfile, PackField, Profile
from goalc.model.schema import Schema, compose
from goalc.model.spec import Department, Field, Form, Project, Submission
from goalc.model.stage import StageForm, join_stage
from goalc.model.tree import Tree, last_levels

_Typed = TypeVar("_Typed")
YEAR = 2025
SAMPLE_FILE, COVER_FILE, TARGET_FILE = "sample", "sample-cover", "sample-target"
"""The files that sample values say they come from: a form, the cover, the target form of a later stage."""
_WORDS = frozenset({"text", "choice", "paragraphs"})
"""The kinds of which a value may be any word to choose from."""
_TREES: Sequence[Tree] = (
    (),
    ("产出指标",),
    {"产出指标": ("数量指标",)},
    {"产出指标": {"数量指标": ("建设数量",)}},
)
"""The levels of a sample whose pack names none, by their number."""
"""The levels of a form that declares none."""
_LONG = "本项目按照年度计划开展各项工作，保障服务对象得到及时、足额的服务，并且如实记录完成的情况。" * 4


class Variant(NamedTuple):
    """A way to fill in forms: all keys or the required ones, of a form and of its rows; how many rows.

    `own_rows` is the number of rows of the pack's own lists, where it is another one.
    `each` is the number of indicators on each last level; without it, they share the `rows`.
    """

    name: str
    keys: bool
    row_keys: bool
    rows: int
    text: str
    own_rows: int | None = None
    each: int = 0


VARIANTS = (
    Variant("full", keys=True, row_keys=True, rows=2, text=_LONG),
    Variant("minimal", keys=False, row_keys=False, rows=1, text="样例"),
    Variant("many", keys=True, row_keys=True, rows=30, text="样例"),
    Variant("empty", keys=True, row_keys=False, rows=1, text="样例"),
)
"""The first one has every value that templates may print."""
WHOLE_VARIANTS = tuple(
    Variant(f"whole {number}", keys=True, row_keys=True, rows=30, text="样例", own_rows=number)
    for number in range(1, 13)
)
"""All values, and the pack's own lists of each length that a template may count on."""


def samples(profile: Profile, variant: Variant) -> Iterator[SampleForm]:
    """Yield a sample of each form of a pack that says what it is about."""
    maker = _Maker(profile, variant)
    for title, form in profile.forms.items():
        if form.of is not None:
            cover = maker.cover(form)
            yield SampleForm(title, None if form.of == SUBMISSION.of else maker.form(form), cover)


class FilledForm(NamedTuple):
    """A sample with the plain data that it was made from, by file, and the profile of each file."""

    sample: SampleForm
    data: Mapping[str, Mapping[str, Any]]
    profiles: Mapping[str, tuple[FormKind, FormProfile]]


def filled_forms(profile: Profile, variant: Variant) -> Iterator[FilledForm]:
    """Yield a sample of each form of a pack with its data; money lines state their totals too."""
    maker = _Maker(profile, variant, states_totals=True)
    for title, form in profile.forms.items():
        if form.of is None:
            continue
        maker.data = {}
        cover = maker.cover(form)
        profiles = {COVER_FILE: (SUBMISSION, profile.form(profile.cover(form.stage)) or FormProfile())}
        made = None
        if form.of != SUBMISSION.of:
            made = maker.form(form)
            profiles[SAMPLE_FILE] = (kind_for(form), form)
            if TARGET_FILE in maker.data:
                profiles[TARGET_FILE] = (BY_OF[form.of], maker.asked(form))
        yield FilledForm(SampleForm(title, made, cover), maker.data, profiles)


class _Maker:
    """A maker of the plain data of specs, and of the typed specs."""

    def __init__(self, profile: Profile, variant: Variant, states_totals: bool = False) -> None:
        self._profile = profile
        self._states_totals = states_totals
        self.data: dict[str, Mapping[str, Any]] = {}
        """The data of the last form that was made, by file."""
        self._variant = variant
        self._numbers = count(1)

    def cover(self, form: FormProfile) -> Submission:
        """Return the cover of the stage of a form."""
        titled = self._profile.form(self._profile.cover(form.stage)) or FormProfile()
        data = self._data(SUBMISSION, titled)
        self.data[COVER_FILE] = data
        taken = None if form.stage == "目标" else {"year": YEAR, "preparer": "样例单位"}
        return _typed(decode_form(SUBMISSION, data, COVER_FILE, titled, taken=taken), Submission)

    def form(self, form: FormProfile) -> Form:
        """Return a department's or a project's form, one of a later stage with all that it takes."""
        kind = kind_for(form)
        data = self.data[SAMPLE_FILE] = self._data(kind, form)
        if kind is not RESULTS:
            return _form(decode_form(kind, data, SAMPLE_FILE, form))
        asked = self.asked(form)
        target = self._target(form, asked)
        names = Counter(item.name for item in target.indicators)
        data["绩效指标"] = {name: self._result(form) for name, number in names.items() if number == 1}
        own = _typed(decode_form(kind, data, SAMPLE_FILE, form), StageForm)
        return _form(join_stage(own, target, form, asked))

    def asked(self, form: FormProfile) -> FormProfile:
        """Return the profile of the target form of a later stage, also if the pack itself has none."""
        of = form.of or "项目"
        titles = self._profile.titles(of)
        plain = FormProfile(title=BY_OF[of].title, of=of, tree=form.tree, choices=form.choices)
        return self._profile.forms[titles[0]] if titles else plain

    def _target(self, form: FormProfile, asked: FormProfile) -> Form:
        kind = BY_OF[form.of or "项目"]
        data = self.data[TARGET_FILE] = self._data(kind, asked)
        return _form(decode_form(kind, data, TARGET_FILE, asked))

    def _data(self, kind: FormKind, form: FormProfile) -> dict[str, Any]:
        schema = compose(resources.schema(kind.name), resources.schema("parts"), form)
        own = {field.key: field for field in form.fields}
        core = {item.key: item for item in kind.fields}
        data: dict[str, Any] = {}
        for key, described in schema["properties"].items():
            if key in own and (self._variant.keys or own[key].required):
                data[key] = self._own(own[key])
            elif key in core and (self._variant.keys or key in schema["required"]):
                data[key] = self._core(core[key], described, form)
        return data

    def _core(self, field: Field, described: Schema, form: FormProfile) -> Any:
        if field.kind in _WORDS and described.get("enum"):
            return str(described["enum"][0])
        if field.kind == "indicators":
            return self._indicators(form)
        if field == MONEY_LINES:
            return {} if form.money is None else self._money_lines(form.money)
        return {} if field.kind == "results" else _VALUES[field.kind](self)

    def _money_lines(self, form: MoneyForm) -> dict[str, Any]:
        """Return an amount of each source in each column; in the shortest sample, of the first source."""
        sources = list(form.sources)[: None if self._variant.keys else 1]
        sources += [TOTAL_KEY] if self._states_totals else []
        made: dict[str, Any] = {source: {basis: self.money() for basis in form.bases} for source in sources}
        if self._states_totals and form.has_rate:
            made[REASON_KEY] = self.text()
        return made

    def _own(self, field: PackField) -> Any:
        if field.labels:
            return {label: self._fields(field.columns[1:], self._variant.row_keys) for label in field.labels}
        if field.kind == "choices":
            return list(field.choices[:2])
        if field.kind == "rows":
            rows = self._variant.own_rows or self._variant.rows
            return [self._fields(field.columns, self._variant.row_keys) for _ in range(rows)]
        is_word = field.kind in _WORDS and field.choices
        return field.choices[0] if is_word else _VALUES[field.kind](self)

    def _fields(self, fields: Iterable[PackField], optional: bool) -> dict[str, Any]:
        return {field.key: self._own(field) for field in fields if optional or field.required}

    def _indicators(self, form: FormProfile) -> Any:
        lasts = last_levels(form.tree or _TREES[form.levels])
        each = self._variant.each or max(1, self._variant.rows // len(lasts))
        made: Any = {}
        for levels in lasts:
            items = [self._indicator(form) for _ in range(each)]
            if not levels:
                return items
            inner = made
            for name in levels[:-1]:
                inner = inner.setdefault(name, {})
            inner[levels[-1]] = items
        return made

    def _indicator(self, form: FormProfile) -> dict[str, Any]:
        name, target, definition = spec.INDICATOR_KEYS
        return {
            name: f"样例指标{next(self._numbers)}",
            target: "≥95%",
            definition: self._variant.text,
            **self._optional(spec.OPTIONAL_INDICATOR_FIELDS, form),
        }

    def _result(self, form: FormProfile) -> dict[str, Any]:
        return self._optional(spec.RESULT_FIELDS, form)

    def _optional(self, fields: Iterable[Field], form: FormProfile) -> dict[str, Any]:
        wanted = (item for item in fields if self._variant.row_keys or item.key in form.indicator_required)
        values = {item.key: _VALUES[item.kind](self) for item in wanted}
        return values | self._fields(form.indicator_fields, self._variant.row_keys)

    def text(self) -> str:
        """Return a text that no other value has."""
        return f"{self._variant.text}{next(self._numbers)}"

    def paragraphs(self) -> list[str]:
        """Return as many paragraphs as the variant has rows."""
        return [self.text() for _ in range(self._variant.rows)]

    def plan(self) -> list[dict[str, str]]:
        """Return as many steps as the variant has rows."""
        when, what = spec.PLAN_KEYS
        return [{when: _period(self), what: self.text()} for _ in range(self._variant.rows)]

    def safeguards(self) -> dict[str, str]:
        """Return both texts of the safeguards."""
        return {key: self.text() for key in spec.SAFEGUARD_KEYS}

    def money(self) -> str:
        """Return an amount that no other value has, and that has two decimals in any unit."""
        return f"{1_200_000_000 + next(self._numbers) * 1_000_000}元"


def _period(_: _Maker) -> str:
    return f"{YEAR}-01-01至{YEAR}-12-31"


_VALUES: Mapping[str, Callable[[_Maker], Any]] = {
    "text": _Maker.text,
    "choice": _Maker.text,
    "paragraphs": _Maker.paragraphs,
    "names": lambda _: [],
    "money": _Maker.money,
    "date": lambda _: f"{YEAR}-06-30",
    "period": _period,
    "number": lambda _: "2",
    "rate": lambda _: "98.5%",
    "numbers": lambda _: ["1"],
    "target": lambda _: "≥90%",
    "year": lambda _: str(YEAR),
    "plan": _Maker.plan,
    "safeguards": _Maker.safeguards,
}
"""The maker of a value for each kind of field that is no table."""


def _typed(decoded: tuple[object, object], kind: type[_Typed]) -> _Typed:
    found, findings = decoded
    if not isinstance(found, kind):
        raise TypeError(f"a sample is not valid: {findings}")
    return found


def _form(decoded: tuple[object, object]) -> Form:
    if isinstance(decoded[0], Department):
        return decoded[0]
    return _typed(decoded, Project)
