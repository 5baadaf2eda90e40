"""A target in the three fields of the budget system: 计算符号, 指标值, 计量单位."""

from __future__ import annotations

from goalc.model.target.kinds import Comparison, Deadline, Interval, Judgement, Ratio, Target


def target_parts(target: Target) -> tuple[str, str, str]:
    """Return 计算符号, 指标值, 计量单位 as the budget system keeps them: three fields, 定性 being a sign.

    What has a number but does not divide into the three stays whole, without a sign.
    """
    if isinstance(target, Comparison) and target.label[:1] in {"", "（", "("}:
        return target.sign, f"{target.number:f}", f"{target.unit}{target.label}"
    if isinstance(target, Ratio) and not target.label:
        return target.sign, f"{target.left:f}{target.mark}{target.right:f}", ""
    if isinstance(target, Deadline) and target.written in {"", f"≤{target.day}"}:
        return ("≤" if target.inclusive else "<"), str(target.day), ""
    if isinstance(target, Interval) and not target.label:
        if target.low == -target.high:
            return "±", f"{target.high:f}", target.unit
        return "", f"{target.low:f}～{target.high:f}", target.unit
    return ("定性" if isinstance(target, Judgement) else ""), str(target), ""
