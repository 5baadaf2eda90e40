"""Names that templates mention, found without compiling them.

In: the texts of a pack's templates by file name. Out: the words in the tags of one template and of those that
it includes, and the pairs of words that follow each other in a name: `资金.偏差原因`. A word in a tag may be
there without being printed; a word that is in no tag is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from goalc.layout.row_shapes import MIDTERM_KEY, SIDE_BY_SIDE
from goalc.model.sheets import words_of
from goalc.model.spec import TOTAL_KEY, TOTAL_PARTS

# A tag that nobody closes is not looked for to the end of the file.
_TAG = re.compile(r"\{[{%](.{0,400}?)[%}]\}", re.DOTALL)
_NAME = re.compile(r"[^ \t\r\n'\"(){}\[\]|,:=+*/%<>!~-]+")
_WORD = re.compile(r"""'([^']*)'|"([^"]*)"|(\w+)""")


def mentioned_words(template: str, sources: Mapping[str, str]) -> frozenset[str] | None:
    """Return the words in the tags of a template, and of all that it includes; None if there is none."""
    if template not in sources:
        return None
    words: set[str] = set()
    waiting, seen = [template], {template}
    while waiting:
        tags = [tag[1] for tag in _TAG.finditer(sources.get(waiting.pop(), ""))]
        found = {next(filter(None, word), "") for tag in tags for word in _WORD.findall(tag)}
        words |= found | {word for tag in tags for name in _NAME.findall(tag) for word in words_of(name)}
        included = found & sources.keys() - seen
        seen |= included
        waiting += included
    if SIDE_BY_SIDE in words:
        words.add(MIDTERM_KEY)
    if TOTAL_KEY in words:
        words |= TOTAL_PARTS
    return frozenset(words)
