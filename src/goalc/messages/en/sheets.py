"""Sentences about the sheets that budget systems read."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC902.sheet-form": (
        "“{value}” of the sheet is not a form of a department or a project in this pack.",
        "Give forms titles that pack.yaml has, not a cover's.",
    ),
    "GC902.sheet-start": (
        "This block begins in row {value}, which a block above it or a fixed row of head has already.",
        "Let from grow from block to block, and leave out the rows of head.",
    ),
    "GC902.sheet-rows": (
        "“{value}” is not a list of this form.",
        "Give rows the key of a list, such as 绩效指标; a block with one row for each form has no rows.",
    ),
    "GC902.sheet-value": (
        "This column of the sheet wants “{value}”, which is not there.",
        "Write a key of the form (项目名称), of the row (行.指标值) or of the cover (封面.经办人), as in templates; "
        "keys of rows belong to blocks with rows.",
    ),
    "GC902.sheet-money": (
        "“{value}” is an amount, and the column does not say whether it is in 元 or in 万元.",
        "Write {{value: {value}, format: 万元}}, or format: 元.",
    ),
    "GC902.sheet-no-money": (
        "“{value}” is not an amount and cannot be in 元 or 万元.",
        "Write format: number for a number, and no format for text.",
    ),
    "GC902.sheet-joined": (
        "“{value}” shares a cell with other values, which can only be text.",
        "Remove format and codes of this column; give an amount a column of its own.",
    ),
    "GC912.none": (
        "The form pack “{pack}” declares no sheet for these forms, so none was built.",
        "Add sheets to pack.yaml (see docs/packs.md), or leave sheet out of --format.",
    ),
    "GC912.draft": (
        "No sheets are built of a draft: they have no place that says that it is one.",
        "Fill in the rest first; to see what the forms look like, leave sheet out of --format.",
    ),
    "GC912.code": (
        "“{value}” has no code for “{column}” in the sheet “{sheet}”.",
        "Check the spelling here; if it is right, add it to codes of this column in pack.yaml.",
    ),
    "GC912.no-sign": (
        "The sheet “{sheet}” wants the code of a sign, and this target has no sign.",
        "Write a sign such as ≥ or ≤; if the system has a code for such values, add it to codes of this column in "
        "pack.yaml under two quotation marks.",
    ),
    "GC912.number": (
        "“{column}” of the sheet “{sheet}” takes numbers only; here is “{value}”.",
        "Write a number; if text is wanted, remove format: number of this column in pack.yaml.",
    ),
    "GC912.date": (
        "“{column}” of the sheet “{sheet}” takes dates; “{value}” is not a day.",
        "Write the year, the month and the day; if text is wanted, remove format: date of this column in pack.yaml.",
    ),
    "GC912.exact": (
        "“{value}” has more digits than a number in Excel keeps, which “{column}” of the sheet “{sheet}” wants.",
        "Check the number; if it is a code, write format: text for this column in pack.yaml.",
    ),
    "GC912.room": (
        "“{name}” has {count} rows from row {start} of the sheet “{sheet}” and room for {room}: row {end} begins {other}.",
        "Keep {room} rows; if the system's row numbers have changed, change from and head in pack.yaml.",
    ),
    "GC912.head": ("fixed text", ""),
    "GC912.block": ("“{name}”", ""),
}
