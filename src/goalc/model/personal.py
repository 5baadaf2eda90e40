"""Numbers that belong to a person: mobile numbers, identity numbers, bank accounts.

In: a text. Out: their places, and the text with most of their digits replaced by stars. Digits may be
full-width, and blanks or dashes may stand between them, as people write them: `135 9580 7495`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from goalc.model.number_context import is_code_or_amount

Kind = Literal["mobile", "identity", "account"]

_DIGIT = "[0-9０-９]"
_GAP = "[ \xa0\u3000\u2010-\u2015\u2212－/-]{0,2}"
# Each pattern begins with a set of characters, so that a search is fast; what is before comes next.
# 13595807495.50 is an amount.
_MOBILE = re.compile(
    rf"[1１](?:(?<![0-9０-９].)|(?<=(?<![0-9])0.)|(?<=(?<![0-9])86.)|(?<=(?<![0-9])0086.))"
    rf"{_GAP}[3-9３-９](?:{_GAP}{_DIGIT}){{9}}(?![0-9０-９]|[.．]{_DIGIT}{{1,2}}(?!{_DIGIT}))"
)
_START = re.compile(r"[0-9０-９](?<![0-9０-９].)")
_IDENTITY = re.compile(rf"{_DIGIT}(?:[.]?{_GAP}{_DIGIT}){{16}}[.]?{_GAP}[0-9０-９XxＸｘ](?![0-9０-９])")
# Those of before 1999: the area, the day of birth, three digits.
_OLD_IDENTITY = re.compile(
    rf"(?<![A-Za-z0-9])(?<![0-9][ -]){_DIGIT}{{6}}[ -]?{_DIGIT}{{2}}[ -]?{_DIGIT}{{2}}[ -]?{_DIGIT}{{2}}"
    rf"[ -]?{_DIGIT}{{3}}(?![A-Za-z0-9０-９]|[ -][0-9])"
)
# Years in a row have gaps as accounts have, and begin with 1 or 2.
_CARD = re.compile(rf"(?<![A-Za-z])[3-6３-６](?:{_GAP}{_DIGIT}){{15,18}}(?![0-9０-９A-Za-zＡ-Ｚａ-ｚ])")
# An account of a company has no check digit: only the words before it say what it is.
_BLANKS = r"[ \t\u3000\xa0]{0,3}"
_LABEL = re.compile(
    r"[账帐卡开存](?:[号户]|(?<=卡)号码?|(?<=开)户(?:银?行)?|(?<=存)折)(?:号码?|名)?"
    rf"(?:[及和与、/]?(?:账户?号|帐户?号|卡号))?(?:[（(][^（）()0-9]{{1,12}}[）)])?{_BLANKS}[为是]?[:：]?{_BLANKS}"
    rf"(?:[（(\u4e00-\u9fff）)]{{2,30}}(?:行|信用社|联社|营业部|分理处)[，,、:：（(]?(?:[账帐]户?号)?[:：]?{_BLANKS})?"
)
_ACCOUNT = re.compile(rf"{_DIGIT}(?:{_GAP}{_DIGIT}){{8,31}}(?![0-9０-９A-Za-z])")
_NO_ACCOUNT = re.compile(
    # Dates, a telephone, a count.
    r"(?:19|20)[0-9]{2}[-/][0-9]{1,2}[-/][0-9]|0[0-9]{2,3}[ -]?[0-9]{7,8}\Z"
    r"|[48]00[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}\Z"
    r"|(?:(?:19|20)[0-9]{2}[^0-9]{0,2}){2,8}\Z"
)
_COUNTED = re.compile(rf"{_BLANKS}[十百千万亿]{{0,3}}(?:[个人次条家笔项年月]|户(?!名))")
_IDENTITY_LABEL = re.compile(
    rf"(?:身份证|证件)(?:编?号码?)?(?:[（(][^（）()0-9]{{1,8}}[）)])?[为是]?[:：]?{_BLANKS}\Z"
)
_AREA = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
"""Beginnings of the codes of areas (GB/T 2260)."""
_NO_DIGIT = re.compile("[^0-9X]")
_GROUPED = re.compile(r"[0-9]{4}[ -]")
_GROUP_BEFORE = re.compile(r"(?<![0-9])[0-9]{4}[ -]\Z")
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
    accounts: list[PersonalNumber] | None = None
    for match in _MOBILE.finditer(text):
        start, end = match.span()
        if is_code_or_amount(text, start, end) or _is_inside_groups(text, match):
            continue
        if accounts is None:
            accounts = list(_find_labelled(text))
        if not any(account.start <= start < account.end for account in accounts if end - start != 11):
            yield _number("mobile", match)


def find_documents(text: str) -> Iterator[PersonalNumber]:
    """Yield identity numbers (GB 11643) and bank accounts.

    Those of cards (ISO/IEC 7812) have the right check digit; words before the others say what they are.
    """
    labelled = list(_find_labelled(text))
    end = 0
    for start in _START.finditer(text):
        place = start.start()
        if place < end:
            continue
        found = next((account for account in labelled if account.start == place), None)
        found = found or _document_at(text, place)
        if found is not None:
            end = found.end
            yield found


def _find_labelled(text: str) -> Iterator[PersonalNumber]:
    """Yield the accounts that words before them name, and that are no identity number."""
    for label in _LABEL.finditer(text):
        account = _ACCOUNT.match(text, label.end())
        if account is None or _NO_ACCOUNT.match(account[0]) or _COUNTED.match(text, account.end()):
            continue
        is_identity = _IDENTITY.match(text, label.end()) and _document_at(text, label.end())
        if not is_identity and not is_code_or_amount(text, *account.span()):
            yield _number("account", account)


def _is_inside_groups(text: str, match: re.Match[str]) -> bool:
    """Return True if a number is the end of a longer one in groups of four: 2403 0212 1351 2345 678."""
    before = text[max(0, match.start() - 6) : match.start()]
    return bool(_GROUPED.match(match[0]) and _GROUP_BEFORE.search(before))


def _document_at(text: str, place: int) -> PersonalNumber | None:
    """Return the number of a document that begins at a place; None if there is none."""
    named = _IDENTITY_LABEL.search(text[max(0, place - 24) : place]) is not None
    kinds: tuple[tuple[Kind, re.Pattern[str], Callable[[str], bool]], ...] = (
        ("identity", _IDENTITY, _is_named_identity if named else _is_identity),
        ("identity", _OLD_IDENTITY, _is_old_identity),
        ("account", _CARD, _is_card),
    )
    for kind, pattern, is_right in kinds:
        match = pattern.match(text, place)
        if match is not None and is_right(_number(kind, match).digits):
            return None if is_code_or_amount(text, *match.span()) else _number(kind, match)
    return None


def _number(kind: Kind, match: re.Match[str]) -> PersonalNumber:
    digits = _NO_DIGIT.sub("", unicodedata.normalize("NFKC", match[0]).upper())
    return PersonalNumber(kind, digits, *match.span())


def _is_identity(number: str) -> bool:
    if not _is_named_identity(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[17]


def _is_named_identity(number: str) -> bool:
    """Return True for an area, a day and an order, whatever the check digit is."""
    is_long = len(number) == 18 and number[:17].isdigit() and number[6:8] in {"18", "19", "20"}
    return is_long and _AREA.match(number) is not None and _is_day(number[6:14])


def _is_old_identity(number: str) -> bool:
    return (
        len(number) == 15
        and number.isdigit()
        and _AREA.match(number) is not None
        and _is_day("19" + number[6:12])
    )


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _is_card(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def mask(text: str) -> tuple[str, list[PersonalNumber]]:
    """Return a text without personal numbers that could be read, and the numbers that it had."""
    found = sorted((*find_documents(text), *find_mobiles(text)), key=lambda number: number.start)
    masked: list[PersonalNumber] = []
    pieces: list[str] = []
    place = 0
    for number in found:
        if number.start >= place:
            pieces += [text[place : number.start], number.masked]
            place = number.end
            masked.append(number)
    return "".join([*pieces, text[place:]]), masked
