"""Sentences about form packs, templates and output files."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC901.close": (
        "There is no form pack “{name}”. Did you mean “{close}”?",
        "Change “表样” to “{close}”; the form packs are {known}.",
    ),
    "GC901.unknown": (
        "There is no form pack “{name}”.",
        "Use one of {known}; put packs of your own into the folder packs, or name them with --pack-path.",
    ),
    "GC901.formless": (
        "The form pack “{name}” is only a common look, without a form.",
        "Write extends: goalc:{name} in a pack.yaml of your own, and name that pack as 表样.",
    ),
    "GC901.used": ("the form pack is used here", ""),
    "GC902.size": (
        "The file “{name}” of the form pack is too large.",
        "Keep a file below {limit} KB and a form pack below {files} files.",
    ),
    "GC902.name": (
        "The name in pack.yaml is “{value}”, but the folder is called “{name}”.",
        "Write the same name in both places.",
    ),
    "GC902.of": (
        "“{value}” does not say what it is about.",
        "Add of to this form: 封面, 部门, 项目 or 评审; if it is not for targets, add stage too: 评审, 监控 or 自评.",
    ),
    "GC902.extends": (
        "The form pack “{name}” that this one extends was not found.",
        "Change extends to a pack that there is; the common look of goalc is goalc:plain.",
    ),
    "GC902.extends-close": (
        "The form pack “{name}” that this one extends was not found; is it “{close}”?",
        "Change extends to “{close}”; there are: {known}.",
    ),
    "GC902.extends-circle": (
        "The form packs lead in a circle: “{name}” extends this one, directly or through others.",
        "Remove one of the two extends.",
    ),
    "GC902.extends-deep": (
        "With “{name}”, more than {limit} packs extend one another.",
        "Extend one that is farther up directly.",
    ),
    "GC902.font": ("The font “{value}” is not declared.", "Add it to fonts, or use one that is there."),
    "GC902.page": ("The page “{value}” is not declared.", "Add it to pages, or use one that is there."),
    "GC902.core-key": (
        "“{value}” is not a core field of this form.",
        "Correct the spelling, or declare a field of the pack's own under fields.",
    ),
    "GC902.key-taken": ("There is a field “{value}” already.", "Choose another key."),
    "GC902.column": (
        "“{value}” is not a column of this table.",
        "Give total, totals and merge keys of columns.",
    ),
    "GC902.fixed-level": (
        "The level “{value}” of the fixed indicator is not in the tree of this form.",
        "Use the name of a level in tree, or add it there.",
    ),
    "GC902.fixed-depth": (
        "The levels “{value}” of the fixed indicator are not as many as this form has.",
        "State each level that the form has: 一级, 二级, 三级.",
    ),
    "GC902.scoring-level": (
        "The first level “{value}” in scoring is not in the tree of this form.",
        "Use the name of a first level of tree.",
    ),
    "GC902.scoring-sum": (
        "In scoring, the first levels and 执行率 have {value} points together, not 100.",
        "Make them 100 together; without points for the levels, nothing is checked.",
    ),
    "GC902.levels": (
        "In the tree, “{value}” is not as deep as this form's levels.",
        "Give every branch of the tree the same number of levels; with levels, that number.",
    ),
    "GC902.required-unused": ("“{value}” is both required and unused.", "Keep it in one of the two."),
    "GC902.needed": (
        "“{value}” cannot be unused; without it there is no such form.",
        "Remove it from unused; the template need not print it.",
    ),
    "GC902.money-key": (
        "“{value}” is not an amount of this form.",
        "Give equals a field of kind money, such as “预算资金”.",
    ),
    "GC902.no-money": (
        "“{value}” is a cover, which has no money lines.",
        "Move 资金 to a form of a department or a project, or delete it.",
    ),
    "GC902.money-name": (
        "“{value}” means something else in 资金 and cannot name a source or a basis.",
        "Choose another name, such as “财政拨款” or “全年预算数”.",
    ),
    "GC902.role-twice": (
        "Two bases of 资金 have the role “{value}”, so it is not clear which one counts.",
        "Give each basis a role of its own: 中期, 年度, 年初, 调整, 执行, 预计, 上年, 前年.",
    ),
    "GC902.sum-key": (
        "“{value}” cannot be a part of the sum: it and this field must both be amounts of this form.",
        "Give sum the keys of fields of kind money, and only on a field of kind money.",
    ),
    "GC902.derive": (
        "“{value}” cannot be added up over the projects.",
        "Put derive: sum on fields of a department's form; of names a money or number field of a project's form, such as 预算资金.",
    ),
    "GC902.derive-column": (
        "This is no column of rows, and only there can derive be {value}.",
        "Move it to the columns of a field of kind rows, with of naming another column of it; for a sum over the projects write derive: sum.",
    ),
    "GC902.derive-of": (
        "“{value}” is no column of the same rows that can be computed with.",
        "Give of a column of the same rows of kind money or number that has no derive itself; rank also takes a rate.",
    ),
    "GC902.no-total": (
        "There is equals, but not which column is summed.",
        "Add total with the column to sum.",
    ),
    "GC902.labels": (
        "The first column of fixed rows is of the kind “{value}”, and the labels of rows are texts.",
        "Make its kind text.",
    ),
    "GC902.format": (
        "“{value}” in format is neither a kind nor a key of this form.",
        "Write unit, decimals, grouping, dates or nothing, or the name of a kind or key.",
    ),
    "GC902.kind": (
        "The column “{value}” is neither money nor a number.",
        "Give total a column of kind money or number.",
    ),
    "GC903.missing": (
        "There is no template file “{name}”.",
        "Put it into the form pack's folder, or correct template in pack.yaml.",
    ),
    "GC903.syntax": (
        "The {{% … %}} or {{{{ … }}}} on this line of the template is wrong: “{text}”.",
        "See whether the brackets match and every if and for has its end.",
    ),
    "GC903.filter": ("The template uses the filter “{name}”, which does not exist.", "There are: {known}."),
    "GC903.forbidden": (
        "The template uses something that is not allowed: “{text}”.",
        "Use only {{{{ variable }}}}, if, for, include and the filters 元, 万元, 勾选, length.",
    ),
    "GC903.deep": (
        "The template is too long or nested too deep.",
        "Split it into files joined by include, and do not nest if and for so deep.",
    ),
    "GC903.include": (
        "The template cannot include “{name}”.",
        "Include only another template of the same form pack, by its file name, and not in a circle.",
    ),
    "GC903.too-long": (
        "The template writes too much; it was stopped.",
        "See whether loops are nested too deep.",
    ),
    "GC904.close": (
        "The template uses “{name}”; there is no such variable. Did you mean “{close}”?",
        "Change it to “{close}”.",
    ),
    "GC904.unknown": (
        "The template uses “{name}”; there is no such variable here.",
        "Correct the name; the keys of the spec are the variables.",
    ),
    "GC904.kind": (
        "This line of the template uses a list or a group of keys as text, or a text as a list.",
        "Go through a list with for, and write “variable.key” for a key of a group; 勾选 is for choices.",
    ),
    "GC904.sum": (
        "The template has “{operator}” between “{left}” and “{right}”, which do not compute: only numbers do, and amounts without a unit.",
        "To print them side by side, write each in {{{{ … }}}} of its own; for a sum, use sum or total in pack.yaml.",
    ),
    "GC904.money": (
        "The template prints an amount without saying in which unit.",
        "Write {{{{ variable|元 }}}} or {{{{ variable|万元 }}}}, as the form says, or give a unit in format of pack.yaml.",
    ),
    "GC905.syntax": (
        "A tag here has no match or is not complete.",
        "Close each <td> with </td>, write <col> as <col/> and & as &amp;.",
    ),
    "GC905.tag": (
        "The tag <{tag}> cannot stand here.",
        "Use only table, colgroup, col, tr, th, td and p, each inside the one it belongs to.",
    ),
    "GC905.tag-close": ("There is no tag <{tag}>. Did you mean <{close}>?", "Change it to <{close}>."),
    "GC905.unclosed": (
        "The tag <{tag}> has no end before {found} on line {line}.",
        "Put </{tag}> before {found}, or see which closing tag is wrong.",
    ),
    "GC905.unclosed-end": (
        "The tag <{tag}> has no end before the end of the template.",
        "Put </{tag}> after its content.",
    ),
    "GC905.unclosed-col": (
        "The tag <{tag}> has no end before {found} on line {line}.",
        'Write <{tag} style="width:16mm"/>, with the slash at its end.',
    ),
    "GC905.stray": (
        "There is no <{tag}> before this </{tag}> to match it.",
        "Delete it, or put <{tag}> before it.",
    ),
    "GC905.attribute-close": (
        "The tag <{tag}> has no attribute {attribute}. Did you mean {close}?",
        "Change it to {close}.",
    ),
    "GC905.attribute": (
        "The tag <{tag}> cannot have the attribute {attribute}.",
        "Use only rowspan, colspan and class; style on col; data-repeat on tr; data-cut on table.",
    ),
    "GC905.value": (
        "The attribute {attribute} cannot be “{value}”.",
        "Give rowspan and colspan a positive whole number, data-repeat the word page, and data-cut the word repeat.",
    ),
    "GC905.class": ("There is no style “{value}”.", "Use a style of pack.yaml: {known}."),
    "GC905.width": ("The width of the column is “{value}”.", 'Write style="width:16mm".'),
    "GC905.colgroup": (
        "The table does not say how wide its columns are.",
        'Begin the table with a <colgroup> that has a <col style="width:16mm"/> for each column.',
    ),
    "GC905.empty": (
        "The table has no columns or no rows.",
        "Name each column in <colgroup>, and write at least one <tr>.",
    ),
    "GC905.size": ("The table is too large.", "Keep a table within {columns} columns and {rows} rows."),
    "GC905.wide": (
        "The table is {width} mm wide, but the page has room for {room} mm.",
        "Make the columns narrower, or change the page and its margins in pack.yaml.",
    ),
    "GC905.text": (
        "The text “{text}” is outside all cells and paragraphs and cannot be printed.",
        "Put it into a <td>, <th> or <p>.",
    ),
    "GC906.hole": (
        "No cell covers row {row}, column {column} of the table.",
        "Add a cell to this row, or change rowspan or colspan.",
    ),
    "GC906.overlap": (
        "Two cells cover row {row}, column {column} of the table.",
        "Change rowspan or colspan.",
    ),
    "GC906.outside": (
        "The cell at row {row}, column {column} reaches out of the table.",
        "Change rowspan or colspan, or add the columns and rows that are missing.",
    ),
    "GC906.value": ("what is printed here", ""),
    "GC906.also": (
        "this line too",
        "",
    ),
    "GC907.long": (
        "There are {length} characters here; a cell in {format} holds at most {limit}.",
        "Shorten the text, or divide it.",
    ),
    "GC907.character": ("There is a character here that {format} cannot hold ({character}).", "Delete it."),
    "GC907.changes": (
        "This form has {count} changes, more than {limit}: no redline is made of it.",
        "Read the list of goalc diff, or make the changes in steps and compare each.",
    ),
    "GC907.decimals": (
        "In the unit of the form this number is {value}, and the form prints {decimals} decimals.",
        "Write a number that has no more decimals; goalc does not round.",
    ),
    "GC907.size": ("This table is too large for {format}.", "Divide it into several tables."),
    "GC908": (
        "What was written as {format} differs from the layout: row {row}, column {column} should be “{expected}” and reads “{actual}”.",
        "This is a bug in goalc; please send us the spec and this message.",
    ),
    "GC910.masked": (
        "{count} numbers of mobile phones, identity cards or accounts in this file are masked for publication; the first is here, and is printed as “{shown}”.",
        "Nothing needs to change; the number of an office would be better.",
    ),
    "GC910.left-out": (
        "The project “{name}” is marked 涉密 and is not in the edition for publication.",
        "Nothing needs to change; look at what the department’s form says of it.",
    ),
    "GC910.sum": (
        "The edition for publication sums up “{key}” over the projects that it has, without the secret ones.",
        "Check whether this number may be published; to print the number that was filed, state it in the department's form.",
    ),
    "GC910.named": (
        "The name of a secret project, “{name}”, stands here; nothing was built for publication.",
        "Change this text; if a review has cleared the project, remove its mark.",
    ),
    "GC910.target": (
        "The number in “{value}” looks like one of a person and cannot be masked; nothing was built.",
        "Check the number; if it is a telephone or account number, write what is to be reached.",
    ),
    "GC910.none": (
        "Every form of this submission is marked 涉密; an edition for publication would be empty.",
        "Check 涉密 in each project; if none may be published, there is nothing to build.",
    ),
    "GC930": (
        "Remark of {author} ({where}): {text}",
        "",
    ),
    "GC911": (
        "{count} places of this submission are not filled in yet (such as “{found}”); nothing was built.",
        "Fill them in and build again: goalc check lists them. To see what the forms look like, add --draft.",
    ),
}
