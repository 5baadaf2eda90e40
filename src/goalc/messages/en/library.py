"""Sentences about the library of indicators: its files, and the references of specs."""

MESSAGES: dict[str, tuple[str, str]] = {
    "library.used": ("this comes from the library of indicators and is used here", ""),
    "GC806.close": (
        "There is no “{id}” in the library of indicators. Did you mean “{close}”?",
        "Change “{id}” to “{close}”; goalc library list shows all ids.",
    ),
    "GC806.unknown": (
        "There is no “{id}” in the library of indicators.",
        "Correct the id, or add the indicator in a folder library; goalc library list shows all ids.",
    ),
    "GC806.ambiguous": (
        "The library defines “{id}” {count} times at one place, so it is not known which is meant.",
        "Keep one of them, or give them different ids.",
    ),
    "GC806.defined": ("defined here", ""),
    "GC806.circle": (
        "“{id}” goes in a circle in the library: {chain}.",
        "Give one of them a 名称 and a 解释 of its own, and let it refer to no other.",
    ),
    "GC806.based": ("in the library “{id}” refers to “{base}” here", ""),
    "GC806.deep": (
        "“{id}” refers to one indicator of the library after another, more than {limit} deep.",
        "Give one in between a 名称 and a 解释 of its own.",
    ),
    "GC806.broken": (
        "“{id}” is wanted from the library here, but there are mistakes in {files}, which cannot be read.",
        "Correct that file first.",
    ),
    "GC806.parameter-missing": (
        "The texts of “{id}” in the library leave {names} open, and nothing is filled in here.",
        "Write “{name}: …” under “参数”, one line for each that is open.",
    ),
    "GC806.text": ("open in this text", ""),
    "GC806.parameter-close": (
        "The texts of “{id}” in the library have no “{name}”. Did you mean “{close}”?",
        "Change “{name}” to “{close}”.",
    ),
    "GC806.parameter-unknown": (
        "The texts of “{id}” in the library have no “{name}” to be filled in.",
        "Delete the line “{name}”.",
    ),
    "GC909.size": (
        "The library file “{name}” is too large, or there are too many files.",
        "Keep a file below {limit} KB and a folder library below {files} files.",
    ),
    "GC909.total": (
        "The files of the library folder “{name}” have {total} MB together, which is too much; none of them was read.",
        "Keep them below {most} MB together: remove indicators that nobody uses, or move them to folders library of single departments.",
    ),
    "GC909.linked": (
        "“{name}” is a link out of this folder, or to nothing; it is not read.",
        "Copy what it leads to to this place, or delete the link.",
    ),
    "GC909.ending": (
        "The name “{name}” has a .txt too many; the file is not taken for a library.",
        "Remove .txt, so that the name ends in .yaml.",
    ),
    "GC909.braces": (
        "The braces in “{value}” do not match, or what is in them is not one word.",
        "Write what is left open as {{对象}}, without blanks and at most 20 characters long; use no other braces.",
    ),
    "GC909.sign": (
        "The sign of the 指标值 “{value}” is not the “符号” of this indicator.",
        "Make them the same, or write no 指标值 where it differs from unit to unit.",
    ),
    "GC909.unit": (
        "The unit of the 指标值 “{value}” is not the “单位” of this indicator.",
        "Make them the same, or write no 指标值 where it differs from unit to unit.",
    ),
}
