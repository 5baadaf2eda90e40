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


def end_errors(text: str) -> list[str]:
    return [] if not text or text.endswith("\n") else ["no end of line at the end"]


def schema_errors(name: str, text: str) -> list[str]:
    return [error.message for error in VALIDATORS[name].iter_errors(json.loads(text))]


def json_errors(name: str) -> Callable[[str], list[str]]:
    return lambda text: end_errors(text or "x") + schema_errors(name, text)


def jsonl_errors(text: str) -> list[str]:
    # Everything that a reader may take for the end of a line.
    if text.splitlines() != text.split("\n")[:-1]:
        return ["an end of line inside a line"]
    return [error for line in text.splitlines() for error in schema_errors("jsonl", line)]


def junit_errors(text: str) -> list[str]:
    valid = JUNIT.validate(etree.fromstring(text.encode("utf-8", "backslashreplace")))
    return [] if valid else [str(JUNIT.error_log)]


ERRORS: dict[str, Callable[[str], list[str]]] = {
    "text": end_errors,
    "concise": end_errors,
    "json": json_errors("json"),
    "jsonl": jsonl_errors,
    "sarif": json_errors("sarif"),
    "github": end_errors,
    "gitlab": json_errors("gitlab"),
    "junit": junit_errors,
}


def test_every_format_is_looked_at() -> None:
    assert ERRORS.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", VALIDATORS)
def test_the_schemas_are_schemas(name: str) -> None:
    VALIDATORS[name].check_schema(VALIDATORS[name].schema)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", FORMATS)
def test_sample(name: str, sample: str) -> None:
    made = FORMATS[name](SAMPLES[sample])
    assert ERRORS[name](made) == []
    assert FORMATS[name](SAMPLES[sample]) == made


@pytest.mark.parametrize("name", FORMATS)
@given(any_findings())
def test_whatever_is_found(name: str, found: Report) -> None:
    assert ERRORS[name](FORMATS[name](found)) == []


# Text gathers what is equal; of the others, one begins with the rules and one is put together by file.
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"text", "sarif", "junit"}])
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
    assert made.endswith("看全部。\n检查了 1 个文件：1 个错误，1 个警告，1 个提示。不通过。\n")
    assert "\x1b" not in made
    assert (
        FORMATS["text"](SAMPLES["nothing found"]) == "检查了 2 个文件：0 个错误，0 个警告，0 个提示。通过。\n"
    )
