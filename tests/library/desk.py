"""A submission with one indicator that is taken from a library, and libraries around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from goalc.api import check
from goalc.messages.catalogue import sentences
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic
from tests.workspace.trees import PROJECT, make, project

WRITTEN = """\
      - 名称: 群众满意度
        指标值: ≥95%
        解释: 随机抽取100名群众发放调查问卷，计算公式：满意问卷数/问卷总数*100%
"""
assert PROJECT.endswith(WRITTEN)
HEAD = PROJECT.removesuffix(WRITTEN)

EntryPlace = tuple[str, int]
"""A file and the number of a line."""


def library(title: str = "测试", **entries: str) -> str:
    """The text of a library file; each entry is the text of its lines."""
    lines = [f"指标库: {title}", "指标:"]
    for name, text in entries.items():
        lines += [f"  {name}:", *(f"    {line}" for line in text.strip().split("\n"))]
    return "\n".join(lines) + "\n"


def entry(name: str = "满意率", definition: str = "计算公式：满意的人数/调查的人数*100%", **more: str) -> str:
    """The lines of an entry with a name and a definition."""
    return "\n".join(f"{key}: {text}" for key, text in {"名称": name, "解释": definition, **more}.items())


def refer(*lines: str) -> str:
    """The lines of an indicator, to be put at the end of a project."""
    return "".join(f"{'      - ' if not number else '        '}{line}\n" for number, line in enumerate(lines))


def desk(folder: Path, indicator: str, libraries: Mapping[str, str | bytes], number: int = 1) -> Path:
    """A repository with a submission at `specs/unit`; libraries by their paths in it."""
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    unit = make(folder / "specs" / "unit", *(f"第{n}项目" for n in range(1, number + 1)))
    for n in range(1, number + 1):
        text = HEAD.format(name=f"第{n}项目") + indicator
        project(unit, n).write_text(text, encoding="utf-8")
    for name, content in libraries.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return unit


def checked(unit: Path, **options: Any) -> Report:
    """What is wrong with a submission, rules aside."""
    report = check(unit, **{"ignore": ["GC0", "GC1", "GC2", "GC3", "GC4", "GC6"], **options})
    for diagnostic in report.diagnostics:
        told(diagnostic)
    return report


def told(diagnostic: Diagnostic) -> str:
    """All that a diagnostic says; fails where a sentence lacks something."""
    said = sentences(diagnostic.key, diagnostic.arguments)
    labels = [sentences(label.key, label.arguments).message for label in diagnostic.labels]
    text = "\n".join([*said, *labels])
    assert "None" not in text
    assert said.help
    return text


def place(report: Report, file: str, offset: int) -> EntryPlace:
    """The file's own name and the line of an offset in it."""
    return Path(file).name, report.sources[file].position(offset).line


def places(report: Report) -> list[tuple[str, EntryPlace]]:
    """Key and place of each diagnostic."""
    return [(d.key, place(report, d.file, d.span.start)) for d in report.diagnostics]


def labels(report: Report, diagnostic: Diagnostic) -> Sequence[tuple[str, EntryPlace]]:
    """Key and place of each label."""
    return [(label.key, place(report, label.file, label.span.start)) for label in diagnostic.labels]
