"""Signs that YAML reads as a feature, and that the writer more often meant as text.

In: the anchors, aliases, tags and merge keys that a parser saw. Out: "put quotes around it" where the sign
is only the first character of a text (`名称: &项目`), "a spec does not use this" where it is really meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.build import Feature
from goalc.syntax.doctor.value_checks import quotes_needed
from goalc.syntax.errors import error

_REST = re.compile(r"[^\r\n]*?(?=[ \t]+#|[ \t]*$|[ \t]*[\r\n])")
_ASCII_TAG = re.compile(r"!?[!-~]*\Z")
_JOINED = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)[ \t]+[^\s#]")


def explain_features(source: SourceText, features: Iterable[Feature]) -> Iterator[Diagnostic]:
    """One finding per place; a name that is both set and used is a feature, all else is text."""
    features = list(features)
    names = {
        kind: {feature.name for feature in features if feature.kind == kind} for kind in ("anchor", "alias")
    }
    used = names["anchor"] & names["alias"]
    for feature in features:
        meant = (
            feature.name in used
            if feature.kind in names
            else feature.kind == "merge" or _ASCII_TAG.match(feature.name) is not None
        )
        yield _feature(source, feature) if meant else _text(source, feature)


def _feature(source: SourceText, feature: Feature) -> Diagnostic:
    found = source.text[feature.start : feature.end]
    return error(source, f"GC707.{feature.kind}", feature.start, feature.end, found=found)


def _text(source: SourceText, feature: Feature) -> Diagnostic:
    rest = _REST.match(source.text, feature.start)
    end = rest.end() if rest and rest.end() > feature.start else feature.end
    joined = _JOINED.match(source.text, end) is not None
    return quotes_needed(source, "GC712", feature.start, end, joined)
