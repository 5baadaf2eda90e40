"""Find all mistakes of the templates of a pack that can be seen without printing, not only the first.

In: the texts of the templates, and for each form the values that its template may print. Out: faults in the
order of the files, each slip once, the values that each form prints, and the texts with every faulty line
emptied, which can be printed to look for further mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import TemplateSyntaxError, nodes

from goalc.layout.fault import TemplateFault
from goalc.layout.sandbox import Sandbox
from goalc.layout.shapes import Follower, Names, shape_of
from goalc.layout.tags import judge_tags
from goalc.source.text import Span

MAX_MENDED = 40
"""Maximum number of lines of one template that are emptied to look behind their mistakes."""
MAX_ABOVE = 8
"""Maximum number of templates that include each other in a row."""
_TAG = re.compile(r"\{\{[^{}]*\}?\}|\{%.*?%\}|\{\{[^<]*|\{%[^<]*")
_NESTING = re.compile(r"\{%[-+]?\s*(?:if|elif|else|endif|for|endfor)(?![a-z])")
_Key = tuple[str, str, int, Span | None]


class Inspection:
    """An inspection of the templates of one pack; `texts` are theirs with every faulty line emptied."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.texts = dict(sources)
        self._sources = sources
        self._trees: dict[str, nodes.Template] = {}
        self._read: set[str] = set()
        self._faults: dict[_Key, TemplateFault] = {}

    @property
    def faults(self) -> list[TemplateFault]:
        """The mistakes that were found so far, by file and line."""
        return sorted(self._faults.values(), key=lambda fault: (fault.template, fault.line, fault.span or ()))

    @property
    def reached(self) -> frozenset[str]:
        """The templates that the inspected forms use."""
        return frozenset(self._read)

    def inspect(self, name: str, context: Mapping[str, object]) -> frozenset[Names]:
        """Inspect the template of a form and all that it includes; return the paths that it prints."""
        self._reach(name, "", 1, ())
        follower = Follower(self._trees)
        follower.follow(name, {key: shape_of(value, (key,)) for key, value in context.items()})
        for fault in follower.faults:
            self._add(fault, str(fault.arguments.get("name", "")))
        for fault in judge_tags(name, self.texts) if name in self._trees else ():
            self._add(fault)
        self._empty_lines()
        return frozenset(follower.printed)

    def _reach(self, template: str, by: str, line: int, above: tuple[str, ...]) -> None:
        """Parse a template and everything that it includes; a circle is a fault."""
        if template in above or template not in self._sources or len(above) > MAX_ABOVE:
            key = "GC903.include" if by else "GC903.missing"
            self._add(TemplateFault(key, by or template, line, {"name": template}))
            self._empty(by, line)
            return
        if template in self._read:
            return
        self._read.add(template)
        tree = self._parse(template)
        if tree is None:
            return
        self._trees[template] = tree
        for include in tree.find_all(nodes.Include):
            target = include.template.value if isinstance(include.template, nodes.Const) else ""
            self._reach(str(target), template, include.lineno, (*above, template))

    def _parse(self, name: str) -> nodes.Template | None:
        """Return the tree of a template without the lines that jinja, or goalc, does not accept."""
        for _ in range(MAX_MENDED):
            sandbox = Sandbox(self.texts)
            try:
                tree = sandbox.parse(self.texts[name], name, name)
                # Some mistakes only show when code is generated.
                sandbox.compile(self.texts[name], name, name)
                return tree
            except TemplateFault as fault:
                found = fault
            except TemplateSyntaxError as error:
                found = TemplateFault("GC903.syntax", name, error.lineno, {})
            except (SyntaxError, RecursionError):
                found = TemplateFault("GC903.deep", name, 1, {})
            self._add(found)
            if not self._empty(name, found.line):
                return None
        return None

    def _empty_lines(self) -> None:
        for fault in self._faults.values():
            self._empty(fault.template, fault.line)

    def _empty(self, template: str, number: int) -> bool:
        """Empty the expressions in a line; return False if nothing can be taken away there."""
        lines = self.texts.get(template, "").split("\n")
        if not 1 <= number <= len(lines) or _NESTING.search(lines[number - 1]):
            return False
        line = lines[number - 1]
        lines[number - 1] = _TAG.sub(lambda found: " " * len(found[0]), line)
        self.texts[template] = "\n".join(lines)
        return lines[number - 1] != line

    def _add(self, fault: TemplateFault, word: str = "") -> None:
        """Add a fault, with the place of a word in its line; one that is known stays as it is."""
        if fault.span is None and word:
            fault.span = find_word(self._sources[fault.template], fault.line, word)
        self._faults.setdefault((fault.key, fault.template, fault.line, fault.span), fault)


def find_word(text: str, number: int, word: str) -> Span | None:
    """Return the first place of a name in the tags of a line; None if it is not there."""
    lines = text.split("\n")
    if not 1 <= number <= len(lines):
        return None
    start = sum(len(line) + 1 for line in lines[: number - 1])
    for tag in _TAG.finditer(lines[number - 1]):
        place = tag[0].find(word)
        while place >= 0:
            end = place + len(word)
            if not any(char.isalnum() or char == "_" for char in (tag[0][place - 1], tag[0][end : end + 1])):
                return Span(start + tag.start() + place, start + tag.start() + end)
            place = tag[0].find(word, end)
    return None
