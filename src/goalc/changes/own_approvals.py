"""Approvals by the author of the change: who wrote the change, and who approved it, by what git knows.

In: people by name and address. Out: the author who approved, if there is one. Names in git are what its users
say that they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from goalc.syntax.characters import INVISIBLE


class Person(NamedTuple):
    """A person as git knows one; of an approval, the name alone."""

    name: str
    email: str = ""

    def is_same(self, other: Person) -> bool:
        """Return True if two have one name, or one address."""
        names = _key(self.name), _key(other.name)
        return (names[0] == names[1] != "") or (_key(self.email) == _key(other.email) != "")


def own_author(authors: Iterable[Person], approvers: Iterable[Person]) -> str:
    """Return the name of an author who is among the approvers; empty if none is."""
    known = list(approvers)
    return min((one.name for one in authors if any(map(one.is_same, known))), default="")


def _key(name: str) -> str:
    """Return a name without blanks, invisible characters and differences of case or width."""
    seen = INVISIBLE.sub("", unicodedata.normalize("NFKC", name))
    return "".join(seen.casefold().split())
