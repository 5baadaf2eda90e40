"""The words in redlines: names of files, headings and notes on the sheets of forms.

Out: text in the current language, not yet escaped.
"""

from __future__ import annotations

from goalc.messages.catalogue import say


def word_file_name(form: str) -> str:
    """Return the name, without its extension, of the Word file of a form."""
    return say("redline.file", name=form)


def workbook_name(unit: str) -> str:
    """Return the name, without its extension, of the workbook of a unit."""
    return say("redline.workbook", name=unit)


def added_form_heading() -> str:
    """Return the heading of a form that only the newer version has."""
    return say("redline.form-new")


def removed_form_heading() -> str:
    """Return the heading of a form that only the older version has."""
    return say("redline.form-gone")


def removed_rows_heading() -> str:
    """Return the heading above the rows that a form no longer has."""
    return say("redline.gone")


def cell_note(before: str) -> str:
    """Return the note on a changed cell; an empty `before` means that its value is new."""
    return say("redline.was", value=before) if before else say("redline.new")
