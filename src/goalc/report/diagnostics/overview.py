"""Diagnostics for people, form by form: errors first, equal ones together, and hints only when asked for.

In: a report. Out: lines. A few findings are shown as blocks with the lines that they point at; many as one
line for each rule in a form, with the advice once per rule. Nothing is left out but hints, which are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.messages.catalogue import say, sentences
from goalc.report.diagnostics.text import Paint, block, make_printable, severity_mark
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic, Severity

MAX_BLOCKS = 12
"""Maximum number of groups of findings that are shown as blocks."""
MAX_EQUAL = 5
"""Maximum number of equal findings in a file that are shown one by one."""
_MAX_LINES = 12
"""Maximum number of lines that are listed for equal findings."""
_ORDER = tuple(Severity)

Group = Sequence[Diagnostic]


def report_overview(report: Report, paint: Paint, every: bool = False) -> Iterator[str]:
    """Yield the lines for a report; with `every`, all findings as blocks, hints too."""
    shown = [d for d in report.diagnostics if every or d.severity is not Severity.INFO]
    forms = _by_form(shown)
    brief = not every and sum(len(_gather(form, MAX_EQUAL)) for form in forms) > MAX_BLOCKS
    told: set[str] = set()
    for form in forms:
        if brief:
            yield from _brief(form, report, paint, told)
        else:
            yield from _blocks(form, report, paint, every)
    hidden = len(report.diagnostics) - len(shown)
    if hidden:
        yield say("overview.infos", count=hidden)


def _by_form(diagnostics: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """Return the diagnostics of each file, errors first; the files with most errors come first."""
    files: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        files.setdefault(diagnostic.file, []).append(diagnostic)
    ranked = [sorted(found, key=lambda d: _ORDER.index(d.severity)) for found in files.values()]
    return sorted(ranked, key=lambda form: -sum(d.severity is Severity.ERROR for d in form))


def _gather(form: Sequence[Diagnostic], most: int) -> list[Group]:
    """Return the diagnostics in groups: those with one key together if they are more than `most`."""
    by_key: dict[tuple[str, Severity], list[Diagnostic]] = {}
    for diagnostic in form:
        by_key.setdefault((diagnostic.key, diagnostic.severity), []).append(diagnostic)
    groups: list[Group] = []
    for diagnostic in form:
        equal = by_key[diagnostic.key, diagnostic.severity]
        if len(equal) <= most:
            groups.append([diagnostic])
        elif equal[0] is diagnostic:
            groups.append(equal)
    return groups


def _blocks(form: Sequence[Diagnostic], report: Report, paint: Paint, every: bool) -> Iterator[str]:
    for group in _gather(form, len(form) if every else MAX_EQUAL):
        yield from block(group[0], report.sources, paint)
        if len(group) > 1:
            yield f"  {say('overview.equal', count=len(group) - 1, lines=_list_lines(group[1:], report))}"
        yield ""


def _brief(form: Sequence[Diagnostic], report: Report, paint: Paint, told: set[str]) -> Iterator[str]:
    """Yield a heading and one line per rule; `told` are the codes whose advice has been given."""
    counts = {severity.value: sum(d.severity is severity for d in form) for severity in Severity}
    yield say("overview.form", file=make_printable(form[0].file), **counts)
    for group in _gather(form, 1):
        first = group[0]
        message, advice = sentences(first.key, first.arguments)
        head = f"  {severity_mark(first.severity, paint)} {first.code} "
        places = say("overview.lines", lines=_list_lines(group, report))
        count = say("overview.count", count=len(group)) if len(group) > 1 else ""
        yield f"{head}{places}{count} {make_printable(message)}"
        if advice and first.code not in told:
            yield f"    {say('help.lead')}{make_printable(advice)}"
        told.add(first.code)
    yield ""


def _list_lines(group: Group, report: Report) -> str:
    numbers = dict.fromkeys(str(report.place(d.file, d.span)[0].line) for d in group)
    listed = say("overview.and").join(list(numbers)[:_MAX_LINES])
    return listed if len(numbers) <= _MAX_LINES else f"{listed}…"
