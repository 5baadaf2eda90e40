"""GC014: two projects of a submission have neither the same name nor the same code.

A file that was copied and forgotten is a second project, is bound behind the first and counts twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from goalc.lint.context import FormContext, SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.matching.similarity import plain_name
from goalc.source.diagnostic import Note, Severity

# The names that Explorer, Finder, WPS and file synchronisation give to copies.
_COPY = re.compile(r"副本|复件|冲突|(?:^|[ _-])copy(?:[ _-]|$)|conflict|[(（][0-9]{1,2}[)）]$", re.IGNORECASE)


class Pair(NamedTuple):
    """Two projects with the same value of a field, by its attribute."""

    first: FormContext
    second: FormContext
    attribute: str


def subjects(context: SubmissionContext) -> Sequence[Pair]:
    """Return the projects that have a name or a code that an earlier one has, each with the earlier one."""
    seen: dict[tuple[str, str], FormContext] = {}
    pairs: list[Pair] = []
    for form in context.projects:
        if form.project is None:
            continue
        for attribute, value in (("code", form.project.code), ("name", form.project.name)):
            key = plain_name(value)
            first = seen.setdefault((attribute, key), form) if key else form
            if first is not form:
                pairs.append(Pair(first, form, attribute))
                break
    return pairs


def check(pair: Pair, _: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation at the later project, with a note at the earlier one."""
    first, second, attribute = pair
    file, other = (PurePosixPath(form.form.file).name for form in (second, first))
    copied = next((name for name in (file, other) if _COPY.search(PurePosixPath(name).stem)), "")
    key = "GC014.copy" if copied else "GC014.code" if attribute == "code" else "GC014.name"
    arguments = {
        "value": getattr(second.project, attribute),
        "file": file,
        "other": other,
        "copied": copied,
    }
    note = Note("GC014.first", first.field(attribute), {})
    yield Violation(key, second.field(attribute), arguments, notes=(note,))


RULE = SubmissionRule("GC014", Severity.WARNING, "K", subjects, check)
