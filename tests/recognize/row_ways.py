"""Ways in which offices change the labels and rows of forms: each changes one and says if it could."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.recognize.sheets import Form, Sheet, Text, unique

Way = Callable[[random.Random, Form], bool]


def spread_labels(chance: random.Random, form: Form) -> bool:
    """Blanks of both widths between the characters of short labels."""
    blank = chance.choice([" ", "　", "  "])
    labels = [text for text in form.labels() if len(text.text) <= 4]
    for text in chance.sample(labels, min(len(labels), 6)):
        text.lines = [blank.join(text.text)]
    return bool(labels)


def break_labels(chance: random.Random, form: Form) -> bool:
    """Line breaks within labels, as paragraphs or as breaks."""
    labels = [text for text in form.labels() if len(text.text) > 4 and len(text.lines) == 1]
    for text in chance.sample(labels, min(len(labels), 5)):
        middle = len(text.text) // 2
        parts = [text.text[:middle], text.text[middle:]]
        text.lines = parts if chance.random() < 0.5 else ["\n".join(parts)]
    return bool(labels)


_SWAPPED = str.maketrans("（）：()", "():（）")


def swap_widths(_: random.Random, form: Form) -> bool:
    """Brackets and colons of the other width, in labels and titles."""
    for text in (*form.labels(), *form.before):
        text.lines = [line.translate(_SWAPPED) for line in text.lines]
    return True


def add_colons(chance: random.Random, form: Form) -> bool:
    """Colons behind labels, or none where there were some."""
    for text in form.labels():
        last = text.lines[-1]
        text.lines[-1] = (
            last.rstrip("：:") if last.endswith(("：", ":")) else last + chance.choice(["：", ":", ""])
        )
    return True


def unmerge_levels(_: random.Random, form: Form) -> bool:
    """The names of levels on each row."""
    return _unmerge(form, lambda text: replace(text, lines=list(text.lines)))


def blank_levels(_: random.Random, form: Form) -> bool:
    """The names of levels on their first row only, in cells that are not merged."""
    return _unmerge(form, lambda text: replace(text, lines=[""], origin=None))


def _unmerge(form: Form, copy: Callable[[Text], Text]) -> bool:
    done = False
    rows = form.indicator_rows()
    for text in form.sheet.cells():
        own = form.sheet.rows_of(text)
        is_level = text.origin is not None and text.origin.path[:1] == ("绩效指标",) and len(own) > 1
        if is_level and set(own) <= set(rows):
            columns = form.sheet.columns_of(text)
            for r in own[1:]:
                made = copy(text)
                for c in columns:
                    form.sheet.slots[r][c] = made
            done = True
    return done


def cut_table(chance: random.Random, form: Form) -> bool:
    """The table in two, the second with the header of the indicators again."""
    rows = form.indicator_rows()
    if len(rows) < 4 or len(form.sheets) > 1:
        return False
    sheet, place = form.sheet, rows[len(rows) // 2]
    header = rows[0] - 1
    head = [replace(text, lines=list(text.lines)) for text in unique(sheet.slots[header])]
    names = {id(old): new for old, new in zip(unique(sheet.slots[header]), head, strict=True)}
    again = [[names[id(text)] for text in sheet.slots[header]]] if chance.random() < 0.7 else []
    below = [list(line) for line in sheet.slots[place:]]
    # What is merged over the cut is a cell in both parts.
    copies: dict[int, Text] = {}
    upper = {id(text) for line in sheet.slots[:place] for text in line}
    for line in below:
        for c, text in enumerate(line):
            if id(text) in upper:
                line[c] = copies.setdefault(id(text), replace(text, lines=list(text.lines)))
    form.sheets = [Sheet(sheet.columns, sheet.slots[:place]), Sheet(sheet.columns, again + below)]
    return True


def repeat_header(_: random.Random, form: Form) -> bool:
    """The header of the indicators again in the middle of one table."""
    rows = form.indicator_rows()
    if len(rows) < 4 or len(form.sheets) > 1:
        return False
    place = rows[len(rows) // 2]
    above = form.sheet.slots[rows[0] - 1]
    names = {id(text): replace(text, lines=list(text.lines)) for text in unique(above)}
    line = [names[id(text)] for text in above]
    upper = {id(text) for text in form.sheet.slots[place - 1]}
    for text in list(form.sheet.slots[place]):
        if id(text) in upper:
            # A level that goes on begins anew behind the header.
            made = replace(text, lines=list(text.lines))
            for r in range(place, len(form.sheet.slots)):
                for k, one in enumerate(form.sheet.slots[r]):
                    if one is text:
                        form.sheet.slots[r][k] = made
    form.sheet.slots.insert(place, line)
    return True


def add_notes(_: random.Random, form: Form) -> bool:
    """Notes under the table, which have no place in a spec."""
    form.after.append(Text(["注：本表一式三份，由单位、主管部门和财政部门各存一份。"], "p"))
    return True


def add_blank_rows(chance: random.Random, form: Form) -> bool:
    """Empty rows behind the indicators."""
    rows = form.indicator_rows()
    if not rows or len(form.sheets) > 1:
        return False
    sheet = form.sheet
    for _ in range(chance.randint(1, 3)):
        place = rows[-1] + 1
        above = sheet.slots[place - 1]
        made: dict[int, Text] = {}
        line = []
        for text in above:
            is_side = text.origin is None and len(sheet.rows_of(text)) > 1
            line.append(text if is_side else made.setdefault(id(text), Text([""], text.style)))
        sheet.slots.insert(place, line)
    return True


def drop_row(chance: random.Random, form: Form) -> bool:
    """A row with a label and a value is not there."""
    sheet = form.sheet
    listed = {text.origin.path[:1] for text in form.values() if text.origin and len(text.origin.path) > 2}
    rows = [
        r
        for r, line in enumerate(sheet.slots)
        if r
        and all(sheet.rows_of(text) == [r] or not text.origin for text in line)
        and any(text.origin and len(text.origin.path) == 1 for text in line)
        and all(not (text.origin and text.origin.path[:1] in {("项目名称",), ("绩效指标",)}) for text in line)
        # The sum of a list stands where the list does.
        and all(not text.origin or text.origin.path not in listed for text in line)
        and all(not text.origin or text.origin.path[:1] != ("资金",) for text in line)
    ]
    if not rows or len(form.sheets) > 1:
        return False
    row = chance.choice(rows)
    form.gone |= {text.origin.path for text in sheet.slots[row] if text.origin}
    del sheet.slots[row]
    return True
