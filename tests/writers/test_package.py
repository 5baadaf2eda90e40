"""Both writers: the same bytes everywhere, and files that the Open XML schemas accept."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]  # it has no types

from goalc.document.document import Document, Stamp
from goalc.writers.docx import DocxWriter
from goalc.writers.error import WriteError
from goalc.writers.xlsx import XlsxWriter
from tests.examples import examples
from tests.police import ROOT
from tests.writers import samples
from tests.writers.strategies import DOCUMENTS


class Writer(Protocol):
    def write(self, documents: Sequence[Document], stamp: Stamp) -> bytes: ...


WRITERS: dict[str, Writer] = {"docx": DocxWriter(samples.STYLESHEET), "xlsx": XlsxWriter(samples.STYLESHEET)}
both = pytest.mark.parametrize("form", list(WRITERS))

FALSE_FINDINGS = (
    # ECMA-376 part 1, 11.3 and 12.3: a theme part is permitted, not required; nothing here names one.
    "relationships/theme' is missing",
    # ECMA-376 part 1, 18.3.1.53: inline strings are a form of text of their own. That Excel moves them to a
    # table of shared strings when somebody saves the file is what it does with every file of others.
    "inline-string cell(s)",
)

PROGRAM = """
import hashlib
from goalc.writers.docx import DocxWriter
from goalc.writers.error import WriteError
from goalc.writers.xlsx import XlsxWriter
from tests.writers import samples
for writer in (DocxWriter, XlsxWriter):
    print(hashlib.sha256(writer(samples.STYLESHEET).write(samples.submission(), samples.STAMP)).hexdigest())
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "zh_CN.GB18030", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"},
    ],
    ids=["Shanghai", "New York"],
)
def test_same_bytes_in_any_process(environment: dict[str, str], tmp_path: Path) -> None:
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, **environment, "PYTHONPATH": path},
        timeout=60,
    )
    here = [
        hashlib.sha256(w.write(samples.submission(), samples.STAMP)).hexdigest() for w in WRITERS.values()
    ]
    assert done.stdout.decode().split() == here


@both
def test_same_bytes_twice_and_from_a_new_writer(form: str) -> None:
    writer = WRITERS[form]
    first = writer.write(samples.submission(), samples.STAMP)
    writer.write([samples.project()], samples.STAMP)
    assert writer.write(samples.submission(), samples.STAMP) == first
    assert type(writer)(samples.STYLESHEET).write(samples.submission(), samples.STAMP) == first  # type: ignore[call-arg]  # the protocol leaves the constructor out


@both
def test_nothing_to_write_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match="at least one"):
        WRITERS[form].write([], samples.STAMP)


@both
def test_a_title_that_xml_cannot_carry_is_refused(form: str) -> None:
    with pytest.raises(WriteError) as caught:
        WRITERS[form].write([samples.cover()], samples.STAMP._replace(title="目标\x0b表"))
    assert (caught.value.kind, caught.value.format, caught.value.value) == ("character", form, 0x0B)


@both
def test_the_archive_is_sound(form: str) -> None:
    with zipfile.ZipFile(io.BytesIO(WRITERS[form].write(samples.submission(), samples.STAMP))) as package:
        assert package.testzip() is None
        assert package.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr) for entry in package.infolist()} == {(0, 0)}


def findings(form: str, documents: Sequence[Document], place: Path) -> list[str]:
    file = place / f"form.{form}"
    file.write_bytes(WRITERS[form].write(documents, samples.STAMP))
    errors = [str(error) for error in OpenXmlValidator(max_errors=50).validate(file).errors]
    return [error for error in errors if not any(false in error for false in FALSE_FINDINGS)]


@pytest.mark.slow
@both
def test_schemas_accept_real_forms(form: str, tmp_path: Path) -> None:
    long = samples.department(samples.many(300), "公" * 6_000)
    assert findings(form, [*samples.submission(), long, samples.cover()], tmp_path) == []


@both
def test_schemas_accept_any_document(form: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    @settings(deadline=None, max_examples=examples(15))
    @given(documents=st.lists(DOCUMENTS, min_size=1, max_size=2))
    def check(documents: list[Document]) -> None:
        assert findings(form, documents, tmp_path_factory.mktemp("audit")) == []

    check()


def test_importing_the_writers_loads_no_library() -> None:
    program = (
        "import sys, goalc.writers, goalc.readers;"
        "print([m for m in sys.modules if m in {'docx', 'openpyxl', 'lxml'}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert done.stdout.decode().strip() == "[]"
