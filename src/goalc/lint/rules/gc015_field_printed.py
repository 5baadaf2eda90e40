"""GC015: every field that is filled in has a place on the form.

A key that the template does not mention is read, compared and checked, and printed nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from goalc.lint.context import SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.model.forms import COMPARED_KEYS, OWN_KEYS, kind_of
from goalc.model.money import NO_MONEY, RATE_KEY
from goalc.model.profile import FormProfile, PackField
from goalc.model.spec import OPTIONAL_INDICATOR_FIELDS, Form, Safeguards, Submission
from goalc.source.diagnostic import Origin, Path, Severity


class Unprinted(NamedTuple):
    """A key that one kind of form does not print, and the places where it is filled in."""

    key: str
    title: str
    places: list[Origin]


def subjects(context: SubmissionContext) -> Sequence[Unprinted]:
    """Return the filled keys that no template of their form mentions, each once for all forms of a kind."""
    profiles = context.profile.forms
    if any(profile.mentioned is None for profile in profiles.values()):
        return ()
    found: dict[tuple[str, str], Unprinted] = {}
    for spec in (context.submission, *context.submission.forms):
        title = spec.title
        profile = profiles.get(title, FormProfile())
        mentioned = profile.mentioned or frozenset()
        if isinstance(spec, Submission):
            # Any form may print the fields of the cover.
            mentioned = mentioned.union(*(other.mentioned or () for other in profiles.values()))
        for origin, key in _filled(spec, profile):
            if key not in mentioned and key not in OWN_KEYS:
                found.setdefault((title, key), Unprinted(key, title, [])).places.append(origin)
    return list(found.values())


def _filled(spec: Form | Submission, profile: FormProfile) -> Iterator[tuple[Origin, str]]:
    """Yield the place and the key of each field of a spec that has a value."""
    values = {core.key: getattr(spec, core.attribute) for core in kind_of(spec).fields} | dict(spec.fields)
    yield from _filled_in(values, profile.fields, spec.file, ())
    if isinstance(spec, Submission):
        return
    yield from _filled_money(spec)
    for item in spec.indicators:
        optional = {core.key: getattr(item, core.attribute) for core in OPTIONAL_INDICATOR_FIELDS}
        # Nobody wrote into this form what an entry of a library brings along.
        written = {
            key: value for key, value in (optional | dict(item.fields)).items() if key not in item.sources
        }
        yield from _filled_in(written, profile.indicator_fields, spec.file, item.path)


def _filled_money(form: Form) -> Iterator[tuple[Origin, str]]:
    """Yield the place and the column of each amount and rate of a form's money lines."""
    for line in (*form.money.lines, *form.money.totals):
        yield line.origin(form.file), line.basis
    for rate in form.money.rates:
        yield Origin(form.file, rate.path), RATE_KEY


def _filled_in(
    values: Mapping[str, object], own: Iterable[PackField], file: str, path: Path
) -> Iterator[tuple[Origin, str]]:
    """Yield the place and key of each value, and of each column that a list has values in."""
    # The first column of fixed rows is the pack's own.
    columns = {item.key: item.columns[1:] if item.labels else item.columns for item in own}
    for key, value in values.items():
        if value is None or value in ("", (), Safeguards(), NO_MONEY):
            continue
        yield Origin(file, (*path, key)), key
        for index, row in enumerate(value if isinstance(value, tuple) and columns.get(key) else ()):
            known = {column.key for column in columns[key]}
            filled = {name: value for name, value in row.items() if name in known}
            yield from _filled_in(filled, columns[key], file, (*path, key, index))


def check(unprinted: Unprinted, context: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation at the first place where the key is filled in."""
    key, title, places = unprinted
    arguments = {"key": key, "form": title, "pack": context.profile.name, "count": len(places)}
    severity = Severity.INFO if key in COMPARED_KEYS else None
    name = "GC015.read" if severity else "GC015"
    yield Violation(name, places[0], arguments, severity=severity, part="key")


RULE = SubmissionRule("GC015", Severity.WARNING, "S", subjects, check)
