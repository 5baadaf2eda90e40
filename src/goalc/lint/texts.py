"""The texts that somebody wrote into the file of a form, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from goalc.model import spec
from goalc.model.forms import FormKind
from goalc.model.money import MONEY_KEY, REASON_KEY
from goalc.model.spec import Fields, Form, Indicator, LabelledRow, place_in
from goalc.model.target import Judgement
from goalc.source.diagnostic import Origin, Path

# Creates named tuples directly: there are many, and their own `__new__` takes twice as long.
_new = tuple.__new__
_OPTIONAL = tuple(field for field in spec.OPTIONAL_INDICATOR_FIELDS if field.kind == "text")
_RESULTS = tuple(field for field in spec.RESULT_FIELDS if field.kind == "text")


class Text(NamedTuple):
    """A text of a form or the cover, and its place."""

    text: str
    origin: Origin


def texts_of(form: Form, kind: FormKind) -> Iterator[Text]:
    """Yield the texts of a form's file; of a later stage, those that it writes itself."""
    if form.money.reason:
        yield Text(form.money.reason, place_in(form, (MONEY_KEY, REASON_KEY)))
    if form.stage == "目标":
        yield from _core_texts(form, kind)
        yield from _own_texts(form, form.fields, ())
        yield from _indicator_texts(form)
    else:
        yield from paragraphs(form, form.results, (spec.RESULTS_KEY,))
        yield from _own_texts(form, _written(form.fields, form.own_keys), ())
        yield from _result_texts(form)


def paragraphs(form: Form, texts: tuple[str, ...], path: Path) -> Iterator[Text]:
    """Yield the paragraphs of the field at a path."""
    return (Text(text, place_in(form, (*path, index))) for index, text in enumerate(texts))


def place_of(form: Form, indicator: Indicator, key: str) -> Origin:
    """Return the place of an indicator's `key`: in the form, a library, or the file of a later stage."""
    if indicator.sources or indicator.file:
        return indicator.origin(form.file, key)
    return _new(Origin, (form.file, (*indicator.path, key), None))


def _core_texts(form: Form, kind: FormKind) -> Iterator[Text]:
    for item in kind.fields:
        value, path = getattr(form, item.attribute), (item.key,)
        if item.kind == "text" and value:
            yield Text(value, place_in(form, path))
        elif item.kind == "paragraphs":
            yield from paragraphs(form, value, path)
    plan = kind.path("plan")
    for index, step in enumerate(form.plan):
        yield Text(step.text, place_in(form, (*plan, index, spec.PLAN_KEYS[1])))
    safeguards = kind.path("safeguards")
    for key, text in zip(spec.SAFEGUARD_KEYS, form.safeguards.texts, strict=True):
        if text:
            yield Text(text, place_in(form, (*safeguards, key)))


def _own_texts(form: Form, values: Fields, path: Path) -> Iterator[Text]:
    for key, value in values.items():
        if isinstance(value, str):
            yield Text(value, place_in(form, (*path, key)))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Mapping):
                    step = item.step if isinstance(item, LabelledRow) else index
                    yield from () if step is None else _own_texts(form, item, (*path, key, step))
                elif isinstance(item, str):
                    yield Text(item, place_in(form, (*path, key, index)))


def _indicator_texts(form: Form) -> Iterator[Text]:
    name, target, definition = spec.INDICATOR_KEYS
    for item in form.indicators:
        yield _new(Text, (item.name, place_of(form, item, name)))
        words = item.target.text if isinstance(item.target, Judgement) else item.target.written
        if words:
            yield _new(Text, (words, place_of(form, item, target)))
        if item.definition:
            yield _new(Text, (item.definition, place_of(form, item, definition)))
        yield from _texts_under(form, item, _OPTIONAL)
        if item.fields:
            texts = _own_texts(form, item.fields, item.path)
            yield from (_relocate(text, item) for text in texts)


def _result_texts(form: Form) -> Iterator[Text]:
    for item in form.indicators:
        yield from _texts_under(form, item, _RESULTS)
        texts = _own_texts(form, _written(item.fields, item.sources), item.path)
        yield from (_relocate(text, item) for text in texts)


def _texts_under(form: Form, item: Indicator, fields: tuple[spec.Field, ...]) -> Iterator[Text]:
    for field in fields:
        if value := getattr(item, field.attribute):
            yield Text(value, place_of(form, item, field.key))


def _written(values: Fields, keys: frozenset[str] | Mapping[str, Origin]) -> Fields:
    return {key: value for key, value in values.items() if key in keys}


def _relocate(text: Text, item: Indicator) -> Text:
    """Return a text of an indicator's pack field with the place that it comes from, if it is not the form."""
    steps = text.origin.path[len(item.path) :]
    place = item.sources.get(str(steps[0]))
    return text if place is None else Text(text.text, place._replace(path=(*place.path, *steps[1:])))
