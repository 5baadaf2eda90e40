"""Sentences about the shape of a spec: what is wrong, and what to write instead.

`{help}` comes from a schema and is Chinese: it is the form's own text, as the editor shows it.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC001.missing": ("{shown} is missing here.", "Add a line “{key}: …”. {help}"),
    "GC001.empty": (
        "There is nothing after “{field}”.",
        "Fill it in; if there is nothing to say, delete the line. {help}",
    ),
    "GC001.empty-required": ("There is nothing after “{field}”.", "Fill it in; it is required. {help}"),
    "GC011.unlike": (
        "“{field}” is “{value}”, which is not one of its words.",
        "Write one of {words}.",
    ),
    "GC011": (
        "“{field}” is “{value}”, which is not one of its words.",
        "Write one of {words}. Did you mean “{close}”?",
    ),
    "GC801.missing": (
        "This file has no “表式”, so it is not known which form it fills in.",
        "Begin the file with a line “表式: {form}”.",
    ),
    "GC801.unknown": ("“表式” is “{value}”; there is no such form.", "Write one of {known}."),
    "GC801.place": (
        "“表式” is “{value}”, but a file at this place is a “{form}”.",
        "Change “表式” to “{form}”, or move the file to where it belongs: {places}.",
    ),
    "GC801.pack": (
        "The form pack “{pack}” has no form “{value}”.",
        "It has {known}. Choose another form pack, or remove this file.",
    ),
    "GC801.stage": (
        "The form “{value}” belongs to the stage {other}, but this submission to the stage {stage}.",
        "The forms here are: {known}; one of another stage belongs in the folder of that stage.",
    ),
    "GC807.folder": (
        "“目标” says “{value}”, where there is no submission.yaml: the targets are not found.",
        "Write the folder of the targets, as seen from this file; the folder above is “..”.",
    ),
    "GC807.stage": (
        "“目标” says “{value}”; the submission there is of the stage {stage} and has no targets.",
        "Write the folder of the targets.",
    ),
    "GC807.twin": (
        "“{value}” has more than one submission: the folder of the targets has {names}.",
        "Keep one for a stage and its months; if it is about other months, change 期.",
    ),
    "GC807.broken": (
        "“{target}” of the targets has mistakes and cannot be read, so nothing is made of this file.",
        "Check the targets first and correct the mistakes there.",
    ),
    "GC807.file": (
        "“目标” says “{value}”; there is no such file.",
        "Write the file of the target form, as seen from this file; where it was renamed, rename it here too.",
    ),
    "GC807.outside": (
        "“目标” says “{value}”, which is not in the folder of the targets, “{folder}”.",
        "A submission is about one set of targets: name a form there, or change 目标 in submission.yaml.",
    ),
    "GC807.kind": (
        "“目标” says “{value}”, which is another kind of form than this file.",
        "A department's form is about department.yaml, a project's about a form in the folder projects.",
    ),
    "GC807.close": (
        "The target form has no indicator “{name}”; “{close}”?",
        "Change the name to “{close}”; the target form is {target}.",
    ),
    "GC807.indicator": (
        "The target form has no indicator “{name}”.",
        "Write the name as in the target form; delete it here if it is gone there. The target form is {target}.",
    ),
    "GC807.twice": (
        "The target form has two indicators “{name}”, so it is not clear which is meant.",
        "Give them different names in the target form first, {target}.",
    ),
    "GC807.field": (
        "“{key}” is one kind of value in the target form and another one in this form; it was not taken.",
        "If this form is to print it, write “{key}: …” here; if both should be alike, have the packs corrected.",
    ),
    "GC807.missing": (
        "“{key}” is missing here, and in the target form too.",
        "Add a line “{key}: …”. {help}",
    ),
    "GC802.close": ("There is no key “{key}” here. Did you mean “{close}”?", "Change “{key}” to “{close}”."),
    "GC802.comma": (
        "Within braces, the comma of a number divides it: “{key}” became a key.",
        'Leave the comma out, as in 7340000.00, or quote the number, as in "7,340,000.00".',
    ),
    "GC802.unknown": ("There is no key “{key}” here.", "Delete it, or use one of {known}."),
    "GC802.unused": (
        "This form pack does not print “{key}”; it would not appear in the table.",
        "Delete “{key}”.",
    ),
    "GC803.text-for-list": (
        "“{field}” is followed by “{value}”, but it takes a list.",
        "Start a new line for each item, indented by two spaces and beginning with “- ”. {help}",
    ),
    "GC803.text-for-mapping": (
        "“{field}” is followed by “{value}”, but it takes lines of “key: value”.",
        "Start a new line for each “key: value”, indented by two spaces. {help}",
    ),
    "GC803.text-for-text": ("“{field}” is “{value}”, which is not how it is written.", "{help}"),
    "GC803.word": (
        "“{field}” says “{value}”, which is no text without quotes: it means nothing, true or false.",
        "Write the actual content, delete the line if there is none, or quote the word: '{value}'.",
    ),
    "GC803.word-required": (
        "“{field}” says “{value}”, which is no text without quotes: it means nothing, true or false.",
        "Write the actual content, which is required, or quote the word: '{value}'.",
    ),
    "GC803.colon": (
        "The colon in “{value}” is the full-width “：”, so “{key}” was not read as a key.",
        "Change “{key}：” to “{key}: ”, with a half-width colon and a space.",
    ),
    "GC803.block-for-list": (
        "Below “{field}” stand {stands}, but it takes a list.",
        "Begin each item with “- ”. {help}",
    ),
    "GC803.block-for-mapping": (
        "Below “{field}” stand {stands}, but it takes lines of “key: value”.",
        "Remove the “- ” in front, and write each as “key: value”. {help}",
    ),
    "GC803.block-for-text": (
        "Below “{field}” stand {stands}, but it takes only a text.",
        "Write the text on the same line, after “{field}:”. {help}",
    ),
    "field.titled": ("“{title}” ({key})", ""),
    "form.at": ("“{form}” in {place}", ""),
    "shape.mapping": ("lines of “key: value”", ""),
    "date.year": ("year", ""),
    "date.month": ("month", ""),
    "date.day": ("day", ""),
    "shape.list": ("the items of a list", ""),
    "GC804.pattern": ("“{field}” is “{value}”, which is not how it is written.", "{help}"),
    "GC804.key": ("“{value}” cannot be written so here.", "{help}"),
    "GC804.repeated": ("“{field}” says the same thing twice.", "Write each only once. {help}"),
    "GC804.other": ("“{field}” is “{value}”, which is not allowed.", "{help}"),
    "GC804.money-twice": (
        "The total of 资金 is stated twice: {keys}.",
        "Keep one of them and delete the other.",
    ),
    "GC804.amount-syntax": (
        "The amount in “{field}” is “{value}”, which cannot be read as a number.",
        "Write 7340000.00 or 734万元, with a comma after every three digits or none at all.",
    ),
    "GC804.amount-fen": (
        "The amount in “{field}”, “{value}”, is finer than one 分.",
        "Write at most two decimals of 元, such as 7340000.00.",
    ),
    "GC804.amount-limit": (
        "The amount in “{field}”, “{value}”, is 一万亿元 (10¹² yuan) or more.",
        "See whether there is a unit or a zero too many; a number without a unit is in 元.",
    ),
    "GC804.date": (
        "“{field}” is “{value}”, which is not a date.",
        "Write it like {examples}.",
    ),
    "GC804.label-many": (
        "This table has {count} fixed rows, and this is one more.",
        "Remove it, or say which row it is.",
    ),
    "GC804.label-repeated": (
        "The row “{value}” is there twice.",
        "Make one row of them.",
    ),
    "GC804.period": (
        "“{field}” is “{value}”, which cannot be read as a beginning and an end.",
        "Write it like {examples}.",
    ),
    "help.examples": ("{description} For example {examples}.", ""),
    "GC805.missing": (
        "“表格” lists “{name}”, but the folder has no such file.",
        "Correct the file name, or delete this line of “表格”.",
    ),
    "GC805.unlisted": (
        "“表格” does not list “{name}”, so it will not be printed.",
        "Add “- {name}” to “表格”, or move the file away.",
    ),
    "GC805.stray": (
        "“{name}” is not where it belongs; it is neither checked nor printed.",
        "Call the department's form department.yaml, and put project forms into the folder projects, with names that end in .yaml.",
    ),
    "GC805.lost": (
        "“{name}” has a “表式” but is not where it belongs; the form would be left out.",
        "Call the department's form department.yaml, and put project forms into the folder projects, with names that end in .yaml; keep no other submission inside this one.",
    ),
    "GC805.both": (
        "“{name}” and “{other}” are two files for one form; only “{other}” is read.",
        "Keep one file, and delete or move the other.",
    ),
    "GC805.linked": (
        "“{name}” is a link to a file outside this submission, or to none; it is not read.",
        "Copy the file to this place, or delete the link.",
    ),
    "GC805.none": (
        "This submission has submission.yaml and no form at all.",
        "Write department.yaml in the same folder, or project forms in the folder projects.",
    ),
}
