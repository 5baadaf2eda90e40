"""The profile of a form pack: the fields, words and indicator levels of its forms.

In: the plain data of `pack.yaml`. Out: typed data. The look of a pack is in `goalc.layout.look`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from goalc.model.formats import Format, Formats, decode_format, decode_formats
from goalc.model.money import MONEY_KEY, TOTAL_KEY, MoneyForm, Role
from goalc.model.scoring.form_scoring import FormScoring, decode_scoring
from goalc.model.sheets import Sheet, decode_sheets
from goalc.model.tree import LEVEL_WORDS, USUAL_LEVELS, Levels, Tree, depth_of, walk

FormOf = Literal["封面", "部门", "项目"]
"""What a form is about: the submission as a whole, its department, or one of its projects."""
Stage = Literal["目标", "评审", "监控", "自评"]
"""The stage of the budget cycle of a form: targets, their review, monitoring, self-evaluation."""
REVIEW: Stage = "评审"
STAGES: tuple[Stage, ...] = ("目标", REVIEW, "监控", "自评")

COVER_TITLE, DEPARTMENT_TITLE, PROJECT_TITLE = "预算绩效目标表", "部门整体支出绩效目标表", "项目绩效目标表"
_USUAL: Mapping[str, tuple[FormOf, Stage]] = {
    COVER_TITLE: ("封面", "目标"),
    "预算绩效评审表": ("封面", REVIEW),
    "预算绩效监控表": ("封面", "监控"),
    "预算绩效自评表": ("封面", "自评"),
    DEPARTMENT_TITLE: ("部门", "目标"),
    PROJECT_TITLE: ("项目", "目标"),
}
"""By its title: what a form is about and its stage, where the pack does not say it."""

FieldKind = Literal[
    "text", "paragraphs", "money", "date", "period", "choice", "choices", "number", "rate", "target", "rows"
]
"""The kinds of value that a pack's own fields may have."""


@dataclass(frozen=True, slots=True)
class PackField:
    """A field that only this pack has. `columns`, `total` and `equals` belong to the kind `rows`.

    `total` names the money or number column that is added up; `equals` is the key of a money field of the
    same form that must be equal to the sum. `labels` are the fixed rows, by the text of the first column;
    `totals` are further columns that are added up; `merge` are columns whose equal neighbours are one cell;
    `least` is the minimum number of rows that are printed. `sum` are the keys of the parts of a money field
    that is a sum.
    With `derive` (sum), a field of a department's form adds up the field `of` of the projects; a column of
    `rows` (share, rank) is computed from the column `of`.
    """

    key: str
    title: str
    kind: FieldKind
    help: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    columns: tuple[PackField, ...] = ()
    total: str = ""
    equals: str = ""
    sum: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    least: int = 0
    format: Format | None = None
    derive: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class FixedIndicator:
    """An indicator that the budget system puts into every form. `target` is a text."""

    levels: Levels
    name: str
    target: str
    definition: str


@dataclass(frozen=True, slots=True)
class FormProfile:
    """The content of one form (表式) of the pack; `title` is its 表式.

    `required` and `unused` are keys of core fields; `choices` maps such keys to their allowed words; `tree`
    has the names of the levels above the indicators, of which there are `levels`; `former` maps a level-2
    name of older forms to the present one. `indicator_required` are keys of an indicator that are optional
    elsewhere. `scoring` is that of a self-evaluation; `money` has the form's money lines (资金). `mentioned`
    are the words and names (`资金.偏差原因`) in the tags of the form's template; None if they are not known.
    """

    title: str = ""
    of: FormOf | None = None
    stage: Stage = "目标"
    required: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    money: MoneyForm | None = None
    fields: tuple[PackField, ...] = ()
    indicator_fields: tuple[PackField, ...] = ()
    indicator_required: tuple[str, ...] = ()
    fixed: tuple[FixedIndicator, ...] = ()
    tree: Tree = ()
    levels: int = USUAL_LEVELS
    former: Mapping[str, str] = field(default_factory=dict)
    scoring: FormScoring | None = None
    mentioned: frozenset[str] | None = None
    format: Formats = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """The name of a pack, the content of its forms by 表式, and the sheets that a budget system reads."""

    name: str
    forms: Mapping[str, FormProfile]
    sheets: tuple[Sheet, ...] = ()

    def form(self, title: str) -> FormProfile | None:
        """Return the content of a form; of a usual cover that the pack does not print, an empty one."""
        if title in self.forms or title not in _USUAL or _USUAL[title][0] != "封面":
            return self.forms.get(title)
        return _form(title, {})

    def titles(self, of: FormOf, stage: Stage = "目标") -> list[str]:
        """Return the titles of the forms of a kind and stage, in the order of the pack."""
        return [title for title, form in self.forms.items() if (form.of, form.stage) == (of, stage)]

    def cover(self, stage: Stage = "目标") -> str:
        """Return the title of the cover of a stage, the usual one where the pack does not print it."""
        usual = (title for title, known in _USUAL.items() if known == ("封面", stage))
        return next(iter((*self.titles("封面", stage), *usual)))

    def words(self) -> frozenset[str]:
        """Return the keys that only specs of this pack have, including names of indicator levels."""
        found: set[str] = set()
        for form in self.forms.values():
            found.update(form.former, *walk(form.tree))
            if form.money is not None:
                found |= form.money.words
            fields = [*form.fields, *form.indicator_fields]
            while fields:
                item = fields.pop()
                found.update((item.key, *item.labels))
                fields += item.columns
        return frozenset(found)


