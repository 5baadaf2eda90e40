"""Edits of built files as officers make them, on the XML: cells overtyped, rows inserted, deleted, moved."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Edit = Callable[["Form"], None]


class Form:
    """An open file; a cell is known by its mark."""

    def set(self, mark: str, *lines: str) -> None:
        """Overtype a cell, each line a paragraph, or a line of the cell in a workbook."""
        raise NotImplementedError

    def text(self, mark: str) -> str:
        raise NotImplementedError

    def insert_row(self, below: str, texts: Iterable[str]) -> None:
        """Insert a row below that of a mark, and fill in its last cells."""
        raise NotImplementedError

    def delete_row(self, mark: str) -> None:
        raise NotImplementedError

    def swap_rows(self, one: str, other: str) -> None:
        """Exchange the rows of two marks."""
        raise NotImplementedError

    def add_paragraph(self, text: str) -> None:
        """Add a paragraph at the end, outside of all tables."""
        raise NotImplementedError

    def remark(self, mark: str, text: str, author: str) -> None:
        raise NotImplementedError

    def split(self, mark: str) -> None:
        """Undo the merging of a cell."""
        raise NotImplementedError

    def own_mark(self, name: str) -> None:
        """Give the file a mark of somebody else."""
        raise NotImplementedError

    def save(self) -> bytes:
        raise NotImplementedError


class WordForm(Form):
    def __init__(self, content: bytes) -> None:
        self.word = docx.Document(io.BytesIO(content))
        self.body = self.word.element.body

    def _mark(self, mark: str) -> Any:
        (found,) = (item for item in self.body.iter(f"{W}bookmarkStart") if item.get(f"{W}name") == mark)
        return found

    def _around(self, mark: str, name: str) -> Any:
        return next(item for item in self._mark(mark).iterancestors(f"{W}{name}"))

    def text(self, mark: str) -> str:
        return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in self._paragraphs(mark))

    def _paragraphs(self, mark: str) -> list[Any]:
        cell = next(iter(self._mark(mark).iterancestors(f"{W}tc")), None)
        return [self._around(mark, "p")] if cell is None else list(cell.iter(f"{W}p"))

    def set(self, mark: str, *lines: str) -> None:
        first, *others = self._paragraphs(mark)
        for paragraph in others:
            paragraph.getparent().remove(paragraph)
        _set_text(first, lines[0])
        for line in reversed(lines[1:]):
            more = deepcopy(first)
            for item in [*more.iter(f"{W}bookmarkStart"), *more.iter(f"{W}bookmarkEnd")]:
                item.getparent().remove(item)
            _set_text(more, line)
            first.addnext(more)

    def insert_row(self, below: str, texts: Iterable[str]) -> None:
        row = self._around(below, "tr")
        new = deepcopy(row)
        for item in [*new.iter(f"{W}bookmarkStart"), *new.iter(f"{W}bookmarkEnd")]:
            item.getparent().remove(item)
        for merge in new.iter(f"{W}vMerge"):
            merge.attrib.clear()
            for paragraph in merge.getparent().getparent().iter(f"{W}p"):
                _set_text(paragraph, "")
        cells = list(new.iter(f"{W}tc"))
        values = list(texts)
        for cell, text in zip(cells[-len(values) :], values, strict=True):
            first, *others = cell.iter(f"{W}p")
            for paragraph in others:
                paragraph.getparent().remove(paragraph)
            _set_text(first, text)
        row.addnext(new)

    def delete_row(self, mark: str) -> None:
        row = self._around(mark, "tr")
        row.getparent().remove(row)

    def swap_rows(self, one: str, other: str) -> None:
        first, second = self._around(one, "tr"), self._around(other, "tr")
        for a, b in zip(first.iter(f"{W}tc"), list(second.iter(f"{W}tc")), strict=True):
            # Cells that are merged over several rows stay.
            if a.find(f"{W}tcPr/{W}vMerge") is None and b.find(f"{W}tcPr/{W}vMerge") is None:
                here, there = list(a.iter(f"{W}p")), list(b.iter(f"{W}p"))
                a.extend(there)
                b.extend(here)

    def add_paragraph(self, text: str) -> None:
        self.word.add_paragraph(text)

    def remark(self, mark: str, text: str, author: str) -> None:
        paragraph = next(p for p in self.word_paragraphs() if p._p is self._around(mark, "p"))
        self.word.add_comment(paragraph.runs[0], text=text, author=author)

    def word_paragraphs(self) -> list[Any]:
        from docx.text.paragraph import Paragraph

        return [Paragraph(item, self.word._body) for item in self.body.iter(f"{W}p")]

    def split(self, mark: str) -> None:
        cell = self._around(mark, "tc")
        row, column = cell.getparent(), list(cell.getparent().iter(f"{W}tc")).index(cell)
        for merge in list(cell.iter(f"{W}vMerge")):
            merge.getparent().remove(merge)
        row = row.getnext()
        while row is not None and len(list(row.iter(f"{W}tc"))) > column:
            below = list(row.iter(f"{W}tc"))[column]
            merges = list(below.iter(f"{W}vMerge"))
            if not merges or merges[0].get(f"{W}val") == "restart":
                break
            for merge in merges:
                merge.getparent().remove(merge)
            row = row.getnext()

    def own_mark(self, name: str) -> None:
        for tag in ("bookmarkStart", "bookmarkEnd"):
            item = etree.SubElement(next(self.body.iter(f"{W}p")), f"{W}{tag}")
            item.set(f"{W}id", "88000")
            if tag == "bookmarkStart":
                item.set(f"{W}name", name)

    def track(self, mark: str, new: str, author: str, date: str) -> None:
        """Replace the text of a cell with a tracked deletion and a tracked insertion."""
        (paragraph, *_) = self._paragraphs(mark)
        runs = list(paragraph.iter(f"{W}r"))
        for run in runs:
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            wrapper = etree.SubElement(paragraph, f"{W}del")
            _sign(wrapper, author, date)
            run.getparent().replace(run, wrapper)
            wrapper.append(run)
        inserted = etree.SubElement(paragraph, f"{W}ins")
        _sign(inserted, author, date)
        run = etree.SubElement(inserted, f"{W}r")
        etree.SubElement(run, f"{W}t").text = new

    def track_row(self, mark: str, author: str, date: str) -> None:
        """Delete a row with tracking, as Word does: its mark, and all that stands in it."""
        row = self._around(mark, "tr")
        for run in list(row.iter(f"{W}r")):
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
            wrapper = etree.Element(f"{W}del")
            _sign(wrapper, author, date)
            run.getparent().replace(run, wrapper)
            wrapper.append(run)
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        _sign(etree.SubElement(properties, f"{W}del"), author, date)

    def save(self) -> bytes:
        out = io.BytesIO()
        self.word.save(out)
        return out.getvalue()


def _sign(element: Any, author: str, date: str) -> None:
    element.set(f"{W}id", "9000")
    element.set(f"{W}author", author)
    element.set(f"{W}date", date)


def _set_text(paragraph: Any, text: str) -> None:
    """Give a paragraph another text: in its first run, as typing into it does."""
    runs = list(paragraph.iter(f"{W}r"))
    for run in runs[1:]:
        run.getparent().remove(run)
    run = runs[0] if runs else etree.SubElement(paragraph, f"{W}r")
    for child in list(run):
        if child.tag != f"{W}rPr":
            run.remove(child)
    if text:
        made = etree.SubElement(run, f"{W}t")
        made.text = text
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
