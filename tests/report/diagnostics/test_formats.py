"""What holds for every format: it carries whatever there is to say, and says the same every time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft4Validator, Draft7Validator
from lxml import etree

from goalc.report.diagnostics.formats import FORMATS
from goalc.report.report import Report
from tests.police import ROOT
from tests.report.diagnostics.samples import SAMPLES, any_findings

SCHEMAS = Path(__file__).parent / "schemas"


def loaded(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


OURS = loaded(ROOT / "schema" / "output.schema.json")
VALIDATORS = {
    "json": Draft7Validator(OURS),
    "jsonl": Draft7Validator({**OURS["definitions"]["diagnostic"], "definitions": OURS["definitions"]}),
    "sarif": Draft4Validator(loaded(SCHEMAS / "sarif-schema-2.1.0.json")),
    "gitlab": Draft7Validator(loaded(SCHEMAS / "gitlab-code-quality.schema.json")),
}
JUNIT = etree.XMLSchema(file=str(SCHEMAS / "junit-10.xsd"))


def is_plain(text: str) -> None:
    assert not text or text.endswith("\n")


def is_json(name: str) -> Callable[[str], None]:
    def look(text: str) -> None:
        assert text.endswith("\n")
        assert [error.message for error in VALIDATORS[name].iter_errors(json.loads(text))] == []

    return look


def is_jsonl(text: str) -> None:
    # Whatever a reader takes for the end of a line.
    assert text.splitlines() == text.split("\n")[:-1]
    for line in text.splitlines():
        assert [error.message for error in VALIDATORS["jsonl"].iter_errors(json.loads(line))] == []


def is_junit(text: str) -> None:
    JUNIT.assertValid(etree.fromstring(text.encode("utf-8", "backslashreplace")))


LOOKS: dict[str, Callable[[str], None]] = {
    "text": is_plain,
    "concise": is_plain,
    "json": is_json("json"),
    "jsonl": is_jsonl,
    "sarif": is_json("sarif"),
    "github": is_plain,
    "gitlab": is_json("gitlab"),
    "junit": is_junit,
}


def test_every_format_is_looked_at() -> None:
    assert LOOKS.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", VALIDATORS)
def test_the_schemas_are_schemas(name: str) -> None:
    VALIDATORS[name].check_schema(VALIDATORS[name].schema)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", FORMATS)
def test_sample(name: str, sample: str) -> None:
    made = FORMATS[name](SAMPLES[sample])
    LOOKS[name](made)
    assert FORMATS[name](SAMPLES[sample]) == made


@pytest.mark.parametrize("name", FORMATS)
@given(any_findings())
def test_whatever_is_found(name: str, found: Report) -> None:
    LOOKS[name](FORMATS[name](found))


# Of the others, one begins with the rules and one is put together by file.
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"sarif", "junit"}])
def test_every_finding_is_there_in_its_order(name: str) -> None:
    found = SAMPLES["specs of 2025"]
    made, end = FORMATS[name](found), 0
    assert found.diagnostics
    for diagnostic in found.diagnostics:
        end = made.index(diagnostic.code, end) + 1


@pytest.mark.parametrize("name", ["concise", "jsonl", "github"])
def test_line_formats_have_a_line_for_each_and_none_for_none(name: str) -> None:
    for found in SAMPLES.values():
        assert FORMATS[name](found).count("\n") == len(found.diagnostics)


def test_text_ends_with_the_verdict() -> None:
    made = FORMATS["text"](SAMPLES["every weight"])
    assert made.endswith("\n\n检查了 1 个文件：1 个错误，1 个警告，1 个提示。不通过。\n")
    assert "\x1b" not in made
    assert (
        FORMATS["text"](SAMPLES["nothing found"]) == "检查了 2 个文件：0 个错误，0 个警告，0 个提示。通过。\n"
    )
