"""Settings, approvals, baselines and manifests that were damaged: told or without effect; nothing raises."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from goalc.pipeline.build import Output
from goalc.report.report import reported
from goalc.source.diagnostic import Severity
from goalc.workspace.approvals import read_approvals
from goalc.workspace.baseline import Known, read_baseline
from goalc.workspace.configuration import Configurations
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder
from goalc.workspace.staging import Staging
from goalc.workspace.store import MANIFEST, Provenance, built_edition, store
from tests.pipeline.test_mutated_files import mutate, read_parser_words

SETTINGS = """edition = "public"
select = ["GC1", "GC302"]
[severity]
GC106 = "off"
[limits.GC117]
floor = 80
[approvals]
own = "refuse"
"""
PROJECT = '[project]\nname = "x"\n[tool.goalc]\nedition = "submit"\n[tool.goalc.severity]\nGC106 = "off"\n'
APPROVALS = "同意:\n  0123456789ab:\n    理由: 财政局同意\n    同意人: 张三\n    期限: 2025-12-31\n"


@pytest.mark.parametrize(
    ("name", "content"), [("goalc.toml", SETTINGS), ("pyproject.toml", PROJECT)], ids=["own", "project"]
)
def test_settings_that_are_damaged_apply_or_are_told(tmp_path: Path, name: str, content: str) -> None:
    random = Random(1)
    for number in range(120):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / name).write_bytes(mutate(content.encode(), random))
        found = Configurations().of(DiskFolder.of(folder))
        for diagnostic in reported(found.diagnostics, found.sources):
            assert (diagnostic.severity, diagnostic.source.name) == (Severity.ERROR, diagnostic.file)
            assert not read_parser_words(diagnostic.message + diagnostic.help)


def test_approvals_that_are_damaged_approve_or_are_told() -> None:
    random = Random(2)
    for _ in range(300):
        approved, diagnostics, _ = read_approvals("approvals.yaml", mutate(APPROVALS.encode(), random))
        assert not (approved and any(d.severity is Severity.ERROR for d in diagnostics))


def test_a_baseline_that_is_damaged_is_one_or_is_trouble(tmp_path: Path) -> None:
    entry = {"file": "specs/a.yaml", "code": "GC106", "fingerprint": "0123456789abcdef"}
    whole = json.dumps({"version": 1, "findings": [entry] * 3}, indent=1).encode()
    random = Random(3)
    for _ in range(300):
        (tmp_path / "b.json").write_bytes(mutate(whole, random))
        with suppress(WorkspaceError):
            assert all(isinstance(one, Known) for one in read_baseline(tmp_path / "b.json").values())


def test_a_manifest_that_is_damaged_harms_nothing(tmp_path: Path) -> None:
    origin = Provenance("p", "0" * 64, "1" * 64, {})
    outputs = [Output("a.docx", ("a.yaml",), "2" * 64), Output("b.docx", ("b.yaml",), "3" * 64)]
    _store(tmp_path / "whole", outputs, origin)
    whole = (tmp_path / "whole" / MANIFEST).read_bytes()
    random = Random(4)
    for number in range(150):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "mine.txt").write_bytes(b"mine")
        (folder / MANIFEST).write_bytes(mutate(whole, random))
        built_edition(folder)
        _store(folder, outputs[:1], origin)
        assert (folder / "mine.txt").read_bytes() == b"mine"
        names = {entry["name"] for entry in json.loads((folder / MANIFEST).read_bytes())["files"]}
        assert "a.docx" in names


def _store(folder: Path, outputs: Sequence[Output], origin: Provenance) -> None:
    """Store outputs whose content is their digest."""
    with Staging(folder) as staging:
        for output in outputs:
            staging.put(output.name, [output.digest.encode()])
        store(staging, outputs, origin)
