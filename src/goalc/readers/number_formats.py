"""The number formats of a spreadsheet, as far as they change what a number says.

In: a number and the format of its cell. Out: the text that is shown, where the format writes words beside the
number (`0"万元"`) or divides it (`#,##0,`, `0!.0,` shows ten thousands); None where it does neither.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_SECTIONS = re.compile(r'(?:"[^"]{0,255}"|[\\!_*].|\[[^\]]{0,255}\]|[^;])+')
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<sign>.)|[_*].|\[[^\]]*\]|(?P<digits>General|[0#?][0#?,.]*)|(?P<other>.)',
    re.DOTALL,
)
_PLACE = re.compile("[0#?]")


class _Format(NamedTuple):
    """The words before and behind a number, by what it is divided, how many decimals are written at least."""

    before: str
    after: str
    divisor: Decimal
    decimals: int


def is_percentage(form: str) -> bool:
    """Return True if a format shows hundredths; a percent sign in quotes is a word."""
    return any(found["other"] == "%" for found in _TOKEN.finditer(form))


def shown_number(value: Decimal, form: str) -> str | None:
    """Return a number as a format shows it, with all its digits; None if it is the number alone."""
    found = _parse(_section(form))
    if found is None or (found.divisor == 1 and not _has_word(found)):
        return None
    number = value / found.divisor
    exponent = number.normalize().as_tuple().exponent
    held = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"{found.before}{number:,.{max(held, found.decimals)}f}{found.after}"


def _section(form: str) -> str:
    """Return the section for positive numbers; those for others write the same words."""
    found = _SECTIONS.match(form)
    return found[0] if found else ""


def _has_word(found: _Format) -> bool:
    return any(letter.isalpha() or letter in "%％‰" for letter in found.before + found.after)


def _parse(section: str) -> _Format | None:
    before, after, digits, point = "", "", "", 0
    for token in _TOKEN.finditer(section):
        words = token["quoted"] or token["sign"] or token["other"] or ""
        if token["digits"]:
            digits += token["digits"]
        elif words == "." and digits:
            # A point that is a word stands between the digits of the whole number.
            point = len(_PLACE.findall(digits))
        elif digits:
            after += words
        else:
            before += words
    if not digits:
        return None
    thousands = len(digits) - len(digits.rstrip(","))
    places = len(_PLACE.findall(digits))
    inserted = places - point if point else 0
    decimals = inserted or len(digits.rstrip(",").partition(".")[2])
    return _Format(before, after, Decimal(1000) ** thousands * Decimal(10) ** inserted, decimals)
