"""Report of every kind that a format has to carry, and how their edits are applied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from goalc.api import check
from goalc.report.report import Report, reported
from goalc.source.diagnostic import Diagnostic, Edit, Label, Severity
from goalc.source.edits import apply_edits
from goalc.source.text import SourceText, Span
from tests.police import POLICE

NASTY = "\"'&<>]]>{0}[甲](https://乙),:%25::\r\n\t\x00\x1b\x7f\x85\u2028😀𠮷\ufffe\uffff"
"""Quotes, marks of every format, line ends, control characters, characters beyond the first 65,536."""
TEXT = "表式: 表\n甲: 😀乙\r\n𠮷: 丙\r末行"


def diagnostic(
    file: str = "a.yaml", span: tuple[int, int] = (9, 11), word: str = "甲", **more: Any
) -> Diagnostic:
    severity = more.pop("severity", Severity.ERROR)
    arguments = {"key": word, "known": f"「{word}」"}
    return Diagnostic("GC802.unknown", severity, file, Span(*span), arguments, **more)


def report_of(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, SourceText],
    files: Sequence[str] = (),
    failing: Sequence[Diagnostic] = (),
) -> Report:
    """A report of diagnostics in these texts."""
    found = reported(diagnostics, sources)
    weighty = [
        one for one, of in zip(found, diagnostics, strict=True) if any(of is other for other in failing)
    ]
    return Report(found, sources, files, weighty)


def findings(*diagnostics: Diagnostic, files: Sequence[str] = ("a.yaml",), text: str = TEXT) -> Report:
    errors = [one for one in diagnostics if one.severity is Severity.ERROR]
    return report_of(diagnostics, {"a.yaml": SourceText("a.yaml", text)}, files, errors)


LABELS = (
    Label("GC004.preparer", "a.yaml", Span(6, 7)),
    Label("GC302.project", "b.yaml", Span(0, 0), {"name": NASTY, "amount": "1"}),
)
EDITS = (Edit("a.yaml", Span(9, 10), "新"), Edit("a.yaml", Span(11, 11), "\n插入 😀"))


def _checked() -> Report:
    return check(POLICE)


SAMPLES = {
    "nothing looked at": findings(files=()),
    "nothing found": findings(files=("a.yaml", "表/b.yaml")),
    "labels": findings(diagnostic(labels=LABELS)),
    "fix": findings(diagnostic(edits=EDITS, safe=False), diagnostic(edits=EDITS[1:])),
    "fix in two files": findings(diagnostic(edits=(*EDITS, Edit("b.yaml", Span(0, 0), NASTY)))),
    "no text": findings(diagnostic("packs/某表样/pack.yaml", (0, 0)), diagnostic("空 格#?%.yaml", (3, 9))),
    "every weight": findings(*(diagnostic(severity=severity) for severity in Severity)),
    "several of a kind": findings(*[diagnostic()] * 3),
    "over lines": findings(diagnostic(span=(1, 14)), diagnostic(span=(6, 6)), diagnostic(span=(0, 99))),
    "nasty words": findings(diagnostic(word=NASTY), diagnostic("b.yaml", word="“引”\"'&<>")),
    "nasty name": findings(diagnostic(NASTY), files=(NASTY, "a.yaml")),
    "help in no word": findings(Diagnostic("GC003.year", Severity.INFO, "a.yaml", Span(0, 2))),
    "undecodable name": findings(diagnostic("\udcff.yaml", (0, 0)), files=("\udcff.yaml",)),
    "specs of 2025": _checked(),
}

_WORDS = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from([NASTY, "::", "%0A", "，"])
_NAMES = st.sampled_from(["a.yaml", "b.yaml"]) | _WORDS.filter(lambda name: name[:1] not in {"", "/", "."})
_LINES = st.text(st.sampled_from("\r\n 甲a😀:") | st.characters(codec="utf-8"), max_size=60)


@st.composite
def any_findings(draw: st.DrawFn) -> Report:
    text = draw(_LINES)
    offsets = st.integers(0, len(text))

    def span() -> tuple[int, int]:
        start, end = sorted((draw(offsets), draw(offsets)))
        return start, end

    made = []
    for _ in range(draw(st.integers(0, 4))):
        edits = tuple(Edit("a.yaml", Span(*span()), draw(_WORDS)) for _ in range(draw(st.integers(0, 1))))
        labels = tuple(
            Label("GC003.year", draw(_NAMES), Span(*span())) for _ in range(draw(st.integers(0, 2)))
        )
        weight = draw(st.sampled_from(list(Severity)))
        file, word, safe = draw(_NAMES), draw(_WORDS), draw(st.booleans())
        made.append(diagnostic(file, span(), word, severity=weight, labels=labels, edits=edits, safe=safe))
    return findings(*made, files=draw(st.lists(_NAMES, unique=True, max_size=3)), text=text)


def offset(text: str, line: int, column: int) -> int:
    """Where a line and column of a report lie in a text, from what the formats say of lines and columns."""
    starts = [0, *(found.end() for found in re.finditer("\r\n|\r|\n", text))]
    return starts[line - 1] + column - 1


def applied(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """The text after edits, which do not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def mended(sources: Mapping[str, SourceText], edits: Sequence[Edit]) -> dict[str, str]:
    """Each file that edits change, after them, as `goalc fix` changes it."""
    return {
        file: apply_edits(sources[file].text, [edit for edit in edits if edit.file == file])
        for file in {edit.file for edit in edits}
    }
