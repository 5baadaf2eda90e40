"""Submissions of the real tables' size, the same for the same seed.

In: the published submission in `specs/2025`. Out: submissions with its structure, key by key and row
by row, whose names, definitions, steps, amounts and numbers differ by seed. Nothing in them is found
fault with, so that a run measures the making of forms and not the printing of findings.
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
"""Forms of the published submission: its department's table and five projects."""

_NAME = re.compile(r"(?m)^( +- 名称: )(.+)$")
_DEFINITION = re.compile(r"(?m)^( +解释: )(.+)$")
_STEP = re.compile(r"(?m)^( +内容: )(.+)$")
_TARGET = re.compile(r"(?m)^( +指标值: )([≥≤=]?)(\d+)(.*)$")
_TITLE = re.compile(r"(?m)^(项目名称: )(.+)$")
_BUDGET = re.compile(r"(?m)^(预算资金: )(\d+)(\.\d+)?")
_SPENT = re.compile(r"(?m)^(项目支出: ).*$")


@cache
def _real() -> dict[str, str]:
    """The published specs by their names in the submission's folder."""
    files = sorted(REAL.rglob("*.yaml"))
    return {path.relative_to(REAL).as_posix(): path.read_text(encoding="utf-8") for path in files}


@cache
def _pool(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """All texts of one key, each once."""
    return tuple(dict.fromkeys(match[2] for text in _real().values() for match in pattern.finditer(text)))


def submission(seed: int, forms: int = FORMS) -> dict[str, bytes]:
    """The files of a submission with a department's table and `forms` - 1 projects."""
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
    department = _SPENT.sub(rf"\g<1>{total / 10_000:f}万元", _varied(real["department.yaml"], random))
    cover = real["submission.yaml"]
    files |= {"submission.yaml": cover, "department.yaml": department}
    return {name: text.encode() for name, text in sorted(files.items())}


def _project(text: str, number: int, cents: int, random: Random) -> str:
    text = _TITLE.sub(rf"\g<1>\g<2>（{number}）", text)
    text = _BUDGET.sub(f"预算资金: {cents // 100}.{cents % 100:02}", text)
    return _varied(text, random)


def _varied(text: str, random: Random) -> str:
    """Other texts of the same kind in the same places; names stand once in a form."""
    names = iter(random.sample(_pool(_NAME), len(_NAME.findall(text))))
    text = _NAME.sub(lambda match: match[1] + next(names), text)
    definitions, steps = _pool(_DEFINITION), _pool(_STEP)
    text = _DEFINITION.sub(lambda match: match[1] + random.choice(definitions), text)
    text = _STEP.sub(lambda match: match[1] + random.choice(steps), text)
    text = _TARGET.sub(lambda match: _target(match, random), text)
    if "生态效益指标" not in text:
        text = text.replace("环境效益指标", "生态效益指标")
    return text


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
    """Write submissions of `each` forms, the last one of the rest; the number of submissions."""
    count = 0
    while forms > 0:
        count += 1
        for name, content in submission(count, min(forms, each)).items():
            path = folder / f"unit-{count:04}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        forms -= each
    return count