def decode_profile(data: Mapping[str, object]) -> Profile:
    """Decode the profile from the plain data of a `pack.yaml` that its schema has accepted."""
    forms = _mapping(data.get("forms", {}))
    return Profile(
        str(data["name"]),
        {title: _form(title, _mapping(form)) for title, form in forms.items()},
        decode_sheets(data.get("sheets")),
    )


def _form(title: str, data: Mapping[str, object]) -> FormProfile:
    of, stage = _USUAL.get(title, (None, "目标"))
    if data.get("of") == REVIEW:
        # The subject of a review is a project; that of a department says so, and its stage.
        data = {**data, "of": "项目", "stage": REVIEW}
    indicators = _mapping(data.get("indicators", {}))
    tree = _tree(indicators.get("tree"))
    return FormProfile(
        title=title,
        of=data.get("of", of),  # type: ignore[arg-type]  # the pack schema's enum is `FormOf`
        stage=data.get("stage", stage),  # type: ignore[arg-type]  # the pack schema's enum is `Stage`
        required=_words(data.get("required")),
        unused=_words(data.get("unused")),
        choices={key: _words(words) for key, words in _mapping(data.get("choices", {})).items()},
        money=_money(_mapping(data.get(MONEY_KEY))),
        fields=_fields(data.get("fields")),
        indicator_fields=_fields(indicators.get("fields")),
        indicator_required=_words(indicators.get("required")),
        fixed=_fixed(indicators.get("fixed")),
        tree=tree,
        levels=int(str(indicators.get("levels", depth_of(tree) or USUAL_LEVELS))),
        scoring=decode_scoring(_mapping(data["scoring"])) if "scoring" in data else None,
        format=decode_formats(_mapping(data.get("format", {}))),
        former={old: str(new) for old, new in _mapping(indicators.get("former", {})).items()},
    )


def _fields(data: object) -> tuple[PackField, ...]:
    return tuple(_field(_mapping(item)) for item in data) if isinstance(data, list) else ()


def _field(data: Mapping[str, object]) -> PackField:
    return PackField(
        key=str(data["key"]),
        title=str(data.get("title", data["key"])),
        kind=data["kind"],  # type: ignore[arg-type]  # the pack schema's enum is `FieldKind`
        help=str(data.get("help", "")),
        required=data.get("required") == "true",
        choices=_words(data.get("choices")),
        columns=_fields(data.get("columns")),
        total=str(data.get("total", "")),
        equals=str(data.get("equals", "")),
        sum=_words(data.get("sum")),
        labels=_words(data.get("labels")),
        totals=_words(data.get("totals")),
        merge=_words(data.get("merge")),
        least=int(str(data.get("least", 0))),
        format=decode_format(_mapping(data["format"])) if "format" in data else None,
        derive=str(data.get("derive", "")),
        of=str(data.get("of", "")),
    )


def _money(data: Mapping[str, object]) -> MoneyForm | None:
    if not data:
        return None
    sources = {key: str(label).strip() or key for key, label in _mapping(data["sources"]).items()}
    bases: Mapping[str, Role] = _mapping(data["bases"])  # type: ignore[assignment]  # the pack schema's enum
    return MoneyForm(sources, bases, str(data.get("total", TOTAL_KEY)))


def _fixed(data: object) -> tuple[FixedIndicator, ...]:
    rows = [_mapping(item) for item in data] if isinstance(data, list) else []
    return tuple(
        FixedIndicator(
            tuple(str(row[word]).strip() for word in LEVEL_WORDS if word in row),
            *(str(row.get(key, "")).strip() for key in ("名称", "指标值", "解释")),
        )
        for row in rows
    )


def _tree(data: object) -> Tree:
    if isinstance(data, dict):
        return {str(name): _tree(child) for name, child in data.items()}
    return _words(data)


def _mapping(data: object) -> Mapping[str, object]:
    return data if isinstance(data, dict) else {}


def _words(data: object) -> tuple[str, ...]:
    return tuple(str(word) for word in data) if isinstance(data, list) else ()
