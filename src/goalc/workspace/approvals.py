"""`approvals.yaml` beside a submission: the changes that somebody has approved, by fingerprint.

In: the bytes of the file. Out: approvals, and back. Entries are sorted by fingerprint, each a block of its
own, so that two branches that add some can be merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from goalc.changes.review import Approval
from goalc.model.dates import DATE_EXAMPLES
from goalc.pipeline.load_pack import parse_valid
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Severity
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.syntax.writing.emit import emit_scalar

FINGERPRINT = re.compile(r"[0-9a-f]{12}")
_ROOT, _REASON, _BY, _UNTIL = "同意", "理由", "同意人", "期限"


def read_approvals(name: str, content: bytes) -> tuple[dict[str, Approval], list[Diagnostic], SourceText]:
    """Return the approvals by fingerprint, or none and the diagnostics that say why; and the file's text."""
    decoded = decode_text(name, content)
    diagnostics = list(decoded.diagnostics)
    data = (
        None
        if diagnostics
        else parse_valid(
            decoded.source, "approvals", diagnostics, lambda found: list(_impossible_dates(found, name))
        )
    )
    if data is None:
        return {}, diagnostics, decoded.source
    entries: Mapping[str, Mapping[str, str]] = data.get(_ROOT) or {}
    approvals = {fingerprint: _approval(fingerprint, entry) for fingerprint, entry in entries.items()}
    return approvals, diagnostics, decoded.source


def _impossible_dates(data: Mapping[str, Mapping[str, Mapping[str, str]]], name: str) -> Iterator[Finding]:
    """Yield dates that no calendar has."""
    for fingerprint, entry in data[_ROOT].items():
        try:
            date.fromisoformat(entry.get(_UNTIL, "2000-01-01"))
        except ValueError:
            origin = Origin(name, (_ROOT, fingerprint, _UNTIL))
            arguments = {"value": entry[_UNTIL], "help": "", "examples": DATE_EXAMPLES[:1]}
            yield Finding("GC804.date", Severity.ERROR, origin, arguments)


def _approval(fingerprint: str, entry: Mapping[str, str]) -> Approval:
    until = entry.get(_UNTIL)
    return Approval(
        fingerprint, entry[_REASON], entry.get(_BY, ""), date.fromisoformat(until) if until else None
    )


def approvals_text(approvals: Iterable[Approval], head: str) -> bytes:
    """Return the content of the file; `head` is the text of the comment in its first line."""
    return "".join(f"{line}\n" for line in _lines(approvals, head)).encode()


def _lines(approvals: Iterable[Approval], head: str) -> Iterator[str]:
    yield f"# {head}"
    yield f"{_ROOT}:"
    for approval in sorted(approvals):
        yield f"  {emit_scalar(approval.fingerprint)}:"
        yield f"    {_REASON}: {emit_scalar(' '.join(approval.reason.split()))}"
        if approval.by:
            yield f"    {_BY}: {emit_scalar(approval.by)}"
        if approval.until is not None:
            yield f"    {_UNTIL}: {approval.until.isoformat()}"
