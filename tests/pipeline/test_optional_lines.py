"""Files that goalc begins: what may be written stands there as a comment, and is valid uncommented."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from goalc.api import check
from goalc.operations.new_stage import new_stage
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.scaffold.skeleton import Skeleton
from goalc.workspace.discover import discover
from tests.police import ROOT

PACKS = [ROOT / "tests" / "packs"]
TARGETS = ROOT / "tests" / "packs" / "sichuan-2023-self" / "cases" / "scores" / "targets"
KEY = re.compile(r"# \S+:( |$)")


def compiled(folder: Path) -> Compiled:
    found, _ = Session(PACKS).compile(discover([folder])[0])
    assert isinstance(found, Compiled)
    return found


def test_a_comment_about_a_key_has_the_key_below_it() -> None:
    text = Skeleton(compiled(TARGETS).pack, 2023, {}).text("项目支出绩效目标表", "s.json")
    assert "\n# 资金:\n#   财政拨款: 0.00\n#   其他资金: 0.00\n" in text


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A self-evaluation that is begun: the file of its project."""
    targets = shutil.copytree(TARGETS, tmp_path / "unit")
    new_stage(targets, "自评", pack="sichuan-2023-self", packs=PACKS)
    return targets / "evaluation" / "projects" / "01-meals.yaml"


@pytest.mark.parametrize("key", ["项目实施内容及过程概述", "评价结论", "财务负责人"])
def test_a_stage_that_is_begun_names_what_it_may_say(begun: Path, key: str) -> None:
    text = begun.read_text("utf-8")
    lines = text.splitlines()
    place = lines.index(f"# {key}: 待填")
    assert lines[place - 1].startswith("# ")
    assert not KEY.match(lines[place - 1])
    amounts = text.replace(
        "{调整后预算数: 待填, 预算执行数: 待填}", "{调整后预算数: 1万元, 预算执行数: 1万元}"
    )
    begun.write_text(amounts.replace(f"# {key}: 待填", f"{key}: 待填"), "utf-8")
    assert {one.code for one in check(begun.parents[1], packs=PACKS).failing} == {"GC002"}


def test_what_is_computed_is_not_asked_for(begun: Path) -> None:
    assert "执行率得分" not in begun.read_text("utf-8")
