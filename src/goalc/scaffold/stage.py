"""The files of a later stage, made from the targets: names stand there, values are missing.

In: the targets, the pack of the stage's forms, and the place of both. Out: YAML texts by name.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from goalc.model.editor import TO_FILL
from goalc.model.forms import DEPARTMENT, SUBMISSION, kind_of
from goalc.model.money import MONEY_KEY, NO_MONEY, MoneyForm
from goalc.model.profile import FormProfile, PackField, Stage
from goalc.model.spec import (
    FORM_KEY,
    MONTHS_KEY,
    PACK_KEY,
    RESULT_FIELDS,
    RESULTS_KEY,
    TARGET_KEY,
    Form,
    Submission,
)
from goalc.model.stage_money import join_money
from goalc.pipeline.pack import Pack
from goalc.scaffold.modeline import modeline
from goalc.syntax.writing.emit import emit_scalar

_TO = re.compile("[—～~至]")
_FILLED = ("完成值", "预计完成值")
"""The results that every indicator needs; the others are written where there is something to say."""

_SPOKEN = frozenset({"text", "paragraphs", "choice"})
"""The kinds of what only a person can say of a stage; numbers are computed."""
_FOLDERS: Mapping[Stage, str] = {"评审": "review", "自评": "evaluation"}
"""The usual folders of the stages that happen once."""


class NewStage(NamedTuple):
    """A stage that is begun: its forms' pack, the path of its targets from its folder, its months."""

    stage: Stage
    pack: Pack
    targets: str
    months: str = ""

    def cover(self, targets: Submission, schema: str) -> str:
        """Return the text of the stage's submission.yaml; `schema` is the path of its schema, or empty."""
        lines = self.cover_values(targets).items()
        return _text(schema, (f"{key}: {emit_scalar(value)}" for key, value in lines))

    def cover_values(self, targets: Submission) -> dict[str, str]:
        """Return the values of the stage's submission.yaml."""
        title = self.pack.profile.cover(self.stage)
        profile = self.pack.profile.form(title) or FormProfile()
        known = {"经办人": targets.handler, "联系电话": targets.phone}
        lines = {FORM_KEY: title, TARGET_KEY: self.targets}
        if self.stage == "监控":
            lines[MONTHS_KEY] = self.months
        lines |= {key: value for key, value in known.items() if value and key not in profile.unused}
        lines |= {field.key: TO_FILL for field in profile.fields if field.required}
        return lines | {PACK_KEY: self.pack.name}

    def form(self, form: Form, title: str, name: str, schema: str) -> str:
        """Return the text of the form of a title for a target form, whose file in its folder is `name`."""
        profile = self.pack.profile.forms[title]
        return _text(schema, self._lines(form, profile, self.target_of(name)))

    def target_of(self, name: str) -> str:
        """Return the path to the target form of the file of a name, from the stage's own file."""
        up = "../" * name.count("/")
        return posixpath.normpath(f"{up}{self.targets}/{name}")

    def _lines(self, form: Form, profile: FormProfile, target: str) -> Iterator[str]:
        yield f"{FORM_KEY}: {profile.title}"
        yield f"{TARGET_KEY}: {emit_scalar(target)}"
        for field in profile.fields:
            if field.required and field.key not in form.fields:
                yield from _required(field)
        printed = profile.mentioned or frozenset()
        if profile.money is not None:
            yield from _money(form, profile.money)
        if RESULTS_KEY in printed:
            yield f"{RESULTS_KEY}:"
            yield f"  - {TO_FILL}"
        for field in profile.fields:
            if not field.required and field.key not in form.fields and field.kind in _SPOKEN:
                # To be uncommented where there is something to say.
                yield f"# {field.help or field.key}"
                yield f"# {field.key}: {TO_FILL}"
        asked = [item.key for item in RESULT_FIELDS if item.key in _FILLED and item.key in printed]
        asked += [key for key in profile.indicator_required if key not in asked]
        if asked and form.indicators:
            yield f"{kind_of(form).path('indicators')[0]}:"
            values = ", ".join(f"{key}: {TO_FILL}" for key in asked)
            for item in form.indicators:
                yield f"  {emit_scalar(item.name)}: {{{values}}}"


def _required(field: PackField) -> Iterator[str]:
    """Yield the lines of a field that is required: of a list with fixed rows, each row by its label."""
    asked = [column.key for column in field.columns[1:] if column.required]
    if not field.labels or not asked:
        yield f"{field.key}: {TO_FILL}"
        return
    values = ", ".join(f"{key}: {TO_FILL}" for key in asked)
    yield f"{field.key}:"
    yield from (f"  {emit_scalar(label)}: {{{values}}}" for label in field.labels)


def _money(target: Form, form: MoneyForm) -> Iterator[str]:
    """Yield the lines of 资金: the amounts that a stage does not take from its target form."""
    taken = join_money(NO_MONEY, target, form)
    asked = [basis for basis, role in form.bases.items() if taken.total(role) is None]
    if asked:
        values = ", ".join(f"{basis}: {TO_FILL}" for basis in asked)
        sources = dict.fromkeys(line.source for line in (*taken.lines, *taken.totals)) or form.sources
        yield f"{MONEY_KEY}:"
        yield from (f"  {emit_scalar(source)}: {{{values}}}" for source in sources)


def folder_name(stage: Stage, months: str) -> str:
    """Return the usual name of a stage's folder beside its targets."""
    if stage in _FOLDERS:
        return _FOLDERS[stage]
    return f"monitoring-{_TO.sub('-', months.replace('月', '').strip())}"


def target_names(submission: Submission) -> Iterator[tuple[str, Form]]:
    """Yield each form of a submission with the name of its file in the submission's folder."""
    skip = len(submission.file) - len(SUBMISSION.place)
    for form in submission.forms:
        yield form.file[skip:] or DEPARTMENT.place, form


def _text(schema: str, lines: Iterator[str]) -> str:
    head = (modeline(schema),) if schema else ()
    return "\n".join((*head, *lines)) + "\n"
