"""All targets that a submission may print: of its indicators, and in fields of its pack.

In: a submission. Out: each target with its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goalc.model.spec import Fields, Form, Indicator, LabelledRow, Submission, place_in
from goalc.model.target import Target
from goalc.source.diagnostic import Origin, Path

Placed = tuple[Target, Origin]


def printed_targets(submission: Submission) -> Iterator[Placed]:
    """Yield the targets of the cover and of all forms."""
    yield from _of_fields(submission, submission.fields)
    for form in submission.forms:
        yield from _of_fields(form, form.fields)
        for item in form.indicators:
            yield from _of_indicator(form, item)


def _of_indicator(form: Form, item: Indicator) -> Iterator[Placed]:
    known = {
        "指标值": item.target,
        "上年值": item.last_value,
        "中期值": item.midterm,
        "调整值": item.adjusted,
    }
    for key, target in known.items():
        if target is not None:
            yield target, item.origin(form.file, key)
    for path, target in _inside(item.fields, ()):
        place = item.origin(form.file, str(path[0]))
        yield target, place._replace(path=(*place.path, *path[1:]))


def _of_fields(form: Form | Submission, fields: Fields) -> Iterator[Placed]:
    for path, target in _inside(fields, ()):
        yield target, place_in(form, path)


def _inside(fields: Fields, path: Path) -> Iterator[tuple[Path, Target]]:
    """Yield the targets among the values of a pack's own fields, and in the rows of its lists."""
    for key, value in fields.items():
        if isinstance(value, Target):
            yield (*path, key), value
        for index, row in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(row, Mapping):
                step = row.step if isinstance(row, LabelledRow) else index
                yield from _inside(row, (*path, key) if step is None else (*path, key, step))
