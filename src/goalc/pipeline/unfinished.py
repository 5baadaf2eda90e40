"""Find the places of a submission that are not filled in, whichever rules its settings show.

In: `Compiled` and the policy. Out: the findings of placeholders that prevent a build, without those that a
comment accepts.
"""

from __future__ import annotations

from collections.abc import Sequence

from goalc.lint.engine import lint
from goalc.lint.registry import RULE_CODES
from goalc.lint.rules.gc002_placeholder import RULE as PLACEHOLDER
from goalc.lint.settings import Settings
from goalc.model.editor import TO_FILL
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.policy import Policy
from goalc.pipeline.suppress import suppress
from goalc.source.diagnostic import Diagnostic
from goalc.syntax.locate import merge_uses

WHOLE = "GC002.whole"
"""The key of findings where the whole text is a placeholder."""
_PLACEHOLDERS = (TO_FILL, "待填写", "待填报")
"""The placeholders that `goalc init` and `goalc new` write, and their longer spellings."""


def find_unfinished(compiled: Compiled, policy: Policy) -> list[Diagnostic]:
    """Return a finding for each text that is nothing but a placeholder, or has one that goalc writes.

    Other marks, such as XX, may belong to a text: they are errors of the check, and prevent no build.
    """
    is_shown = policy.settings.severity(PLACEHOLDER) is not None
    found = compiled.diagnostics if is_shown else _judge(compiled, policy)
    return [d for d in found if d.code == PLACEHOLDER.code and _prevents(d)]


def _prevents(diagnostic: Diagnostic) -> bool:
    return diagnostic.key == WHOLE or diagnostic.arguments.get("found") in _PLACEHOLDERS


def _judge(compiled: Compiled, policy: Policy) -> Sequence[Diagnostic]:
    """Apply the rule about placeholders alone, and the comments that accept its findings."""
    pack, files = compiled.pack, compiled.files
    only = Settings(select=(PLACEHOLDER.code,))
    judged = lint(compiled.submission, pack.profile, policy.words(pack), only, complete=False)
    notes = files.notes()
    located = [notes.locate(finding) for finding in judged.findings]
    verdict = suppress(located, files.sources, files.trees, RULE_CODES, lambda *_: False)
    return merge_uses(verdict.kept)
