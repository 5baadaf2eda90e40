"""GC602: a form has no identity numbers and no bank account numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import Text, TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.source.diagnostic import Severity

_LONG = re.compile(r"(?<![\dA-Za-z])\d{15,19}[Xx]?(?![\dA-Za-z])")
_DIGITS = re.compile(r"\d\d{14}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def check(text: Text, _: TextContext) -> Iterator[Violation]:
    """Yield a violation for each number that its check digit confirms (GB 11643, ISO/IEC 7812)."""
    for match in _LONG.finditer(text.text):
        number = match[0].upper()
        if _is_identity(number):
            yield Violation("GC602.identity", text.origin, {"shown": f"{number[:6]}…{number[-2:]}"})
        elif len(number) >= 16 and number.isdigit() and _is_card(number):
            yield Violation("GC602.account", text.origin, {"shown": f"{number[:4]}…{number[-2:]}"})


def _is_identity(number: str) -> bool:
    if len(number) != 18 or not number[:17].isdigit() or number[6:8] not in {"18", "19", "20"}:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[17]


def _is_card(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def glance(context: TextContext) -> object:
    """Return a true value if any text has a number of that length."""
    return _DIGITS.search(context.together)


RULE = TextRule("GC602", Severity.WARNING, "K", check, published=Severity.ERROR, glance=glance)
