"""TOML: any text, any data of the kinds that it has, and the places of keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.messages.catalogue import sentences
from goalc.source.text import SourceText
from goalc.workspace.configuration import Configuration, Configurations
from goalc.workspace.folder import DiskFolder
from goalc.workspace.toml import TomlError, locate_toml, parse_toml

KEYS = st.sampled_from(
    ["select", "severity", "limits", "edition", "GC117", "floor", "packs", "baseline", "x"]
)
SCALARS = st.one_of(
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.sampled_from(["GC1", "GC106", "off", "public", "a\u0000", "/", "..", "字" * 200, ""]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def toml(value: object) -> str:
    """A value as TOML has it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\u0000", "\\u0000") + '"'
    return str(value)


def of(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> Configuration:
    folder = tmp_path_factory.mktemp("any")
    (folder / "goalc.toml").write_bytes(content)
    return Configurations().of(DiskFolder.of(folder))


@given(data=st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_data_is_taken_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    text = "".join(f"{key} = {toml(value)}\n" for key, value in data.items())
    found = of(tmp_path_factory, text.encode())
    for diagnostic in found.diagnostics:
        assert sentences(diagnostic.key, diagnostic.arguments).message
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)


@given(
    content=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_are_taken_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    found = of(tmp_path_factory, content)
    assert found.broken or not found.diagnostics


def _mistake(source: SourceText) -> int:
    """Where a text is no TOML; 0 where it is."""
    try:
        parse_toml(source)
    except TomlError as error:
        return error.span.start
    return 0


@given(st.text(max_size=80))
def test_any_text_is_toml_or_its_place_is_told(text: str) -> None:
    source = SourceText("goalc.toml", text)
    assert 0 <= _mistake(source) <= len(text)
    locate_toml(source, ("a", 0, "b"))


NAMES = st.lists(st.sampled_from(["a", "b-1", "C_2", "单位"]), min_size=1, max_size=3, unique=True)


@given(NAMES, st.lists(NAMES, max_size=3), st.sampled_from(["\n", "\r\n"]))
def test_keys_are_found(path: list[str], others: list[list[str]], end: str) -> None:
    *table, key = [f'"{name}"' if not name.isascii() else name for name in path]
    before = [f"# {'.'.join(name)} = 1" for name in others]
    lines = [*before, f"[{'.'.join(table)}] # x"] if table else before
    source = SourceText("goalc.toml", end.join([*lines, f"  {key} = 1 # {key}", "z = 2"]))
    span = locate_toml(source, (*path, 0))
    assert source.text[span.start : span.end] == key
    assert source.position(span.start).line == len(lines) + 1


def test_a_key_inside_another_is_found_by_what_holds_it() -> None:
    source = SourceText("goalc.toml", 'x = 1\nseverity = {GC999 = "off"}\nlimits.GC117.floor = 3\n')
    for path, line in [(("severity", "GC999"), 2), (("limits", "GC117", "floor"), 3), (("nothing",), 1)]:
        assert source.position(locate_toml(source, path).start).line == line
