"""Diagnostics for people: the place, the sentence, the line with the words marked, the advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from goalc.messages.catalogue import say, sentences
from goalc.report.report import Report
from goalc.report.severity import severity_name
from goalc.source.diagnostic import Diagnostic, Label, Severity
from goalc.source.text import SourceText, Span

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
Paint = Callable[[str, str], str]
"""A function from a text and a colour to the text in that colour."""
_MAX_COLUMNS = 100
"""Maximum number of columns of a source line; of a longer one, the part around the mark is shown."""


def report_text(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText], colour: bool
) -> Iterator[str]:
    """Yield a block of lines per diagnostic, each followed by an empty line."""
    paint = add_colour if colour else ignore_colour
    for diagnostic in diagnostics:
        yield from block(diagnostic, sources, paint)
        yield ""


def paragraphs(diagnostic: Diagnostic, sources: Mapping[str, SourceText]) -> list[str]:
    """Return the whole text of a diagnostic without its place, for pages that show the place themselves."""
    message, advice = sentences(diagnostic.key, diagnostic.arguments)
    return [message, *_further_lines(diagnostic, advice, sources)]


def verdict(report: Report) -> str:
    """Return the last line: the counts, and whether the check passed."""
    counts = {severity.value: report.count(severity) for severity in Severity}
    outcome = say("verdict.pass") if report.passed else say("verdict.fail")
    return say("verdict.counts", files=len(report.files), **counts) + outcome


def severity_mark(severity: Severity, paint: Paint) -> str:
    """Return the name of a severity in its colour."""
    return paint(severity_name(severity), _COLOURS[severity])


def block(diagnostic: Diagnostic, sources: Mapping[str, SourceText], paint: Paint) -> Iterator[str]:
    """Yield the lines for one diagnostic."""
    message, advice = sentences(diagnostic.key, diagnostic.arguments)
    colour = _COLOURS[diagnostic.severity]
    severity = severity_mark(diagnostic.severity, paint)
    place = make_printable(_place(diagnostic.file, diagnostic.span, sources))
    yield f"{place}: {severity} {diagnostic.code} {make_printable(message)}"
    source = sources.get(diagnostic.file)
    if source is not None and source.text:
        yield from _excerpt(source, diagnostic.span, colour, paint)
    yield from (f"  {make_printable(line)}" for line in _further_lines(diagnostic, advice, sources))


def _further_lines(diagnostic: Diagnostic, advice: str, sources: Mapping[str, SourceText]) -> Iterator[str]:
    """Yield the lines after the first sentence: the other places, and the advice."""
    for label in diagnostic.labels:
        yield f"{say('label.lead')} {_label(label, sources)}"
    if advice:
        yield f"{say('help.lead')}{advice}"


def _label(label: Label, sources: Mapping[str, SourceText]) -> str:
    return f"{_place(label.file, label.span, sources)}: {sentences(label.key, label.arguments).message}"


def _place(file: str, span: Span, sources: Mapping[str, SourceText]) -> str:
    source = sources.get(file)
    if source is None:
        return file
    line, column = source.position(span.start)
    return f"{file}:{line}:{column}"


def _excerpt(source: SourceText, span: Span, colour: str, paint: Callable[[str, str], str]) -> Iterator[str]:
    number, column = source.position(span.start)
    line = source.line(number)
    begin = column - 1
    end = min(max(begin + 1, begin + span.end - span.start), max(len(line), begin + 1))
    first, last = _window(line, begin, end)
    shown = ("…" if first else "") + line[first:last] + ("…" if last < len(line) else "")
    before = ("…" if first else "") + line[first:begin]
    margin = " " * len(str(number))
    yield f"  {number} | {make_printable(shown)}"
    marks = "^" * max(1, columns(make_printable(line[begin : min(end, last)])))
    yield f"  {margin} | {' ' * columns(make_printable(before))}{paint(marks, colour)}"


def _window(line: str, begin: int, end: int) -> tuple[int, int]:
    """Return the part of a line to show: all of a short one, else the part around the mark."""
    if columns(line) <= _MAX_COLUMNS:
        return 0, len(line)
    first = last = begin
    room = _MAX_COLUMNS
    while room > 0 and (first > 0 or last < len(line)):
        if last < len(line) and (last < end or begin - first >= last - end or first == 0):
            room -= columns(line[last])
            last += 1
        else:
            first -= 1
            room -= columns(line[first])
    return first, last


def make_printable(text: str) -> str:
    """Replace a tab by blanks and other characters that print nothing by `�`, so that the width is known."""
    return "".join("    " if c == "\t" else c if c.isprintable() or c == "\u3000" else "�" for c in text)


def columns(text: str) -> int:
    """Return the number of terminal columns that a text takes."""
    # Texts in ASCII, such as blanks, need no table of widths.
    return len(text) if text.isascii() else max(0, _wcswidth()(text))


@cache
def _wcswidth() -> Callable[[str], int]:
    from wcwidth import wcswidth

    return wcswidth


def ignore_colour(text: str, _: str) -> str:
    """Return the text as it is, where there are no colours."""
    return text


def add_colour(text: str, colour: str) -> str:
    """Return the text in a colour, given the terminal's number for it; empty for no colour."""
    return f"\x1b[{colour}m{text}\x1b[0m" if colour else text
