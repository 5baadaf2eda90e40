"""The texts of cells → values as an officer writes them in a spec: the reverse of printing.

In: the text of a cell, and how its form prints the value: kind, unit, words to choose from, format. Out: the
value in canonical notation (a text, or a list of texts for a kind that is one), None for an empty cell, or a
`Doubt` that names what keeps the text from being a value of its kind. Nothing is guessed and nothing rounded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from goalc.model.amount import UNITS, AmountError, parse_amount
from goalc.model.dates import parse_date, parse_period
from goalc.model.formats import NO_FORMAT, Format
from goalc.model.notation import canonical_text

DoubtKind = Literal[
    "amount", "unit", "fen", "limit", "date", "period", "number", "rate", "choice", "year", "formula", "error"
]


class Doubt(NamedTuple):
    """The reason for which a text is not a value of its kind, and the text."""

    kind: DoubtKind
    text: str


class Printing(NamedTuple):
    """The way in which a form prints a value: its kind, the unit that its label names, its words, its format.

    The unit of the label is 元, 万元 or 亿元; it is empty where no label names one. Kinds are those of
    fields of packs and of core fields that are no table (`year`, `names`, `numbers`).
    """

    kind: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    format: Format = NO_FORMAT


Reading = str | list[str] | Doubt | None

_AMOUNT = re.compile(r"(?:人民币|RMB|[¥￥])?(-?[0-9][0-9,]*(?:\.[0-9]+)?)(亿元|万元|元|亿|万)?整?")
MONEY_UNIT = "(?:[十百千]{0,4}[万亿]?|[美欧日港加新]|澳门?)元"
"""The pattern of a unit of money, also of those that are none of `UNITS`."""
_UNIT = re.compile(rf"(?<![单多公]){MONEY_UNIT}")
_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_RATE = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(%?)")
_SPACED = re.compile(r"[0-9０-９][0-9０-９.,\s]*")
_YEAR = re.compile(r"([0-9]{4})年?度?")
_NUMBERS = re.compile(r"[0-9]+(?:[、,;][0-9]+)*")
_LOOSE_MONTHS = re.compile(
    r"([0-9]{4})年([0-9]{1,2})月?(?:至|到|-+|–|—+|~|～)([0-9]{1,2})月"
    r"|([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日(?:至|到|-+|–|—+|~|～)([0-9]{1,2})月([0-9]{1,2})日"
)
"""Periods that name their year once: `2025年1月—12月`, `2025年1—12月`, `2025年1月1日至12月31日`."""
_CLOCK = re.compile(r"(?:<d>)?([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00:00")
"""A date as a spreadsheet keeps it."""
_TICKED, _OPEN = "☑☒■▣✓✔√●☆★◉", "□☐○◯◻"
_BOX = re.compile(rf"(?:[（(\[【]\s{{0,4}})?([{_TICKED}{_OPEN}])(?:\s{{0,4}}[）)\]】])?")
_EMPTY_BRACKETS = re.compile(r"[（(\[【]\s{0,9}[）)\]】]")
_ERROR = "<e>"
UNCOMPUTED = ("<f>", _ERROR)
"""The beginnings of what a reader makes of a formula without a result, and of an error."""
_NOTHING = frozenset({"", "/", "／", "—", "－", "-", "――", "——", "无"})
"""Signs for nothing, in cells of amounts, dates and numbers, where none of them is a value."""
_SIGNS: Mapping[str, str] = {
    "大于等于": "≥",
    "小于等于": "≤",
    "大于": ">",
    "小于": "<",
    "等于": "=",
    "定性": "",
}


def read_value(text: str, printing: Printing) -> Reading:
    """Return the value that a form prints as `text`; None if it prints nothing."""
    stripped = text.strip()
    nothing = printing.format.nothing
    if not stripped or (nothing and stripped == nothing):
        return None
    if stripped.startswith(UNCOMPUTED):
        return Doubt("error" if stripped.startswith(_ERROR) else "formula", stripped.partition(">")[2])
    if printing.kind in {"choice", "choices"} or printing.choices:
        return _read_choices(stripped, printing)
    read = _READERS.get(printing.kind)
    return stripped if read is None else read(stripped, printing)


def join_target(sign: str, number: str, unit: str) -> str | None:
    """Return the target that stands in three cells: 计算符号, 指标值, 计量单位; None if they are empty."""
    sign, number, unit = sign.strip(), number.strip(), unit.strip()
    sign = _SIGNS.get(sign, sign)
    if not number:
        return None
    if _SPACED.fullmatch(number):
        number = "".join(number.split())
    if unit and number.endswith(unit):
        unit = ""
    if sign and number.startswith(sign):
        sign = ""
    return canonical_text("target", f"{sign}{number}{unit}")


def split_lines(text: str) -> list[str]:
    """Return the paragraphs of a cell, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def unit_in(label: str) -> str:
    """Return the unit of money that a label names: 万元 for `预算资金（万元）`; empty if none or several.

    It may be one in which no amount can be written, such as 千元 or 美元.
    """
    found = set(_UNIT.findall(label))
    return next(iter(found)) if len(found) == 1 else ""


def narrow(text: str) -> str:
    """Return a text with narrow digits and signs and without blanks, as numbers and dates are read.

    A raised or circled digit is none: `5²` is not 52.
    """
    wide = (letter if unicodedata.category(letter) == "No" else _narrow(letter) for letter in text)
    return "".join("".join(wide).split()).replace("－", "-").replace("−", "-")


def _narrow(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter)


