"""What templates may do, and that they print what they are given, to the letter."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goalc.layout.fault import TemplateFault
from goalc.layout.inspection import Inspection
from goalc.layout.templates import Templates
from goalc.layout.values import Money, OriginTable
from goalc.source.diagnostic import Origin


def context() -> dict[str, object]:
    origin_table = OriginTable()
    return {
        "名称": origin_table.add_text('<b>"甲"&乙</b>', "p.yaml", ("名称",)),
        "空": origin_table.add_text("", "p.yaml", ("空",)),
        "列表": [origin_table.add_text(word, "p.yaml", ("列表", n)) for n, word in enumerate("甲乙")],
        "分项": {"组织": origin_table.add_text("局", "p.yaml", ("分项", "组织"))},
        "选项": origin_table.add_chosen(("乙",), ("甲", "乙"), Origin("p.yaml", ("选项",))),
        "时间": origin_table.add_parted(
            "起止", Origin("p.yaml", ("时间",)), lambda: {"起": "<1月>", "止": ""}
        ),
        "权重": origin_table.add_number(Decimal("1234.5"), Origin("p.yaml", ("权重",))),
        "年度": origin_table.add_year(Decimal(2025), Origin("p.yaml", ("年度",))),
        "缺": origin_table.add_nothing("—", Origin("p.yaml", ("缺",))),
        "金额": Money(origin_table, Decimal("144641500.00"), Origin("p.yaml", ("金额",))),
        "零钱": Money(origin_table, Decimal("1234567.89"), Origin("p.yaml", ("零钱",))),
    }


def rendered(source: str, **others: str) -> str:
    return Templates({"t": source, **others}).render("t", context())


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ 名称 }}", '<data value="0">&lt;b&gt;&#34;甲&#34;&amp;乙&lt;/b&gt;</data>'),
        ("{% for 项 in 列表 %}{{ loop.index }}/{{ loop.length }}{{ 项 }}{% endfor %}", None),
        ("{% if 空 %}有{% else %}无{% endif %}", "无"),
        ("{{ 1 + 列表|length }}", "3"),
        ("{{ 分项.组织 }}", '<data value="4">局</data>'),
        ("{{ 列表 }}", '<p><data value="2">甲</data></p><p><data value="3">乙</data></p>'),
        ("{{ 列表[1] }}", '<data value="3">乙</data>'),
        ("{{ 金额|万元 }}", '<data value="10">14,464.15</data>'),
        ("{{ 金额|元 }}", '<data value="10">144,641,500.00</data>'),
        ("{{ 零钱|万元 }}", '<data value="10">123.456789</data>'),
        ("{{ 选项 }}", '<data value="5">乙</data>'),
        ("{{ 选项|勾选 }}", '<data value="14">□甲　☑乙</data>'),
        (
            "{% for 项 in 选项|勾选 %}{{ 项.记号 }}{% endfor %}",
            '<data value="10">□</data><data value="12">☑</data>',
        ),
        ("{{ 时间.起 }}", '<data value="10">&lt;1月&gt;</data>'),
        ("{% if 时间.止 %}有{% endif %}", ""),
        ("{{ 年度 - 2 }}{{ 1 + 年度 }}", '<data value="10">2023</data><data value="11">2026</data>'),
        ("{{ 权重 - 1 }}", '<data value="10">1,233.5</data>'),
        ("{{ (金额 + 零钱)|元 }}", '<data value="10">145,876,067.89</data>'),
        ("{% if 缺 %}有{% endif %}{{ 缺 }}", '<data value="9">—</data>'),
        (
            '<td rowspan="{{ 年度 }}" class="{{ 名称 }}">',
            '<td rowspan="2025" class="&lt;b&gt;&#34;甲&#34;&amp;乙&lt;/b&gt;">',
        ),
        (
            '<td class="{% if 空 %}{{ 空 }}{% else %}{{ 权重 }}{% endif %}">{{ 空 }}',
            '<td class="1234.5"><data value="1"></data>',
        ),
    ],
)
def test_printing(source: str, text: str | None) -> None:
    expected = '1/2<data value="2">甲</data>2/2<data value="3">乙</data>' if text is None else text
    assert rendered(source) == expected


def test_include_of_the_same_pack() -> None:
    assert rendered("{% include 'part' %}!", part="{{ 分项.组织 }}") == '<data value="4">局</data>!'


@pytest.mark.parametrize(
    "source",
    [
        "{{ 名称.upper() }}",
        "{{ range(3) }}",
        "{% set x = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{% import 't' as t %}",
        "{% extends 't' %}",
        "{{ 列表 * 1000 }}",
        "{{ 2 ** 1000 }}",
        "{{ '%s' % 名称 }}",
        "{% for 项 in 列表 recursive %}{% endfor %}",
        "{% block b %}{% endblock %}",
        "{{ [1, 2] }}",
        "{{ 1 // 0 }}",
        "{{ 名称 ~ 名称 }}",
    ],
)
def test_what_is_not_offered(source: str) -> None:
    inspection = Inspection({"t": source})
    inspection.inspect("t", context())
    assert inspection.faults[0].key == "GC903.forbidden"


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("{{ 名稱 }}", "GC904.unknown"),
        ("{{ 分项.无 }}", "GC904.unknown"),
        ("{{ 列表[7] }}", "GC904.unknown"),
        ("{{ 名称.__class__ }}", "GC904.unknown"),
        ("{{ 分项.__class__ }}", "GC904.unknown"),
        ("{{ 分项.items }}", "GC904.unknown"),
        ("{{ loop }}", "GC904.unknown"),
        ("{{ 金额 }}", "GC904.money"),
        ("{{ 列表[:1] }}", "GC903.forbidden"),
        ("{{ 名称|勾选 }}", "GC904.kind"),
        ("{{ 时间.中 }}", "GC904.unknown"),
        ("{{ 时间.make_parts }}", "GC904.unknown"),
        ("{{ 选项.origin_table }}", "GC904.unknown"),
        ("{{ 年度 + 名称 }}", "GC904.sum"),
        ("{{ 金额 - 1 }}", "GC904.sum"),
        ("{{ (金额|元) + 1 }}", "GC904.sum"),
        ("{{ 名称|作属性 }}", "GC903.forbidden"),
        ("{% for 项 in 名称 %}{% endfor %}", "GC904.kind"),
        ("{% include 'nothing' %}", "GC903.missing"),
        ("{% include 't' %}", "GC903"),
        ("{{ 列表|counted }}", "GC903.filter"),
        ("{{ 列表|map('upper') }}", "GC903.filter"),
        ("{% if %}", "GC903.syntax"),
        ("{{ 名称", "GC903.syntax"),
    ],
)
def test_faults_at_run_time(source: str, key: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        rendered(source)
    assert caught.value.key in {
        key,
        *(f"{key}.{word}" for word in ("include", "deep", "syntax", "forbidden")),
    }
    assert caught.value.template == "t"


def test_line_of_a_syntax_error() -> None:
    with pytest.raises(TemplateFault) as caught:
        rendered("一行\n{{ 名称 }")
    assert caught.value.line == 2


def test_line_of_a_fault_at_run_time() -> None:
    with pytest.raises(TemplateFault) as caught:
        rendered("一行\n{{ 名稱 }}")
    assert caught.value.line == 2


def test_faults_before_anything_is_printed() -> None:
    inspection = Inspection(
        {"t": "{% if 空 %}\n{{ 名稱 }}{% endif %}", "u": "{% include 'v' %}", "w": "{% include 'w' %}"}
    )
    for name, key in (
        ("t", "GC904.unknown"),
        ("u", "GC903.include"),
        ("w", "GC903.include"),
        ("x", "GC903.missing"),
    ):
        before = len(inspection.faults)
        inspection.inspect(name, context())
        assert len(inspection.faults) == before + 1
        assert key in {fault.key for fault in inspection.faults}


def test_steps_are_bounded() -> None:
    loop = "{% for a in 列表 %}"
    with pytest.raises(TemplateFault) as caught:
        rendered(loop * 20 + "x" + "{% endfor %}" * 20)
    assert caught.value.key == "GC903.too-long"


@pytest.mark.parametrize(
    "source",
    [
        "{% autoescape false %}{{ 名称 }}{% endautoescape %}",
        "{% autoescape 空 %}{{ 名称 }}{% endautoescape %}",
        "{% filter safe %}{{ 名称 }}{% endfilter %}",
        "{% set a %}{{ 名称 }}{% endset %}{{ a }}",
        "{% call 名称() %}{% endcall %}",
        "{% macro a() %}{{ 名称 }}{% endmacro %}{{ a() }}",
        *(
            f"{{{{ 名称|{name} }}}}"
            for name in ("safe", "e", "escape", "forceescape", "xmlattr", "striptags")
        ),
        *(f"{{{{ 名称|{name} }}}}" for name in ("join", "urlize", "tojson", "string", "default('')")),
        "{% if 名称|safe %}{{ 名称 }}{% endif %}",
        "{{ (名称|safe) if 名称 else 空 }}",
        "{{ 名称.__html__ }}",
        "{{ Markup(名称) }}",
    ],
)
def test_nothing_turns_escaping_off(source: str) -> None:
    with pytest.raises(TemplateFault):
        rendered(source)


@pytest.mark.parametrize("source", ["{{ 选项|勾选 }}", "{{ 列表 }}"])
def test_boxes_and_lists_cost_what_they_print(source: str) -> None:
    loops = "".join(f"{{% for 项{depth} in 许多 %}}" for depth in range(2)) + source + "{% endfor %}" * 2
    words = tuple(map(str, range(2000)))
    origin, table = Origin("p.yaml", ()), OriginTable()
    known: dict[str, object] = {
        "许多": [1] * 200,
        "选项": table.add_chosen((), words, origin),
        "列表": [table.add_text_from(word, origin) for word in words],
    }
    with pytest.raises(TemplateFault) as caught:
        Templates({"t": loops}).render("t", known)
    assert caught.value.key == "GC903.too-long"
