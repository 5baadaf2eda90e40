"""A form pack from a stranger: its mistakes are named, its tricks do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalc
import goalc.api
from goalc.operations.results import BuildReport
from goalc.pipeline.file_names import safe_name
from goalc.source.diagnostic import Diagnostic
from tests.pipeline.workshop import Workshop, line_at, workshop
from tests.repositories import edit

TEMPLATE = "packs/ezhou-2022/project.html.j2"
FARM, LIVESTOCK = "specs/projects/01-farmland.yaml", "specs/projects/02-livestock.yaml"
ROW = "<tr><td>{{ 项目名称 }}</td><td>{{ 预算资金|元 }}</td></tr>"
PAGE = """<p class="title">{{ 项目名称 }}</p>
<table>
<colgroup><col style="width:30mm"/><col style="width:60mm"/></colgroup>
%s
</table>
"""
TIMEOUT = 20


def blocking(report: BuildReport) -> list[Diagnostic]:
    """What is wrong with the template, without the fields that it leaves out."""
    return [found for found in report.diagnostics if report.is_blocking(found)]


def printed(folder: Path, body: str, whole: bool = False) -> Workshop:
    """A workshop whose project template prints `body` as the rows of a table of two columns."""
    work = workshop(folder)
    (folder / TEMPLATE).write_text(body if whole else PAGE % body, encoding="utf-8")
    return work


def build() -> BuildReport:
    return goalc.build("specs", "out", verify=True)


def loops(depth: int, body: str) -> str:
    opening = "".join(f"{{% for 行{n} in 绩效指标 %}}" for n in range(depth))
    return opening + body + "{% endfor %}" * depth


def short(value: object) -> str:
    return value if isinstance(value, str) and len(value) < 30 else ""


def cell(content: str) -> str:
    return f"<tr><td>{content}</td><td></td></tr>"


def test_the_page_itself_is_sound(tmp_path: Path) -> None:
    printed(tmp_path, ROW)
    assert build().refused == ()


MISTAKES = [
    # rows of the table (the first is line 4), finding, line to blame
    (cell("{{ 没有 }}"), "GC904.", 4),
    (cell("{{ 项目名字 }}"), "GC904.", 4),
    (ROW + "\n" + cell("{% for 行 in 没有 %}{% endfor %}"), "GC904.", 5),
    (ROW + "\n{% for 行 in 绩效指标 %}\n" + cell("{{ 行.没有 }}") + "\n{% endfor %}", "GC904.", 6),
    ("{% for 项 in 项目预算成本构成.行 %}\n" + cell("{{ 项.单价 }}") + "\n{% endfor %}", "GC904.", 5),
    (cell("{{ 项目预算成本构成.总计|元 }}"), "GC904.", 4),
    (cell("{{ 项目名称.upper }}"), "GC904.", 4),
    (cell("{{ 项目名称 + 项目负责人 }}"), "GC904.sum", 4),
    (cell("{{ 项目名称 + '：' }}"), "GC904.sum", 4),
    (cell("{{ (预算资金|元) + (预算资金|元) }}"), "GC904.sum", 4),
    (cell("{{ 预算资金 + 预算资金 }}"), "GC904.money", 4),
    (cell("{{ (预算资金 + 1)|元 }}"), "GC904.sum", 4),
    (cell("{{ 年度 + 项目名称 }}"), "GC904.sum", 4),
    (cell("{{ (预算资金|元) - 1 }}"), "GC904.sum", 4),
    (cell("{{ 项目名称.起 }}"), "GC904.", 4),
    (cell("{{ 实施时间.中 }}"), "GC904.", 4),
    (cell("{{ 项目名称|勾选 }}"), "GC904.kind", 4),
    (cell("{{ 绩效指标 }}"), "GC904.kind", 4),
    (cell("年度目标：{{ 年度目标 }}"), "GC905.text", 4),
    (cell("<p>{{ 年度目标 }}</p>"), "GC905.tag", 4),
    (cell("{{ 项目名称|作属性 }}"), "GC903.forbidden", 4),
    ("<tr><td class='{{ 项目名称 }}'></td><td></td></tr>", "GC905.class", 4),
    ("<tr><td rowspan='{{ 年度 }}'></td><td></td></tr>", "GC906.outside", 4),
    (cell("{{ 项目预算成本构成 }}"), "GC904.kind", 4),
    (cell("{% for 字 in 项目名称 %}{% endfor %}"), "GC904.kind", 4),
    (ROW + "\n" + cell("{{ 预算资金 }}"), "GC904.money", 5),
    (ROW + "\n" + cell("{{ 项目预算成本构成.合计 }}"), "GC904.money", 5),
    (cell("{{ 项目名称|大写 }}"), "GC903.filter", 4),
    (ROW + "\n" + cell("{% if 项目名称|safe %}甲{% endif %}"), "GC903.filter", 5),
    (ROW + "\n" + cell("{% if 没有 %}{% if 项目名称|大写 %}甲{% endif %}{% endif %}"), "GC903.filter", 5),
    (ROW + "\n" + cell("{{ 项目名称 if 项目名称|e|upper else '' }}"), "GC903.filter", 5),
    (cell("{{ 项目名称|safe }}"), "GC903.filter", 4),
    (cell("{{ 项目名称 "), "GC903.syntax", 4),
    ("{% if 项目名称 %}" + ROW, "GC903.syntax", 4),
    (cell("<b>{{ 项目名称 }}</b>"), "GC905.tag", 4),
    (cell("<script>1</script>"), "GC905.tag", 4),
    ("<tr><td onclick='x()'></td><td></td></tr>", "GC905.attribute", 4),
    ("<tr><td style='width:1mm'></td><td></td></tr>", "GC905.attribute", 4),
    ("<tr><td class='big'></td><td></td></tr>", "GC905.class", 4),
    ("<tr><td rowspan='0'></td><td></td></tr>", "GC905.value", 4),
    ("<tr><td colspan='{{ 项目名称 }}'></td></tr>", "GC905.value", 4),
    ("<tr data-repeat='always'><td></td><td></td></tr>", "GC905.value", 4),
    ("<tr data-cut='repeat'><td></td><td></td></tr>", "GC905.attribute", 4),
    (ROW + "\n散落的字", "GC905.text", 2),
    (ROW + "\n<tr><td>甲</td><td>乙</tr>", "GC905.unclosed", 5),
    (ROW + "\n<tr><td>甲 & 乙</td><td></td></tr>", "GC905.syntax", 5),
    ("<tr><td rowspan='2'>甲</td><td></td></tr>\n<tr><td colspan='2'>乙</td></tr>", "GC906.", 5),
    ("<tr><td>甲</td><td rowspan='2'>乙</td></tr>\n<tr><td colspan='2'>丙</td></tr>", "GC906.overlap", 5),
    (ROW + "\n<tr><td>甲</td></tr>", "GC906.hole", 5),
    (ROW + "\n<tr><td>甲</td><td>乙</td><td>丙</td></tr>", "GC906.outside", 5),
    (ROW + "\n<tr><td rowspan='9'>甲</td><td>乙</td></tr>", "GC906.outside", 5),
]


@pytest.mark.parametrize(("body", "key", "line"), MISTAKES)
def test_mistake_in_a_template_is_found_at_its_line(tmp_path: Path, body: str, key: str, line: int) -> None:
    printed(tmp_path, body)
    report = build()
    assert report.refused == ("specs",)
    for found in blocking(report):
        assert found.key.startswith(key)
        assert found.file == TEMPLATE
        assert report.sources[TEMPLATE].position(found.span.start).line == line


OVERLAP = "<tr><td>甲</td><td rowspan='2'>乙</td></tr><tr><td colspan='2'>%s</td></tr>"
WITH_VALUES = [
    ("<tr><td>{{ 项目负责人 }}</td></tr>", "GC906.hole"),
    (OVERLAP % "{{ 预算资金|元 }}", "GC906."),
    ("<tr><td class='big'>{{ 项目性质 }}</td><td></td></tr>", "GC905.class"),
    (cell("<p class='p'>{{ 项目类别 }}</p>"), "GC905.tag"),
    (cell("{{ 预算资金 }}"), "GC904.money"),
]


@pytest.mark.parametrize(("body", "key"), WITH_VALUES)
def test_mistake_is_told_in_the_pack_and_not_in_a_spec(tmp_path: Path, body: str, key: str) -> None:
    printed(tmp_path, body)
    (tmp_path / LIVESTOCK).unlink()
    report = build()
    (found,) = blocking(report)
    assert (found.key.startswith(key), found.file) == (True, TEMPLATE)
    used = [line_at(report, label.file, label.span.start) for label in found.labels]
    assert used == ["表样: ezhou-2022"]


FORBIDDEN = [
    "{% set a = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{{ ''.__class__ }}",
    "{{ 项目名称.__class__.__mro__ }}",
    "{{ 绩效指标[0].__class__ }}",
    "{{ 绩效指标['__class__'] }}",
    "{{ range(9) }}",
    "{{ 项目名称.upper() }}",
    "{% for n in range(9) %}{% endfor %}",
    "{% import 'cover.html.j2' as c %}",
    "{% from 'cover.html.j2' import c %}",
    "{% extends 'cover.html.j2' %}",
    "{% block b %}{% endblock %}",
    "{% call m() %}{% endcall %}",
    "{% filter length %}{% endfilter %}",
    "{% with a = 1 %}{% endwith %}",
    "{% do 1 %}",
    "{{ 'a' * 9 }}",
    "{{ 9 ** 9 }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ cycler }}",
    "{{ loop.__class__ }}",
    "{{ 绩效指标|counted }}",
    ("{{ 项目名称|attr('x') }}"),
    "{{ '%s' % 项目名称 }}",
    "{{ 项目名称[0:1] }}",
    "{% for 行 in 绩效指标 recursive %}{% endfor %}",
    "{% for 行 in 绩效指标 %}{{ loop.__init__ }}{% endfor %}",
    "{% for 行 in 绩效指标 %}{{ loop.cycle('a') }}{% endfor %}",
    "{{ 1 is defined }}",
    "{% debug %}",
    "{% include '../liupanshui-2025/cover.html.j2' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'pack.yaml' %}",
    "{% include './cover.html.j2' %}",
    "{% include 项目名称 %}",
    "{% include ['cover.html.j2'] %}",
    "{% include 'project.html.j2' %}",
]


@pytest.mark.parametrize("text", FORBIDDEN)
def test_forbidden_construct_is_refused(tmp_path: Path, text: str) -> None:
    printed(tmp_path, cell(text))
    report = build()
    assert report.refused == ("specs",)
    assert {d.code for d in blocking(report)} <= {"GC903", "GC904"}
    assert {d.file for d in blocking(report)} == {TEMPLATE}


TOWER = {f"i{n}": f"{{% include 'i{n + 1}.html.j2' %}}" * 2 for n in range(40)} | {"i40": ""}
CIRCLE = {"a": "{% include 'b.html.j2' %}", "b": "{% include 'a.html.j2' %}"}
COL, FAT = '<col style="width:1mm"/>', "{% if 年度 %}{% endif %}" * 9000
ROWS = "<tr><td>x</td></tr>"


def table(columns: str, rows: str) -> str:
    return f"<table><colgroup>{columns}</colgroup>{rows}</table>"


TRICKS = [
    # name, the project's template
    ("two in a circle", "{% include 'a.html.j2' %}"),
    ("loops", loops(12, "<p></p>")),
    ("deep brackets", f"<p>{{{{ {'(' * 5000}年度{')' * 5000} }}}}</p>"),
    ("long sum", f"<p>{{{{ {'+'.join('1' * 30000)} }}}}</p>"),
    ("wide span", table(COL, '<tr><td colspan="999999"></td></tr>')),
    ("long cell", table(COL, f"<tr><td>{'字' * 40_000}</td></tr>")),
    ("entity", "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>"),
    ("tower of includes", "{% include 'i0.html.j2' %}"),
    ("fat loop", loops(6, FAT)),
    ("blanks", f"<p>x{' ' * 200_000}x\n</p><b/>"),
    ("grid", table(loops(4, COL), loops(4, ROWS))),
    ("rows", table(COL, loops(5, ROWS))),
    ("25 loops", loops(25, "<p></p>")),
    ("120 ifs", "{% if 年度 %}" * 120 + "{% endif %}" * 120),
    ("long number", f"<p>{{{{ {'1' * 5000} }}}}</p>"),
    ("surrogate", '<p>{{ "\\ud800" }}</p>'),
    ("forged entry", '<p><data value="99999">1</data></p>'),
    ("forged superscript", '<p><data value="²">1</data></p>'),
    ("another's entry", '<p><data value="0">1</data></p>'),
    ("tag in a string", '<p>{{ "<td>" }}</p><p class="big"></p>'),
    ("no columns", table("", "")),
    ("no rows", table(COL, "")),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text"), TRICKS, ids=short)
def test_trick_ends_soon_with_an_error(tmp_path: Path, name: str, text: str) -> None:
    work = printed(tmp_path, text, whole=True)
    for stem, content in {**TOWER, **CIRCLE}.items():
        (work.pack_folder / f"{stem}.html.j2").write_text(content, encoding="utf-8")
    done = work.run("build", "specs", "--verify", timeout=TIMEOUT)
    assert (done.returncode, done.stderr) == (1, "")
    assert "GC90" in done.stdout
    assert "GC908" not in done.stdout


@pytest.mark.parametrize("name", ["project.html.j2", "cover.html.j2", "secret.html.j2"])
def test_link_out_of_the_pack_is_not_read(tmp_path: Path, name: str) -> None:
    work = workshop(tmp_path)
    secret = tmp_path / "secret.txt"
    secret.write_text("<p>SECRET</p>", encoding="utf-8")
    work.edit(TEMPLATE, "<table>", "{% include 'secret.html.j2' %}<table>")
    (work.pack_folder / name).unlink(missing_ok=True)
    (work.pack_folder / name).symlink_to(secret)
    done = work.run("build", "specs")
    assert (done.returncode, done.stderr) == (1, "")
    assert "GC903" in done.stdout
    assert "SECRET" not in done.stdout


def test_linked_pack_yaml_is_not_read(tmp_path: Path) -> None:
    work = workshop(tmp_path, "ezhou-2022-columns")
    (work.pack_folder / "pack.yaml").rename(tmp_path / "pack.yaml")
    (work.pack_folder / "pack.yaml").symlink_to(tmp_path / "pack.yaml")
    assert work.run("build", "specs").returncode == 1


@pytest.mark.parametrize("title", ["../../evil", "a/b", "/tmp/evil", "con", "project", "a|b", "a_b"])
def test_the_title_of_a_form_leads_out_of_no_folder(tmp_path: Path, title: str) -> None:
    workshop(tmp_path)
    shape = "of: 项目, stage: 自评, template: self.html.j2, page: cover, name: 自评"
    forms = "".join(f'  "{one}": {{{shape}}}\n' for one in dict.fromkeys([title, "a_b"]))
    edit(tmp_path / "packs/ezhou-2022/pack.yaml", ("forms:\n", f"forms:\n{forms}"))
    text = "<p>{{ 项目名称 }}</p>{% for 行 in 绩效指标 %}<p>{{ 行.完成值 }}</p>{% endfor %}"
    (tmp_path / "packs/ezhou-2022/self.html.j2").write_text(text, encoding="utf-8")
    names = list(goalc.api.schema("ezhou-2022", packs=[tmp_path / "packs"]))
    assert len(names) == 3 + len({title, "a_b"})
    assert [safe_name(name) for name in names] == names
