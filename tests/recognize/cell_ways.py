"""Ways in which offices change the cells and columns of forms: each changes one and says if it could."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from decimal import Decimal

from goalc.document.document import Number
from goalc.model.target import parse_target
from goalc.model.target.parts import target_parts
from tests.recognize.sheets import Form, Text, unique

_UNIT = re.compile(r"[（(]万?元[)）]")


def unit_in_cells(_: random.Random, form: Form) -> bool:
    """The unit beside each amount instead of in the label."""
    unit = _unit_at(form)
    amounts = form.amounts() if _unit_at(form) else []
    for text in amounts:
        text.lines = [f"{text.text}{unit}"]
        text.number = None
    for text in form.labels():
        text.lines = [_UNIT.sub("", line) for line in text.lines]
        text.lines = [line for line in text.lines if line] or [""]
    return bool(amounts)


def other_unit(_: random.Random, form: Form) -> bool:
    """Amounts in 元 where the form has 万元, with the labels changed."""
    amounts = form.amounts() if _unit_at(form) == "万元" else []
    for text in amounts:
        value = Decimal(text.text.replace(",", "")) * 10_000
        text.lines, text.number = [f"{value:,.2f}"], Number(value, 2)
    # The year in a header is a value among its words.
    years = [text for text in form.values() if text.origin and text.origin.path == ("年度",)]
    words = [text for text in (*form.labels(), *years) if "万元" in text.text]
    for text in words if amounts else ():
        text.lines = [line.replace("万元", "元") for line in text.lines]
    return bool(amounts)


def _unit_at(form: Form) -> str:
    """The unit that the labels of a form name; each form of these packs has one."""
    joined = "".join(label.text for label in form.labels())
    return "万元" if "万元" in joined else "元" if _UNIT.search(joined) else ""


def split_targets(_: random.Random, form: Form) -> bool:
    """Targets in three columns: sign, number and unit."""
    rows = form.indicator_rows()
    sheet = form.sheet
    targets = [t for t in form.values() if t.origin and t.origin.path[-1] == "指标值"]
    if not targets or len(form.sheets) > 1:
        return False
    (column, *more) = sheet.columns_of(targets[0])
    if more or any(sheet.columns_of(one) != [column] for one in targets):
        return False
    header = rows[0] - 1
    if sheet.rows_of(sheet.slots[header][column]) != [header] or sheet.columns_of(
        sheet.slots[header][column]
    ) != [column]:
        return False
    width = sheet.columns[column]
    sheet.columns[column : column + 1] = [width / 3] * 3
    for r, line in enumerate(sheet.slots):
        text = line[column]
        if r == header:
            line[column : column + 1] = [
                Text([word], text.style) for word in ("计算符号", "指标值", "计量单位")
            ]
        elif text in targets:
            parts = target_parts(parse_target(text.text))
            line[column : column + 1] = [Text([part], text.style, text.origin) for part in parts]
        else:
            line[column : column + 1] = [text] * 3
    return True


def add_column(_: random.Random, form: Form) -> bool:
    """A column more behind the indicators, with remarks in two rows."""
    rows = form.indicator_rows()
    if not rows or len(form.sheets) > 1:
        return False
    sheet = form.sheet
    sheet.columns = [width * 0.9 for width in sheet.columns] + [sum(sheet.columns) * 0.1]
    for r, line in enumerate(sheet.slots):
        if r == rows[0] - 1:
            line.append(Text(["备注"], "td"))
        elif r in rows:
            line.append(Text(["附件另报" if r in rows[:2] else ""], "td"))
        else:
            line.append(line[-1])
    return True


def more_paragraphs(chance: random.Random, form: Form) -> bool:
    """A value with an empty paragraph before and behind it."""
    long = [text for text in form.values() if len(text.text) > 15 and text.number is None]
    for text in chance.sample(long, min(len(long), 3)):
        text.lines = ["", *text.lines, ""]
    return bool(long)


def drop_blocks(_: random.Random, form: Form) -> bool:
    """The labels of blocks at the left are not there."""
    sheet = form.sheet
    if len(form.sheets) > 1 or any(
        line[0].origin or len(sheet.columns_of(line[0])) > 1 for line in sheet.slots
    ):
        return False
    if any(line[1].origin or line[1] is line[0] for line in sheet.slots):
        # These are the only labels of their rows.
        return False
    del sheet.columns[0]
    for line in sheet.slots:
        del line[0]
    return True


def unmerge_blocks(_: random.Random, form: Form) -> bool:
    """The labels of blocks at the left on each row."""
    sheet = form.sheet
    done = False
    for text in sheet.cells():
        rows, columns = sheet.rows_of(text), sheet.columns_of(text)
        if text.is_label and columns[0] == 0 and len(rows) > 1:
            for r in rows[1:]:
                made = replace(text, lines=list(text.lines))
                for c in columns:
                    sheet.slots[r][c] = made
            done = True
    return done


def join_labels(chance: random.Random, form: Form) -> bool:
    """A label and its value in one cell, with a colon between."""
    sheet = form.sheet
    done = 0
    for r, line in enumerate(sheet.slots):
        if r in form.indicator_rows():
            continue
        for one, other in zip(unique(line), unique(line)[1:], strict=False):
            fits = one.is_label and other.origin and len(other.origin.path) == 1 and other.text.strip()
            alone = sheet.rows_of(one) == [r] and sheet.rows_of(other) == [r]
            if fits and alone and done < 2 and chance.random() < 0.6 and "\n" not in one.text:
                made = Text([f"{one.text.rstrip('：:')}：{other.text}"], "td", other.origin)
                sheet.slots[r] = [
                    made if text in (one, other) and (text is one or text is other) else text
                    for text in sheet.slots[r]
                ]
                done += 1
                break
    return bool(done)


def swap_rows(_: random.Random, form: Form) -> bool:
    """Two rows of labels and values in the other order."""
    sheet = form.sheet
    for r in range(1, len(sheet.slots) - 2):
        pair = sheet.slots[r], sheet.slots[r + 1]
        simple = all(
            sum(text.origin is not None for text in unique(line)) == 1
            and all(sheet.rows_of(text) == [n] for text in unique(line) if text.origin)
            and all(len(text.origin.path) == 1 for text in unique(line) if text.origin)
            for n, line in zip((r, r + 1), pair, strict=True)
        )
        own = [
            all(sheet.rows_of(t) == [n] or t is sheet.slots[r][0] for t in unique(line))
            for n, line in zip((r, r + 1), pair, strict=True)
        ]
        if simple and all(own) and pair[0][0] is pair[1][0]:
            sheet.slots[r], sheet.slots[r + 1] = pair[1], pair[0]
            return True
    return False


_WIDE = str.maketrans("0123456789%.", "０１２３４５６７８９％．")


def wide_targets(chance: random.Random, form: Form) -> bool:
    """Targets in wide digits, or with blanks."""
    for text in form.values():
        if text.origin and text.origin.path[-1] == "指标值":
            plain = text.text
            text.lines = [plain.translate(_WIDE) if chance.random() < 0.5 else f" {plain[:1]} {plain[1:]} "]
    return True


def unit_line(_: random.Random, form: Form) -> bool:
    """The unit on a line above the table instead of in the labels."""
    unit = _unit_at(form)
    if not unit or not form.amounts():
        return False
    for text in form.labels():
        text.lines = [line for line in (_UNIT.sub("", line) for line in text.lines) if line] or [""]
    form.before.append(Text([f"单位：{unit}"], "p"))
    return True


def annex_above(_: random.Random, form: Form) -> bool:
    """A line above the title."""
    form.before.insert(0, Text(["附件2"], "p"))
    return True


def move_column(_: random.Random, form: Form) -> bool:
    """The last two columns of the indicators in the other order."""
    rows = form.indicator_rows()
    sheet = form.sheet
    if not rows or len(form.sheets) > 1 or rows != list(range(rows[0], rows[-1] + 1)):
        return False
    for r in (rows[0] - 1, *rows):
        line = sheet.slots[r]
        last = unique(line)[-2:]
        wide = [sheet.columns_of(text) for text in last]
        if any(sheet.rows_of(text) != [r] for text in last) or len(wide[0]) != len(wide[1]):
            return False
    for r in (rows[0] - 1, *rows):
        line = sheet.slots[r]
        one, other = unique(line)[-2:]
        sheet.slots[r] = [other if t is one else one if t is other else t for t in line]
    return True
