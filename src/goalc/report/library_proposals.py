"""Proposals for a library as YAML that can be pasted into one, with the places as comments.

In: proposals. Out: the text of a library file, which its schema accepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from goalc.library.proposals import OPEN, Member, Proposal
from goalc.messages.catalogue import say
from goalc.model.target import Comparison
from goalc.report.diagnostics.text import visible
from goalc.syntax.writing.emit import emit_scalar

SHOWN = 8
"""So many places of a proposal are listed."""
LONGEST_ID = 30
_NO_ID = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")


def proposals_yaml(found: Sequence[tuple[Proposal, str]]) -> Iterator[str]:
    """The lines of a library file; only comments where there is nothing to propose."""
    known = [(proposal, name) for proposal, name in found if name]
    new = [proposal for proposal, name in found if not name]
    yield f"# {say('suggest.head' if new else 'suggest.nothing')}"
    for proposal, name in known:
        yield ""
        yield f"# {say('suggest.known', name=name)}"
        yield from _places(proposal.members, "")
    if not new:
        return
    yield ""
    yield f"指标库: {emit_scalar(say('suggest.title'))}"
    yield "指标:"
    taken: set[str] = set()
    for proposal in new:
        yield ""
        yield f"  # {say('suggest.found', count=len({member.sample.file for member in proposal.members}))}"
        yield from _places(proposal.members, "  ")
        yield from _entry(proposal, taken)


def _entry(proposal: Proposal, taken: set[str]) -> Iterator[str]:
    name, definition = proposal.pattern
    indicators = [member.sample.indicator for member in proposal.members]
    yield f"  {_id(name, taken)}:"
    yield f"    名称: {emit_scalar(name)}"
    yield f"    一级: {emit_scalar(_usual(item.level1 for item in indicators))}"
    yield f"    二级: {emit_scalar(_usual(item.level2 for item in indicators))}"
    targets = [item.target for item in indicators]
    signs = {target.sign if isinstance(target, Comparison) else "" for target in targets}
    units = {target.unit if isinstance(target, Comparison) else "" for target in targets}
    if len(signs) == 1 and "" not in signs:
        yield f"    符号: {emit_scalar(*signs)}"
    if len(units) == 1 and "" not in units:
        yield f"    单位: {emit_scalar(*units)}"
    if len({str(target) for target in targets}) == 1:
        yield f"    指标值: {emit_scalar(str(targets[0]))}"
    yield f"    解释: {emit_scalar(definition)}"


def _places(members: Sequence[Member], margin: str) -> Iterator[str]:
    for sample, exact in members[:SHOWN]:
        place = f"{sample.file}:{sample.line} {' '.join(sample.indicator.name.split())}"
        yield f"{margin}#   {visible(place)}{'' if exact else say('suggest.differs')}"
    if len(members) > SHOWN:
        yield f"{margin}#   {say('suggest.more', count=len(members) - SHOWN)}"


def _id(name: str, taken: set[str]) -> str:
    """An id for what is called so: the name without what is left open, told from others by a number."""
    stem = _NO_ID.sub("", name.replace(OPEN, ""))[:LONGEST_ID] or say("suggest.id")
    found = next(word for n in count(1) if (word := stem if n == 1 else f"{stem}-{n}") not in taken)
    taken.add(found)
    return found


def _usual(words: Iterable[str]) -> str:
    """The word that stands there most often; of several the first."""
    listed = list(words)
    return max(dict.fromkeys(listed), key=listed.count)
