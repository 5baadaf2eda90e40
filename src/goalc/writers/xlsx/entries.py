"""The places to fill in on a sheet whose other cells are protected.

In: the entries of a sheet, and the range of each. Out: the elements `sheetProtection` and `dataValidations`
(ECMA-376 part 1, 18.3.1.85 and 18.3.1.33). There is no password: protection is against slips, and rows may be
inserted and made higher.
"""

from __future__ import annotations

from collections.abc import Mapping

from goalc.document.annotated import Entry
from goalc.document.document import CellRef
from goalc.writers.text import escape
from goalc.writers.xlsx.parts import column_name
from goalc.writers.xlsx.plan import Area

PROTECTION = '<sheetProtection sheet="1" objects="1" scenarios="1" formatRows="0" insertRows="0"/>'
_MAX_TITLE, _MAX_HINT = 32, 255
"""Maximum numbers of characters that Excel accepts; with more, it calls the file damaged."""
_MAX_LIST = 255
"""Maximum number of characters of a list that stands in its rule."""
_ERROR = "请从下拉列表中选择："


def validations(entries: Mapping[CellRef, Entry], places: Mapping[CellRef, Area]) -> str:
    """Return the rules of a sheet, one for all ranges with the same entry; nothing for none."""
    ranges: dict[Entry, list[str]] = {}
    for ref, entry in entries.items():
        if entry != Entry():
            ranges.setdefault(entry, []).append(_range(places[ref]))
    rules = "".join(_rule(entry, " ".join(found)) for entry, found in ranges.items())
    return f'<dataValidations count="{len(ranges)}">{rules}</dataValidations>' if rules else ""


def _rule(entry: Entry, ranges: str) -> str:
    hint = _attributes(promptTitle=entry.title[:_MAX_TITLE], prompt=_cut(entry.hint)) if entry.hint else ""
    shown = f'allowBlank="1" showInputMessage="1"{hint}'
    words = _list(entry.choices)
    if not words:
        return f'<dataValidation {shown} sqref="{ranges}"/>'
    error = _attributes(
        errorTitle=entry.title[:_MAX_TITLE], error=_cut(f"{_ERROR}{'、'.join(entry.choices)}")
    )
    return (
        f'<dataValidation type="list" showErrorMessage="1" {shown}{error} sqref="{ranges}">'
        f"<formula1>{escape(words)}</formula1></dataValidation>"
    )


def _list(choices: tuple[str, ...]) -> str:
    """Return the words as the formula of a list; nothing if they cannot stand in one."""
    joined = ",".join(choices)
    if not choices or any("," in word for word in choices) or len(joined) > _MAX_LIST:
        return ""
    return '"' + joined.replace('"', '""') + '"'


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_HINT else f"{text[: _MAX_HINT - 1]}…"


def _range(area: Area) -> str:
    first = f"{column_name(area.left + 1)}{area.top + 1}"
    last = f"{column_name(area.right)}{area.bottom}"
    return first if first == last else f"{first}:{last}"
