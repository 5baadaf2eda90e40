"""Suppressions: comments that accept a finding at its place, with a reason.

`# goalc: 忽略 GC302 原因：含上年结转` accepts findings on its line or, if it is alone on the line, on the
next line with content; `本文件忽略` accepts findings anywhere in the file. In English: `ignore`,
`ignore-file`, `reason:`. Only findings of rules can be accepted, not errors that prevent a file from being
read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.matching.guess import closest
from goalc.source.diagnostic import USED, Diagnostic, DiagnosticSet, Edit, Severity
from goalc.source.text import SourceText, Span
from goalc.syntax.tree import Node
from goalc.syntax.writing.comments import Comment, comments

_MARK = re.compile(r"#\s*goalc\s*[:：]\s*(.*)", re.IGNORECASE)
_FORM = re.compile(
    r"(?P<verb>本文件忽略|忽略|ignore-file|ignore)\s++(?P<codes>[A-Za-z]+[0-9]+(?:[\s,，、]++[A-Za-z]+[0-9]+)*+)"
    r"\s*+[,，;；]?\s*+(?:(?:原因|reason)\s*+[:：]\s*(?P<reason>.*))?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Za-z]+[0-9]+")
_CONTENT = re.compile(r"^[ \t\ufeff]*[^\s#]", re.MULTILINE)
_MAX_GUESSES = 100
"""Maximum number of unknown codes in a file for which a similar one is looked for."""
_WHOLE_FILE = frozenset({"本文件忽略", "ignore-file"})


@dataclass
class Suppression:
    """One code that a comment accepts; `line` is the line it applies to, None for the whole file.

    `alone` is True if the comment accepts no other code, so that it can be removed if this one is unused.
    """

    code: str
    span: Span
    line: int | None
    alone: bool
    used: bool = field(default=False)


class _FileSuppressions:
    """The suppressions of a file, found by code and line."""

    def __init__(self, items: Iterable[Suppression]) -> None:
        self.items = list(items)
        self._first: dict[tuple[str, int | None], int] = {}
        for number, item in enumerate(self.items):
            self._first.setdefault((item.code, item.line), number)

    def find(self, code: str, line: int) -> Suppression | None:
        """Return the first one for a code at a line."""
        places = (self._first.get((code, line)), self._first.get((code, None)))
        number = min((place for place in places if place is not None), default=None)
        return None if number is None else self.items[number]


@dataclass
class Verdict:
    """The remaining diagnostics, the accepted ones, those of the comments, those that others explain."""

    kept: list[Diagnostic]
    accepted: list[Diagnostic]
    wrong: list[Diagnostic]
    explained: list[Diagnostic] = field(default_factory=list)


class ExplainedDiagnostic(NamedTuple):
    """A diagnostic that follows from others."""

    diagnostic: Diagnostic
    causes: tuple[Diagnostic, ...]


def suppress(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, SourceText],
    trees: Mapping[str, Node],
    rules: Collection[str],
    was_judged: Callable[[str, str], bool],
    explained: Iterable[ExplainedDiagnostic] = (),
) -> Verdict:
    """Apply the comments of all files; `rules` are all codes.

    `was_judged(code, file)` is True if that rule was applied to the whole file: only then can a comment be
    unused. An explained diagnostic uses a comment like any other, and is kept if all its causes are accepted.
    """
    verdict = Verdict([], [], [])
    found: dict[str, _FileSuppressions] = {}
    for name, tree in trees.items():
        source = sources.get(name)
        if source is not None and _MARK.search(source.text):
            found[name] = _FileSuppressions(_read(source, tree, rules, verdict.wrong))
    if not found:
        hidden = [follower.diagnostic for follower in explained]
        return Verdict(list(diagnostics), [], verdict.wrong, hidden)
    for diagnostic in diagnostics:
        match = _match(diagnostic, sources, found) if diagnostic.code in rules else None
        (verdict.kept if match is None else verdict.accepted).append(diagnostic)
    _add_explained(verdict, explained, sources, found)
    for name, suppressions in found.items():
        verdict.wrong += [
            _report_unused(item, sources[name])
            for item in suppressions.items
            if not item.used and was_judged(item.code, name)
        ]
    return verdict


def _add_explained(
    verdict: Verdict,
    explained: Iterable[ExplainedDiagnostic],
    sources: Mapping[str, SourceText],
    found: Mapping[str, _FileSuppressions],
) -> None:
    """Add the diagnostics that follow from others; each is kept if all its causes are accepted."""
    accepted = DiagnosticSet(verdict.accepted)
    for diagnostic, causes in explained:
        match = _match(diagnostic, sources, found)
        alone = all(cause in accepted for cause in causes)
        shown = verdict.kept if match is None else verdict.accepted
        (shown if alone else verdict.explained).append(diagnostic)
        if alone and match is not None:
            accepted.add(diagnostic)


def _read(
    source: SourceText, tree: Node, rules: Collection[str], wrong: list[Diagnostic]
) -> Iterator[Suppression]:
    content = [match.end() - 1 for match in _CONTENT.finditer(source.text)]
    guesses: dict[str, str] = {}
    for comment in comments(source.text, tree):
        mark = _MARK.match(comment.text)
        if mark is None:
            continue
        span = Span(comment.start, comment.end)
        form = _FORM.fullmatch(mark[1].strip())
        if form is None:
            wrong.append(Diagnostic("GC722.form", Severity.ERROR, source.name, span))
            continue
        if not (form["reason"] or "").strip():
            wrong.append(Diagnostic("GC722.no-reason", Severity.ERROR, source.name, span))
        line = None if form["verb"].lower() in _WHOLE_FILE else _line(source, comment, content)
        first = comment.start + mark.start(1) + len(mark[1]) - len(mark[1].lstrip())
        codes = list(_CODE.finditer(form["codes"]))
        for written in codes:
            code = written.group()
            if code.upper() in rules:
                yield Suppression(code.upper(), span, line, len(codes) == 1)
            else:
                start = first + form.start("codes") + written.start()
                wrong.append(_report_unknown(source.name, code, start, _guess(code.upper(), rules, guesses)))


def _line(source: SourceText, comment: Comment, content: Sequence[int]) -> int:
    """Return the line that a comment applies to: its own, or the next one with content.

    `content` are the places where the content of a line begins.
    """
    if not comment.alone:
        return source.position(comment.start).line
    place = bisect_left(content, comment.end)
    return source.position(content[place] if place < len(content) else comment.start).line


def _guess(code: str, rules: Collection[str], guesses: dict[str, str]) -> str:
    """Return the code that is most like an unknown one, or an empty text; `guesses` are those of the file."""
    if code not in guesses and len(guesses) < _MAX_GUESSES:
        guesses[code] = closest(code, sorted(rules))
    return guesses.get(code, "")


def _report_unknown(file: str, code: str, start: int, close: str) -> Diagnostic:
    arguments: dict[str, object] = {"code": code, "close": close}
    key = "GC722.close" if close else "GC722.unknown"
    return Diagnostic(key, Severity.ERROR, file, Span(start, start + len(code)), arguments)


def _match(
    diagnostic: Diagnostic, sources: Mapping[str, SourceText], found: Mapping[str, _FileSuppressions]
) -> Suppression | None:
    # A finding in a library can be accepted there, or where a spec uses the entry.
    used = [(label.file, label.span) for label in diagnostic.labels if label.key == USED]
    for file, span in ((diagnostic.file, diagnostic.span), *used):
        if file in found:
            item = found[file].find(diagnostic.code, sources[file].position(span.start).line)
            if item is not None:
                item.used = True
                return item
    return None


def _report_unused(item: Suppression, source: SourceText) -> Diagnostic:
    arguments: dict[str, object] = {"code": item.code}
    edits: tuple[Edit, ...] = ()
    if item.alone:
        edits = (Edit(source.name, _whole_comment(source.text, item.span), ""),)
    # It removes a reason that somebody wrote: not without being asked for.
    return Diagnostic(
        "GC722.unused", Severity.WARNING, source.name, item.span, arguments, edits=edits, safe=False
    )


def _whole_comment(text: str, span: Span) -> Span:
    """Return the span of a comment with the blanks before it, and of its whole line if it is alone there."""
    start = span.start
    while start and text[start - 1] in " \t":
        start -= 1
    if start and text[start - 1] not in "\r\n":
        return Span(start, span.end)
    end = span.end
    if text.startswith("\r\n", end):
        end += 2
    elif end < len(text):
        end += 1
    return Span(start, end)
