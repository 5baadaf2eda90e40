"""The tags of a template and what chooses between them, read from its text with their places.

In: the texts of a pack's templates, valid for jinja. Out: for each template a branch of pieces. Jinja's own
tree has no columns, and cuts a tag whose attribute an expression writes; so the text is read here once more,
with expressions and comments blotted out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from goalc.layout.fault import TemplateFault
from goalc.source.text import Span

_FAR = 1 << 60
_VALUE, _STATEMENT = "\ue000", "\ue001"
"""Characters that stand for those of an expression, and of a statement or comment."""
_OPENING = re.compile(r"\{[{%#]")
_TEXTS = r"\"[^\"]*\"|'[^']*'"
_ENDS = {
    "{{": re.compile(rf"(?:[^\"'}}]|{_TEXTS}|\}}(?!\}}))*+\}}\}}"),
    "{%": re.compile(rf"(?:[^\"'%]|{_TEXTS}|%(?!\}}))*+%\}}"),
    "{#": re.compile(r"(?:[^#]|#(?!\}))*+#\}"),
}
_WORDS = re.compile(r"\{%[-+]?\s*([a-z]+)(?:\s+[\"']([^\"']*)[\"'])?")
_MARKUP = re.compile("[<&]")
_NOT_JUDGED_PARTS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_TAG = re.compile(r"<(/?)([^\s<>/\"'=]+)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>")
_ATTRIBUTE = re.compile(
    rf"(?<![\s{_STATEMENT}])[\s{_STATEMENT}]+([^\s<>/\"'={_VALUE}{_STATEMENT}]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')"
)
_ENTITY = re.compile(rf"&(?:(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);|[^;\s]*[{_VALUE}{_STATEMENT}])")
_BLANKS = re.compile(rf"[\s{_STATEMENT}]*/?[\s{_STATEMENT}]*")


class NotJudged(Exception):
    """A template that builds its tags in a way that cannot be followed; it is judged when it is printed."""


@dataclass(frozen=True)
class Tag:
    """A tag as it is written; `empty` is true for `<col/>`, `attributes` are names with their places."""

    template: str
    line: int
    span: Span
    name: str
    closes: bool
    empty: bool
    attributes: tuple[tuple[str, Span], ...]


@dataclass
class Branch:
    """Pieces that are printed together; `own` are the numbers of this branch and of those in it."""

    own: range
    pieces: list[Tag | Choice | Loop | Include] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    """All tags of a whole template, in the order of its text."""


@dataclass
class Choice:
    """Branches of which one is printed, or none unless the choice is `complete`."""

    branches: list[Branch]
    complete: bool = False


@dataclass
class Loop:
    """A branch that is printed any number of times, and one for the case of no time at all."""

    body: Branch
    otherwise: Branch | None = None


class Include(NamedTuple):
    """Another template that is printed here."""

    name: str


class _Statement(NamedTuple):
    span: Span
    word: str
    text: str


def read_pieces(name: str, sources: Mapping[str, str]) -> dict[str, Branch]:
    """Return the pieces of a template, and of all that it includes.

    Raises `TemplateFault` for markup that is not complete, `NotJudged` where it cannot be followed.
    """
    numbers = count()
    read: dict[str, Branch] = {}
    waiting = [name]
    while waiting:
        template = waiting.pop()
        if template not in read:
            blotted, statements = _blot(sources[template])
            spans: list[Span] = []
            tags = list(_tags(template, blotted, spans))
            read[template], includes = _Nester(numbers).nest(tags, _outside(statements, spans))
            waiting += includes
    return read


def _blot(source: str) -> tuple[str, list[_Statement]]:
    """Return a text with everything blotted out that jinja reads, and its statements."""
    parts: list[str] = []
    statements: list[_Statement] = []
    place = 0
    while opening := _OPENING.search(source, place):
        end = _ENDS[opening[0]].match(source, opening.end())
        if end is None:
            raise NotJudged
        span = Span(opening.start(), end.end())
        if opening[0] == "{%":
            words = _WORDS.match(source, span.start)
            if words is None or words[1] == "raw":
                raise NotJudged
            statements.append(_Statement(span, words[1], words[2] or ""))
        blot = _VALUE if opening[0] == "{{" else _STATEMENT
        parts += (source[place : span.start], blot * (span.end - span.start))
        place = span.end
    return "".join((*parts, source[place:])), statements


def _tags(template: str, text: str, spans: list[Span]) -> Iterator[Tag]:
    """Yield the tags of a blotted text; `spans` receives their places and those of comments."""
    place, line, counted = 0, 1, 0
    while found := _MARKUP.search(text, place):
        start = found.start()
        line, counted = line + text.count("\n", counted, start), start
        tag = _TAG.match(text, start)
        entity = _ENTITY.match(text, start)
        skipped = next((end for head, end in _NOT_JUDGED_PARTS.items() if text.startswith(head, start)), "")
        if skipped:
            place = text.find(skipped, start) + len(skipped)
        elif entity is not None:
            place = entity.end()
            continue
        elif tag is not None:
            place = tag.end()
            yield _tag(template, line, tag)
        if place <= start:
            raise _incomplete(template, text, start, line)
        spans.append(Span(start, place))


def _incomplete(template: str, text: str, start: int, line: int) -> Exception:
    """Return the fault of markup that ends too early, unless something may print its end."""
    following = _MARKUP.search(text, start + 1)
    rest = text[start : following.start() if following else len(text)]
    if _VALUE in rest or _STATEMENT in rest:
        return NotJudged()
    length = len(rest.split("\n", 1)[0].rstrip())
    return TemplateFault("GC905.syntax", template, line, {}, span=Span(start, start + length))


def _tag(template: str, line: int, found: re.Match[str]) -> Tag:
    slash, name, rest = found.groups()
    outside = re.sub(r"\"[^\"]*\"|'[^']*'", "''", rest)
    span = Span(*found.span())
    if _VALUE in name or _STATEMENT in name:
        raise NotJudged
    if _VALUE in outside or re.search(rf"[^\s\"'{_STATEMENT}]{_STATEMENT}", outside):
        # An attribute that is put together.
        return Tag(template, line, span, name, bool(slash), rest.endswith("/"), ())
    attributes = list(_ATTRIBUTE.finditer(rest))
    if not _BLANKS.fullmatch(_ATTRIBUTE.sub("", rest)) or (slash and rest.strip()):
        raise TemplateFault("GC905.syntax", template, line, {}, span=span)
    start = found.start(3)
    names = tuple((one[1], Span(start + one.start(1), start + one.end(1))) for one in attributes)
    return Tag(template, line, span, name, bool(slash), rest.endswith("/"), names)


def _outside(statements: list[_Statement], tags: list[Span]) -> list[_Statement]:
    """Return the statements that are not inside of a tag; those that are begin and end there."""
    outside: list[_Statement] = []
    waiting = iter([*tags, Span(_FAR, _FAR)])
    tag, depth = next(waiting), 0
    for one in statements:
        while tag.end <= one.span.start:
            tag, depth = next(waiting), _checked(depth)
        if one.span.start < tag.start:
            outside.append(one)
            continue
        depth += {"if": 1, "for": 1, "endif": -1, "endfor": -1}.get(one.word, 0)
        _checked(min(depth - (one.word in {"elif", "else"}), 0))
    _checked(depth)
    return outside


def _checked(depth: int) -> int:
    """Return 0 where all that begins inside of a tag ends there."""
    if depth:
        raise NotJudged
    return depth


class _Nester:
    """Puts the tags and statements of one template into branches."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self._numbers = numbers
        self._includes: list[str] = []
        self._root = self._begin()
        self._open: list[tuple[Branch, Choice | Loop | None]] = [(self._root, None)]

    def nest(self, tags: list[Tag], statements: list[_Statement]) -> tuple[Branch, list[str]]:
        """Return the branch of the whole template, and the names of the templates that it includes."""
        both: list[Tag | _Statement] = [*tags, *statements]
        for piece in sorted(both, key=lambda one: one.span.start):
            if isinstance(piece, Tag):
                self._open[-1][0].pieces.append(piece)
            else:
                self._take(piece)
        self._end()
        self._root.tags = tags
        return self._root, self._includes

    def _take(self, statement: _Statement) -> None:
        branch, around = self._open[-1]
        if statement.word == "include":
            self._includes.append(statement.text)
            branch.pieces.append(Include(statement.text))
        elif statement.word in {"if", "for"}:
            inner = self._begin()
            piece = Choice([inner]) if statement.word == "if" else Loop(inner)
            branch.pieces.append(piece)
            self._open.append((inner, piece))
        elif statement.word in {"elif", "else"} and around is not None:
            self._end()
            inner = self._begin()
            if isinstance(around, Loop):
                around.otherwise = inner
            else:
                around.branches.append(inner)
                around.complete = statement.word == "else"
            self._open.append((inner, around))
        elif around is not None:
            self._end()

    def _begin(self) -> Branch:
        number = next(self._numbers)
        return Branch(range(number, number + 1))

    def _end(self) -> None:
        branch, _ = self._open.pop()
        # The next number is one more than that of the last branch inside.
        last = max((self._last(piece) for piece in branch.pieces), default=branch.own.start)
        branch.own = range(branch.own.start, max(last, branch.own.start) + 1)

    def _last(self, piece: Tag | Choice | Loop | Include) -> int:
        """Return the largest number in a piece; 0 if it has none."""
        if isinstance(piece, Choice):
            return max(branch.own.stop - 1 for branch in piece.branches)
        if isinstance(piece, Loop):
            return max(branch.own.stop - 1 for branch in (piece.body, piece.otherwise) if branch is not None)
        return 0
