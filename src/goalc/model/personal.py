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
_GAP = "[ \xa0\u3000\u2010-\u2015\u2212－/-]{0,2}"
# Each pattern begins with a set of characters, so that a search is fast; what is before comes next.
# 13595807495.50 and 13595807495万元 are amounts.
_MOBILE = re.compile(
    rf"[1１](?:(?<![0-9０-９].)|(?<=(?<![0-9])0.)|(?<=(?<![0-9])86.)|(?<=(?<![0-9])0086.))"
    rf"{_GAP}[3-9３-９](?:{_GAP}{_DIGIT}){{9}}(?![0-9０-９]|[.．]{_DIGIT}{{1,2}}(?!{_DIGIT})|[十百千万亿]*元)"
)
_START = re.compile(r"[0-9０-９](?<![0-9０-９].)")
_IDENTITY = re.compile(rf"{_DIGIT}(?:[.]?{_GAP}{_DIGIT}){{16}}[.]?{_GAP}[0-9０-９XxＸｘ](?![0-9０-９])")
# Years in a row have gaps as accounts have, and begin with 1 or 2.
_ACCOUNT = re.compile(rf"[3-6３-６](?:{_GAP}{_DIGIT}){{15,18}}(?![0-9０-９A-Za-zＡ-Ｚａ-ｚ])")
_NO_DIGIT = re.compile("[^0-9X]")
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
    return (_number("mobile", match) for match in _MOBILE.finditer(text))


def find_documents(text: str) -> Iterator[PersonalNumber]:
    """Yield identity numbers (GB 11643) and bank accounts (ISO/IEC 7812) with the right check digit."""
    end = 0
    for start in _START.finditer(text):
        found = _document_at(text, start.start()) if start.start() >= end else None
        if found is not None:
            end = found.end
            yield found


def _document_at(text: str, place: int) -> PersonalNumber | None:
    """Return the number of a document that begins at a place; None if there is none."""
    identity = _IDENTITY.match(text, place)
    if identity is not None and _is_identity(_number("identity", identity).digits):
        return _number("identity", identity)
    account = _ACCOUNT.match(text, place)
    if account is not None and _is_card(_number("account", account).digits):
        return _number("account", account)
    return None


def _number(kind: Kind, match: re.Match[str]) -> PersonalNumber:
    digits = _NO_DIGIT.sub("", unicodedata.normalize("NFKC", match[0]).upper())
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
