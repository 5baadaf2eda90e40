"""Mistyped characters of a number: `﹥95%`, `“≥95%”`, `≥9 5%`, `95≥`.

In: a text that cannot be read. Out: what was meant, with a `Slip` for each character that is wrong. A slip
that leaves no doubt is mended on the form as well; one that could mean something else is printed as typed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from typing import NamedTuple

from goalc.model.target.kinds import Slip
from goalc.model.target.numbers import INCLUDED, NUMBER, SIGN, is_foreign_digit

_ALIKE = {**dict.fromkeys("﹥》〉›⟩", ">"), **dict.fromkeys("﹤《〈‹⟨", "<"), "﹦": "=", "﹪": "%", "٪": "%"}
_SIGN_ALIKE = re.compile("[﹥》〉›⟩﹤《〈‹⟨﹦﹪٪]")
_ENTITY = re.compile(r"&(?:gt|lt|ge|le|#62|#60);?")
_AROUND = ("“”", "‘’", '""', "''", "「」", "（）", "()", "【】", "[]")
_BEHIND = re.compile(r"(?<![。．.；;，,、！!？?：:])[。．.；;，,、！!？?：:]+$")
_BEFORE = re.compile(r"^(?:[：:，,、。；;]|\.(?![0-9]))+")
_EXTRA = re.compile(
    r"(?<=[≥≤])\s*[=＝：:]|[=＝]\s*(?=[≥≤])|(?<=≥)\s*≥|(?<=≤)\s*≤|(?<=%)\s*%|(?<=>)\s*>|(?<=<)\s*<"
)
# A letter in the place of a digit: 1OO%, ≥l2次.
_ZERO = re.compile(r"(?<=[0-9])[OoＯ]+(?![A-Za-z])")
_ONE = re.compile(r"(?<![0-9A-Za-z.])[lI|](?=[0-9OoＯ])")
_POINT = re.compile(rf"^((?:{SIGN})?\s*)\.(?=[0-9])")
_COMMA = re.compile(r"(?<=/[人户个次天])、(?=[人天日月年次]$)")
_BLANK = re.compile(r"(?<=[0-9])[ 　\xa0]+(?=[0-9.,])|(?<=[.,])[ 　\xa0]+(?=[0-9])")
_PLUS = re.compile(rf"^({SIGN})?\s*[+＋](?=\s*[0-9])")
_ORDER = re.compile(rf"({NUMBER}\s*[^0-9\s≥≤=<>＝＜＞]{{0,8}})\s*({SIGN})\s*([^0-9\s≥≤=<>＝＜＞]{{0,8}})")
_PERCENT_FIRST = re.compile(rf"({SIGN})?\s*%\s*({NUMBER})")
_EXPONENT = re.compile(r"(?<![0-9.A-Za-z])([0-9](?:\.[0-9]{1,9})?)[Ee]\+?([0-9]{1,2})(?![0-9])")
_WRONG = frozenset("﹥》〉›⟩﹤《〈‹⟨﹦﹪٪“”‘’\"'「」")
_WRONG_ANYWHERE = re.compile(
    rf"[.。;；,，、?？]$|%\s*%|{_EXPONENT.pattern}|{_ZERO.pattern}|^(?:{SIGN})?\s*\.[0-9]"
)


class Mended(NamedTuple):
    """The text that was meant, its slips, and True if it cannot mean anything else."""

    text: str
    slips: tuple[Slip, ...]
    sure: bool


def is_suspect(text: str) -> bool:
    """Return True if a text has a character that no number and no unit should have."""
    return any(map(_is_wrong, text)) or _WRONG_ANYWHERE.search(text) is not None


def _is_wrong(character: str) -> bool:
    return character in _WRONG or is_foreign_digit(character)


def mend(text: str) -> Mended:
    """Return a text without its mistyped characters."""
    slips: list[Slip] = []
    text = _mend_signs(text, slips)
    text = _drop_around(text, slips)
    sure = len(slips)
    text = _mend_number(text, slips)
    return Mended(text, tuple(slips), len(slips) == sure)


def _mend_signs(text: str, slips: list[Slip]) -> str:
    for entity in _ENTITY.findall(text):
        right = unescape(f"{entity.rstrip(';')};")
        slips.append(Slip("other", entity, right))
        text = text.replace(entity, right, 1)
    if not text.startswith("《") or "》" not in text:
        for character in dict.fromkeys(_SIGN_ALIKE.findall(text)):
            slips.append(Slip("other", character, _ALIKE[character]))
            text = text.replace(character, _ALIKE[character])
    while match := _EXTRA.search(text):
        slips.append(Slip("extra", match[0].strip()))
        text = text[: match.start()] + text[match.end() :]
    if match := _PERCENT_FIRST.fullmatch(text):
        slips.append(Slip("other", f"%{match[2]}", f"{match[2]}%"))
        text = f"{match[1] or ''}{match[2]}%"
    return text


def _drop_around(text: str, slips: list[Slip]) -> str:
    changed = True
    while changed:
        changed = False
        for pair in _AROUND:
            left, right = pair[0], pair[1]
            if len(text) > 2 and text[0] == left and text[-1] == right and left not in text[1:-1]:
                slips += [Slip("extra", left), Slip("extra", right)]
                text, changed = text[1:-1].strip(), True
        for pattern in (_BEHIND, _BEFORE):
            if match := pattern.search(text):
                slips.append(Slip("extra", match[0]))
                text, changed = pattern.sub("", text).strip(), True
    return text


def _mend_number(text: str, slips: list[Slip]) -> str:
    """Mend what could have another meaning: blanks in a number, a plus, a sign behind, an exponent."""
    text = _mend_digits(text, slips)
    if (match := INCLUDED.search(text)) and text[match.end() : match.end() + 1] not in {"及", "以"}:
        slips.append(Slip("extra", match[0]))
        text = f"{text[: match.start()]}{text[match.end() :]}"
    if _COMMA.search(text):
        slips.append(Slip("other", "、", "·"))
        text = _COMMA.sub("·", text)
    if match := _BLANK.search(text):
        slips.append(Slip("extra", match[0]))
        text = _BLANK.sub("", text)
    if match := _PLUS.match(text):
        slips.append(Slip("extra", match[0][-1]))
        text = text[: match.end() - 1] + text[match.end() :]
    if _POINT.match(text):
        slips.append(Slip("other", ".", "0."))
        text = _POINT.sub(r"\g<1>0.", text)
    if match := _ORDER.fullmatch(text):
        slips.append(Slip("order", match[2]))
        text = f"{match[2]}{match[1]}{match[3]}"
    if match := _EXPONENT.search(text):
        slips.append(Slip("exponent", match[0]))
        text = f"{text[: match.start()]}{Decimal(match[0]):f}{text[match.end() :]}"
    return text


def _mend_digits(text: str, slips: list[Slip]) -> str:
    """Mend digits of other scripts, and letters in the place of a digit."""
    for character in dict.fromkeys(filter(is_foreign_digit, text)):
        slips.append(Slip("other", character, str(int(character))))
        text = text.replace(character, slips[-1].right)
    for pattern, digit in ((_ZERO, "0"), (_ONE, "1")):
        while match := pattern.search(text):
            right = digit * len(match[0])
            slips.append(Slip("other", match[0], right))
            text = f"{text[: match.start()]}{right}{text[match.end() :]}"
    return text
