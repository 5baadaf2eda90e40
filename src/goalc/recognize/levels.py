"""The names of levels above indicators, as they stand in a file → those of a pack's tree."""

from __future__ import annotations

from goalc.matching.similarity import plain_name
from goalc.model.profile import FormProfile
from goalc.model.tree import last_levels
from goalc.recognize.values import UNCOMPUTED


def is_known(text: str, profile: FormProfile) -> bool:
    """Return True for the name of a level of a tree; a tree without names has any."""
    if text.startswith(UNCOMPUTED):
        return False
    known = {name for levels in last_levels(profile.tree) for name in levels} | set(profile.former)
    return not known or level_name(text, profile) in known


def level_name(text: str, profile: FormProfile) -> str:
    """Return the name of a level as the pack's tree has it, where the text is that but for its looks."""
    plain = plain_name(text)
    names = {name for levels in last_levels(profile.tree) for name in levels} | set(profile.former)
    for name in names:
        if plain_name(name) == plain:
            return name
    bare = plain.removesuffix("指标")
    found = [name for name in names if plain_name(name).removesuffix("指标") == bare]
    return found[0] if len(found) == 1 else "".join(text.split())


def with_parents(name: str, depth: int, profile: FormProfile) -> tuple[str, ...] | None:
    """Return the levels of a tree down to one whose name stands alone in the form; None if unclear."""
    known = profile.former.get(name, name)
    found = {
        levels[: depth - 1] for levels in last_levels(profile.tree) if levels[depth - 1 : depth] == (known,)
    }
    return (*next(iter(found)), name) if len(found) == 1 else None
