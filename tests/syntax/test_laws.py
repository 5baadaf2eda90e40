"""Laws over generated text. The oracle is ruamel.yaml's own loader that reads every scalar as text."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

import goalc.syntax.parse as stage
from goalc.source.diagnostic import Severity
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.syntax.events import open_events, open_pure_events
from goalc.syntax.parse import ParseResult, parse
from goalc.syntax.tree import Mapping, Node, Scalar, plain
from tests.examples import examples
from tests.syntax.doctor.mistakes import GOOD, KEYS, MISTAKES

PIECES = [
    *re.findall(
        r"\S+", "名称 指标值 甲 乙丙 : ： - | > % @ & * ! ` ? << --- ... ' \" [ ] { } , # = 5 😀 &a *a !!str"
    ),
    *("\\", "\\n", "\\x41", "\n", "\n  ", "\n    ", " ", "  ", "\t", "　", "\r\n", "\r", ": ", "- ", " #"),
    *("\x00", "\ufeff", "\ud800"),
]
YAML_LIKE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
WORDS = st.text("甲乙丙名称值：，。a1 -:#'\"[]{}&*!|>%@`\\😀\n", max_size=12)
KEY_WORDS = st.text("甲乙丙名称值a1😀", min_size=1, max_size=6)
DATA = st.dictionaries(
    KEY_WORDS,
    st.recursive(
        WORDS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY_WORDS, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def parse_pure(source: SourceText) -> ParseResult:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "open_events", open_pure_events)
        return parse(source, KEYS)


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from scalars(entry.value)
    else:
        for item in node.items:
            yield from scalars(item)


def dump(data: object, flow: bool, width: int, style: str | None) -> str:
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = flow
    writer.allow_unicode = True
    writer.width = width
    writer.default_style = style  # type: ignore[assignment]  # ruamel declares the attribute as None
    stream = io.StringIO()
    writer.dump(data, stream)
    return stream.getvalue()


@given(YAML_LIKE | st.text())
@settings(relaxed, max_examples=examples(400))
def test_any_text_is_answered(text: str) -> None:
    source = SourceText("a.yaml", text)
    start = time.process_time()
    result = parse(source, KEYS)
    assert time.process_time() - start < 1
    failed = any(found.severity is Severity.ERROR for found in result.diagnostics)
    assert failed == (result.node is None)
    for found in result.diagnostics:
        for span in (
            found.span,
            *(label.span for label in found.labels),
            *(edit.span for edit in found.edits),
        ):
            assert 0 <= span.start <= span.end <= len(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_answered(data: bytes) -> None:
    source, diagnostics = decode_text("a.yaml", data)
    for found in diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(source.text)
    if not diagnostics:
        assert source.text.encode() == data.removeprefix(b"\xef\xbb\xbf")


@given(DATA, st.booleans(), st.sampled_from([20, 80, 4000]), st.sampled_from([None, "'", '"', "|", ">"]))
@settings(relaxed)
def test_reads_what_ruamel_reads(data: dict[str, object], flow: bool, width: int, style: str | None) -> None:
    text = dump(data, flow, width, style)
    result = parse(SourceText("a.yaml", text))
    if result.node is None:
        # libyaml refuses a colon inside a word between brackets; specs are hardly written with brackets.
        assert flow
        return
    loaded = YAML(typ="base", pure=True).load(text)
    assert plain(result.node) == loaded


@given(DATA, st.booleans(), st.sampled_from([20, 80]), st.sampled_from([None, "'", '"', "|", ">"]))
@settings(relaxed)
def test_spans_of_scalars_read_back(
    data: dict[str, object], flow: bool, width: int, style: str | None
) -> None:
    text = dump(data, flow, width, style)
    node = parse(SourceText("a.yaml", text)).node
    for scalar in scalars(node) if node is not None else ():
        piece = text[scalar.start : scalar.end]
        if scalar.style in {"|", ">"}:
            assert piece.startswith(scalar.style)
        elif piece:
            again = parse(SourceText("a.yaml", f"x: {piece}\n")).node
            assert isinstance(again, Mapping)
            assert plain(again.entries[0].value) == scalar.text


@given(DATA, st.booleans(), st.sampled_from([20, 80]), st.sampled_from([None, "'", '"', "|", ">"]))
@settings(relaxed, max_examples=examples(60))
def test_both_parsers_agree_on_yaml(
    data: dict[str, object], flow: bool, width: int, style: str | None
) -> None:
    source = SourceText("a.yaml", dump(data, flow, width, style))
    assert parse_pure(source) == parse(source, KEYS)


@pytest.mark.parametrize(
    "text", [*GOOD, *(mistake.text.replace("«", "").replace("»", "") for mistake in MISTAKES)]
)
def test_both_parsers_agree_on_mistakes(text: str) -> None:
    source = SourceText("a.yaml", text)
    pure, fast = parse_pure(source), parse(source, KEYS)
    if text in KNOWN_DIFFERENCES:
        pytest.xfail("libyaml is stricter or laxer here")
    assert pure == fast


KNOWN_DIFFERENCES = (
    # A TAB behind the indentation of a block text: libyaml refuses it.
    "解释: |\n  \t甲\n名称: 丙\n",
)


def test_the_c_parser_is_there() -> None:
    """Without it goalc works ten times slower, and nobody would notice."""
    import _ruamel_yaml  # type: ignore[import-not-found]  # it has no types

    assert _ruamel_yaml.CParser is not None
    assert open_events("a: b")().__class__.__name__ == "StreamStartEvent"
