"""What people read of the kinds in `docs/changes.md` is what goalc says of them today."""

from __future__ import annotations

from goalc.changes.kinds import KINDS
from goalc.messages.catalogue import say, use
from goalc.report.changes.formats import CHANGE_FORMATS
from goalc.report.changes.kinds import describe_kind
from tests.police import ROOT

PAGE = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")


def table() -> str:
    """The kinds in both languages."""
    use("en")
    english = {id: say(f"kind.{id}") for id in KINDS}  # noqa: A001 - the field's name
    use("zh")
    rows = ["| 编号 | 程度 | 方向 | 名称 | 英文名称 | 意思 | 镜像 |", "|---|---|---|---|---|---|---|"]
    for kind in KINDS.values():
        name, level, way, title, meaning = describe_kind(kind)
        rows.append(
            f"| `{name}` | {level} | {way} | {title} | {english[name]} | {meaning} | `{kind.mirror}` |"
        )
    return "".join(f"{row}\n" for row in rows)


def test_the_kinds_are_fresh() -> None:
    assert PAGE.endswith(table()), f"the table should be:\n{table()}"


def test_every_format_is_told_of() -> None:
    assert [row.split("`")[1] for row in PAGE.splitlines() if row.startswith("| `")][:6] == [*CHANGE_FORMATS]
