"""Everyday faults, one per file: what is found in them, and that each finding has a cause of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from goalc.pipeline.compiled import Result
from goalc.pipeline.mend import mend
from goalc.source.diagnostic import Diagnostic
from goalc.source.edits import apply_edits
from tests.compiling import compiled, texts
from tests.lint.cases import ALL_CASES, HERE, Case
from tests.lint.test_cases import name_of
from tests.police import data

FOLDER = Path(__file__).parents[1] / "everyday"
FILES = tuple(sorted(path.name for path in (FOLDER / "projects").glob("*.yaml")))
EXPECTED: Mapping[str, list[str]] = data((FOLDER / "expected.yaml").read_text(encoding="utf-8"))
SHORT = {"GC005", "GC006", "GC007"}


def files_of(name: str) -> dict[str, str]:
    place = f"projects/{name}"
    text = (FOLDER / place).read_text(encoding="utf-8")
    return {"submission.yaml": texts(FOLDER)["submission.yaml"], place: text}


@cache
def found_in(name: str) -> Result:
    return compiled(files_of(name))


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_found(name: str) -> None:
    found = sorted(found_in(name).diagnostics, key=lambda d: (d.span, d.code))
    assert [d.code for d in found if d.code not in SHORT] == EXPECTED[name]


def keys(diagnostics: tuple[Diagnostic, ...]) -> Counter[tuple[str, str]]:
    return Counter((d.file, d.key) for d in diagnostics)


def check_causes(files: Mapping[str, str], before: Result, *packs: Path) -> None:
    """Apply each edit by itself: no finding may vanish with it but its own."""
    for one in before.diagnostics:
        if one.edits:
            changed = {
                name: apply_edits(text, [edit for edit in one.edits if edit.file == name])
                for name, text in files.items()
            }
            gone = keys(before.diagnostics) - keys(compiled(changed, *packs).diagnostics)
            assert gone == keys((one,)), one


@pytest.mark.parametrize("name", FILES)
def test_mending_a_cause_leaves_none_that_came_with_it(name: str) -> None:
    check_causes(files_of(name), found_in(name))


@pytest.mark.parametrize("case", [case for case in ALL_CASES if case.bad], ids=name_of)
def test_cases_of_rules_have_one_finding_for_one_cause(case: Case) -> None:
    check_causes(case.files, compiled(case.files, HERE / "packs"), HERE / "packs")


@pytest.mark.parametrize("name", FILES)
def test_everything_offered_is_applied_or_said(name: str) -> None:
    files = {file: text.encode() for file, text in files_of(name).items()}

    def compile_files(changed: Mapping[str, bytes]) -> Result:
        return compiled({file: content.decode() for file, content in changed.items()})

    mended = mend(files, compile_files, True, lambda _: True)
    left = [d for d in mended.result.diagnostics if d.mendable]
    assert left == [item.diagnostic for item in mended.withheld]
