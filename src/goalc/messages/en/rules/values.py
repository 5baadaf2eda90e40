"""Rules of values, about the notation of a target: sentences and pages."""

from goalc.messages.page import RulePage

MESSAGES: dict[str, tuple[str, str]] = {
    "GC101.sign": (
        "The target “{value}” begins with a sign, but what follows is not a number.",
        "Write sign, number and unit, with one of ≥ > = < ≤, such as ≥95% or ≤2小时; a qualitative target has no sign.",
    ),
    "GC101.date": (
        "The target “{value}” looks like a date, but there is no such day.",
        "Check the day; write it like {examples}.",
    ),
    "GC101.extra": ("The target “{value}” has {characters} too many.", "Write “{text}”."),
    "GC101.other": (
        "The “{typed}” in the target “{value}” is mistyped for “{right}”.",
        "Write “{text}”.",
    ),
    "GC101.order": (
        "The sign “{typed}” of the target “{value}” stands behind the number.",
        "Put it in front: “{text}”.",
    ),
    "GC101.exponent": (
        "The “{typed}” in the target “{value}” is a spreadsheet's scientific notation.",
        "Write “{text}”, and check its last digits.",
    ),
    "GC102": (
        "The target “{value}” of “{name}” has no sign: it does not say whether more or less fulfils it.",
        "Put a sign in front: “≥{number}” for at least, “={number}” for exactly, “≤{number}” for at most.",
    ),
    "GC103": (
        "The target “{value}” of “{name}” has no unit.",
        "Put a unit behind the number, such as {value}次 or {value}人; a ratio takes %.",
    ),
    "GC103.money": (
        "The target “{value}” of “{name}” is per something and has no unit before the slash.",
        "Add it; of money it is 元{unit}.",
    ),
    "GC104.spelling": (
        "The unit “{unit}” of “{value}” is not spelled the standard way.",
        "Use “{right}”: “{text}”.",
    ),
    "GC104.count": (
        "The target “{value}” of “{name}” ends with “{unit}” and does not say of what.",
        "Write the unit, such as {value}人, {value}次 or {value}元.",
    ),
    "GC104.money": (
        "The target “{value}” of “{name}” ends with “{unit}” and has no currency.",
        "If it is money, write “{value}元”.",
    ),
    "GC105": ("The target “{value}” has words where a sign belongs.", "Write “{text}”."),
    "GC105.twice": (
        "The target “{value}” states its bound with a sign and again in words.",
        "Write “{text}”.",
    ),
    "GC105.number": ("The number of the target “{value}” is not written in digits.", "Write “{text}”."),
    "GC105.rate": ("The target “{value}” is a rate without a sign.", "Write “{text}”."),
    "GC105.start": (
        "The target “{value}” has words where a sign belongs.",
        "Write “{text}”; say in the definition that it is counted from “{start}”.",
    ),
    "GC105.hedged": (
        "The target “{value}” says “{hedge}” and binds nobody: any outcome would do.",
        "To bind, leave “{hedge}” out and write “{text}”.",
    ),
    "GC106.fraction": (
        "“{name}” is a ratio, but its target is “{value}”.",
        "If a percentage is meant, write “{text}”; if it is below one percent, accept this.",
    ),
    "GC106.over": (
        "The target “{value}” of “{name}” is above 100%.",
        "Check the ratio; it can be =100% at most.",
    ),
    "GC106.full": ("The target of “{name}” is “{value}”, but a share cannot exceed 100%.", "Write “=100%”."),
    "GC106.always": (
        "The target “{value}” of “{name}” is met whatever happens.",
        "Write a number that poor work does not reach.",
    ),
    "GC107": (
        "The name “{name}” ends in “{ending}”, but the unit of “{value}” is of another kind.",
        "The unit should be one of {kinds}; otherwise change the name.",
    ),
    "GC108.up": (
        "Less of “{name}” is better, but the target “{value}” asks for more.",
        "Use ≤ or <, or write =0.",
    ),
    "GC108.down": (
        "More of “{name}” is better, but the target “{value}” is a maximum.",
        "Use ≥; if it really has to stay below this number, leave it.",
    ),
    "GC108.equal": (
        "The target “{value}” of “{name}” must be met exactly: being faster would miss it.",
        "Write “{text}”.",
    ),
    "GC108.equal-cost": (
        "The target “{value}” of “{name}” must be met exactly: spending less would miss it.",
        "Write “{text}”; if the amount is a fixed standard, leave it.",
    ),
    "GC108.equal-day": (
        "The target “{value}” of “{name}” must be met on this day: being earlier would miss it.",
        "Write “{text}”.",
    ),
    "GC109.quantity": (
        "“{name}” under “{level}” has the target “{value}”, which is not a quantity.",
        "Move ratios and judgements to quality or benefit and dates to timeliness; write a quantity as number and unit.",
    ),
    "GC109.quality": (
        "“{name}” under “{level}” has the target “{value}”, which is neither a ratio nor a grade.",
        "Move it to quantity, or state a ratio.",
    ),
    "GC109.timeliness": (
        "“{name}” under “{level}” has the target “{value}”, which is not a time.",
        "Write a date, a number of days or a share in time; move quantities to quantity.",
    ),
    "GC109.cost": (
        "“{name}” under “{level}” has the target “{value}”, which is neither money nor a ratio.",
        "Write an amount or a cost control rate; move quantities to quantity.",
    ),
    "GC110": (
        "The target “{value}” of the timeliness indicator “{name}” does not name a day.",
        "Write a date or a number of days, such as {year}年12月31日前 or ≤30日.",
    ),
    "GC111": (
        "The day “{value}” of “{name}” is neither in the budget year {year} nor in the project's period.",
        "Write a day in {year}.",
    ),
    "GC112": (
        "The day of “{name}” is written “{value}”, elsewhere “{other}”: with and without 前.",
        "Write it one way; 前 is the safer one.",
    ),
    "GC112.year": ("The day “{value}” of “{name}” has no year.", "Write “{text}”."),
    "GC112.form": ("The day of “{name}” is written “{value}”, which is not usual.", "Write “{text}”."),
    "GC112.other": ("elsewhere it is “{value}”", ""),
}

