"""The submission of the year before, as far as it tells about the projects and indicators of this year's.

In: the forms of the year before, and those of the self-evaluations of them. Out: for an indicator of this
year, its value of the year before: what was reached, else what was promised. Projects are the same by
项目代码, else by name; indicators by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from goalc.model.scoring.outcome import Missing, Reached, read_outcome
from goalc.model.spec import Form, Indicator, Project
from goalc.model.target import Judgement, Target
from goalc.source.diagnostic import Origin, Path

_TARGET, _OUTCOME = "指标值", "完成值"


class LastValue(NamedTuple):
    """An indicator's value of the year before, as somebody typed it there, and its place.

    `kind` says what it is: 上年值 of this year's form, 指标值 or 完成值 of the year before.
    """

    target: Target
    typed: str
    origin: Origin
    kind: Literal["stated", "target", "outcome"] = "stated"


@dataclass(frozen=True)
class LastYear:
    """The forms of the year before; `evaluated` are those of self-evaluations of them.

    Not `whole`: some of it could not be read, and what is missing is not known to be missing.
    """

    year: int = 0
    forms: Sequence[Form] = ()
    evaluated: Sequence[Form] = ()
    whole: bool = True
    _outcomes: dict[tuple[str, Path], tuple[Form, Indicator]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for form in self.evaluated:
            for item in form.indicators:
                self._outcomes[form.target_file, item.path] = form, item

    def value(self, form: Form, indicator: Indicator) -> LastValue | None:
        """Return the value of the year before of an indicator of this year's form; None if it has none."""
        earlier = self._form(form)
        item = None if earlier is None else _same_indicator(earlier.indicators, indicator)
        if earlier is None or item is None:
            return None
        evaluated = self._outcomes.get((earlier.file, item.path))
        if evaluated is not None:
            found = _outcome(*evaluated)
            if found is not None:
                return found
        place = item.origin(earlier.file, _TARGET)
        return LastValue(item.target, item.target.quoted, place, "target")

    def _form(self, form: Form) -> Form | None:
        if not isinstance(form, Project):
            return _only(one for one in self.forms if not isinstance(one, Project))
        by_code = self._by_code.get(form.code, ()) if form.code else ()
        if by_code:
            return _only(by_code)
        # Of one name, but with another code, it is another project.
        return _only(one for one in self._by_name.get(form.name, ()) if not (one.code and form.code))

    @cached_property
    def _by_code(self) -> Mapping[str, Sequence[Project]]:
        return _group(self.forms, lambda project: project.code)

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Project]]:
        return _group(self.forms, lambda project: project.name)


def _group(forms: Iterable[Form], key: Callable[[Project], str]) -> dict[str, list[Project]]:
    found: dict[str, list[Project]] = {}
    for form in forms:
        if isinstance(form, Project):
            found.setdefault(key(form), []).append(form)
    return found


def _only(forms: Iterable[Form]) -> Form | None:
    """Return the one form; None if there is none, or if several could be meant."""
    found = list(forms)
    return found[0] if len(found) == 1 else None


def _same_indicator(items: Iterable[Indicator], indicator: Indicator) -> Indicator | None:
    found = [item for item in items if item.name == indicator.name]
    if len(found) > 1:
        found = [item for item in found if item.levels == indicator.levels]
    return found[0] if len(found) == 1 else None


def _outcome(form: Form, item: Indicator) -> LastValue | None:
    """Return what was reached; None if the evaluation does not say it."""
    outcome = read_outcome(item.outcome)
    if isinstance(outcome, Missing):
        return None
    target = outcome.amount if isinstance(outcome, Reached) else Judgement(item.outcome)
    return LastValue(target, item.outcome, item.origin(form.file, _OUTCOME), "outcome")
