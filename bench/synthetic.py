"""Submissions of the size of real tables, the same for the same seed.

In: the published submission in `specs/2025`. Out: submissions with its structure, key by key and row
by row, whose indicators, steps, amounts and numbers differ by seed. An indicator is one of the published
ones of its level with another number, so rules find in it about as much as in the published ones.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT / "specs" / "2025" / "liupanshui-police"
FORMS = 6
"""Number of forms of the published submission: its department's table and five projects."""

_LEVEL = re.compile(r"(?m)^    (\S+):\n((?:      .*\n)+)")
_COMMENT = re.compile(r"(?m)^ +#.*\n")
_INDICATOR = re.compile(r"(?m)^      - (?:.+\n)(?:        .+\n)*")
_STEP = re.compile(r"(?m)^( +内容: )(.+)$")
_TARGET = re.compile(r"(?m)^( +指标值: )([≥≤=]?)(\d+)(.*)$")
_TITLE = re.compile(r"(?m)^(项目名称: )(.+)$")
_BUDGET = re.compile(r"(?m)^(预算资金: )(\d+)(\.\d+)?")
_SPENT = re.compile(r"(?m)^(项目支出: ).*$")


@cache
def _real() -> dict[str, str]:
    """Return the published specs by their names in the submission's folder."""
    files = sorted(REAL.rglob("*.yaml"))
    return {path.relative_to(REAL).as_posix(): path.read_text(encoding="utf-8") for path in files}


@cache
def _steps() -> tuple[str, ...]:
    """Return all steps of plans, each once."""
    return tuple(dict.fromkeys(match[2] for text in _real().values() for match in _STEP.finditer(text)))


@cache
def _indicators() -> dict[str, tuple[str, ...]]:
    """Return the lines of all indicators by their second level; of two with one name, the first.

    Those from a library are left out, because the naive chain has none.
    """
    found: dict[str, dict[str, str]] = {}
    for text in _real().values():
        for level, body in _LEVEL.findall(_COMMENT.sub("", text)):
            for lines in _INDICATOR.findall(body):
                if "引用" not in lines:
                    found.setdefault(level, {}).setdefault(lines.split("\n", 1)[0], lines)
    return {level: tuple(lines.values()) for level, lines in found.items()}


def submission(seed: int, forms: int = FORMS) -> dict[str, bytes]:
    """Make the files of a submission with a department's table and `forms` - 1 projects."""
    random = Random(seed)
    real = _real()
    projects = [text for name, text in real.items() if name.startswith("projects/")]
    files: dict[str, str] = {}
    total = Decimal(0)
    for number in range(1, forms):
        budget = random.randrange(1, 300_000) * 10_000
        total += Decimal(budget) / 100
        text = _project(projects[(number - 1) % len(projects)], number, budget, random)
        files[f"projects/{number:03}.yaml"] = text
    department = _SPENT.sub(rf"\g<1>{total / 10_000:f}万元", _vary(real["department.yaml"], random))
    cover = real["submission.yaml"]
    files |= {"submission.yaml": cover, "department.yaml": department}
    return {name: text.encode() for name, text in sorted(files.items())}


def _project(text: str, number: int, cents: int, random: Random) -> str:
    text = _TITLE.sub(rf"\g<1>\g<2>（{number}）", text)
    text = _BUDGET.sub(f"预算资金: {cents // 100}.{cents % 100:02}", text)
    return _vary(text, random)


def _vary(text: str, random: Random) -> str:
    """Replace texts by others of the same kind; no name comes twice in a form."""
    text = _LEVEL.sub(lambda match: _level(match, random), text)
    text = _STEP.sub(lambda match: match[1] + random.choice(_steps()), text)
    return _TARGET.sub(lambda match: _target(match, random), text).replace("环境效益指标", "生态效益指标")


def _level(match: re.Match[str], random: Random) -> str:
    """Return as many indicators of a level as there were, with the comments between them."""
    level, body = match.groups()
    chosen = random.sample(_indicators()[level], len(_INDICATOR.findall(_COMMENT.sub("", body))))
    return f"    {level}:\n" + "".join([*_COMMENT.findall(body), *chosen])


def _target(match: re.Match[str], random: Random) -> str:
    lead, sign, number, rest = match.groups()
    if rest.startswith("年"):
        return match[0]
    if rest.startswith("%"):
        number = str(random.randint(80, 100))
    elif number != "0":
        number = str(random.randrange(10 ** (len(number) - 1), 10 ** len(number)))
    return f"{lead}{sign or '≥'}{number}{rest}"


def write_tree(folder: Path, forms: int, each: int = FORMS) -> int:
    """Write submissions of `each` forms, the last with the rest; return the number of submissions."""
    count = 0
    while forms > 0:
        count += 1
        for name, content in submission(count, min(forms, each)).items():
            path = folder / f"unit-{count:04}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        forms -= each
    return count
