"""The tags of a template are judged as they are written: what is told is wrong, at its place."""

from __future__ import annotations

import re
from itertools import count, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import goalc
from goalc.layout.fault import TemplateFault
from goalc.layout.markup import MarkupFault, MarkupReader, Shapes
from goalc.layout.tags import judge_tags
from goalc.layout.templates import Templates
from goalc.layout.values import OriginTable
from goalc.workspace.packs import COMMON
from tests.pipeline.workshop import workshop
from tests.police import ROOT

HEAD = '<table><colgroup><col style="width:10mm"/></colgroup>\n'
PACKS = [path.parent for path in ROOT.glob("t*/**/pack.yaml")]

MISTAKES = [
    # what stands in a table, finding, the text that it points at
    ("<tr><td>甲</tabel></tr>", "GC905.tag-close", "</tabel>"),
    ("<tr><tdd>甲</td></tr>", "GC905.tag-close", "<tdd>"),
    ("<tr><TD>甲</td></tr>", "GC905.tag-close", "<TD>"),
    ("<tr><td><b>甲</b></td></tr>", "GC905.tag", "<b>"),
    ("<tr><td>甲<br/>乙</td></tr>", "GC905.tag", "<br/>"),
    ("<tr><td>甲</tr>", "GC905.unclosed", "<td>"),
    ("<tr><td>甲<td>乙</td></tr>", "GC905.unclosed", "<td>"),
    ("<tr><th>甲</td></tr>", "GC905.unclosed", "<th>"),
    ("<tr><td><p>甲</td></tr>", "GC905.unclosed", "<p>"),
    ("<tr><td>甲</td>\n<tr ><td>乙</td></tr>", "GC905.unclosed", "<tr>"),
    ("</tr><tr><td>甲</td></tr>", "GC905.stray", "</tr>"),
    ("<tr><td>甲</td></td></tr>", "GC905.stray", "</td>"),
    ("<tr><td colspann='2'>甲</td></tr>", "GC905.attribute-close", "colspann"),
    ('<tr><td class="{{ a }}" row-span="2">甲</td></tr>', "GC905.attribute-close", "row-span"),
    ("<tr><td onclick='x()'>甲</td></tr>", "GC905.attribute", "onclick"),
    ("<tr><td {% if a %}stile='x'{% endif %}>甲</td></tr>", "GC905.attribute", "stile"),
    ("<tr><td class=big>甲</td></tr>", "GC905.syntax", "<td class=big>"),
    ('<tr><td class="big>甲</td></tr>', "GC905.syntax", '<td class="big>甲'),
    ("<tr><td>5 < 6</td></tr>", "GC905.syntax", "< 6"),
    ("<tr><td>甲&nbsp;乙</td></tr>", "GC905.syntax", "&nbsp;乙"),
    ("{% for b in c %}<tr><td>甲</td>{% endfor %}", "GC905.unclosed", "<tr>"),
    ("<tr>{% if a %}<th>甲{% endif %}<td>乙</td></tr>", "GC905.unclosed", "<th>"),
    ("{% if a %}<tr>{% else %}<tr >{% endif %}<td>甲</td>", "GC905.unclosed", "<tr>"),
    ("{% if a %}{% include 'part' %}</td>{% endif %}", "GC905.stray", "</td>"),
]
SOUND = [
    "<tr><td {% if a %}class='x'{% else %}class='y'{% endif %} rowspan='{{ 1 + n }}'>{{ a }}</td></tr>",
    "<tr>{% if a %}<th>{% else %}<td>{% endif %}甲{% if a %}</th>{% else %}</td>{% endif %}</tr>",
    "{% for b in c %}{% if loop.first %}<tr>{% endif %}<td/>{% if loop.last %}</tr>{% endif %}{% endfor %}",
    "<tr><td>{% for b in c %}</td><td>{% endfor %}</td></tr>",
    "<tr><t{{ a }}>甲</t{{ a }}></tr>",
    "<tr><td {{ a }}='x'>甲</td></tr>",
    "{# <b> #}<!-- <b> --><tr><td>{{ '<b>' }}{{ a if a < 3 else b }}</td></tr>",
    "<tr><td>甲 &amp; &lt;乙&gt; &#12288;</td></tr>",
    "<tr><td>甲</td ></tr\n>",
    "{%- if a -%}<tr><td/></tr>{%- endif -%}",
    "{% include 'part' %}{% include 'part' %}",
    "{% raw %}<b>{% endraw %}",
    "<tr><td>{{ '}}' }}{{ \"{% x %}\" }}</td></tr>",
]


