"""Diagnostics for people: the place, the sentence, the line with a mark under the words, the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from goalc.messages.catalogue import say, sentences
from goalc.report.report import Findings
from goalc.source.diagnostic import Diagnostic, Label, Severity
from goalc.source.text import SourceText, Span

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDEST = 100
"""Columns of a source line that are shown; a longer line is shown around its mark."""


def report_text(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText], colour: bool
) -> Iterator[str]:
    """One block of lines per diagnostic, each followed by an empty line."""
    paint = painted if colour else unpainted
    for diagnostic in diagnostics:
        yield from _block(diagnostic, sources, paint)
        yield ""


def paragraphs(diagnostic: Diagnostic, sources: Mapping[str, SourceText]) -> list[str]:
    """All that a diagnostic says, for a page that shows its place by itself."""
    message, advice = sentences(diagnostic.key, diagnostic.arguments)
    return [message, *_further(diagnostic, advice, sources)]


def verdict(findings: Findings) -> str:
    """The last line: counts, and whether it passed."""
    counts = {severity.value: findings.count(severity) for severity in Severity}
    outcome = say("verdict.pass") if findings.passed else say("verdict.fail")
    return say("verdict.counts", files=len(findings.files), **counts) + outcome


def _block(
    diagnostic: Diagnostic, sources: Mapping[str, SourceText], paint: Callable[[str, str], str]
) -> Iterator[str]:
    message, advice = sentences(diagnostic.key, diagnostic.arguments)
    colour = _COLOURS[diagnostic.severity]
    severity = paint(say(f"severity.{diagnostic.severity.value}"), colour)
    place = visible(_place(diagnostic.file, diagnostic.span, sources))
    yield f"{place}: {severity} {diagnostic.code} {visible(message)}"
    source = sources.get(diagnostic.file)
    if source is not None and source.text:
        yield from _excerpt(source, diagnostic.span, colour, paint)
    yield from (f"  {visible(line)}" for line in _further(diagnostic, advice, sources))


def _further(diagnostic: Diagnostic, advice: str, sources: Mapping[str, SourceText]) -> Iterator[str]:
    """What is said beyond the first sentence: the other places, and the way out."""
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
    yield f"  {number} | {visible(shown)}"
    marks = "^" * max(1, columns(visible(line[begin : min(end, last)])))
    yield f"  {margin} | {' ' * columns(visible(before))}{paint(marks, colour)}"


def _window(line: str, begin: int, end: int) -> tuple[int, int]:
    """The part of a long line to show: all of a short one, else what stands around the mark."""
    if columns(line) <= _WIDEST:
        return 0, len(line)
    first = last = begin
    room = _WIDEST
    while room > 0 and (first > 0 or last < len(line)):
        if last < len(line) and (last < end or begin - first >= last - end or first == 0):
            room -= columns(line[last])
            last += 1
        else:
            first -= 1
            room -= columns(line[first])
    return first, last


def visible(text: str) -> str:
    """Text of known width: a TAB as blanks, other characters that print nothing as a replacement."""
    return "".join("    " if c == "\t" else c if c.isprintable() or c == "\u3000" else "�" for c in text)


def columns(text: str) -> int:
    """The columns of a terminal that a text takes."""
    # Blanks and Chinese are the common case; wcwidth knows the rest.
    return len(text) if text.isascii() else max(0, _wcswidth()(text))


@cache
def _wcswidth() -> Callable[[str], int]:
    from wcwidth import wcswidth

    return wcswidth


def unpainted(text: str, _: str) -> str:
    """The text as it is, for where there are no colours."""
    return text


def painted(text: str, colour: str) -> str:
    """The text in a colour, by the number that terminals have for it; empty for their own."""
    return f"\x1b[{colour}m{text}\x1b[0m" if colour else text
