"""Find characters that cannot stand in a form.

In: text. Out: the first places of characters that YAML, XML (and so DOCX and XLSX) or an editor's idea
of a line cannot carry: YAML 1.2 §5.1 c-printable, XML 1.0 §2.2 Char. TAB, LF and CR as a line end are fine.
"""

from __future__ import annotations

import re
from itertools import islice

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.errors import error

# U+0085, U+2028 and U+2029 are line ends to YAML 1.1 parsers and to some editors, not to others:
# lines would be counted differently and text would silently change. U+FEFF is the mark at the
# beginning of a file; in the middle of text it is an invisible character of a file glued to another.
_BAD = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
FORBIDDEN = re.compile(f"[{_BAD}]")
FORBIDDEN_IN_VALUE = re.compile(f"[{_BAD}\\r]")
"""The same for a value that was written with backslashes: a CR there is a character, not a line end."""

_VARIANTS = {
    0x00: "GC702.nul",
    0x85: "GC702.line",
    0x2028: "GC702.line",
    0x2029: "GC702.line",
    0xFEFF: "GC702.bom",
}


def check_characters(source: SourceText) -> tuple[Diagnostic, ...]:
    """Report the first few characters that cannot stand in a spec."""
    if FORBIDDEN.search(source.text) is None:
        return ()
    first = islice(FORBIDDEN.finditer(source.text), 10)
    return tuple(report_character(source, match.group(), match.start(), match.end()) for match in first)


def report_character(source: SourceText, character: str, start: int, end: int) -> Diagnostic:
    """Return the diagnostic for one character, which stands at `start:end` as it is or as an escape."""
    number = ord(character)
    key = _VARIANTS.get(number, "GC702.surrogate" if 0xD800 <= number <= 0xDFFF else "GC702")
    return error(source, key, start, end, number=f"U+{number:04X}")
