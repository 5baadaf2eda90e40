"""Set the language of messages: that of `--lang`, else of the variable GOALC_LANG, else Chinese.

Help texts are created when a command is imported, so the option is read before click parses the command line;
click then checks it, at any position.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from goalc.messages.catalogue import LANGUAGES, say, use

OPTION = "--lang"
VARIABLE = "GOALC_LANG"


def settle(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Set the language; return the message about an unknown language in the variable, if it would apply."""
    given = list(_given(arguments))
    variable = environment.get(VARIABLE, "")
    known = [name for name in (variable, *given) if name in LANGUAGES]
    use(known[-1] if known else LANGUAGES[0])
    if variable and variable not in LANGUAGES and not given:
        return say("usage.bad-variable", name=VARIABLE, value=variable, known=LANGUAGES)
    return ""


def _given(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the values of `--lang`; after `--` there are only paths."""
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--":
            return
        if argument == OPTION:
            yield following
        elif argument.startswith(f"{OPTION}="):
            yield argument.removeprefix(f"{OPTION}=")
