"""Join what was recognised in several files to one later stage of a submission: its cover and its forms.

In: the forms of each file, each with values of its own and those of its target form. Out: the stage, the data
of the cover, and each form once, with its data by file; or what does not go together, and then nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goalc.model.profile import Stage
from goalc.recognize.gather import Fate
from goalc.recognize.join import NAMES, JoinFault, Place, merge_covers, one_pack
from goalc.recognize.pattern import COVER, FORM, TARGET, FormPattern
from goalc.recognize.recognize import Recognized, RecognizedForm
from goalc.recognize.values import narrow

_TAKEN = ("年度", "编制单位")
"""What the cover of a later stage takes from that of its targets."""


@dataclass
class StageForm:
    """A form of a later stage in the files: its pattern, its data by file, and where it was found."""

    pattern: FormPattern
    data: Mapping[str, dict[str, Any]]
    places: list[Place] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the project or department; empty if none is read."""
        found = (self.data.get(file, {}).get(key) for file in (TARGET, FORM) for key in NAMES)
        return next((str(name) for name in found if name), "")


@dataclass(frozen=True)
class JoinedStage:
    """A later stage of a submission; `stated` are the year and unit that its forms print, as they stand."""

    stage: Stage
    cover: dict[str, Any]
    forms: list[StageForm]
    stated: tuple[Fate, ...]


def join_stage(files: Sequence[Recognized]) -> JoinedStage:
    """Return the stage that all files together are. Raises `JoinFault`."""
    one_pack(files)
    found = [
        (Place(number, index), form)
        for number, file in enumerate(files)
        for index, form in enumerate(file.forms)
    ]
    stages = list(dict.fromkeys(form.pattern.profile.stage for _, form in found))
    if len(stages) > 1:
        raise JoinFault("stages", "", *stages[:2])
    if "目标" in stages:
        raise JoinFault("no-stage", "", found[0][1].pattern.title, "")
    cover = merge_covers(form.gathered.data.get(COVER, {}) for _, form in found)
    forms = list(_unique((place, form) for place, form in found if not form.pattern.is_cover))
    return JoinedStage(stages[0], cover, forms, tuple(_stated(found)))


def _stated(found: Iterable[tuple[Place, RecognizedForm]]) -> Iterator[Fate]:
    for _, form in found:
        for fate in form.gathered.fates:
            if fate.file == COVER and fate.path and fate.path[0] in _TAKEN:
                yield fate


def differs(stated: str, known: str) -> bool:
    """Return True if a year or unit that a form prints is another one."""
    return narrow(stated).removesuffix("年度").removesuffix("年") != narrow(known)


def _unique(found: Iterable[tuple[Place, RecognizedForm]]) -> Iterator[StageForm]:
    """Yield each form once; one that stands in two files has to say the same in both."""
    forms: dict[tuple[str, str], StageForm] = {}
    for place, form in found:
        made = StageForm(form.pattern, form.gathered.data, [place])
        same = forms.setdefault((form.pattern.title, made.name), made)
        if same is made:
            continue
        if same.data != made.data:
            raise JoinFault("twice", next(_other_keys(same.data, made.data)), made.name, "")
        same.places.append(place)
    yield from forms.values()


def _other_keys(one: Mapping[str, dict[str, Any]], other: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    for file in {**one, **other}:
        mine, yours = one.get(file, {}), other.get(file, {})
        yield from (key for key in {**mine, **yours} if mine.get(key) != yours.get(key))
