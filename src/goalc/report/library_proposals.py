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
from goalc.report.diagnostics.text import make_printable
from goalc.syntax.writing.emit import emit_scalar

MAX_PLACES = 8
"""Maximum number of places of a proposal that are listed."""
MAX_ID = 30
"""Maximum number of characters of an id, without its number."""
_NO_ID = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")


def proposals_yaml(found: Sequence[tuple[Proposal, str]]) -> Iterator[str]:
    """Yield the lines of a library file; only comments if there is nothing to propose."""
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
    yield f"    一级: {emit_scalar(_most_common(item.level1 for item in indicators))}"
    yield f"    二级: {emit_scalar(_most_common(item.level2 for item in indicators))}"
    targets = [item.target for item in indicators]
    signs = {target.sign if isinstance(target, Comparison) else "" for target in targets}
    units = {target.unit if isinstance(target, Comparison) else "" for target in targets}
    if len(signs) == 1 and "" not in signs:
        yield f"    符号: {emit_scalar(signs.pop())}"
    if len(units) == 1 and "" not in units:
        yield f"    单位: {emit_scalar(units.pop())}"
    if len({str(target) for target in targets}) == 1:
        yield f"    指标值: {emit_scalar(str(targets[0]))}"
    yield f"    解释: {emit_scalar(definition)}"


def _places(members: Sequence[Member], margin: str) -> Iterator[str]:
    for sample, exact in members[:MAX_PLACES]:
        place = f"{sample.file}:{sample.line} {' '.join(sample.indicator.name.split())}"
        yield f"{margin}#   {make_printable(place)}{'' if exact else say('suggest.differs')}"
    if len(members) > MAX_PLACES:
        yield f"{margin}#   {say('suggest.more', count=len(members) - MAX_PLACES)}"


def _id(name: str, taken: set[str]) -> str:
    """Return an id made of a name without its gaps, with a number if it is taken, and add it to `taken`."""
    stem = _NO_ID.sub("", name.replace(OPEN, ""))[:MAX_ID] or say("suggest.id")
    found = next(word for n in count(1) if (word := stem if n == 1 else f"{stem}-{n}") not in taken)
    taken.add(found)
    return found


def _most_common(words: Iterable[str]) -> str:
    """Return the most common word; of several, the first."""
    listed = list(words)
    return max(dict.fromkeys(listed), key=listed.count)
