"""GC605: a number has no blanks inside: `14, 464. 15` is residue of OCR.

`1. 2026年底前完成` is an item of a list, and `15, 120, 300户` may be three numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.lint.context import TextContext
from goalc.lint.rule import TextRule, Violation
from goalc.lint.texts import Text
from goalc.source.diagnostic import Fix, Replacement, Severity

_BROKEN = re.compile(
    r"(?<![0-9.．])(?:[0-9]{1,3}(?:\s*[,，]\s*[0-9]{3})+(?![0-9])(?:\s*[.．]\s*[0-9]+)?|[0-9]+\s*[.．]\s*[0-9]+)"
)
_ITEM = re.compile(r"[0-9]{1,2}\s*[.．]\s+[0-9]+")
_BEFORE_ITEM = re.compile(r"(?:^|[\s；;。：:，,、）)（(]|目标|任务|指标|措施|步骤|项目|阶段|要求|内容)$")
_BLANK = re.compile(r"\s")
_POINT = re.compile(r"[.．]")
_MONEY = re.compile(r"\s*[万亿]?元")


def check(text: Text, _: TextContext) -> Iterator[Violation]:
    """Yield one violation for a text with broken numbers; its fix corrects all of them."""
    value = text.text
    broken = [match for match in _BROKEN.finditer(value) if _is_broken(match)]
    if broken:
        corrected = _BROKEN.sub(lambda match: _join(match[0]) if _is_broken(match) else match[0], value)
        fix = Fix((Replacement(text.origin, corrected),), safe=False)
        arguments = {"found": broken[0][0], "right": _join(broken[0][0])}
        severity = None if any(_POINT.search(match[0]) for match in broken) else Severity.WARNING
        yield Violation("GC605", text.origin, arguments, severity=severity, fix=fix)


def _is_broken(match: re.Match[str]) -> bool:
    """Return True if the match has a blank and is one number, no item of a list with its number."""
    if not any(character.isspace() for character in match[0]):
        return False
    if not _POINT.search(match[0]) and not _MONEY.match(match.string, match.end()):
        return False
    return not (
        _ITEM.fullmatch(match[0])
        and _BEFORE_ITEM.search(match.string[max(0, match.start() - 2) : match.start()])
    )


def _join(number: str) -> str:
    return "".join(number.split()).replace("，", ",").replace("．", ".")


def glance(context: TextContext) -> object:
    """Return a true value if any text has a blank."""
    return _BLANK.search(context.together)


RULE = TextRule("GC605", Severity.ERROR, "S", check, fixes=True, glance=glance)
