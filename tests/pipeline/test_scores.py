"""A self-evaluation prints its scores: those that it states, and those that the pack's rule computes."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalc.api import build, check
from goalc.readers.registry import READERS
from goalc.report.report import Report
from goalc.textconv.document_lines import document_lines
from tests.pipeline.test_stages import OWN, PACKS, STAGE, TARGETS

SCORING = """\
    scoring:
      rule: system
      执行率: 10
      一级: {产出指标: 50, 效益指标: 30, 满意度指标: 10}
    fields:
      - {key: 执行率得分, kind: number}
"""
WEIGHTS = {"受益学生人数": 25, "食材验收合格率": 25, "学生贫血率": 30, "家长满意度": 10}


def write(folder: Path, *changes: tuple[str, str], weights: dict[str, int] | None = None) -> Path:
    """Write the submissions of the other tests, with weights and a pack that scores."""
    source = PACKS / "evaluation"
    pack = (source / "pack.yaml").read_text(encoding="utf-8")
    form = (source / "self.html.j2").read_text(encoding="utf-8")
    files = {
        "packs/scored/pack.yaml": pack.replace("name: evaluation", "name: scored").replace(
            "    indicators:\n", f"{SCORING}    indicators:\n"
        ),
        "packs/scored/self.html.j2": form.replace(
            "{{ 行.一级.名称 }}", "{{ 行.一级.名称 }}（{{ 行.一级.权重 }}分）"
        )
        .replace("<td>{{ 行.得分 }}</td>", "<td>{{ 行.权重 }}/{{ 行.得分 }}</td>")
        .replace(
            "</table>", '<tr><th>总分</th><td colspan="6">{{ 总分 }}分/{{ 执行率得分 }}</td></tr></table>'
        ),
    }
    for name, text in {**TARGETS, **STAGE}.items():
        weighted = text.replace("表样: evaluation", "表样: scored")
        for item, weight in (WEIGHTS if weights is None else weights).items():
            weighted = weighted.replace(f"{{名称: {item}, ", f"{{名称: {item}, 权重: {weight}, ")
        files[f"unit/{name}"] = weighted
    files[f"unit/{OWN}"] = files[f"unit/{OWN}"].replace(", 得分: 10}", "}") + "执行率得分: 9.8\n"
    for old, new in changes:
        assert old in files[f"unit/{OWN}"], old
        files[f"unit/{OWN}"] = files[f"unit/{OWN}"].replace(old, new)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "unit" / "evaluation"


def lines(folder: Path, out: Path) -> str:
    report = build(folder, out, packs=[folder.parents[1] / "packs"], verify=True)
    assert not [one for one in report.diagnostics if one.severity == "error"], report.diagnostics
    (booklet,) = out.rglob("清河县教育局2025年项目支出绩效自评表.docx")
    return "\n".join(document_lines(READERS["docx"](booklet.read_bytes())))


def checked(folder: Path) -> Report:
    return check(folder, packs=[folder.parents[1] / "packs"])


def found(report: Report, *codes: str) -> list[tuple[str, int]]:
    """The keys and lines of the findings in the evaluation, in order."""
    return sorted(
        (one.key, report.sources[one.file].position(one.span.start).line)
        for one in report.diagnostics
        if one.key.startswith(codes or ("GC5",))
    )


def test_scores_are_computed_by_the_rule_of_the_pack(tmp_path: Path) -> None:
    text = lines(write(tmp_path), tmp_path / "out")
    # 12100 of ≥12000: 25. 99.5 of =100: 24.875. 4.1 of ≤5: 30. 93 of ≥95: 9.789…
    assert "25/25" in text
    assert "25/24.88" in text
    assert "30/30" in text
    assert "10/9.79" in text
    assert "产出指标（50分）" in text
    assert "99.47分/9.8" in text


def test_a_stated_score_is_printed_as_it_stands(tmp_path: Path) -> None:
    text = lines(write(tmp_path, ("12100人}", "12100人, 得分: 24}")), tmp_path / "out")
    assert "25/24" in text
    assert "98.47分" in text


@pytest.mark.parametrize(
    "change",
    [
        ("\n执行率得分: 9.8", ""),
        ("完成值: 4.1%", "完成值: 有所下降"),
    ],
)
def test_a_total_of_unknown_parts_is_left_blank(tmp_path: Path, change: tuple[str, str]) -> None:
    text = lines(write(tmp_path, change), tmp_path / "out")
    assert "总分" in text
    assert not [
        line for line in text.splitlines() if "总分" in line and line.count("0分") + line.count("9分")
    ]


def test_a_row_that_the_pack_adds_needs_an_outcome_and_no_weight(tmp_path: Path) -> None:
    report = checked(write(tmp_path))
    assert found(report) == [("GC509", 4)]
    (left_out,) = (one for one in report.diagnostics if one.key == "GC509")
    assert left_out.arguments["names"] == ("项目或定额成本控制率",)


def test_a_score_leads_to_the_line_of_its_outcome(tmp_path: Path) -> None:
    folder = write(tmp_path, ("12100人}", "12100人, 得分: 24}"))
    assert ("GC504", 5) in found(checked(folder))
