"""Compare goalc's findings with those of a reviewer: `make accuracy`.

A finding that the reviewer made is right, one that can be argued about is arguable, and any other is wrong; a
reviewer's finding that goalc does not make is missed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from goalc.source.diagnostic import Severity
from tests.accuracy.corpus import FOLDER, KEPT, LISTS, TUNED, Form, Row, forms, rows
from tests.compiling import compiled

PAGE = FOLDER.parents[1] / "docs" / "accuracy.md"
_COVER = """表式: 预算绩效目标表
年度: {year}
编制单位: 某市某局
附件号: 附件1
经办人: 张三
联系电话: 8732066
表样: liupanshui-2025
"""
_OF_FORMS = frozenset({"GC116"})
"""The rules about the targets of a form as a whole."""
_NEED_DEFINITION = frozenset({"GC201", "GC202", "GC203", "GC204"})
_PAGE_HEAD = """# 提示准不准

`make accuracy` 把 goalc 的提示与审核人会提的意见逐条比较，本页由它生成（`make docs`）。
清单有七类：15 张公开的表里的 142 项；另外 5 张公开的表和真实的写法；写规则时用的例子；没有看过规则写的指标；
按各部门的用语编写的正常指标；退回时常见的错误；解释和制度里的句子。
每一项应有的意见写在 `tests/accuracy/*.tsv`。
第一类和“写规则时用的”看着调整，其余各类写好以后才拿来比较。“没看过规则写的”351 项第一次比较时是
准 60、错 10（其中 3 条是标注的人不知道的规则 GC117）、漏 14，准确率 86%、召回率 81%；下面是照它修正以后的数。

- 准：审核人也会提的。可议：提不提都说得过去的。错：不该提的。漏：该提而没有提的。
- 准确率＝准÷（准＋错），召回率＝准÷（准＋漏）；“可议”不算在内。
"""

Verdict = Literal["right", "arguable", "wrong", "missed"]
_NAMES = "准 | 可议 | 错 | 漏 | 准确率 | 召回率"
_TITLES = {
    "published": "公开的表",
    "further": "另外的公开的表",
    "rules": "写规则时用的",
    "blind": "没看过规则写的",
    "ordinary": "正常指标",
    "traps": "常见错误",
    "sentences": "句子",
}
VERDICTS: tuple[Verdict, ...] = ("right", "arguable", "wrong", "missed")


class Judged(NamedTuple):
    """A finding, or a missed one, with its verdict."""

    row: Row
    code: str
    verdict: Verdict
    is_error: bool = False


def judge() -> Iterator[Judged]:
    """Yield the verdicts on all rows of all forms."""
    for form in forms():
        found = _findings(form)
        for row in [*form.rows, *([form.whole] if form.whole else [])]:
            codes = {code for owner, code in found if owner == row}
            for code in sorted(codes | row.right):
                yield Judged(row, code, _verdict(row, code, codes), found.get((row, code), False))


def _findings(form: Form) -> dict[tuple[Row, str], bool]:
    """Return the rows of a form with the codes of what is found there, and True for errors."""
    result = compiled({"submission.yaml": _COVER.format(year=form.year), "projects/form.yaml": form.text})
    found: dict[tuple[Row, str], bool] = {}
    for item in result.diagnostics:
        line = result.files.sources[item.file].position(item.span.start).line
        row = form.whole if item.code in _OF_FORMS else form.lines.get(line)
        if row and (row.definition or item.code not in _NEED_DEFINITION):
            found[row, item.code] = item.severity is Severity.ERROR
    return found


def _verdict(row: Row, code: str, found: set[str]) -> Verdict:
    if code not in found:
        return "missed"
    return "right" if code in row.right else "arguable" if code in row.arguable else "wrong"


def table(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield the lines of the tables: by list and half, and by rule on the half that is kept."""
    yield from ("## 按清单", "", f"| 清单 | 项数 | {_NAMES} |", f"|---|---|{'---|' * 6}")
    for name in LISTS:
        for half, title in ((TUNED, "调整用"), (KEPT, "报告用")):
            part = [item for item in judged if (item.row.list, item.row.half) == (name, half)]
            count = sum((row.list, row.half) == (name, half) and bool(row.name) for row in rows())
            yield f"| {_TITLES[name]}（{title}） | {count} | {_figures(part)} |"
    yield from ("", "## 按规则（报告用的一半）", "", f"| 规则 | {_NAMES} |", f"|---|{'---|' * 6}")
    kept = [item for item in judged if item.row.half == KEPT]
    for code in sorted({item.code for item in kept}):
        yield f"| {code} | {_figures(item for item in kept if item.code == code)} |"
    yield f"| 合计 | {_figures(kept)} |"


def _figures(judged: Iterable[Judged]) -> str:
    """Return the counts of each verdict, precision and recall, as cells."""
    count = Counter(item.verdict for item in judged)
    precision = _share(count["right"], count["wrong"])
    return " | ".join(
        [*(str(count[verdict]) for verdict in VERDICTS), precision, _share(count["right"], count["missed"])]
    )


def _share(part: int, rest: int) -> str:
    return f"{100 * part / (part + rest):.0f}%" if part + rest else "—"


def page(judged: Sequence[Judged]) -> str:
    """Return the page of the docs."""
    return f"{_PAGE_HEAD}\n" + "\n".join(table(judged)) + "\n"


def main() -> None:
    """Print the tables and every verdict that is wrong or missed; with `-o`, write the page."""
    judged = list(judge())
    if sys.argv[1:] == ["-o"]:
        PAGE.write_text(page(judged), encoding="utf-8")
        return
    for line in table(judged):
        sys.stdout.write(f"{line}\n")
    for item in judged:
        if item.verdict in {"wrong", "missed"}:
            row = item.row
            shown = (row.list, row.form, row.name, row.value, row.definition)
            sys.stdout.write(f"{item.verdict:8} {item.code} {' '.join(shown)}\n")


if __name__ == "__main__":
    main()
