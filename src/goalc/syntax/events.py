"""The parser's events, from libyaml through ruamel.yaml.clib or, without it, from ruamel.yaml itself.

In: text. Out: YAML 1.1 events with marks in code points, the same from both parsers, or `ParseFailure`.
Of the C part only the event stream is used: its node composer recurses and so can overflow the C stack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

# The two parsers have no types; only this module and `build` look at their events.
Event = Any
Pull = Callable[[], Event]

# The Python parser needs quadratic time for a tag; a real one has a dozen characters.
_ENDLESS_TAG = re.compile(r"(?:^|(?<=[\s,\[{]))![!-~]{1000}")
_FLOW_TROUBLE = re.compile(r":(?=[^\s,\[\]{}])|\?")


class ParseFailure(Exception):
    """The place where the parser gave up, and where what it was reading began, as offsets."""

    def __init__(self, place: int, begin: int | None) -> None:
        super().__init__(place, begin)
        self.place = place
        self.begin = begin


def open_events(text: str) -> Pull:
    """Return a function that gives the next event on each call, None after the last one.

    `locate_failure` turns what it raises for a text that is not YAML into a `ParseFailure`; a wrapper around
    each event would cost a tenth of the reading.
    """
    try:
        # Imported here because it costs 30 ms, which only those who parse should pay; it has no types.
        from _ruamel_yaml import CParser  # type: ignore[import-not-found]
    except ImportError:
        return open_pure_events(text)
    pull: Pull = CParser(text).get_event
    return pull


def locate_failure(problem: Exception) -> ParseFailure:
    """Return where the parser gave up, from its own error; raise any other error again."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if isinstance(problem, ParseFailure):
        return problem
    if isinstance(problem, MarkedYAMLError):
        return _failure_at_mark(problem)
    if isinstance(problem, YAMLError):
        return ParseFailure(0, None)
    raise problem


def _failure_at_mark(problem: Any) -> ParseFailure:
    place, begin = problem.problem_mark, problem.context_mark
    return ParseFailure(0 if place is None else place.index, None if begin is None else begin.index)


def open_pure_events(text: str) -> Pull:
    """Return the same from the Python parser, some ten times slower."""
    events = _pure_events(text)
    return lambda: next(events, None)


def _pure_events(text: str) -> Iterator[Event]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 1)  # what libyaml reads
    reader.Scanner = _tab_scanner()
    endless = _ENDLESS_TAG.search(text)
    if endless is not None:
        raise ParseFailure(endless.start(), None)
    try:
        yield from _check_flow(text, reader.parse(text))
    except MarkedYAMLError as problem:
        raise _failure_at_mark(problem) from None
    except (YAMLError, ValueError, OverflowError, IndexError):
        # Escapes whose number is not a character, a directive without a number, …
        raise ParseFailure(0, None) from None


def _tab_scanner() -> Any:
    from ruamel.yaml.scanner import Scanner

    class TabScanner(Scanner):
        """A scanner that takes a TAB after a colon or between words for a space, like YAML and libyaml."""

        def scan_to_next_token(self) -> Any:
            while True:
                if not self.allow_simple_key:
                    _skip_blanks(self.reader)
                place = self.reader.index
                super().scan_to_next_token()
                if self.reader.index == place or self.allow_simple_key:
                    return

        def scan_plain_spaces(self, indent: int, start_mark: Any) -> Any:
            reader = self.reader
            start = reader.pointer
            _skip_blanks(reader)
            blanks = reader.buffer[start : reader.pointer]
            if blanks and reader.peek() not in "\r\n":
                return [blanks]
            chunks = super().scan_plain_spaces(indent, start_mark)
            if chunks and reader.column >= indent:
                _skip_blanks(reader)
            return chunks

    return TabScanner


def _skip_blanks(reader: Any) -> None:
    while reader.peek() in " \t":
        reader.forward()


def _check_flow(text: str, events: Iterator[Event]) -> Iterator[Event]:
    """Yield the events; refuse, as libyaml does, a colon inside a word between brackets (`[12:30]`)."""
    depth = 0
    for event in events:
        kind = type(event).__name__
        if kind in {"SequenceStartEvent", "MappingStartEvent"}:
            depth += 1 if depth or event.flow_style else 0
        elif kind in {"SequenceEndEvent", "MappingEndEvent"}:
            depth -= 1 if depth else 0
        elif kind == "ScalarEvent" and depth and event.style is None:
            start = event.start_mark.index
            trouble = _FLOW_TROUBLE.search(text, start, event.end_mark.index)
            if trouble is not None:
                raise ParseFailure(trouble.start(), start)
        yield event
