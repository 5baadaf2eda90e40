"""Sentences about a text that cannot be read, or that is read differently from what was meant.

In: the keys of `goalc.syntax` diagnostics. Out: a message (what is written there and why it is wrong) and a
help (what to write instead), formats for `str.format` with the diagnostic's arguments; labels have no help.
The readers fill in forms, so few terms of YAML are used.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC704": (
        "There are more than {limit} levels here.",
        "Check the indentation and the brackets; a form has no more than seven or eight levels.",
    ),
    "GC705": (
        "This file has more than {limit} entries; the rest has not been read.",
        "See whether it is the right file, or divide it into several files.",
    ),
    # a repeated key, and YAML features that specs do not use
    "GC706": (
        "“{name}” stands on this level twice, so it is not clear which one counts.",
        "Delete one of them; if a new item begins here, put “- ” in front of its first line.",
    ),
    "GC706.first": ("the first one is here", ""),
    "GC707.anchor": (
        "“{found}” would be read as a name for what follows (an anchor); specs do not use them.",
        "Write the text itself wherever it is needed.",
    ),
    "GC707.alias": (
        "“{found}” would be read as a reference to another place (an alias); specs do not use them.",
        "Write the text itself here.",
    ),
    "GC707.tag": (
        "“{found}” would be read as the type of what follows (a tag); specs do not use them.",
        "Delete “{found}” and keep what follows; if it is part of the text, put the whole text in double quotes.",
    ),
    "GC707.merge": (
        "“{found}” would be read as merging another part in; specs do not use that.",
        "Write the lines themselves here.",
    ),
    "GC707.directive": (
        "This line begins with % and would be read as a command, “{found}”; specs do not use them.",
        "Delete the line.",
    ),
    "GC707.complex-key": (
        "A key should stand here, not a list or a group of keys.",
        "Write a short text as the key, such as “名称: …”; if the bracket is part of the text, put the whole text in double quotes.",
    ),
    "GC707.no-key": (
        "There is no key in front of this colon.",
        "Write a key in front of it, such as “名称: …”, or delete the colon.",
    ),
    "GC708": (
        "At “---” a second document begins; a file holds only one.",
        "Delete “---”, or move what follows to another file.",
    ),
    # the text cannot be read
    "GC709": (
        "From “{text}” on the file cannot be read; the mistake is here or in the line above.",
        "Check three things: each key is followed by a half-width colon and a space (“名称: 甲”); "
        "keys of one level begin in the same column; quotes and brackets come in pairs.",
    ),
    "GC709.begin": ("this part begins here, and what follows does not fit", ""),
    "GC709.lone": (
        "“{name}” stands alone on its line: it has no key and does not continue the line above.",
        "Write it as “名称: {name}”; if it continues the sentence above, append it to that line; "
        "if it is an item of a list, put “- ” in front.",
    ),
    "GC710": (
        "“{name}” is followed by the full-width colon “{found}” instead of a half-width one and a space.",
        "Write “{name}: {value}”; if this is text and no key, put the whole text in double quotes.",
    ),
    "GC709.conflict": (
        "Git left the mark “{text}” of a merge conflict here; both versions are still in the file.",
        "Keep one of the two versions and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    ),
    "GC709.undecided": (
        "Two versions changed this differently, and neither is chosen: {ours} has “{value}”, {theirs} has “{other}”.",
        "Keep one of them and delete the lines that begin with # <<<<<<<, # ======= and # >>>>>>> and the comments between them.",
    ),
    "GC709.undecided-gone": (
        "{ours} removed this, {theirs} changed it to “{other}”, and neither is chosen.",
        "To remove it, delete the lines from # <<<<<<< to # >>>>>>>; to keep it, take “# ” away before its lines and delete the three marks.",
    ),
    "GC709.undecided-removed": (
        "{ours} changed this to “{value}”, {theirs} removed it, and neither is chosen.",
        "To keep it, delete the three lines that begin with # <<<<<<<, # ======= and # >>>>>>>; to remove it, delete what stands between them as well.",
    ),
    "GC709.undecided-order": (
        "Two versions reordered this list differently, and neither is chosen: {ours} has “{value}”, {theirs} has “{other}”.",
        "Put the items below in the order that you want, and delete the comments from # <<<<<<< to # >>>>>>>.",
    ),
    "GC709.mark": (
        "A mark of a conflict, “{text}”, is left here without the one that belongs to it.",
        "Make sure that the values around it are the ones that you want, and delete the lines that begin with # <<<<<<<, # ======= and # >>>>>>>.",
    ),
    "GC710.many": (
        "In this file {count} keys have a full-width colon, the first is “{name}”; it takes a colon and a space.",
        "Run goalc fix: it mends all of them; switch to the English keyboard before typing a colon.",
    ),
    "GC710.alone": (
        "“{name}” is followed by the full-width colon “{found}” instead of a half-width one.",
        "Write “{name}:”.",
    ),
    "GC711": (
        "“{name}” has {have} spaces in front and is not aligned with “{sibling}” of the same level.",
        "Use {want} spaces, as “{sibling}” in line {line} has; if it belongs below “{sibling}”, delete what follows “{sibling}” on its line, or add the line with the key that is missing between them.",
    ),
    "GC711.sibling": ("it should be aligned with this", ""),
    "GC711.slip": (
        "There are {have} spaces before “{name}”; it takes {want}.",
        "Make it {want} spaces, so that it is one level below the key above.",
    ),
    "GC711.tab-many": (
        "In this file {count} lines are indented with TABs; only spaces indent.",
        "Run goalc fix: it replaces them all by spaces; set the editor to insert spaces for TAB.",
    ),
    "GC711.wide-many": (
        "In this file {count} lines are indented with full-width spaces; only ordinary spaces indent.",
        "Run goalc fix: it replaces them all by ordinary spaces.",
    ),
    "GC711.odd-many": (
        "In this file {count} lines are indented with special blanks (copied from a web page or Word).",
        "Run goalc fix: it replaces them all by ordinary spaces.",
    ),
    "GC711.tab": (
        "This line is indented with a TAB; only spaces indent.",
        "Replace the TABs by spaces, two for each level; an editor can be set to insert spaces for the Tab key.",
    ),
    "GC711.wide-space": (
        "This line is indented with full-width spaces; only half-width ones indent.",
        "Replace the full-width spaces by half-width ones, two for each level.",
    ),
    "GC711.odd-space": (
        "This line is indented with a special space (probably copied from a web page or from Word); only plain ones indent.",
        "Delete the blanks in front, and type two spaces for each level.",
    ),
    "GC711.no-list": (
        "“- {name}” is an item of a list, but the line above is not a key that waits for a list.",
        "Write a line with a key and a half-width colon above the list, such as “年度目标:”, or align it with the other “- ”.",
    ),
    "GC711.no-keys": (
        "“{name}” is indented wrongly: this is a list, and a key cannot stand in it by itself.",
        "If it belongs to the item above, indent it by two more spaces; if it begins a new item, put “- ” in front.",
    ),
    "GC711.block": (
        "This line is indented less than the first line of its text, so the text would end before it.",
        "Align it with the first line of the text.",
    ),
    "GC711.block-first": ("the text begins here", ""),
    # signs in values
    "GC712": (
        "“{value}” begins with {found}, which has a special meaning at the beginning of a text.",
        "Put the whole text in quotes: {quoted}.",
    ),
    "GC712.key": (
        "“{name}” begins with {found}; a key cannot begin with this sign.",
        "Write “{bare}:”; if the sign is part of the key, put the key in double quotes.",
    ),
    "GC712.dash": (
        "The “{found}” at the beginning of “{value}” is followed by nothing or a space, so it would be read as the mark of a list.",
        "Put the whole text in quotes: {quoted}; if a list is meant, begin a new line and indent it.",
    ),
    "GC712.bracket": (
        "“{value}” begins with the bracket {found} and goes on after it closes, so it cannot be read as one text.",
        "Put the whole text in quotes: {quoted}; or use the Chinese brackets “〔〕” or “（）”.",
    ),
    "GC712.open-bracket": (
        "“{value}” begins with the bracket {found}, which is never closed.",
        "Put the whole text in quotes: {quoted}; or close the bracket, or use Chinese brackets.",
    ),
    "GC713": (
        "There is another half-width colon in “{value}”, which would be read as the end of a key.",
        "Use the full-width colon: {mended}; or put the whole text in double quotes.",
    ),
    "GC713.two-keys": (
        "“{name}” stands on the line of another key; a line has only one.",
        "Begin a new line with “{name}”, aligned with the key of this line.",
    ),
    "GC713.below": (
        "There is a half-width colon in “{value}”, so it would be read as a key, but the line above has its text already.",
        "Use the full-width colon; if it continues the sentence above, append it to that line.",
    ),
    "GC713.bracket": (
        "In the brackets of “{value}” a half-width colon touches the text, so it cannot be read.",
        "Put the item with the colon in quotes, such as [\"12:30\"]; if it is no list, put the whole text in quotes.",
    ),
    "GC714": (
        "The quote {found} at the beginning of “{value}” is never closed.",
        "Put the same quote {found} at the end of the text; or delete it, and use the Chinese quotes “ ”.",
    ),
    "GC714.after": (
        "After the closing quote there is still “{found}”.",
        "Use the Chinese quotes “ ” instead; or put the whole text in single quotes.",
    ),
    "GC715": (
        "There is no space after the colon of “{name}”, so it would not be read as a key.",
        "Write “{name}: {value}”; if this is text and no key, put the whole text in double quotes.",
    ),
    "GC715.twice": (
        "There are too many colons after “{name}”.",
        "Write “{name}: {value}”.",
    ),
    "GC715.many": (
        "In this file {count} keys lack a space after their colon, from “{name}” on.",
        "Run goalc fix: it inserts them all.",
    ),
    "GC715.wide-space": (
        "The space after the colon of “{name}” is not a plain one, so it would not be read as a key.",
        "Replace it by a half-width space: “{name}: {value}”.",
    ),
    "GC715.no-colon": (
        "There is no colon after “{name}”.",
        "Write “{name}: {text}”.",
    ),
    "GC715.lone": (
        "There is no colon after “{name}”.",
        "Write “{name}:”, with its text after the colon and a space, or indented below.",
    ),
    "GC716": (
        "“{value}” begins with >, which would be read as the beginning of a long text.",
        "Write “{mended}”.",
    ),
    "GC716.over": (
        "“{value}” begins with >, which would be read as the beginning of a long text, and the number would be lost.",
        "Put the whole text in quotes: {quoted}; for “at least”, write “≥”.",
    ),
    # valid, but not what was meant
    "GC717": (
        "The text goes to a new line between “{before}” and “{after}”; joined, it would have a space there.",
        "Write the text on one line; to keep the line break, put “ |” after the colon, and begin the text on the next line, indented.",
    ),
    "GC717.list": (
        "“{item}” looks like an item of a list, but would be joined to the text of the line above.",
        "For a list, end the line above with its colon, with nothing after it; for a text of several lines, put “ |” after the colon and begin the text on the next line.",
    ),
    "GC718": (
        "There is a space in front of “{found}”, so it would be read as a comment, and only “{value}” would be left.",
        "If it is part of the text, put the whole text in quotes: {quoted}; if it is a comment, put a space after the #.",
    ),
    "GC718.whole": (
        "“{found}” begins with #, so it would be read as a comment, and nothing would be left.",
        "If it is the text, put it in quotes: {quoted}; if it is a comment, put a space after the #.",
    ),
    "GC718.joined": (
        "“{found}” would be read as a comment, and the line below would have nothing to continue.",
        "Delete the comment, or move it to a line of its own above; if it is part of the text, write the whole text on one line, in quotes.",
    ),
    "GC719": (
        "There is no space after “{found}”, so it would not be read as an item of a list.",
        "Write “- {text}”.",
    ),
    "GC719.missing": (
        "“{name}” begins a new item, but its “- ” is missing.",
        "Put “- ” before “{name}”, with the other keys of the item in line with it.",
    ),
    "GC719.wide-space": (
        "The space after “{found}” is not a plain one, so it would not be read as an item of a list.",
        "Replace it by a half-width space: “- {text}”.",
    ),
    "GC719.dash": (
        "“{found}” is not the mark of a list; that is a half-width hyphen and a space.",
        "Write “- {text}”.",
    ),
    # the file as a whole
    "GC720": (
        "This file does not consist of lines “key: text”.",
        "Write one key on each line of the first level, such as “表式: 项目绩效目标表”.",
    ),
    "GC720.empty": (
        "There is nothing in this file.",
        "Begin with a line such as “表式: 项目绩效目标表”, or delete the file.",
    ),
    "GC721": (
        "“{found}” means nothing in double quotes, where the backslash \\ is no ordinary character.",
        "Put the whole text in single quotes instead, or write \\\\ for \\.",
    ),
}  # fmt: skip
