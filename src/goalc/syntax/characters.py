"""Find characters that cannot stand in a form, and characters that nobody sees.

In: text. Out: the first places of characters that YAML, XML (and so DOCX and XLSX) or an editor's idea
of a line cannot carry: YAML 1.2 §5.1 c-printable, XML 1.0 §2.2 Char. TAB, LF and CR as a line end are fine.

Characters that nobody sees (Unicode: Default_Ignorable_Code_Point) come along when text is copied from a
page. They are no part of any text that is read, and one finding of a file deletes them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from goalc.source.diagnostic import Diagnostic, Edit, Severity
from goalc.source.text import SourceText, Span
from goalc.syntax.errors import error

# U+0085, U+2028 and U+2029 are line ends to YAML 1.1 parsers and to some editors, not to others:
# lines would be counted differently and text would silently change. U+FEFF is the mark at the
# beginning of a file; in the middle of text it is an invisible character of a file glued to another.
_BAD = "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
FORBIDDEN = re.compile(f"[{_BAD}]")
FORBIDDEN_IN_VALUE = re.compile(f"[{_BAD}\\r]")
"""The same for a value that was written with backslashes: a CR there is a character, not a line end."""

# Latin, Chinese and signs. Letters of other scripts, and pictures made of several, need the joiners.
_PLAIN = "\u0000-\u02ff\u2000-\u206f\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_ALWAYS = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\uffa0"
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_JOINERS = "\u180e\u200c\u200d"
# They choose the shape of the character before them: a coloured picture, a compatibility ideograph, and those
# behind U+E0100 a variant of an ideograph, by which people write their names.
_SHAPES = "\ufe00-\ufe0f"
_IDEOGRAPHIC = "\U000e0100-\U000e01ef"
_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PICTURES = "©®\u203c\u2049\u3030\u303d\u3297\u3299"
_SHAPELESS = f"{_PLAIN}{_ALWAYS}{_JOINERS}{_SHAPES}{_IDEOGRAPHIC}≥≤"
# It begins with a set of characters, so that a search is fast.
INVISIBLE = re.compile(
    f"[{_ALWAYS}{_JOINERS}{_SHAPES}{_IDEOGRAPHIC}]"
    rf"(?:(?<=[{_ALWAYS}])|(?<=[{_JOINERS}])(?<![^{_PLAIN}{_ALWAYS}].)"
    rf"|(?<=[{_SHAPES}])(?<![^{_SHAPELESS}].)(?<![{_IDEOGRAPHS}][\ufe00-\ufe02])(?<![{_PICTURES}][\ufe0e\ufe0f])"
    rf"(?!(?<=[0-9#*]\ufe0f)\u20e3)|(?<=[{_IDEOGRAPHIC}])(?<![{_IDEOGRAPHS}].))"
    # What follows one was about the same letter.
    f"[{_ALWAYS}{_JOINERS}{_SHAPES}{_IDEOGRAPHIC}]*"
)
"""Characters that nobody sees, where they have no effect on the letters around them."""
MAX_DELETIONS = 5_000
"""Maximum number of characters that one finding deletes."""

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
    edit = (start, end, "") if key == "GC702.bom" else None
    return error(source, key, start, end, edit=edit, number=f"U+{number:04X}")


def find_invisible(source: SourceText, escaped: Iterable[tuple[int, int]] = ()) -> Iterator[Diagnostic]:
    """Yield one finding for all characters that nobody sees; `escaped` are the places of escaped ones."""
    runs = (range(*match.span()) for match in INVISIBLE.finditer(source.text))
    written = ((place, place + 1) for run in runs for place in run)
    places = sorted({*islice(written, MAX_DELETIONS), *escaped})
    if not places:
        return
    start, end = places[0]
    line = source.text[source.text.rfind("\n", 0, start) + 1 : start]
    seen = INVISIBLE.sub("", line).strip()[-6:]
    yield Diagnostic(
        "GC702.invisible" if seen else "GC702.invisible-first",
        Severity.WARNING,
        source.name,
        Span(start, end),
        {"count": len(places), "number": _number(source.text[start:end]), "before": seen},
        edits=tuple(Edit(source.name, Span(*place), "") for place in places),
    )


def _number(written: str) -> str:
    """Return the code point of a character that is written as it is or as an escape."""
    digits = f"{ord(written):04X}" if len(written) == 1 else written[2:].upper().lstrip("0").zfill(4)
    return f"U+{digits}"
