"""Join what was recognised in several files to one submission: its cover and its forms.

In: the forms of each file. Out: the data of the cover, and each form once, in the order in which they were
found; or what does not go together, and then nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from goalc.model.forms import DEPARTMENT
from goalc.recognize.pattern import COVER, FORM, FormPattern
from goalc.recognize.recognize import Recognized, RecognizedForm

_PREPARER = "编制单位"
NAMES = ("项目名称", "部门名称")


class JoinFault(Exception):
    """Files that do not belong to one submission: the kind of contradiction, its key and the two values."""

    def __init__(
        self,
        kind: Literal["packs", "cover", "twice", "departments", "stage", "stages", "no-stage"],
        key: str,
        one: str,
        other: str,
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.key = key
        self.one = one
        self.other = other


class Place(NamedTuple):
    """A form in the files: the number of the file, and of the form in it."""

    file: int
    form: int


@dataclass
class JoinedForm:
    """A form of the submission: its pattern, its data, and where it was found, several times perhaps."""

    pattern: FormPattern
    data: dict[str, Any]
    places: list[Place] = field(default_factory=list)

    @property
    def name(self) -> str:
        return next((str(self.data[key]) for key in NAMES if key in self.data), "")


@dataclass
class Joined:
    """The data of a cover, the pattern that printed it if any, where it was found, and the forms."""

    cover: dict[str, Any]
    pattern: FormPattern | None
    places: list[Place]
    forms: list[JoinedForm]


def join(files: Sequence[Recognized]) -> Joined:
    """Return the submission that all files together are. Raises `JoinFault`."""
    one_pack(files)
    found = [
        (Place(number, index), form)
        for number, file in enumerate(files)
        for index, form in enumerate(file.forms)
    ]
    for _, form in found:
        if form.pattern.profile.stage != "目标":
            raise JoinFault("stage", "", form.pattern.title, form.pattern.profile.stage)
    covers = [(place, form) for place, form in found if form.pattern.is_cover]
    # The cover itself says more of the submission than its forms.
    cover = merge_covers(form.gathered.data.get(COVER, {}) for _, form in [*covers, *found])
    forms = _unique((place, form) for place, form in found if not form.pattern.is_cover)
    _move_preparer(cover, forms)
    pattern = covers[0][1].pattern if covers else None
    return Joined(cover, pattern, [place for place, _ in covers], forms)


def one_pack(files: Sequence[Recognized]) -> None:
    """Raise `JoinFault` if the files are forms of two packs."""
    packs = list(dict.fromkeys(one.pack for one in files))
    if len(packs) > 1:
        raise JoinFault("packs", "", packs[0], packs[1])


def merge_covers(found: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return what all forms say of the cover. Raises `JoinFault` if they do not say the same."""
    merged: dict[str, Any] = {}
    for data in found:
        for key, value in data.items():
            if merged.setdefault(key, value) != value:
                raise JoinFault("cover", key, str(merged[key]), str(value))
    return merged


def _unique(found: Iterable[tuple[Place, RecognizedForm]]) -> list[JoinedForm]:
    """Return each form once; one that stands in two files has to say the same in both."""
    forms: list[JoinedForm] = []
    for place, form in found:
        data = deepcopy(form.gathered.data.get(FORM, {}))
        made = JoinedForm(form.pattern, data, [place])
        same = next((one for one in forms if one.pattern is form.pattern and one.name == made.name), None)
        if same is None or not made.name:
            forms.append(made)
        elif same.data == data:
            same.places.append(place)
        else:
            key = next(key for key in (*same.data, *data) if same.data.get(key) != data.get(key))
            raise JoinFault("twice", key, made.name, "")
    departments = [form for form in forms if form.pattern.profiles[FORM][0] is DEPARTMENT]
    if len(departments) > 1:
        raise JoinFault("departments", "", departments[0].name, departments[1].name)
    return sorted(forms, key=lambda form: form.pattern.profiles[FORM][0] is not DEPARTMENT)


def _move_preparer(cover: dict[str, Any], forms: Sequence[JoinedForm]) -> None:
    """Let the cover name the unit, and a project only where it has another one."""
    named = Counter(form.data[_PREPARER] for form in forms if _PREPARER in form.data)
    if _PREPARER not in cover and named:
        cover[_PREPARER] = named.most_common(1)[0][0]
    # A department's table names the unit as the department.
    department = next((form.data["部门名称"] for form in forms if "部门名称" in form.data), None)
    if department is not None:
        cover.setdefault(_PREPARER, department)
    for form in forms:
        if form.data.get(_PREPARER) == cover.get(_PREPARER):
            form.data.pop(_PREPARER, None)
