"""Sentences about form packs that are checked and tested by themselves."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC902.former": (
        "The present name “{value}” of a former one is not in the tree of this form.",
        "Use a name of the tree.",
    ),
    "GC920.unprinted": (
        "“{form}” declares “{key}”, and its template has no place that prints it.",
        "Give it a cell in the template, or remove it from pack.yaml.",
    ),
    "GC920.unused-printed": (
        "“{form}” lists “{key}” under unused, but its template prints it: the cell is always empty.",
        "Remove it from unused, or remove the cell from the template.",
    ),
    "GC920.no-help": (
        "The field “{key}” of “{form}” does not say how to fill it in.",
        "Add help: one sentence on what to write; editors show it to whoever fills in the form.",
    ),
    "GC920.unit": (
        "This cell prints an amount in {unit}, and neither its row nor the headings above it name a unit.",
        "Write “（{unit}）” in the heading.",
    ),
    "GC920.other-unit": (
        "This cell prints an amount in {unit}, but the heading says “{other}”.",
        "Change the filter to {other}, or change the heading, so that both agree.",
    ),
    "GC920.narrow": (
        "This table is {width} mm wide, and the page has room for {room} mm.",
        "Change the widths so that the columns add up to the page, unless the space is wanted.",
    ),
    "GC920.occasional": (
        "Some samples cannot be printed by this line: a value is missing, or a list is not as long as is written here.",
        "Count rows with length, and put if around values that may be missing; what is always filled in needs no change.",
    ),
    "GC920.stray": (
        "No form uses the template “{name}”.",
        "Name it as a template in pack.yaml, or delete the file.",
    ),
    "GC920.name": (
        "Nothing is called “{{{word}}}”: the name of the file will have it as it stands.",
        "Name a value that the form has, such as {{项目名称}}; the booklet's name knows {{年度}}, {{编制单位}} and {{期}}.",
    ),
    "GC920.verify": (
        "“{form}”, printed with sample data, is read back differently from {format}: {problem}.",
        "If a name is too long, shorten it; anything else is a mistake of goalc: please send us the pack.",
    ),
    "GC921.no-cells": (
        "This case has no {name}, so it is not known what it should print.",
        "Write down the published form, a line per row and | between cells; or look at what is printed and write it with goalc pack test --update.",
    ),
    "GC921.forms": (
        "The forms in cells.txt are {expected}; this case prints {actual}.",
        "Each form begins with “# title”, in the order of the submission: the cover, the department, the projects.",
    ),
    "GC921.cell": (
        "“{form}”, row {row}, column {column}: expected “{expected}”, printed “{actual}”.",
        "If the published form is right, change the template or pack.yaml; if the case is wrong, change this cell.",
    ),
    "GC921.row": (
        "“{form}”, row {row}: expected “{expected}”, printed “{actual}”, which has another number of cells.",
        "Compare with the published form; change the cells of this row in the template, or this line.",
    ),
    "GC921.missing": (
        "“{form}” does not print this row: “{expected}”.",
        "Add the row to the template; if the published form does not have it, delete it from cells.txt.",
    ),
    "GC921.extra": (
        "“{form}”, row {row}: “{actual}” is printed, and cells.txt does not have it after this line.",
        "Remove the row from the template; if the published form has it, add it to cells.txt.",
    ),
    "GC921.file-cell": (
        "“{form}”, written as {format}: row {row}, column {column} is “{actual}”, laid out was “{expected}”.",
        "This is a mistake of goalc: please send us the pack and this case.",
    ),
    "GC921.file-row": (
        "“{form}”, written as {format}: row {row} is “{actual}”, laid out was “{expected}”.",
        "This is a mistake of goalc: please send us the pack and this case.",
    ),
}
