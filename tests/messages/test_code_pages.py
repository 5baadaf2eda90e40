"""Every code that goalc can print has a page, in both languages, and its example shows what it is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import goalc
from goalc.lint.registry import RULES
from goalc.messages.catalogue import LANGUAGES, keys
from goalc.messages.codes import NAMES
from goalc.messages.examples import EXAMPLES
from tests.cli.terminal import run
from tests.police import ROOT
from tests.workspace.trees import make, project

OTHERS = [code for code in NAMES if code not in RULES]
_CODE = re.compile(r"GC\d{3}")
_TOP = re.compile(r"^(\S+?):.*\n(?:[ \t-].*\n)*", re.MULTILINE)


def codes_in_sources() -> set[str]:
    """Return the codes with which a message key of the sources begins, and those of all sentences."""
    files = [path for path in (ROOT / "src").rglob("*.py") if "messages" not in path.parts]
    keyed = re.compile(r"\"(GC\d{3})[.\"]")
    found = {code for path in files for code in keyed.findall(path.read_text(encoding="utf-8"))}
    return found | {code for key in keys() if (code := key.partition(".")[0]) and _CODE.fullmatch(code)}


def test_every_code_has_a_name() -> None:
    assert codes_in_sources() <= NAMES.keys()
    assert RULES.keys() | EXAMPLES.keys() == NAMES.keys()
    assert not RULES.keys() & EXAMPLES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", NAMES)
def test_every_code_is_explained(tmp_path: Path, code: str, language: str) -> None:
    found = run(tmp_path, f"goalc rule {code.lower()}", GOALC_LANG=language)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(f"# {code} ")
    bad, good, mend = {"zh": ("不好：", "好：", "改法："), "en": ("Bad:", "Good:", "Mend:")}[language]
    assert f"\n{bad}" in found.out
    assert f"\n{good}" in found.out
    assert code in RULES or f"- {mend}" in found.out
    assert run(tmp_path, f"goalc rule {NAMES[code]}", GOALC_LANG=language).out == found.out


@pytest.mark.parametrize("name", ["GC32", "gc-302", "ＧＣ３０２", "sum-project"])
def test_an_unknown_code_is_guessed(tmp_path: Path, name: str) -> None:
    found = run(tmp_path, f"goalc rule {name}")
    assert found.code == 2
    assert "是否指「GC302」" in found.err or "是否指「sum-projects」" in found.err


def test_or_all_are_pointed_at(tmp_path: Path) -> None:
    assert "运行 goalc rule 可以看到全部规则" in run(tmp_path, "goalc rule GC999").err


# Those about files, settings and later stages, of which a project's form is no example.
ELSEWHERE = {"GC701", "GC702", "GC703", "GC705", "GC723", "GC724", "GC805", "GC807"}
SPECS = [code for code in OTHERS if code not in ELSEWHERE]


@pytest.mark.parametrize("code", [code for code in SPECS if code < "GC9"])
def test_the_example_of_a_spec_is_one(tmp_path: Path, code: str) -> None:
    bad, good = EXAMPLES[code]
    assert code in codes_of(tmp_path / "bad", code, bad)
    assert code not in codes_of(tmp_path / "good", code, good)


def codes_of(folder: Path, code: str, example: str) -> set[str]:
    """Return what is found in a form whose keys are replaced by those of an example."""
    spec = project(make(folder, "甲"))
    text = spec.read_text(encoding="utf-8")
    if code == "GC720":
        text = ""
    if code == "GC806":
        example = "绩效指标:\n  产出指标:\n    数量指标:\n      - 指标值: =1套\n        " + example
    own = set(re.findall(r"^(\S+?)(?:: |:$|：)", example, re.MULTILINE))
    kept = "".join(match[0] for match in _TOP.finditer(text) if match[1] not in own)
    spec.write_text(f"{kept}{example}\n", encoding="utf-8")
    return {d.code for d in goalc.check(folder).diagnostics}


@pytest.mark.parametrize("code", ["GC723", "GC724"])
def test_the_example_of_a_setting_is_one(tmp_path: Path, code: str) -> None:
    make(tmp_path / "specs", "甲")
    for text, expected in zip(EXAMPLES[code], (True, False), strict=True):
        (tmp_path / "specs" / "goalc.toml").write_text(text + "\n", encoding="utf-8")
        assert (code in {d.code for d in goalc.check(tmp_path / "specs").diagnostics}) is expected
