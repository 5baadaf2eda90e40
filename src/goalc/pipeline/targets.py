"""The targets that a later stage (监控, 自评) is about, read from the folder that its cover names.

In: the data of the stage's cover, and the typed values of its forms. Out: each form joined to its target
form, or None with a finding; what is wrong in the targets themselves is told where they are checked.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from typing import Any

from goalc.model.forms import SUBMISSION, kind_at
from goalc.model.profile import FormProfile, Profile
from goalc.model.spec import FORM_KEY, MONTHS_KEY, TARGET_KEY, Form
from goalc.model.stage import StageForm, join_stage
from goalc.pipeline.compiled import ReadForms, Refused
from goalc.pipeline.file_names import join
from goalc.pipeline.notes import Notes
from goalc.pipeline.world import Neighbour, World
from goalc.source.diagnostic import Finding, Origin, Severity
from goalc.syntax.decode_text import decode_text
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain

Read = Callable[[str, Mapping[str, bytes], World], ReadForms | Refused]


class Targets:
    """The targets of one submission of a later stage, in the folder that messages call `folder`.

    `read` reads a submission of targets; without it they are not looked for.
    """

    def __init__(self, notes: Notes, folder: str, world: World, read: Read | None) -> None:
        self._notes = notes
        self._folder = folder
        self._world = world
        self._read = read
        self._place = ""
        self._neighbour: Neighbour | None = None
        self._cover: ReadForms | None = None

    def read_cover(self, data: Any) -> dict[str, Any]:
        """Return what a cover with this data takes from that of its targets; report it if there is none."""
        file = join(self._folder, SUBMISSION.place)
        place = data.get(TARGET_KEY)
        unknown = {"year": 0, "preparer": "", "target_file": file}
        if not isinstance(place, str) or self._read is None:
            return unknown
        self._place = posixpath.normpath(place)
        self._neighbour = self._world.neighbour(self._place)
        contents = self._neighbour.read([SUBMISSION.place]) if self._neighbour is not None else {}
        if self._neighbour is None or SUBMISSION.place not in contents:
            self._refuse("GC807.folder", file, {"value": place})
            return unknown
        found = self._read(self._neighbour.folder, contents, self._neighbour.world)
        name = join(self._neighbour.folder, SUBMISSION.place)
        if isinstance(found, Refused):
            self._refuse("GC807.broken", file, {"value": place, "target": name})
            return unknown
        if found.cover.stage != "目标":
            self._refuse("GC807.stage", file, {"value": place, "stage": found.cover.stage})
            return unknown
        self._cover = None if self._has_twin(data, file) else found
        return {"year": found.cover.year, "preparer": found.cover.preparer, "target_file": name}

    def _has_twin(self, data: Any, file: str) -> bool:
        """Return True, and report it, if another submission is of the same stage and months."""
        neighbour = self._neighbour
        names = [] if neighbour is None else [f"{one}/{SUBMISSION.place}" for one in neighbour.submissions()]
        covers = {} if neighbour is None else neighbour.read(names)
        same = [
            name.rpartition("/")[0] for name, cover in covers.items() if _kind(_plain(cover)) == _kind(data)
        ]
        # The submission itself is one of them where it lies in the folder of its targets.
        if len(same) <= (self._place == ".."):
            return False
        key = MONTHS_KEY if MONTHS_KEY in data else FORM_KEY
        arguments = {"value": data.get(key), "names": tuple(sorted(same))}
        self._notes.add([Finding("GC807.twin", Severity.ERROR, Origin(file, (key,)), arguments)])
        return True

    def join(self, own: Mapping[str, Form | StageForm | None], profile: Profile) -> dict[str, Form | None]:
        """Return the forms of the stage, by the names of their files, joined to their target forms."""
        if self._neighbour is None or self._cover is None or self._read is None:
            return dict.fromkeys(own)
        wanted = {name: self._target(name, form) for name, form in own.items() if isinstance(form, StageForm)}
        names = sorted({SUBMISSION.place, *filter(None, wanted.values())})
        contents = self._neighbour.read(names)
        read = self._read(self._neighbour.folder, contents, self._neighbour.world)
        self._notes.sources.update(read.files.sources)
        self._notes.trees.update(read.files.trees)
        joined: dict[str, Form | None] = {}
        for name, form in own.items():
            target = wanted.get(name)
            joined[name] = (
                self._join(form, target, read, profile)
                if isinstance(form, StageForm) and target is not None
                else None
            )
        return joined

    def _join(self, own: StageForm, target: str, read: ReadForms | Refused, profile: Profile) -> Form | None:
        targets = read.forms if isinstance(read, ReadForms) else {}
        form = targets.get(target)
        if form is None:
            key = "GC807.broken" if target in targets else "GC807.file"
            known = tuple(sorted(targets))
            self._refuse(key, own.file, {"value": own.target, "target": target, "known": known})
            return None
        asked = read.pack.profile.form(form.title) if isinstance(read, ReadForms) else None
        joined, findings = join_stage(own, form, profile.forms[own.title], asked or FormProfile())
        self._notes.add(findings)
        return joined

    def _target(self, name: str, own: StageForm) -> str | None:
        """Return the file of a form's target in the folder of the targets; None if it is not there."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), own.target))
        lead = "" if self._place == "." else f"{self._place}/"
        inside = path.removeprefix(lead)
        if not path.startswith(lead) or inside.startswith("../"):
            self._refuse("GC807.outside", own.file, {"value": own.target, "folder": self._place})
            return None
        if kind_at(inside) is not kind_at(name):
            self._refuse("GC807.kind", own.file, {"value": own.target})
            return None
        return inside

    def _refuse(self, key: str, file: str, arguments: dict[str, object]) -> None:
        self._notes.add([Finding(key, Severity.ERROR, Origin(file, (TARGET_KEY,)), arguments)])


def _plain(content: bytes) -> Any:
    node = parse(decode_text("", content).source).node
    return {} if node is None else plain(node)


def _kind(cover: Any) -> tuple[object, object]:
    """Return the title and the months of a cover: two of one kind are one too many."""
    if not isinstance(cover, dict):
        return None, None
    return cover.get(FORM_KEY), cover.get(MONTHS_KEY)