PAGES: dict[str, RulePage] = {
    "GC101": RulePage(
        "What looks like a number or a date is one",
        "A target begins with a sign and is not a number, is a day that no calendar has, or has mistyped characters: quotes, a full stop, ﹥.",
        "It cannot be entered as a value, nor compared with an outcome.",
        "The budget system's check at saving: a quantity's value is a number.",
    ),
    "GC102": RulePage(
        "A number has a sign",
        "A target is a number without ≥ > = < ≤.",
        "95% does not say whether 96% would fulfil it.",
        "The sign is a required field of its own in the budget system.",
        "Dates, intervals and judgements need none.",
    ),
    "GC103": RulePage(
        "A number has a unit",
        "A target is a number without a unit, or money per something without 元.",
        "Nobody can tell whether ≥5 means times, people or days.",
        "The unit is a field of its own in the budget system; a quantity has a number and a unit.",
        "Indices, coefficients and pH have none; their words are the list 无单位词.",
    ),
    "GC104": RulePage(
        "Units are spelled the standard way",
        "A unit has a better spelling (百分比, 平米), or is only 万 or 亿 and does not say of what.",
        "Like indicators cannot be added up or compared in unlike units.",
        "The budget system's dictionary of units.",
        "A unit that no word list has is no fault. Better spellings are the list 同义单位, names of money 金额词.",
    ),
    "GC105": RulePage(
        "Bounds are written with signs",
        "Words such as 不低于, 以上 or 以内 stand for a sign, or 约, 左右 or 力争 make the number no bound.",
        "The budget system has a field for the sign and knows ≥ > = < ≤ and 定性 only.",
        "The budget system's list of signs.",
        "What can be read as a number is checked and compared as one: docs/targets.md.",
    ),
    "GC106": RulePage(
        "Ratios do not exceed 100%",
        "A ratio is above 100%, is written ≥100%, 0.95 or ≥0.95%, or cannot be missed (≥0, complaints ≤100%).",
        "A part is not more than the whole; ≥100% can only be =100%.",
        "Reviewers' demands on the plausibility of values.",
        "Growth rates and the like may exceed it; their words are the list 可超百词.",
    ),
    "GC107": RulePage(
        "Name and unit agree",
        "The name speaks of a rate, a number of times or an area, the unit is of another kind.",
        "One cannot tell what is measured.",
        "Inferred from the usual names of indicators.",
        "Judgements, and units that the word list lacks, are not judged.",
    ),
    "GC108": RulePage(
        "The sign has the right direction",
        "Complaints or accidents have ≥, satisfaction or coverage has ≤, or a duration, a cost or a day has =.",
        "The wrong way round, more accidents or less work would fulfil the target better.",
        "Inferred from the meaning of the indicators.",
        "The end of the name decides. The words are the lists 反向词, 正向词, 处置词, 耗时词; other names pass.",
    ),
    "GC109": RulePage(
        "A target fits its second level",
        "A ratio under quantity, a count under quality, no time under timeliness, no money under cost.",
        "In the wrong place an indicator does not show the side that it is for.",
        "A common fault named by finance bureaus: the four are mixed up.",
        "Units that the word list lacks are not judged.",
    ),
    "GC110": RulePage(
        "Timeliness is a date, not a word",
        "A timeliness target is 及时, 按时, 按期 or 完成.",
        "Without a date nobody can say whether it was in time.",
        "Reviewers ask for a clear time node.",
    ),
    "GC111": RulePage(
        "Days are in the year or the period",
        "A target's day is neither in the budget year nor in the project's period.",
        "A day outside the year cannot be used to judge the year's budget.",
        "Inferred from the meaning of an annual budget.",
    ),
    "GC112": RulePage(
        "Days are written one way",
        "Some days of a submission are written with 前 and some without; a day has no year, or is written 2025.12.",
        "Whether the day itself counts should not depend on the form.",
        "A fault seen in published forms.",
    ),
}
