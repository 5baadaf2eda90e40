"""Documents of an existing form → the files of a form pack, to be completed by a person.

In: the documents that a reader made of a file, and the name of the pack. Out: texts by file name, with the
number of cells that were recognised and of those that were not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc import resources
from goalc.document.document import Document, Paragraph, Table
from goalc.document.source_table import SourceTable
from goalc.model.profile import FormOf, Stage
from goalc.scaffold.draft.binding import Binding, bind
from goalc.scaffold.draft.labels import Value, labels_for, plain_label
from goalc.scaffold.draft.template import TableTemplate, safe_text
from goalc.syntax.writing.emit import emit_scalar

_TITLE = re.compile(r"(?:部门|单位|项目|预算|专项|整体)[^\s0-9（）()：:，。]{0,30}?表(?=$|[\s（(])")
_STAGES: Mapping[Stage, str] = {"自评": "自评|评价", "监控": "监控", "评审": "审核表|评审|事前.*评估"}
"""By the stage of a form, the words in its title; the others are of targets."""
_TREE = {
    "产出指标": ["数量指标", "质量指标", "时效指标", "成本指标"],
    "效益指标": ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"],
    "满意度指标": ["服务对象满意度指标"],
}
"""The levels of a form that does not print them."""
_ROOMS = (("A4", False, 210.0), ("A4", True, 297.0), ("A3", True, 420.0))
_MIN_MARGIN, _MAX_MARGIN = 8.0, 99.0
"""In mm; a page has no wider margins."""
_YEAR = re.compile(r"20[0-9]{2}(?=年)")
_NO_YEAR = re.compile(r"(?<=[（(])[\s　_＿xX×]*(?=年度?[）)])")
_OF_YEAR = re.compile(r"[（(][^（）()]*年度?[）)]")
_LABELLED = re.compile(r"([^\s：:（(]{2,8})((?:[（(][^（）()]*[）)])?[：:]\s*)")
_ANNEX = re.compile(r"^附件[0-9一二三四五六七八九十]*(?=[：:]?$)")


class Drafted(NamedTuple):
    """The files of a pack by name; cells with a value and without, and titles that several forms had."""

    files: Mapping[str, str]
    bound: int
    holes: int
    merged: tuple[tuple[str, int], ...]


@dataclass
class _Form:
    """One form of the draft."""

    title: str
    of: FormOf
    stage: Stage
    template: str = ""
    lines: list[str] = field(default_factory=list)
    own: dict[str, Value] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)
    tree: dict[str, list[str]] = field(default_factory=dict)
    has_indicators: bool = False
    width: float = 0.0
    bound: int = 0
    holes: int = 0


def draft_pack(name: str, documents: Sequence[Document]) -> Drafted | None:
    """Return the draft of a pack; None for documents without any table."""
    if not any(isinstance(block, Table) for document in documents for block in document.blocks):
        return None
    unit, year = _find_unit(documents), _find_year(documents)
    forms: dict[str, _Form] = {}
    counts: Counter[str] = Counter()
    for document in documents:
        title = _title(document) or f"表{len(forms) + 1}"
        if not document.blocks:
            continue
        counts[title] += 1
        if title not in forms:
            forms[title] = _draft_form(title, document, unit, year)
    stems: Counter[str] = Counter()
    for form in forms.values():
        stem = {"封面": "cover", "部门": "department", "项目": "project"}[form.of]
        stems[stem] += 1
        form.template = f"{stem}{'' if stems[stem] == 1 else stems[stem]}.html.j2"
    files = {"pack.yaml": "\n".join(_pack_lines(name, list(forms.values()))) + "\n"}
    files |= {form.template: "\n".join(form.lines) + "\n" for form in forms.values()}
    merged = tuple((title, count) for title, count in counts.items() if count > 1)
    return Drafted(files, sum(f.bound for f in forms.values()), sum(f.holes for f in forms.values()), merged)


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.line.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


def _title(document: Document) -> str:
    """Return the title of a form: its 表式, without the unit and the year before it."""
    for text in (*_texts(document), document.name):
        if found := _TITLE.search(text.strip()):
            return found[0]
    return ""


def _find_unit(documents: Iterable[Document]) -> str:
    """Return the unit that a filled form names; empty for an empty form."""
    for document in documents:
        for block in document.blocks:
            if isinstance(block, Paragraph):
                for label, value in _labelled(block.line.text):
                    if (
                        labels_for("封面", "目标").values.get(label, Value("", "")).key == "编制单位"
                        and value
                    ):
                        return value
    return ""


def _find_year(documents: Iterable[Document]) -> str:
    """Return the year of the titles, which may stand in the first row of a table."""
    texts = [
        b.line.text if isinstance(b, Paragraph) else "".join(cell.text for cell in b.rows[0].cells)
        for d in documents
        for b in d.blocks
        if isinstance(b, Paragraph) or b.rows
    ]
    return next((found[0] for text in texts if (found := _YEAR.search(text))), "")


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    found = list(_LABELLED.finditer(text))
    for number, label in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        yield plain_label(label[1]), text[label.end() : end].strip()


def _draft_form(title: str, document: Document, unit: str, year: str) -> _Form:
    stage: Stage = next((stage for stage, words in _STAGES.items() if re.search(words, title)), "目标")
    plain = {plain_label(text) for text in _texts(document)}
    has_table = any(isinstance(block, Table) for block in document.blocks)
    of: FormOf = "封面" if not has_table else "项目" if "项目名称" in plain else "部门"
    form = _Form(title, of, stage)
    widths = [sum(SourceTable(b).columns) for b in document.blocks if isinstance(b, Table)]
    room = _ROOMS[-1][2] - 2 * _MIN_MARGIN
    form.width = min(max(widths, default=0.0), room)
    number = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text = block.line.text.strip()
            style = "title" if title in text else "year" if _OF_YEAR.fullmatch(text) else "unit"
            form.lines.append(f'<p class="{style}">{_paragraph(form, block.line.text, unit, year)}</p>')
            continue
        scale = min(1.0, room / widths[number])
        number += 1
        _draft_table(form, SourceTable(block), scale, year)
    return form


def _draft_table(form: _Form, table: SourceTable, scale: float, year: str) -> None:
    binding: Binding = bind(table, labels_for(form.of, form.stage))
    maker = TableTemplate(table, binding, [round(width * scale, 2) for width in table.columns])
    lines = list(maker.lines())
    # The year stands in the text of labels.
    form.lines += [line.replace(f"{year}年", "{{ 年度 }}年") if year else line for line in lines]
    found = [*binding.values.values(), *binding.inside.values()]
    form.own |= {value.key: value for value in found if value.help}
    form.printed |= {value.key for value in found}
    form.has_indicators |= any(loop.kind == "indicators" for loop in binding.loops)
    form.tree = form.tree or binding.tree
    form.bound += len(found) + sum(len(list(filter(None, one.cells.values()))) for one in binding.loops)
    form.holes += maker.holes


def _paragraph(form: _Form, text: str, unit: str, year: str) -> str:
    """Return a paragraph with variables for the unit, the year, and what stands behind known labels."""
    known = labels_for(form.of, form.stage).values
    parts: list[str] = []
    place = 0
    for found in _LABELLED.finditer(text):
        value = known.get(plain_label(found[1]))
        if value is None or value.kind not in {"text", "date"} or value.help:
            continue
        following = _LABELLED.search(text, found.end())
        end = following.start() if following else len(text)
        blanks = text[found.end() : end]
        parts += (_label(text[place : found.end()], unit, year), f"{{{{ {value.key} }}}}")
        parts.append(" " * (len(blanks) - len(blanks.rstrip())) if following else "")
        form.printed.add(value.key)
        form.bound += 1
        place = end
    return "".join((*parts, _label(text[place:], unit, year, form)))


def _label(text: str, unit: str, year: str, form: _Form | None = None) -> str:
    markup = safe_text(text)
    if form is not None and form.of == "封面" and _ANNEX.search(markup):
        form.printed.add("附件号")
        markup = _ANNEX.sub("{{ 附件号 }}", markup)
    if unit:
        markup = markup.replace(safe_text(unit), "{{ 编制单位 }}")
    if year:
        markup = markup.replace(f"{year}年", "{{ 年度 }}年")
    return _NO_YEAR.sub("{{ 年度 }}", markup)


def _pack_lines(name: str, forms: Sequence[_Form]) -> Iterator[str]:
    yield f"name: {name}"
    yield f"title: {emit_scalar('、'.join(form.title for form in forms))}"
    yield "rule: 待填（印发这套表的文件或者来源）"
    if len(forms) == 1:
        yield "# 整册的文件名。"
        yield f'booklet: "{{编制单位}}{{年度}}年{forms[0].title}"'
    yield from ("", "# 来源的字体、字号读不出来，这里是常用的，可以改。")
    yield from _look()
    yield "pages:"
    for number, form in enumerate(forms, 1):
        yield f"  page{number}: {_page(form.width)}"
    yield from ("", "forms:")
    for number, form in enumerate(forms, 1):
        yield f"  {emit_scalar(form.title)}:"
        yield f"    of: {form.of}"
        yield f"    stage: {form.stage}"
        yield f"    template: {form.template}"
        yield f"    page: page{number}"
        short = '"{项目名称}"' if "项目名称" in form.printed else emit_scalar(form.title[:31])
        yield f"    name: {short}"
        yield from _field_lines(form)


def _field_lines(form: _Form) -> Iterator[str]:
    if form.own:
        yield "    fields:"
    for value in form.own.values():
        yield f"      - {{key: {value.key}, kind: {value.kind}, help: {value.help}}}"
    if form.has_indicators:
        yield from ("    indicators:", "      tree:")
        for level1, below in (form.tree or _TREE).items():
            yield f"        {emit_scalar(level1)}: [{', '.join(emit_scalar(level) for level in below)}]"


def _page(width: float) -> str:
    """Return the smallest page on which a table of a width has its margins, which then fill the rest."""
    if not width:
        return "{size: A4, margins: [37, 26, 35, 28], numbered: false}"
    size, landscape, across = next(room for room in _ROOMS if room[2] - width >= 2 * _MIN_MARGIN)
    left = round(min((across - width) / 2, _MAX_MARGIN), 3)
    turned = ", landscape: true" if landscape else ""
    return f"{{size: {size}{turned}, margins: [18, {left:g}, 15, {left:g}]}}"


def _look() -> Iterator[str]:
    """Yield the fonts, styles and lines of the pack that ships."""
    text = (resources.folder("templates") / "liupanshui-2025" / "pack.yaml").read_text(encoding="utf-8")
    for part in re.split(r"\n(?=\S)", text):
        if part.startswith(("fonts:", "styles:", "footer:", "cells:")):
            yield from (line for line in part.rstrip().split("\n") if not line.lstrip().startswith("#"))
            yield ""
