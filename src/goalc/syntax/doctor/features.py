"""Explain signs that YAML reads as a feature, and that the writer more often meant as text.

In: the anchors, aliases, tags and merge keys that the parser saw. Out: "put quotes around it" where the sign
is only the first character of a text (`名称: &项目`), "a spec does not use this" where a feature is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.build import Feature
from goalc.syntax.doctor.value_checks import report_unquoted
from goalc.syntax.errors import error

_KEYS = {
    "anchor": "GC707.anchor",
    "alias": "GC707.alias",
    "tag": "GC707.tag",
    "merge": "GC707.merge",
}
"""Message key for each kind of `Feature`."""
_REST = re.compile(r"[^\r\n]*?(?=[ \t]+#|[ \t]*$|[ \t]*[\r\n])")
_ASCII_TAG = re.compile(r"!?[!-~]*\Z")
_JOINED = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)[ \t]+[^\s#]")


def explain_features(source: SourceText, features: Iterable[Feature]) -> Iterator[Diagnostic]:
    """Yield one finding per place.

    A name that is both set and used, a merge key and a tag in ASCII are features; all else is text.
    """
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
        yield _report_feature(source, feature) if meant else _report_text(source, feature)


def _report_feature(source: SourceText, feature: Feature) -> Diagnostic:
    found = source.text[feature.start : feature.end]
    return error(source, _KEYS[feature.kind], feature.start, feature.end, found=found)


def _report_text(source: SourceText, feature: Feature) -> Diagnostic:
    rest = _REST.match(source.text, feature.start)
    end = rest.end() if rest and rest.end() > feature.start else feature.end
    joined = _JOINED.match(source.text, end) is not None
    return report_unquoted(source, "GC712", feature.start, end, joined)
