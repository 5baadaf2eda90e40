"""The YAML doctor: explains in the writer's terms why a text cannot be read.

In: a text that the parser gave up on, where it did, and the known keys. Out: findings at the mistakes
themselves, one for each cause. The parser's own place is shown only if no mistake is found up to it.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, islice, pairwise

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.doctor.alignment import Alignment
from goalc.syntax.doctor.gather import MAX_COLLECTED, is_habit
from goalc.syntax.doctor.line_checks import (
    check_dash,
    check_indentation,
    check_key,
    check_key_sign,
    report_odd_blank,
)
from goalc.syntax.doctor.lines import Lines, YamlLine
from goalc.syntax.doctor.value_checks import check_value
from goalc.syntax.doctor.vocabulary import Vocabulary, any_key, vocabulary
from goalc.syntax.errors import error
from goalc.syntax.events import ParseFailure
from goalc.syntax.limits import MAX_FINDINGS

_MAX_LOOKAHEAD = 50_000
"""Maximum distance after the parser's place at which mistakes are still looked for, in characters."""
_MAX_LINES = 50_000
"""Maximum number of lines that are examined, about half a second's worth."""
_UNSURE = {
    "GC711.tab", "GC711.wide-space", "GC711.odd-space",
    "GC712.open-bracket", "GC712.key", "GC714",
    "GC719", "GC719.wide-space", "GC719.dash",
}  # fmt: skip
"""Findings after which the columns of the following lines mean nothing, so alignment is not judged."""


def explain(source: SourceText, keys: Collection[str], failure: ParseFailure) -> list[Diagnostic]:
    """Explain why the text cannot be read, in at least one finding."""
    known, place = vocabulary(keys), failure.place
    findings = _examine(source, known, known, place) or _examine(source, any_key(), known, place)
    if not findings or min(finding.span.start for finding in findings) > _line_end(source.text, place):
        findings.insert(0, _report_unexplained(source, failure))
    return findings


def _examine(source: SourceText, words: Vocabulary, known: Vocabulary, place: int) -> list[Diagnostic]:
    """Check all lines once; `words` is what is taken for a key, `known` what certainly is one."""
    lines = Lines(source.text, known)
    alignment = Alignment(source, lambda name: known.entry.fullmatch(name.strip() + ":") is not None)
    findings: list[Diagnostic] = []
    misplaced: list[Diagnostic] = []
    sure, apart = True, 0
    for line, following in pairwise(chain(islice(lines, _MAX_LINES), (None,))):
        if line is None or line.start > place + _MAX_LOOKAHEAD or len(findings) >= MAX_COLLECTED:
            break
        if apart >= MAX_FINDINGS:
            break
        siblings = alignment.has_list_at(line.column)
        finding = _check_line(
            source, line, words, siblings, joined=following is not None and following.continues
        )
        if finding is not None:
            findings.append(finding)
            apart += not is_habit(finding)
            sure = sure and finding.key not in _UNSURE
        if sure:
            moved = _align(source, alignment, line, known, finding)
            if moved is not None and finding is None:
                misplaced.append(moved)
    for start, first in lines.short:
        misplaced.append(
            error(source, "GC711.block", start, start + 1, label=("GC711.block-first", first, first + 1))
        )
    misplaced += [report_odd_blank(source, tab, tab + 1) for tab in lines.tabs]
    findings += misplaced
    findings.sort(key=lambda finding: finding.span.start)
    return findings


def _check_line(
    source: SourceText, line: YamlLine, words: Vocabulary, siblings: bool, joined: bool
) -> Diagnostic | None:
    return (
        check_indentation(source, line)
        or check_dash(source, line, words, siblings)
        or check_key(source, line, words)
        or check_key_sign(source, line)
        or check_value(source, line, words, joined)
    )


def _align(
    source: SourceText, alignment: Alignment, line: YamlLine, known: Vocabulary, finding: Diagnostic | None
) -> Diagnostic | None:
    """Check the alignment of the line as it was meant."""
    entry = known.entry.match(source.text, line.content, line.stop)
    mistyped = finding is not None and finding.code in {"GC710", "GC715"}
    is_entry = line.colon is not None or mistyped or (entry is not None and not line.continues)
    place = line.value
    if line.colon is None and entry is not None:
        place = entry.end()
    moved = alignment.check(line, is_entry=is_entry, waits=not source.text[place : line.end].strip())
    if moved is not None and moved.key == "GC709.lone" and alignment.expects_key_at(line.column):
        return check_key(source, line, any_key()) or moved
    return moved


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _report_unexplained(source: SourceText, failure: ParseFailure) -> Diagnostic:
    """Return a finding at the parser's place, before the blank lines that often stand there at the end."""
    text = source.text
    start = min(failure.place, len(text))
    if not text[start:].strip():
        start = len(text.rstrip())
        start = max(start - 1, 0)
    end = len(text) if text.find("\n", start) < 0 else text.find("\n", start)
    shown = text[start:end].strip()
    label = None
    if failure.begin is not None and failure.begin < start and "\n" in text[failure.begin : start]:
        label = ("GC709.begin", failure.begin, failure.begin + 1)
    return error(source, "GC709", start, max(min(start + 1, len(text)), start), label=label, text=shown)
