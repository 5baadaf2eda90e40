"""Money lines (资金): what each source gives, column by column of the form.

A column is a basis (全年执行数) and has a role that rules and later stages go by (执行). A total and a rate
are computed; those that a spec states are kept beside them, to be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Literal

from goalc.source.diagnostic import Origin, Path

Role = Literal["中期", "年度", "年初", "调整", "执行", "预计", "上年", "前年"]
MONEY_KEY = "资金"
TOTAL_KEY = "合计"
"""The key of the stated total, and the source of its lines."""
NAME_KEY = "名称"
"""The key of a row's label in templates."""
RATE_KEY = "执行率"
REASON_KEY = "偏差原因"
SPENT: Role = "执行"
PLANNED: tuple[Role, ...] = ("调整", "年初", "年度")
"""The roles that an execution rate is counted by: the first one that a form fills in."""
YEAR: tuple[Role, ...] = ("年度", "年初", "调整")
"""The roles that say what the year's budget is: the first one that a form fills in."""
_DECIMALS = Decimal("0.01")
_PRECISION = 60


@dataclass(frozen=True, slots=True)
class MoneyForm:
    """The money lines that a form has: the label of each source, the role of each basis, that of the total.

    No two bases have one role.
    """

    sources: Mapping[str, str]
    bases: Mapping[str, Role]
    total: str

    @property
    def total_keys(self) -> tuple[str, ...]:
        """The keys under which a spec may state the total."""
        label = self.total.strip().rstrip(":：").rstrip()
        return tuple(dict.fromkeys((TOTAL_KEY, label)))

    @property
    def words(self) -> frozenset[str]:
        """The keys that a spec may have there, and that of the money lines themselves."""
        return frozenset((MONEY_KEY, *self.total_keys, *self.sources, *self.bases, RATE_KEY, REASON_KEY))

    @property
    def usual(self) -> str:
        """The basis of an amount that names none: the only one, or the year's; empty if it is unclear."""
        return next(iter(self.bases)) if len(self.bases) == 1 else self.basis("年度")

    @property
    def has_rate(self) -> bool:
        """True if an execution rate can be computed."""
        roles = set(self.bases.values())
        return SPENT in roles and not roles.isdisjoint(PLANNED)

    def basis(self, role: Role) -> str:
        """Return the basis of a role; empty if there is none."""
        return next((basis for basis, known in self.bases.items() if known == role), "")


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """An amount in 元 of a source, or a stated total; `file` is that of `path` if it is not the form's."""

    source: str
    basis: str
    role: Role
    amount: Decimal
    path: Path = field(default=(), compare=False, repr=False)
    file: str = field(default="", compare=False, repr=False)

    def origin(self, file: str) -> Origin:
        """Return the place of the amount, by default in `file`, the form's."""
        return Origin(self.file or file, self.path)


@dataclass(frozen=True, slots=True)
class StatedRate:
    """An execution rate that a spec states, in percent with the decimals that it has there."""

    source: str
    percent: Decimal
    path: Path = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """The money of a form: its lines, and the totals, rates and reason (偏差原因) that it states."""

    lines: tuple[MoneyLine, ...] = ()
    totals: tuple[MoneyLine, ...] = ()
    rates: tuple[StatedRate, ...] = ()
    reason: str = ""

    def __bool__(self) -> bool:
        return self != NO_MONEY

    @property
    def texts(self) -> tuple[object, ...]:
        """All that it says as texts, in the order of the form."""
        lines = [(line.source, line.role, str(line.amount)) for line in (*self.lines, *self.totals)]
        return (*lines, *[(rate.source, print_percent(rate.percent)) for rate in self.rates], self.reason)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that have an amount."""
        return tuple(dict.fromkeys(line.role for line in (*self.lines, *self.totals)))

    def line(self, source: str, role: Role) -> MoneyLine | None:
        """Return the amount of a source, or the stated total; None if it is not written."""
        lines = self.totals if source == TOTAL_KEY else self.lines
        return next((line for line in lines if (line.source, line.role) == (source, role)), None)

    def sum(self, role: Role) -> Decimal | None:
        """Return the sum of the lines of a role; None without any."""
        return _sum(line.amount for line in self.lines if line.role == role)

    def total(self, role: Role) -> Decimal | None:
        """Return the total of a role: the sum of the lines, without any the stated one."""
        stated, found = self.line(TOTAL_KEY, role), self.sum(role)
        return stated.amount if found is None and stated is not None else found

    def planned(self) -> Role | None:
        """Return the role that execution rates are counted by."""
        return next((role for role in PLANNED if role in self.roles), None)

    def shares(self, source: str) -> tuple[Decimal, Decimal] | None:
        """Return what was spent of a source (or in total), and of how much; None if that is not known."""
        role = self.planned()
        if role is None:
            return None
        if source == TOTAL_KEY:
            spent, whole = self.total(SPENT), self.total(role)
        else:
            lines = self.line(source, SPENT), self.line(source, role)
            spent, whole = (None if line is None else line.amount for line in lines)
        return (spent, whole) if spent is not None and whole else None

    def rate(self, source: str) -> Decimal | None:
        """Return the execution rate in percent, rounded half up to two decimals; None if it is not known."""
        shares = self.shares(source)
        return None if shares is None else percent(*shares, _DECIMALS)


NO_MONEY = MoneyTable()


def percent(part: Decimal, whole: Decimal, decimals: Decimal) -> Decimal:
    """Return a part in percent of the whole, rounded half up to as many decimals as `decimals` has."""
    with localcontext() as exact:
        exact.prec = _PRECISION
        return (part * 100 / whole).quantize(decimals, ROUND_HALF_UP)


def print_percent(rate: Decimal) -> str:
    """Return a rate as it is printed: `97.5%`, `100%`."""
    text = f"{rate:f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"


def _sum(amounts: Iterable[Decimal]) -> Decimal | None:
    found = tuple(amounts)
    return sum(found, Decimal(0)) if found else None
