"""Judge the tags of a template as they are written, before anything is printed.

In: the texts of a pack's templates. Out: `TemplateFault`s, each at its tag. Only what is wrong in every
printing is told: a choice may open a tag that another choice closes, and a tag that an expression builds is
not judged. The reader of markup (`goalc.layout.markup`) judges what was really printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from goalc.layout.fault import TemplateFault
from goalc.layout.markup import ATTRIBUTES
from goalc.layout.pieces import Branch, Choice, Loop, NotJudged, Tag, read_pieces
from goalc.matching.guess import closest

_PARENTS = {
    "table": {""},
    "colgroup": {"table"},
    "col": {"colgroup"},
    "tr": {"table"},
    "th": {"tr"},
    "td": {"tr"},
    "p": {"", "td", "th"},
}
"""The tags that each tag may stand in; "" is none."""
_MAX_STEPS = 50_000
"""Maximum number of tags that are followed; templates that include each other can have any number."""

Open = tuple[Tag, ...]
State = dict[tuple[str, ...], tuple[frozenset[int], Open]]
"""The ways to a place, by the names of the tags that are open there: their branches and these tags."""


def judge_tags(name: str, sources: Mapping[str, str]) -> list[TemplateFault]:
    """Return the mistakes in the tags of a template and of all that it includes.

    The template is valid for jinja, and includes nothing in a circle.
    """
    faults: list[TemplateFault] = []
    try:
        templates = read_pieces(name, sources)
        for template in templates.values():
            faults += _judge_all_names(template.tags)
        if not faults:
            _Follower(templates).follow(templates[name])
    except NotJudged:
        pass
    except TemplateFault as fault:
        faults.append(fault)
    return faults


def _judge_all_names(tags: Iterable[Tag]) -> Iterator[TemplateFault]:
    """Yield the names that no tag or attribute has; the end of a tag that was told is not told again."""
    told: set[str] = set()
    for tag in tags:
        if not (tag.closes and tag.name in told):
            yield from _judge_names(tag)
        if not tag.closes:
            told.add(tag.name)


def _judge_names(tag: Tag) -> Iterator[TemplateFault]:
    if tag.name not in _PARENTS:
        slash, close = "/" if tag.closes else "", closest(tag.name, _PARENTS)
        key = "GC905.tag-close" if close else "GC905.tag"
        yield _fault(key, tag, tag=f"{slash}{tag.name}", close=f"{slash}{close}")
        return
    known = ATTRIBUTES[tag.name]
    for attribute, span in tag.attributes:
        if attribute not in known:
            close = closest(attribute, known)
            key = "GC905.attribute-close" if close else "GC905.attribute"
            arguments = {"tag": tag.name, "attribute": attribute, "close": close}
            yield TemplateFault(key, tag.template, tag.line, arguments, span=span)


class _Follower:
    """Follows all ways through a template; a way ends at a tag that cannot stand there.

    A branch that no way leads through to the end is wrong.
    """

    def __init__(self, templates: Mapping[str, Branch]) -> None:
        self._templates = templates
        self._steps = 0
        self._ends: dict[int, TemplateFault] = {}
        """The last fault at which a way through a branch ended."""

    def follow(self, template: Branch) -> None:
        """Raise `TemplateFault` for the first tag that is wrong in every printing."""
        state = self._run(template, {(): (frozenset(template.own[:1]), ())})
        for names, (branches, tags) in state.items():
            if names:
                self._ends |= dict.fromkeys(branches, _fault_unclosed(tags[-1], None))
        self._check_lost(state, {names: way for names, way in state.items() if not names}, template.own)

    def _run(self, branch: Branch, state: State) -> State:
        """Return the state after a branch that begins in `state`."""
        state = _enter(state, branch.own)
        for piece in branch.pieces:
            before = state
            if isinstance(piece, Tag):
                state = self._step(piece, state)
            elif isinstance(piece, Choice):
                ends = [self._run(inner, state) for inner in piece.branches]
                state = _merge(ends if piece.complete else [state, *ends])
            elif isinstance(piece, Loop):
                state = self._repeat(piece, state)
            else:
                state = self._run(self._templates[piece.name], state)
            self._check_lost(before, state, branch.own)
        return state

    def _repeat(self, loop: Loop, state: State) -> State:
        """Return the state after a loop of any number of rounds."""
        start = state
        while (after := _merge([start, self._run(loop.body, start)])).keys() != start.keys():
            start = after
        return after if loop.otherwise is None else _merge([after, self._run(loop.otherwise, state)])

    def _step(self, tag: Tag, state: State) -> State:
        self._steps += 1
        if self._steps > _MAX_STEPS:
            raise NotJudged
        ways = []
        for names, (branches, tags) in state.items():
            top = names[-1] if names else ""
            if tag.closes and top == tag.name:
                ways.append({names[:-1]: (branches, tags[:-1])})
            elif not tag.closes and top in _PARENTS[tag.name]:
                inner = (names, tags) if tag.empty else ((*names, tag.name), (*tags, tag))
                ways.append({inner[0]: (branches, inner[1])})
            else:
                self._ends |= dict.fromkeys(branches, _fault_at(tag, tags))
        return _merge(ways)

    def _check_lost(self, before: State, after: State, own: range) -> None:
        """Raise the fault of a branch through which no way leads any more."""
        lost = _branches(before) - _branches(after)
        for branch in sorted(lost.intersection(own)):
            if branch in self._ends:
                raise self._ends[branch]


def _branches(state: State) -> frozenset[int]:
    return frozenset().union(*(branches for branches, _ in state.values()))


def _enter(state: State, own: range) -> State:
    """Return a state at the beginning of a branch; what it did in an earlier round does not count."""
    first, rest = frozenset(own[:1]), frozenset(own)
    return {names: (branches - rest | first, tags) for names, (branches, tags) in state.items()}


def _merge(states: Iterable[State]) -> State:
    merged: State = {}
    for state in states:
        for names, (branches, tags) in state.items():
            before = merged.get(names, (frozenset[int](), tags))
            merged[names] = before[0] | branches, before[1]
    return merged


def _fault_at(tag: Tag, open_tags: Open) -> TemplateFault:
    """Return the fault of a tag that cannot stand where it is."""
    around = [outer.name for outer in open_tags[:-1]]
    fitting = {tag.name} if tag.closes else _PARENTS[tag.name] - {""}
    if open_tags and fitting.intersection(around):
        return _fault_unclosed(open_tags[-1], tag)
    top = open_tags[-1].name if open_tags else ""
    if (top == tag.name and not tag.closes) or (tag.closes and {top, tag.name} == {"td", "th"}):
        return _fault_unclosed(open_tags[-1], tag)
    return _fault("GC905.stray" if tag.closes else "GC905.tag", tag, tag=tag.name)


def _fault_unclosed(tag: Tag, before: Tag | None) -> TemplateFault:
    """Return the fault of a tag that is still open at another, or at the end of the template."""
    if before is None:
        return _fault("GC905.unclosed-end", tag, tag=tag.name)
    key = "GC905.unclosed-col" if tag.name == "col" else "GC905.unclosed"
    found = f"</{before.name}>" if before.closes else f"<{before.name}>"
    return _fault(key, tag, tag=tag.name, found=found, line=before.line)


def _fault(key: str, place: Tag, **arguments: object) -> TemplateFault:
    return TemplateFault(key, place.template, place.line, arguments, span=place.span)
