"""The chain that people write today: YAML round-trip load, jsonschema, docxtpl, openpyxl.

In: the bytes of a submission's files. Out: a .docx and an .xlsx for each form, with the content of
goalc's. Each library is used as its own documentation shows it, with what a careful author adds:
escaping in Word, text that begins with `=` kept as text, borders on every cell of a merged range.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from bench.naive_template import department_template, project_template
from bench.naive_xlsx import workbook
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # has no types
from jsonschema import validate
from ruamel.yaml import YAML

from goalc.api import schema

PACK = "liupanshui-2025"
COVER, DEPARTMENT = "submission.yaml", "department.yaml"
Data = dict[str, Any]


@dataclass(frozen=True)
class Tools:
    """Tools that are made once per process: schemas by kind, templates as .docx files by kind."""

    schemas: Mapping[str, Any]
    templates: Mapping[str, bytes]

    @classmethod
    def make(cls) -> Tools:
        return cls(schema(PACK), {"department": department_template(), "project": project_template()})


def load(content: bytes, kind: str, tools: Tools) -> Data:
    """Parse and validate one file."""
    data: Data = YAML().load(content.decode())
    validate(data, tools.schemas[kind])
    return data


def load_forms(files: Mapping[str, bytes], tools: Tools) -> Iterator[tuple[str, Data]]:
    """Yield the kind and the context of each form."""
    cover = load(files[COVER], "submission", tools)
    for name, content in files.items():
        if name != COVER:
            kind = "department" if name == DEPARTMENT else "project"
            yield kind, context(kind, load(content, kind, tools), cover)


def context(kind: str, data: Data, cover: Data) -> Data:
    """Return what the templates print: the data, the cover's, amounts as text, indicators as rows."""
    made = {**data, "年度": cover["年度"], "编制单位": data.get("编制单位", cover["编制单位"])}
    made["行"] = rows(data["绩效指标"])
    if kind == "project":
        made["预算资金"] = f"{data['预算资金']:,.2f}"
        return made
    basic, spent = (float(str(data[key]).rstrip("万元")) for key in ("基本支出", "项目支出"))
    made |= {"基本支出": f"{basic:,.2f}", "项目支出": f"{spent:,.2f}", "资金总额": f"{basic + spent:,.2f}"}
    made["职能描述"] = _as_list(data["职能描述"])
    return made


def rows(levels: Mapping[str, Any]) -> list[Data]:
    """Return the indicators as rows; a level's name and number of rows are in its first row."""
    made: list[Data] = []
    for level1, groups in levels.items():
        first, whole = True, sum(len(items) for items in groups.values())
        for level2, items in groups.items():
            for number, item in enumerate(items):
                row = {**item, "一级": level1 if first else "", "二级": "" if number else level2}
                row |= {"行数1": whole if first else 0, "行数2": 0 if number else len(items)}
                row |= {f"合并{n}": "restart" if row[f"行数{n}"] else "continue" for n in (1, 2)}
                made.append(row)
                first = False
    return made


def _as_list(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else value


def docx(kind: str, values: Data, tools: Tools) -> bytes:
    """Return a form as a Word file."""
    template = DocxTemplate(BytesIO(tools.templates[kind]))
    template.render(values, autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def xlsx(kind: str, values: Data) -> bytes:
    """Return a form as a workbook."""
    return workbook(kind, values)


def chain(files: Mapping[str, bytes], tools: Tools) -> int:
    """Run the whole chain; return the number of bytes, so that all of it is done."""
    size = 0
    for kind, values in load_forms(files, tools):
        size += len(docx(kind, values, tools)) + len(xlsx(kind, values))
    return size