def judged(body: str) -> list[tuple[str, str]]:
    text = f"{HEAD}{body}\n</table>"
    sources = {"t": text, "part": "<tr><td>{{ a }}</td></tr>"}
    return [(f.key, text[f.span.start : f.span.end]) for f in judge_tags("t", sources) if f.span is not None]


@pytest.mark.parametrize(("body", "key", "place"), MISTAKES)
def test_a_mistake_is_told_at_its_tag(body: str, key: str, place: str) -> None:
    assert judged(body)[0] == (key, place)


@pytest.mark.parametrize("body", SOUND)
def test_what_may_be_right_is_not_told(body: str) -> None:
    assert judged(body) == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_the_templates_of_all_packs_are_sound(pack: Path) -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in pack.glob("*.j2")}
    assert sources or pack.name == COMMON
    for name, text in sources.items():
        if text.startswith("<p"):
            assert judge_tags(name, sources) == []


PIECES = [
    *("<tr>", "</tr>", "<td>", "</td>", "<th class='td'>", "</th>", "<p>", "</p>", "<td/>", "</tabel>"),
    *("<tr><td>甲</td></tr>", "<td colspann='1'>", "<td>&nbsp;</td>"),
    *("{% if a %}", "{% if b %}", "{% else %}", "{% elif c %}", "{% endif %}"),
    *("{% for x in xs %}", "{% endfor %}", "{% if loop.first %}"),
]


def printings(source: str) -> list[str]:
    """All texts that a template can print; none if jinja does not accept it."""
    lists: list[list[int]] = [[], [0], [0, 0], [0, 0, 0]]
    # A condition that stands twice would make branches that nothing reaches.
    names = (f"v{number}" for number in count())
    source = re.sub(r"(?<=if )[abc]", lambda _: next(names), source)
    conditions = re.findall(r"\bv[0-9]+", source)
    templates = Templates({"t": source})
    try:
        return [
            templates.render("t", {**dict(zip(conditions, values, strict=True)), "xs": xs})
            for values in product([0, 1], repeat=len(conditions))
            for xs in lists
        ]
    except TemplateFault:
        return []


def is_accepted(markup: str) -> bool:
    try:
        MarkupReader(OriginTable(), frozenset({"td", "th", "p"}), 100, Shapes()).blocks(markup)
    except MarkupFault as fault:
        return fault.key.startswith(("GC906", "GC905.empty", "GC905.text"))
    return True


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_what_is_told_is_refused_in_some_printing(pieces: list[str]) -> None:
    source = f"{HEAD}{''.join(pieces)}</table>"
    texts = printings(source)
    if texts and judge_tags("t", {"t": source}):
        assert not all(is_accepted(text) for text in texts)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES[:13]), max_size=7))
def test_without_choices_all_that_is_refused_is_told(pieces: list[str]) -> None:
    source = f"{HEAD}{''.join(pieces)}</table>"
    assert bool(judge_tags("t", {"t": source})) == (not is_accepted(source))


def test_check_tells_it_once_with_its_column(tmp_path: Path) -> None:
    work = workshop(tmp_path)
    work.edit("packs/ezhou-2022/project.html.j2", "<th>联系电话</th>", "<th>联系电话</thh>")
    report = goalc.check("specs")
    (found,) = (d for d in report.diagnostics if d.code == "GC905")
    assert (found.key, found.file, found.line, found.column) == (
        "GC905.tag-close",
        "packs/ezhou-2022/project.html.j2",
        12,
        11,
    )
    assert "</thh>" in found.message
    assert "</th>" in found.help
    assert not goalc.check("packs/ezhou-2022").passed


def test_a_template_of_many_tags_is_followed_in_linear_time() -> None:
    row = "<tr>{% if a %}<td>甲</td>{% else %}<th>{{ b }}</th>{% endif %}</tr>\n"
    bombs = {"t": HEAD + "{% include 'u' %}" * 60 + "</table>", "u": "{% include 'v' %}" * 60, "v": row * 60}
    assert judge_tags("t", bombs) == []
    assert judge_tags("t", {"t": HEAD + row * 3000 + "<tr></table>"})[0].key == "GC905.unclosed"
