"""The hooks that this repository offers to pre-commit call commands that there are."""

from __future__ import annotations

from goalc.cli.goalc import COMMANDS
from tests.police import ROOT, data


def test_hooks_call_commands() -> None:
    # The file is a list; goalc reads mappings.
    text = "钩子:\n" + (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    hooks = data(text)["钩子"]
    assert [hook["id"] for hook in hooks] == ["goalc-fmt", "goalc-check"]
    for hook in hooks:
        program, command = hook["entry"].split()
        assert (program, command in COMMANDS) == ("goalc", True)
        assert hook["language"] == "python"
