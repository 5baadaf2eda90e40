"""Numbers that belong to a person: mobile numbers, identity numbers, bank accounts.

In: a text. Out: their places, and the text with most of their digits replaced by stars. Digits may be
full-width, and blanks or dashes may stand between them, as people write them: `135 9580 7495`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["mobile", "identity", "account"]

_DIGIT = "[0-9０-９]"
_GAP = "[ \xa0\u3000\u2010-\u2015\u2212－-]?"
# Each pattern begins with a set of characters, so that a search is fast; what is before comes next.
# 13595807495.50 and 13595807495元 are amounts.
_MOBILE = re.compile(
    rf"[1１](?:(?<![0-9０-９].)|(?<=(?<![0-9])86.)|(?<=(?<![0-9])0086.))[3-9３-９](?:{_GAP}{_DIGIT}){{9}}"
    rf"(?![0-9０-９]|[.．]{_DIGIT}|[十百千万亿]?元|[百千万亿])"
)
_LONG = re.compile(
    rf"{_DIGIT}(?<![0-9０-９A-Za-zＡ-Ｚａ-ｚ].)(?:{_GAP}{_DIGIT}){{14,18}}(?:{_GAP}[XxＸｘ])?"
    "(?![0-9０-９A-Za-zＡ-Ｚａ-ｚ])"
)
_NO_DIGIT = re.compile("[^0-9X]")
_MAX_GAPS = 5
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SHOWN: dict[Kind, tuple[int, int]] = {"mobile": (3, 4), "identity": (6, 2), "account": (4, 2)}
"""Numbers of digits that stay at the beginning and at the end."""


class PersonalNumber(NamedTuple):
    """A number in a text: its kind, its digits, and its place."""

    kind: Kind
    digits: str
    start: int
    end: int

    @property
    def masked(self) -> str:
        """The number with stars in the place of most digits."""
        first, last = _SHOWN[self.kind]
        return self.digits[:first] + "*" * (len(self.digits) - first - last) + self.digits[-last:]


def find_mobiles(text: str) -> Iterator[PersonalNumber]:
    """Yield the mobile numbers of mainland China."""
    for match in _MOBILE.finditer(text):
        number = _number("mobile", match)
        if number is not None:
            yield number


def find_documents(text: str) -> Iterator[PersonalNumber]:
    """Yield identity numbers (GB 11643) and bank accounts (ISO/IEC 7812) with the right check digit."""
    for match in _LONG.finditer(text):
        number = _number("identity", match)
        if number is None:
            continue
        if _is_identity(number.digits):
            yield number
        elif len(number.digits) >= 16 and number.digits.isdigit() and _is_card(number.digits):
            yield number._replace(kind="account")


def _number(kind: Kind, match: re.Match[str]) -> PersonalNumber | None:
    """Return a match as a number; None if so many gaps are in it that it is a list."""
    written = match[0]
    digits = _NO_DIGIT.sub("", unicodedata.normalize("NFKC", written).upper())
    if len(written) - len(digits) > _MAX_GAPS:
        return None
    return PersonalNumber(kind, digits, *match.span())


def _is_identity(number: str) -> bool:
    if len(number) != 18 or not number[:17].isdigit() or number[6:8] not in {"18", "19", "20"}:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[17]


def _is_card(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def mask(text: str) -> tuple[str, list[PersonalNumber]]:
    """Return a text without personal numbers that could be read, and the numbers that it had."""
    found = sorted((*find_documents(text), *find_mobiles(text)), key=lambda number: number.start)
    if not found:
        return text, found
    pieces: list[str] = []
    place = 0
    for number in found:
        if number.start >= place:
            pieces += [text[place : number.start], number.masked]
            place = number.end
    return "".join([*pieces, text[place:]]), found
