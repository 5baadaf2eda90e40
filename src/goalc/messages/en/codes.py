"""Pages of the codes that no rule has: reading of files, the contract of specs, packs and output."""

from goalc.messages.page import CodePage

PAGES: dict[str, CodePage] = {
    # reading files
    "GC701": CodePage(
        "A file is encoded in UTF-8",
        "The file was saved as GBK or UTF-16 (“ANSI” or “Unicode” in Notepad), so its Chinese cannot be read.",
        "Run goalc fix, which converts it and keeps a copy; or save it as UTF-8 in Notepad.",
    ),
    "GC702": CodePage(
        "No invisible control characters",
        "The text holds an invisible control character, a special line break or half a character, mostly copied from another program; a form cannot carry it.",
        "Delete it, and press Enter where a line break is meant. If there are many, get the file again from its source.",
    ),
    "GC703": CodePage(
        "A file is not too large",
        "A form has a few kB; this file is too large to be a spec.",
        "Check whether it is the right file; if it is, split it.",
    ),
    "GC704": CodePage(
        "Levels are not too deep",
        "The nesting exceeds the limit; a form needs seven or eight levels.",
        "Check the indentation and the brackets here.",
    ),
    "GC705": CodePage(
        "The number of items is limited",
        "The file has too many items; the rest was not read.",
        "Check whether it is the right file; if it is, split it.",
    ),
    "GC706": CodePage(
        "A key is written once on its level",
        "The same key is written twice, and it is not clear which one counts.",
        "Delete one of them; if the second begins a new item, put “- ” before its first line.",
    ),
    "GC707": CodePage(
        "No special features of YAML",
        "A value that begins with &, *, !, % or << means something special in YAML (anchor, alias, tag, directive, merge); specs do not use them.",
        "Write the content itself; if the sign belongs to it, put the whole value in quotation marks.",
    ),
    "GC708": CodePage(
        "One form per file",
        "What follows “---” is read as a second document.",
        "Delete “---”, or move the rest to another file.",
    ),
    "GC709": CodePage(
        "A file can be read",
        "The text cannot be read from here on: a colon is missing, lines are not aligned, quotation marks or brackets have no partner, or there are marks of a merge conflict.",
        "Check this line and the one above: a colon and a blank after each key, one level aligned, marks and brackets in pairs.",
    ),
    "GC710": CodePage(
        "An ASCII colon after a key",
        "The key is followed by a full-width colon, so that the line is not read as an entry.",
        "Write an ASCII colon and a blank; goalc fix corrects many at once.",
    ),
    "GC711": CodePage(
        "One level is aligned, with blanks",
        "The indentation differs from the other keys of its level, or consists of tabs, full-width blanks or those of web pages.",
        "Indent each level by two more ASCII blanks; goalc fix replaces wrong blanks.",
    ),
    "GC712": CodePage(
        "Values that begin with a sign are quoted",
        "The value begins with *, &, %, [, @ or the like, which means something special there.",
        "Put the whole value in quotation marks; for brackets, the Chinese ones “〔〕”, “（）” work too.",
    ),
    "GC713": CodePage(
        "No ASCII colon and blank inside a value",
        "The value holds another ASCII colon, which is read as the end of a key; or two keys are on one line.",
        "Use a full-width colon or quotation marks; put each key on its own line.",
    ),
    "GC714": CodePage(
        "Quotation marks come in pairs",
        "An ASCII quotation mark is not closed, or text follows the closing one.",
        "Close it, or use the Chinese marks.",
    ),
    "GC715": CodePage(
        "A blank after the colon",
        "The blank after a key's colon (or the colon) is missing, so that the line is not read as an entry.",
        "Write “key: value”; goalc fix corrects many at once.",
    ),
    "GC716": CodePage(
        "Signs are ≥ and ≤, not >= and <=",
        "A value that begins with > is read as the start of a long text, and its number is lost.",
        "Write ≥; if the value has to begin with >, put it in quotation marks.",
    ),
    "GC717": CodePage(
        "A Chinese text stays on its line",
        "The text is broken over two lines; joined again, it has a blank in the middle.",
        "Write it on one line; to keep line breaks, write “ |” after the colon and indent the text below.",
    ),
    "GC718": CodePage(
        "No blank before # inside a value",
        "What follows a blank and # is read as a comment and not printed.",
        "If it is content, put the value in quotation marks; if it is a comment, put a blank after #.",
    ),
    "GC719": CodePage(
        "Each item of a list begins with “- ”",
        "The blank after the hyphen is missing, the hyphen is another dash, or a new item lacks its “- ”.",
        "Begin each item with an ASCII hyphen and a blank.",
    ),
    "GC720": CodePage(
        "A file consists of “key: value”",
        "The file is empty, or its first level is not one key per line.",
        "Begin with a line such as “表式: 项目绩效目标表”; delete a file that is not needed.",
    ),
    "GC721": CodePage(
        "Backslashes in double quotation marks",
        "In ASCII double quotation marks a backslash means something special, and this one means nothing.",
        "Use single quotation marks, or write \\\\ for \\.",
    ),
    "GC722": CodePage(
        "A suppression names its code and its reason",
        "A comment for goalc cannot be understood, gives no reason, names an unknown code, or suppresses nothing any more.",
        "Write “# goalc: 忽略 CODE 原因：…”; delete a comment that has no use.",
    ),
    "GC723": CodePage(
        "goalc.toml can be read",
        "The settings cannot be read from here on, so they do not apply and nothing was checked.",
        "Check equals signs, quotation marks and brackets; texts are quoted.",
    ),
    "GC724": CodePage(
        "The settings in goalc.toml are valid",
        "A code, limit or path in the settings does not exist, or a value has the wrong form.",
        "Follow the advice; goalc config shows the current settings, goalc rule all codes.",
    ),
    # the contract of a spec
    "GC801": CodePage(
        "The kind of form (表式) is right",
        "The file does not say which form it is, or its place does not suit the form.",
        "Begin with “表式: …”; the department's form is department.yaml, those of projects are in projects.",
    ),
    "GC802": CodePage(
        "Only keys that the form has",
        "The form has no such key: it is misspelled or on the wrong level, or the form pack does not print it.",
        "Correct the key as advised, or delete the entry.",
    ),
    "GC803": CodePage(
        "Lists as lists, texts as texts",
        "There is a text where a list is wanted, or the other way round.",
        "Put each item of a list on its own line, beginning with “- ”; put a text on the line of its key.",
    ),
    "GC804": CodePage(
        "A value has the form that its key wants",
        "An amount, date, period, telephone number or year cannot be read.",
        "Write it as in the example of the message.",
    ),
    "GC805": CodePage(
        "Files are where they belong",
        "The name or place of a file is wrong, or the list 表格 and the folder differ, so that a form would be missing.",
        "The department's form is department.yaml, those of projects are .yaml files in projects; 表格 has one file per line.",
    ),
    "GC806": CodePage(
        "Referenced indicators exist, with all parameters",
        "No library has the referenced id, a parameter is missing or unknown, or the library itself has mistakes.",
        "goalc library list shows all ids, goalc library show ID the parameters of one.",
    ),
    "GC807": CodePage(
        "Monitoring and self-evaluation match their targets",
        "The target form is not found or cannot be read, or has no indicator of a name that is used here.",
        "目标 is the file of the target form, as seen from this file; indicators are named as there.",
    ),
    # form packs, templates, output
    "GC901": CodePage(
        "The form pack exists",
        "There is no form pack of the name in 表样.",
        "Correct the name; own packs are in the folder packs beside the specs, or named with --pack-path.",
    ),
    "GC902": CodePage(
        "pack.yaml is consistent",
        "pack.yaml uses a font, page, field or level that it does not declare, or its name differs from its folder's.",
        "Declare it or correct it as advised; docs/packs.md describes the format.",
    ),
    "GC903": CodePage(
        "A template can be read and uses what is allowed",
        "A template is missing, unbalanced or includes itself, or uses something that is not allowed.",
        "Templates may use variables, if, for, include and the filters 元, 万元, length.",
    ),
    "GC904": CodePage(
        "A template's variables exist",
        "A template uses a variable that specs do not have, a list as a text, or an amount without its unit.",
        "The keys of a spec are the variables; use for on lists; put “|元” or “|万元” behind amounts.",
    ),
    "GC905": CodePage(
        "A template's tags are valid",
        "Tags are not balanced, a tag, attribute or class is not allowed, widths are missing, or the table is wider than the page.",
        "Allowed are table, colgroup, col, tr, th, td and p; widths are in the style of col.",
    ),
    "GC906": CodePage(
        "Cells fill the table and do not overlap",
        "By rowspan and colspan, a place of the table has no cell, or two, or a cell leaves the table.",
        "Change rowspan or colspan, or add cells.",
    ),
    "GC907": CodePage(
        "The format can carry the content",
        "A cell's length, a character or the size of a table exceeds what Word or Excel can carry.",
        "Shorten the content, or split it.",
    ),
    "GC908": CodePage(
        "What was written equals the layout",
        "With --verify, a written file was read again and differs from the layout. This is a bug in goalc, not in your files.",
        "Send us the specs and the message; do not file this document until the bug is mended.",
    ),
    "GC909": CodePage(
        "Files of a library are valid",
        "A file in library is too large, a link to the outside, or ends in .txt; or braces, sign or unit of an entry do not agree.",
        "Correct it as advised; docs/library.md describes the format.",
    ),
    "GC910": CodePage(
        "An edition for publication masks numbers and leaves out secret projects",
        "With --edition public, numbers of mobile phones, identity cards and accounts are masked and projects marked 涉密 are left out; where the name of one stands elsewhere, nothing is built.",
        "What is masked or left out needs no change, only a look; change a text that names a secret project.",
    ),
    "GC911": CodePage(
        "Unfinished forms are not built",
        "Places of the specs are not filled in yet (“待填” and the like); the form would look finished, so it was not built.",
        "goalc check lists each place; fill them in and build again. To see what the forms look like, add --draft.",
    ),
    "GC912": CodePage(
        "Values of a sheet fit the budget system",
        "With --format sheet, a value has no code, is not a number or not a date, or there are more rows than the system has room for; or the form pack declares no sheet.",
        "Change the value in the spec as the message says, or sheets in pack.yaml (docs/packs.md).",
    ),
    "GC920": CodePage(
        "A form pack is complete",
        "goalc pack check prints every form with sample data and finds fields that are declared and not printed, fields without help, amounts whose unit no heading names, tables narrower than their page, templates that nothing uses, names of files with a word that nothing has, lines that some contents cannot be printed by.",
        "Change pack.yaml or the template as advised; what is meant needs no change, and nothing of this prevents a build.",
    ),
    "GC921": CodePage(
        "A form pack prints what was published",
        "Each case in the folder cases of a pack has a cells.txt with the text of every cell of the published form; what is laid out, and what is read back from the Word and Excel files, has to be the same.",
        "Change the template so that it prints the published form; if the case is wrong, change cells.txt, or rewrite it with goalc pack test --update after looking.",
    ),
    "GC930": CodePage(
        "A remark that somebody made on a form",
        "goalc remarks lists the comments of Word files and the notes of workbooks beside the value of the spec that each is about.",
        "Edit the spec as the remark says, or answer its author.",
    ),
}
