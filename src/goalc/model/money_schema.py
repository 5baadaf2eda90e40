"""The schema of 资金 in a spec, from the sources and bases that a form of a pack has."""

from __future__ import annotations

from typing import Any

from goalc.model.money import MONEY_KEY, RATE_KEY, REASON_KEY, SPENT, MoneyForm

Schema = dict[str, Any]

_AMOUNT = "^\\s*([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\\.[0-9]+)?(\\s*(元|万元|亿元))?\\s*$"
_HELP = "只写数时单位是元；也可以写明 20万元。不能是负数，最多到分。"
_EXAMPLES = ["200000.00", "20万元"]

_RATE: Schema = {
    "title": RATE_KEY,
    "description": "执行数占预算数的百分比，由程序计算，写了的核对。",
    "type": ["string", "number"],
    "pattern": "^\\s*[0-9]{1,6}(\\.[0-9]{1,6})?\\s*[%％]\\s*$",
    "examples": ["97.5%", "100%"],
}


def money_schema(form: MoneyForm) -> Schema:
    """Return the schema of the money lines of a form."""
    properties = {key: _source(key, form.total, form) for key in form.total_keys}
    properties |= {key: _source(key, label, form) for key, label in form.sources.items()}
    if SPENT in form.bases.values():
        properties[REASON_KEY] = {
            "title": REASON_KEY,
            "description": "资金没有按预算执行完的原因。",
            "type": ["string", "number"],
            "minLength": 1,
            "pattern": "\\S",
        }
    return {
        "title": MONEY_KEY,
        "description": "各项来源的金额，一项来源写一行；合计由程序相加，写了的核对。",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": properties,
    }


def _source(key: str, label: str, form: MoneyForm) -> Schema:
    """Return the schema of one source: amounts by basis, or one amount where its basis is clear."""
    bases = "、".join(form.bases)
    described = {
        "title": label or key,
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {basis: _amount(basis) for basis in form.bases}
        | ({RATE_KEY: _RATE} if form.has_rate else {}),
    }
    if not form.usual:
        examples = [dict.fromkeys(form.bases, example) for example in reversed(_EXAMPLES)]
        return {**described, "description": f"写明是哪一栏的金额：{bases}。", "examples": examples}
    amount = _amount(form.usual)
    others = f"各栏可以分开写：{bases}。" if len(form.bases) > 1 else ""
    return {
        **described,
        "description": f"{form.usual}。{_HELP}{others}",
        "type": [*amount["type"], "object"],
        **{key: amount[key] for key in ("pattern", "minimum", "exclusiveMaximum", "examples")},
    }


def _amount(basis: str) -> Schema:
    return {
        "title": basis,
        "description": f"{basis}。{_HELP}",
        "type": ["string", "number"],
        "pattern": _AMOUNT,
        "minimum": 0,
        "exclusiveMaximum": 10**12,
        "examples": _EXAMPLES,
    }
