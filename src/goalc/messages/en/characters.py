"""Sentences about the bytes and characters of a file: its encoding, its size, what nobody sees.

In: the keys of `goalc.syntax` diagnostics. Out: a message and a help, as in `syntax`.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC701": (
        "This file is not UTF-8: from here on it cannot be read (byte {found}).",
        "Open it in an editor and save it as UTF-8; if it is damaged, get it again from where it came.",
    ),
    "GC701.gbk": (
        "This file is GBK, not UTF-8: from here on its Chinese cannot be read.",
        "Convert it with goalc fix, which keeps the file as it was beside it; or: iconv -f GBK -t UTF-8 old > new; "
        "VS Code: click the encoding at the bottom right → Reopen with Encoding → GBK, again → Save with Encoding → UTF-8; "
        "Notepad: Save as, with encoding UTF-8.",
    ),
    "GC701.utf16": (
        "This file is {found} (Notepad calls it “Unicode”), not UTF-8.",
        "Convert it with goalc fix, which keeps the file as it was beside it; or: iconv -f UTF-16 -t UTF-8 old > new; Notepad: Save as, with encoding UTF-8.",
    ),
    "GC702": (
        "There is an invisible control character {number} here, which a form cannot hold.",
        "Delete it; it was probably copied along from another program.",
    ),
    "GC702.nul": (
        "There is a null character {number} here; the file may be damaged, or not be a text.",
        "Delete it; if there are many, get the file again from where it came.",
    ),
    "GC702.line": (
        "There is an unusual line break {number} here; some programs take it for one and some do not.",
        "Delete it, and press Enter where a new line should begin.",
    ),
    "GC702.bom": (
        "There is an invisible mark of the beginning of a file {number} inside the text; two files were probably joined.",
        "Delete it.",
    ),
    "GC702.invisible": (
        "This file has characters that nobody sees, {count} in all; the first, {number}, follows “{before}”. They are read as if they were not there.",
        "Delete them: they come along when text is copied from a page or another program. `goalc fix` deletes them all.",
    ),
    "GC702.invisible-first": (
        "This file has characters that nobody sees, {count} in all; the first, {number}, begins this line. They are read as if they were not there.",
        "Delete them: they come along when text is copied from a page or another program. `goalc fix` deletes them all.",
    ),
    "GC702.surrogate": (
        "There is half a character {number} here, which means nothing by itself.",
        "Delete it, and write the character that is meant.",
    ),
    "GC703": (
        "This file has {size} MB, more than the {limit} MB that are allowed.",
        "See whether it is the right file, for a form has a few KB; or divide it into several files.",
    ),
}  # fmt: skip
