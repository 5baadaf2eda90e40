"""The real specs in this repository: read without a finding, by both parsers, fast."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import goalc.syntax.parse as stage
from goalc.syntax.decode_text import decode_text
from goalc.syntax.events import open_pure_events
from goalc.syntax.parse import parse
from tests.police import ROOT
from tests.syntax.doctor.mistakes import KEYS

SPECS = sorted((ROOT / "specs").rglob("*.yaml"))


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.name)
def test_real_specs_are_read_in_silence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, diagnostics = decode_text(path.name, path.read_bytes())
    assert diagnostics == ()
    result = parse(source, KEYS)
    assert result.diagnostics == ()
    monkeypatch.setattr(stage, "open_events", open_pure_events)
    assert parse(source, KEYS) == result


def test_a_spec_takes_a_millisecond() -> None:
    """About 0.5 ms; the bound is wide because machines drift."""
    item = "      - 名称: 安全检查\n        指标值: ≥5次\n        解释: 反映检查情况，计算公式：甲/乙\n"
    text = "表式: 甲\n绩效指标:\n  产出指标:\n    数量指标:\n" + item * 30
    source, _ = decode_text("a.yaml", text.encode())
    parse(source, KEYS)
    best = min(_timed(lambda: parse(source, KEYS)) for _ in range(20))
    assert best < 0.005


def _timed(run: object) -> float:
    assert callable(run)
    start = time.process_time()
    run()
    return time.process_time() - start
