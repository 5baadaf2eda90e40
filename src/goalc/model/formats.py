"""Formats of printed values, as a pack declares them: units, decimals, notations of dates, signs for nothing.

In: the plain data of `format` in a `pack.yaml`. Out: `Formats` of a form, by kind and by key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from goalc.model.dates import PartialDate, Period

AS_WRITTEN = -1
_DATES: Mapping[str, tuple[str, str, str]] = {
    "2025年6月30日": ("{year}年", "{year}年{month}月", "{year}年{month}月{day}日"),
    "2025-06-30": ("{year:04}", "{year:04}-{month:02}", "{year:04}-{month:02}-{day:02}"),
    "2025.06.30": ("{year:04}", "{year:04}.{month:02}", "{year:04}.{month:02}.{day:02}"),
}
"""By its example: the patterns of a year, a month and a day."""


@dataclass(frozen=True, slots=True)
class Format:
    """The format of a value; None is what goalc does without one.

    `decimals` is a number of decimals or `AS_WRITTEN`: a value with more is refused, never rounded. `nothing`
    stands for a value that is missing.
    """

    unit: str | None = None
    decimals: int | None = None
    grouping: bool | None = None
    dates: str | None = None
    nothing: str | None = None

    def over(self, base: Format) -> Format:
        """Return this format with what it does not say from `base`."""
        own = {item.name: getattr(self, item.name) for item in fields(self)}
        return Format(**{key: getattr(base, key) if value is None else value for key, value in own.items()})

    def write_date(self, value: PartialDate) -> str:
        """Return a date in the declared notation, by default as it was written."""
        if self.dates is None:
            return str(value)
        pattern = _DATES[self.dates][2 if value.day else 1 if value.month else 0]
        return pattern.format(year=value.year, month=value.month, day=value.day)

    def write_period(self, value: Period) -> str:
        """Return a period in the declared notation."""
        start, end = self.write_date(value.start), self.write_date(value.end)
        return start if value.start == value.end else f"{start}至{end}"


NO_FORMAT = Format()
Formats = Mapping[str, Format]
"""The formats of a form: under "" that of all its values, under others those of a kind or of a key."""
SETTINGS = frozenset(item.name for item in fields(Format))


def decode_formats(data: Mapping[str, object]) -> Formats:
    """Decode `format` of a form, which has settings, and mappings with settings by kind or key."""
    found = {"": decode_format(data)} if SETTINGS & data.keys() else {}
    return found | {key: decode_format(value) for key, value in data.items() if isinstance(value, dict)}


def decode_format(data: Mapping[str, object]) -> Format:
    """Decode one format that the pack's schema has accepted."""
    decimals, grouping = data.get("decimals"), data.get("grouping")
    return Format(
        unit=_text(data.get("unit")),
        decimals=None if decimals is None else AS_WRITTEN if decimals == "as written" else int(str(decimals)),
        grouping=None if grouping is None else str(grouping).lower() == "true",
        dates=_text(data.get("dates")),
        nothing=_text(data.get("nothing")),
    )


def format_of(formats: Formats, kind: str, key: str, own: Format | None = None) -> Format:
    """Return the format of a value: its field's own, else that of its key, of its kind, of its form."""
    found = NO_FORMAT
    for name in ("", kind, key):
        if name in formats:
            found = formats[name].over(found)
    return found if own is None else own.over(found)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
