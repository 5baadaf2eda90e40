"""What a repository decides about rules: which are asked, how much they weigh, where their limits are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from goalc.source.diagnostic import Severity

if TYPE_CHECKING:
    from goalc.lint.rule import Option, Rule


@dataclass(frozen=True)
class Settings:
    """`select` and `ignore` are codes or beginnings of codes (`GC1`); an empty `select` is all of them.

    `severities` gives a rule another weight, None switching it off; `limits` are keyed by code and option;
    `public`: the edition is one for publication.
    """

    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    limits: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    public: bool = False

    def severity(self, rule: Rule[Any, Any]) -> Severity | None:
        """How much a rule weighs here; None for one that is not asked."""
        if (self.select and not rule.code.startswith(self.select)) or rule.code.startswith(self.ignore):
            return None
        if rule.code in self.severities:
            return self.severities[rule.code]
        return rule.published if self.public and rule.published is not None else rule.severity

    def asked(self, rules: Iterable[Rule[Any, Any]]) -> frozenset[str]:
        """The codes of those rules that are asked here."""
        return frozenset(rule.code for rule in rules if self.severity(rule) is not None)

    def limit(self, option: Option) -> Decimal:
        """What an option is set to."""
        return self.limits.get((option.code, option.key), option.default)
