"""The decisions of a repository about rules: which run, how severe they are, where their limits are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, Protocol

from goalc.source.diagnostic import Severity


class Option(NamedTuple):
    """A number that a repository may set: `[limits.<code>] <key> = …` in its configuration."""

    code: str
    key: str
    default: Decimal


class Adjustable(Protocol):
    """The parts of a rule that settings refer to; `published` is None where it equals `severity`."""

    @property
    def code(self) -> str: ...

    @property
    def severity(self) -> Severity: ...

    @property
    def published(self) -> Severity | None: ...


@dataclass(frozen=True)
class Settings:
    """Settings for all rules.

    `select` and `ignore` are codes or beginnings of codes (`GC1`); an empty `select` selects all rules.
    `severities` replaces the severity of a rule, or switches it off with None. `limits` are keyed by code and
    option. `public` says that the edition is one for publication.
    """

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    limits: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    public: bool = False

    def severity(self, rule: Adjustable) -> Severity | None:
        """Return the severity of a rule under these settings, or None if the rule does not run."""
        if (self.select and not rule.code.startswith(self.select)) or rule.code.startswith(self.ignore):
            return None
        if rule.code in self.severities:
            return self.severities[rule.code]
        return rule.published if self.public and rule.published is not None else rule.severity

    def enabled_codes(self, rules: Iterable[Adjustable]) -> frozenset[str]:
        """Return the codes of those rules that run under these settings."""
        return frozenset(rule.code for rule in rules if self.severity(rule) is not None)

    def limit(self, option: Option) -> Decimal:
        """Return the value of an option: the configured one, or its default."""
        return self.limits.get((option.code, option.key), option.default)
