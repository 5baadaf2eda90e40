"""Random edits of a spec's lines, as people make them in an editor, each with what it touches.

The lines are found by their indentation; nothing of goalc takes part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

Lines = list[str]
Touched = tuple[str, ...]
ANY = "*"


@dataclass
class Edited:
    """A text with some edits made: `touched` are the places, `expect` and `gone` comments."""

    lines: Lines
    touched: set[Touched] = field(default_factory=set)
    kinds: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def end_of(lines: Sequence[str], start: int) -> int:
    """Where the block that begins on a line ends; comments of what follows are not in it."""
    stop = start + 1
    while stop < len(lines) and (not lines[stop].strip() or indent(lines[stop]) > indent(lines[start])):
        stop += 1
    return stop


def items(lines: Sequence[str]) -> dict[str, int]:
    """The first line of each indicator by its name."""
    return {
        line.partition(": ")[2].partition("  #")[0]: n for n, line in enumerate(lines) if "- 名称: " in line
    }


def level_of(lines: Sequence[str], place: int) -> int:
    """The line of the level above an indicator."""
    return max(n for n in range(place) if lines[n].strip() and indent(lines[n]) < indent(lines[place]))


def _pick(random: Random, edited: Edited) -> tuple[str, int]:
    return random.choice(sorted(items(edited.lines).items(), key=lambda item: item[1]))


def _set(edited: Edited, random: Random, key: str, change: Callable[[str], str]) -> None:
    name, place = _pick(random, edited)
    for number in range(place, end_of(edited.lines, place)):
        if edited.lines[number].strip(" -").startswith(f"{key}: "):
            lead, value = edited.lines[number].split(": ", 1)
            edited.lines[number] = f"{lead}: {change(value)}"
            edited.touched.add(("item", name, key))


def set_target(edited: Edited, random: Random) -> None:
    number = random.randrange(10_000, 99_999)
    _set(edited, random, "指标值", lambda _: f"≥{number}个")


def set_definition(edited: Edited, random: Random) -> None:
    number = random.randrange(1000)
    _set(edited, random, "解释", lambda value: f"{value}（第{number}稿）")


def rename(edited: Edited, random: Random) -> None:
    number = random.randrange(10_000, 99_999)
    _set(edited, random, "名称", lambda value: f"{value}{number}")


def add_item(edited: Edited, random: Random) -> None:
    _, place = _pick(random, edited)
    margin = " " * indent(edited.lines[place])
    number = random.randrange(10**6, 10**7)
    new = [
        f"{margin}- 名称: 甲乙丙丁{number}",
        f"{margin}  指标值: ≥{number}台套",
        f"{margin}  解释: {'戊己庚辛壬癸' * 3}{number}",
    ]
    stop = end_of(edited.lines, place)
    edited.lines[stop:stop] = new
    edited.touched.add(("new", str(number)))


def remove_item(edited: Edited, random: Random) -> None:
    name, place = _pick(random, edited)
    if list_size(edited.lines, place) > 2:
        del edited.lines[place : end_of(edited.lines, place)]
        edited.touched.add(("item", name, ANY))


def list_size(lines: Sequence[str], place: int) -> int:
    above = level_of(lines, place)
    return sum("- 名称: " in line for line in lines[above : end_of(lines, above)])


def reorder(edited: Edited, random: Random) -> None:
    _, place = _pick(random, edited)
    above = level_of(edited.lines, place)
    block = edited.lines[place : end_of(edited.lines, place)]
    if list_size(edited.lines, place) > 1 and "- 名称: " in edited.lines[above + 1]:
        del edited.lines[place : place + len(block)]
        edited.lines[above + 1 : above + 1] = block
        edited.touched.add(("order", edited.lines[above].strip()))


def move(edited: Edited, random: Random) -> None:
    name, place = _pick(random, edited)
    _, target = _pick(random, edited)
    here, there = level_of(edited.lines, place), level_of(edited.lines, target)
    if here == there or list_size(edited.lines, place) < 3:
        return
    level = edited.lines[there]
    block = edited.lines[place : end_of(edited.lines, place)]
    del edited.lines[place : place + len(block)]
    stop = end_of(edited.lines, edited.lines.index(level))
    edited.lines[stop:stop] = block
    edited.touched.add(("item", name, "place"))


def set_field(edited: Edited, random: Random) -> None:
    places = [n for n, line in enumerate(edited.lines) if re.match("(项目负责人|联系电话|资金性质): ", line)]
    if places:
        place = random.choice(places)
        key = edited.lines[place].partition(":")[0]
        edited.lines[place] = f"{key}: {random.randrange(10**10, 10**11)}"
        edited.touched.add(("field", key))


def _paragraphs(lines: Sequence[str]) -> list[int]:
    return [
        n
        for n, line in enumerate(lines)
        if line.startswith("  - ") and "时间: " not in line and "名称: " not in line
    ]


def edit_paragraph(edited: Edited, random: Random) -> None:
    places = _paragraphs(edited.lines)
    if places:
        number = random.randrange(len(places))
        edited.lines[places[number]] += f"（修改{random.randrange(1000)}）"
        edited.touched.add(("paragraph", str(number)))


def add_paragraph(edited: Edited, random: Random) -> None:
    places = _paragraphs(edited.lines)
    if places:
        place = random.choice(places)
        edited.lines.insert(place + 1, f"  - 子丑寅卯辰巳午未{random.randrange(10**8, 10**9)}")
        edited.touched.add(("paragraph", ANY))


def edit_step(edited: Edited, random: Random) -> None:
    places = [n for n, line in enumerate(edited.lines) if line.startswith("    内容: ")]
    if places:
        number = random.randrange(len(places))
        edited.lines[places[number]] += f"（第{random.randrange(1000)}批）"
        edited.touched.add(("step", str(number)))


def add_comment(edited: Edited, random: Random) -> None:
    _, place = _pick(random, edited)
    margin = " " * indent(edited.lines[place])
    edited.lines.insert(place, f"{margin}# 备注{random.randrange(10**6)}")


def add_behind(edited: Edited, random: Random) -> None:
    _, place = _pick(random, edited)
    if "#" not in edited.lines[place + 1]:
        edited.lines[place + 1] += f"  # 附注{random.randrange(10**6)}"


def add_optional(edited: Edited, random: Random) -> None:
    name, place = _pick(random, edited)
    margin = " " * indent(edited.lines[place])
    stop = end_of(edited.lines, place)
    if not any("上年值: " in line for line in edited.lines[place:stop]):
        edited.lines.insert(place + 1, f"{margin}  上年值: {random.randrange(1000)}个")
        edited.touched.add(("item", name, "上年值"))


def swap_keys(edited: Edited, random: Random) -> None:
    places = [
        n
        for n, line in enumerate(edited.lines)
        if re.match("(项目负责人|联系电话|资金性质|项目类别): ", line)
    ]
    if len(places) > 1:
        one, other = random.sample(places, 2)
        edited.lines[one], edited.lines[other] = edited.lines[other], edited.lines[one]


EDITS = (
    *(set_target, set_definition, rename, add_item, remove_item, reorder, move, set_field),
    *(edit_paragraph, add_paragraph, edit_step, add_comment, add_behind, add_optional, swap_keys),
)


def edit(text: str, random: Random, number: int) -> Edited:
    """Make some edits."""
    found = Edited(text.splitlines())
    for _ in range(number):
        one = random.choice(EDITS)
        one(found, random)
        found.kinds.append(one.__name__)
    return found


def overlap(one: Edited, other: Edited) -> bool:
    """Whether two people touched one thing."""
    return any(
        first[0] == second[0]
        and all(ANY in {a, b} or a == b for a, b in zip(first[1:], second[1:], strict=False))
        for first in one.touched
        for second in other.touched
        if first[0] != "new"
    )
