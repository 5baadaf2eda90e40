"""Edits of built files as officers make them."""

from __future__ import annotations

from tests.returned.sheet_form import SheetForm
from tests.returned.word_form import Form, WordForm

FORMS: dict[str, type[WordForm] | type[SheetForm]] = {"docx": WordForm, "xlsx": SheetForm}

__all__ = ["FORMS", "Form", "SheetForm", "WordForm"]
