"""Names that templates mention, found without compiling them.

In: the texts of a pack's templates by file name. Out: the words in the tags of one template and of those that
it includes. A word in a tag may be there without being printed; a word that is in no tag is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from goalc.layout.row_shapes import MIDTERM_KEY, SIDE_BY_SIDE
from goalc.model.spec import TOTAL_KEY, TOTAL_PARTS

# A tag that nobody closes is not looked for to the end of the file.
_TAG = re.compile(r"\{[{%](.{0,400}?)[%}]\}", re.DOTALL)
_WORD = re.compile(r"""'([^']*)'|"([^"]*)"|(\w+)""")


def mentioned_words(template: str, sources: Mapping[str, str]) -> frozenset[str] | None:
    """Return the words in the tags of a template, and of all that it includes; None if there is none."""
    if template not in sources:
        return None
    words: set[str] = set()
    waiting, seen = [template], {template}
    while waiting:
        found = {
            next(filter(None, word), "")
            for tag in _TAG.finditer(sources.get(waiting.pop(), ""))
            for word in _WORD.findall(tag[1])
        }
        words |= found
        included = found & sources.keys() - seen
        seen |= included
        waiting += included
    if SIDE_BY_SIDE in words:
        words.add(MIDTERM_KEY)
    if TOTAL_KEY in words:
        words |= TOTAL_PARTS
    return frozenset(words)