def _read_money(text: str, printing: Printing) -> Reading:
    if text in _NOTHING:
        return None
    found = _AMOUNT.fullmatch(narrow(text))
    if found is None:
        return Doubt("amount", text)
    unit = {"万": "万元", "亿": "亿元"}.get(found[2] or "", found[2] or "") or printing.unit
    if unit not in UNITS:
        return Doubt("unit", text)
    # 元 is what an amount without a unit is in.
    amount = found[1] + ("" if unit == "元" else unit)
    try:
        parse_amount(amount)
    except AmountError as error:
        return Doubt(_AMOUNT_DOUBTS[error.reason], text)
    return canonical_text("money", amount)


_AMOUNT_DOUBTS: Mapping[str, DoubtKind] = {"syntax": "amount", "fen": "fen", "limit": "limit"}


def _read_number(text: str, _: Printing) -> Reading:
    if text in _NOTHING:
        return None
    plain = narrow(text).removesuffix("分")
    return canonical_text("number", plain) if _NUMBER.fullmatch(plain) else Doubt("number", text)


def _read_rate(text: str, printing: Printing) -> Reading:
    if text in _NOTHING:
        return None
    found = _RATE.fullmatch(narrow(text))
    if found is None or not (found[2] or printing.unit == "%"):
        # 0.98 may be 98 % or 0.98 %.
        return Doubt("rate", text)
    return canonical_text("rate", found[1])


def _read_date(text: str, _: Printing) -> Reading:
    if text in _NOTHING:
        return None
    date = parse_date(_day(text))
    return Doubt("date", text) if date is None else str(date)


def _read_period(text: str, _: Printing) -> Reading:
    if text in _NOTHING:
        return None
    plain = _day(text)
    period = parse_period(plain) or parse_period(_LOOSE_MONTHS.sub(_with_year, plain))
    return Doubt("period", text) if period is None else str(period)


def _day(text: str) -> str:
    clock = _CLOCK.fullmatch(text)
    return clock[1] if clock else narrow(text)


def _with_year(found: re.Match[str]) -> str:
    if found[1]:
        return f"{found[1]}年{found[2]}月至{found[1]}年{found[3]}月"
    return f"{found[4]}年{found[5]}月{found[6]}日至{found[4]}年{found[7]}月{found[8]}日"


def _read_year(text: str, _: Printing) -> Reading:
    found = _YEAR.fullmatch(narrow(text))
    return found[1] if found else Doubt("year", text)


def _read_numbers(text: str, _: Printing) -> Reading:
    plain = narrow(text)
    return re.split("[、,;]", plain) if _NUMBERS.fullmatch(plain) else Doubt("number", text)


_READERS: Mapping[str, Callable[[str, Printing], Reading]] = {
    "money": _read_money,
    "number": _read_number,
    "rate": _read_rate,
    "date": _read_date,
    "period": _read_period,
    "year": _read_year,
    "numbers": _read_numbers,
    "target": lambda text, _: canonical_text("target", text),
    "paragraphs": lambda text, _: split_lines(text),
    "names": lambda text, _: split_lines(text),
}
"""The reader of a text by the kind of its value; a kind that is not here is a text."""


def _read_choices(text: str, printing: Printing) -> Reading:
    """Return the chosen words, by their boxes where there are any; one word for a kind that is one."""
    words = [word for word, ticked in _boxed(text, printing.choices) if ticked]
    if _BOX.search(text) is None or text in printing.choices:
        found = [part.strip() for part in re.split(r"[、,，;；\n]", text) if part.strip()]
        words = [_same_word(part, printing.choices) for part in found]
        if printing.kind != "choices":
            words = [_same_word(text, printing.choices)]
    elif not _covers(text, printing.choices):
        return Doubt("choice", text)
    if not words:
        return None
    if "" in words or (printing.kind != "choices" and len(words) > 1):
        return Doubt("choice", text)
    return words if printing.kind == "choices" else words[0]


def _boxed(text: str, choices: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Return each word that stands in a text with its box: True if ticked.

    The boxes stand before their words, or behind them; the first sign of the text tells.
    """
    places = _places(text, choices)
    boxes = [(found.start(), found[1] in _TICKED) for found in _BOX.finditer(text)]
    boxes += [(found.start(), False) for found in _EMPTY_BRACKETS.finditer(text)]
    boxes.sort()
    if not places or not boxes:
        return []
    if boxes[0][0] < places[0][0]:
        return [(word, _last([ticked for at, ticked in boxes if at < place])) for place, word in places]
    ends = [place for place, _ in places[1:]] + [len(text)]
    return [
        (word, any(ticked for at, ticked in boxes if place < at < end))
        for (place, word), end in zip(places, ends, strict=True)
    ]


def _places(text: str, choices: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return where words of the list stand in a text; a word within a longer one does not count."""
    found = []
    for word in sorted(choices, key=len, reverse=True):
        place = text.find(word)
        if place >= 0:
            found.append((place, word))
            text = text.replace(word, "\0" * len(word), 1)
    return sorted(found)


def _last(ticked: list[bool]) -> bool:
    return bool(ticked) and ticked[-1]


def _covers(text: str, choices: tuple[str, ...]) -> bool:
    """Return True if a text has nothing but boxes and words of the list."""
    rest = text
    for word in sorted(choices, key=len, reverse=True):
        rest = rest.replace(word, "", 1)
    rest = _EMPTY_BRACKETS.sub("", _BOX.sub("", rest))
    return not re.sub(r"[\s、,，;；/]", "", rest)


def _same_word(text: str, choices: tuple[str, ...]) -> str:
    """Return the word of the list that a text is, but for blanks and wide signs; empty if none."""
    if not choices:
        return text
    plain = narrow(text)
    return next((word for word in choices if text == word or narrow(word) == plain), "")
