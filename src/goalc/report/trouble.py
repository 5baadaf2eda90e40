"""Trouble with files as a sentence."""

from __future__ import annotations

from goalc.messages.catalogue import say
from goalc.source.trouble import Trouble


def trouble_sentence(trouble: Trouble) -> str:
    """Return what happened to which file, in the language of the reader."""
    return say(trouble.key, **trouble.arguments)
