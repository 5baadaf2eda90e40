"""Files that nobody writes by hand: what a parser would build of them is counted first."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.source.text import SourceText
from goalc.workspace.baseline import MAX_FILE
from goalc.workspace.bounded import MAX_DEPTH, MAX_VALUES, TooLarge, check_toml, parse_json
from goalc.workspace.toml import TomlError, parse_toml
from tests.cli.terminal import environment

MEMORY = 200
"""Maximum size of a process in MB; goalc alone takes some 40."""
PROGRAM = """
import re, sys
from pathlib import Path
from goalc.workspace.baseline import read_baseline
from goalc.workspace.error import WorkspaceError
try:
    read_baseline(Path(sys.argv[1]))
except WorkspaceError as error:
    print(error.trouble.key)
print(re.search("VmHWM:\\\\s*([0-9]+)", Path("/proc/self/status").read_text())[1])
"""
HOSTILE = {
    "lists": ("[],", "[]"),
    "mappings": ("{},", "{}"),
    "numbers": ("1,", "1"),
    "texts": ('"",', '""'),
    "findings": ('{"file":"","code":"","fingerprint":""},', "{}"),
    "keys": ('{"a":1},', "{}"),
    "quotes": ('\\"', '"'),
    "colons": (":", ""),
}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the size of the process from /proc")
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_baseline_takes_no_more_memory_than_a_real_one(tmp_path: Path, kind: str) -> None:
    unit, last = HOSTILE[kind]
    file = tmp_path / "goalc-baseline.json"
    file.write_text(
        '{"findings":['
        + ('"' if kind == "quotes" else "")
        + unit * ((MAX_FILE - 100) // len(unit))
        + last
        + "]}"
    )
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, file],
        env=environment(), capture_output=True, text=True, timeout=20, check=True,
    )  # fmt: skip
    key, size = done.stdout.split()
    assert (key, int(size) // 1024 < MEMORY) == ("io.no-baseline", True), size


@given(JSON)
def test_what_json_writes_is_read(data: object) -> None:
    for ascii_only in (True, False):
        assert parse_json(json.dumps(data, ensure_ascii=ascii_only).encode()) == data


@given(st.binary(max_size=40) | st.text('[]{}:,"\\1a ', max_size=40).map(str.encode))
def test_anything_else_is_refused_like_json_refuses_it(content: bytes) -> None:
    try:
        expected = json.loads(content)
    except ValueError:
        with pytest.raises(ValueError):  # noqa: PT011 - any of its kinds
            parse_json(content)
    else:
        assert parse_json(content) == expected or expected != expected  # noqa: PLR0124 - NaN


def test_brackets_in_texts_are_no_levels() -> None:
    text = '[{"\\' * 200
    assert parse_json(json.dumps([text]).encode()) == [text]
    for quoted in (f"'{'[' * 200}'", f"'''\n{'[' * 200}'''", f'"{"{" * 200}"', f'"""{"[" * 200}\\""""'):
        assert parse_toml(SourceText("goalc.toml", f"a = {quoted} # {'[' * 200}\n"))["a"]


@pytest.mark.parametrize("lead", ["[", '{"a":', '[{"a":'])
def test_json_that_is_too_deep(lead: str) -> None:
    with pytest.raises(TooLarge):
        parse_json((lead * (MAX_DEPTH + 1)).encode())


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 200,
        "a = " + "{b = " * 200,
        "a" + ".a" * 100_000 + " = 1",
        "[a" + " . a" * 60_000 + "]",
        "a = {" + "b.b." * 50_000 + "b = 1}",
        "a = " + "[" * 200 + "]" * 200,
    ],
)
def test_toml_that_is_too_deep_is_refused_before_it_is_parsed(text: str) -> None:
    with pytest.raises(TomlError):
        parse_toml(SourceText("goalc.toml", text))


def test_many_numbers_with_points_are_no_levels() -> None:
    text = "a = [" + "1.5, " * 1000 + "]\nb.c = 2.5\n" + "".join(f"t{n}.u.v = 1.5\n" for n in range(100))
    assert len(parse_toml(SourceText("goalc.toml", text))["a"]) == 1000
    with pytest.raises(TooLarge):
        check_toml("a = [" + "1," * MAX_VALUES)
