"""Rules of weights, monitoring and self-evaluation: sentences and pages."""

from goalc.messages.page import RulePage

MESSAGES: dict[str, tuple[str, str]] = {
    "GC501": (
        "The weights of the indicators are {total} together, not {right}.",
        "Make them {right} together.",
    ),
    "GC501.usual": (
        "The weights of the indicators are {total} together, neither {right} nor {other}.",
        "Make them {right} together, or {other} where the self-evaluation gives 10 points to 执行率.",
    ),
    "GC501.missing": ("{count} indicators have no weight: {names}.", "Give each indicator its 权重."),
    "GC502": (
        "The weights below “{level}” are {total} together; this form gives the level {right}.",
        "Make the weights of this level {right} together.",
    ),
    "GC502.stated": (
        "“{level}” states a weight of {right}; the indicators below have {total} together.",
        "Change the weight of the level, or those of the indicators below.",
    ),
    "GC503": (
        "The weight of “{name}” is {weight}, more than {limit}: it decides the score alone.",
        "Lower its weight, or divide the indicator.",
    ),
    "GC504": (
        "“{name}” has the score {score}; with the target “{target}”, the outcome “{outcome}” and the weight "
        "{weight}, the rule gives {right}.",
        "Write {right}, or remove 得分: it is computed when building.",
    ),
    "GC504.band": (
        "“{name}” has the score {score}; that of the outcome “{outcome}” lies between {low} and {high}.",
        "Bring it into this range, or check the outcome.",
    ),
    "GC504.open": (
        "A person has to score “{name}”, with the outcome “{outcome}”: between {low} and {high}. Nothing is written.",
        "Add 得分, such as 得分: {high}.",
    ),
    "GC504.unscored": (
        "No rule gives a score for “{name}”, from the outcome “{outcome}” and the target “{target}”.",
        "Add 得分, or write an outcome that can be compared with the target.",
    ),
    "GC504.range": (
        "“{name}” has the score {score}; its weight is only {weight}.",
        "Write a score between 0 and {weight}.",
    ),
    "GC504.total": (
        "The total says {total}; the scores are {right} together.",
        "Write {right}, or remove 总分: it is computed when building.",
    ),
    "GC505": (
        "The outcome “{value}” of “{name}” is a bound: it says what was planned.",
        "Write what was reached, such as 96.2%, without ≥ or ≤.",
    ),
    "GC505.text": (
        "The outcome “{value}” of “{name}” is the text of the target: it does not say what was reached.",
        "Write what was reached: a number, or 达成, 部分达成, 未达成 for a qualitative target.",
    ),
    "GC506": (
        "The outcome “{value}” of “{name}” misses “{target}”, without 偏差原因.",
        "Add 偏差原因 and say why it was missed.",
    ),
    "GC506.over": (
        "The outcome “{value}” of “{name}” is {limit} of the target “{target}” or more, without 偏差原因.",
        "Add 偏差原因 and say why it is so much more; perhaps the target was too low.",
    ),
    "GC506.expected": (
        "The expected outcome “{value}” of “{name}” misses “{target}”, without 偏差原因.",
        "Add 偏差原因 and say why it will be missed.",
    ),
    "GC506.possibility": (
        "The possibility of “{name}” is “{value}”, without 偏差原因.",
        "Add 偏差原因 and say what is difficult.",
    ),
    "GC507": (
        "{spent} 元 were spent, {rate} of the budget of {whole} 元: below {limit}%, and without a reason.",
        "Add a line “偏差原因: …” under 资金 that says why; see also whether the unit of what was spent is right.",
    ),
    "GC507.over": (
        "{spent} 元 were spent, more than the budget of {whole} 元.",
        "Check both amounts and their units; if the budget was raised, write what it was raised to.",
    ),
    "GC507.rate": (
        "The execution rate of “{source}” is stated as {stated}, but {spent} 元 of {whole} 元 are {rate}.",
        "Check both amounts; the rate is computed and need not be written.",
    ),
    "GC508": (
        "The outcome “{value}” of “{name}” is words, the target “{target}” a number.",
        "Write the number that was reached, with its unit; 0 for what was not done.",
    ),
    "GC508.date": (
        "The outcome “{value}” of “{name}” is no date, the target “{target}” is one.",
        "Write the day of completion, such as 11月20日.",
    ),
    "GC508.number": (
        "The outcome “{value}” of “{name}” is a date, the target “{target}” a number.",
        "Write the number that was reached, with its unit.",
    ),
    "GC508.unit": (
        "The unit of the outcome “{value}” of “{name}” does not convert to that of the target “{target}”.",
        "Write the outcome in the unit of the target.",
    ),
    "GC508.no-unit": (
        "The outcome “{value}” of “{name}” has no unit, and may not be in that of the target “{target}”.",
        "Add the unit to the outcome.",
    ),
    "GC509": (
        "The {stage} form says nothing of {count} indicators, whose rows stay empty: {names}.",
        "Add their outcomes under 绩效指标.",
    ),
    "GC510": (
        "The target of “{name}” was adjusted from “{target}” to “{value}” without a reason.",
        "Add 偏差原因: why it was adjusted, and who agreed.",
    ),
    "GC511": (
        "The outcome “{value}” of “{name}” exceeds the target “{target}”, and has full marks by the rule.",
        "Check whether it deserves them, and state 得分; next year, use ≤ in the target.",
    ),
    "GC511.early": (
        "The outcome “{value}” of “{name}” is less than the target “{target}”, which is better, and has only "
        "{score} of {weight} by the rule.",
        "Check the score, and state 得分; next year, use ≤ in the target.",
    ),
}

PAGES: dict[str, RulePage] = {
    "GC501": RulePage(
        "Weights are a hundred",
        "The weights of the indicators are not 100 together (90 where 执行率 has 10), or one is missing.",
        "With other weights the total is not out of 100, and the systems refuse to save the form.",
        "The budget systems' conditions for saving; the points in notices about self-evaluation.",
        "Where the pack has no scoring, both 100 and 90 are right. Forms without weights are not judged.",
    ),
    "GC502": RulePage(
        "Weights add up to their level",
        "The weights below a level differ from the pack's points for it, or from the weight that it states.",
        "The finance bureau sets the points of each first level; a department only divides them.",
        "The self-evaluation form for projects: 产出 50, 效益 30, 满意度 10, 执行率 10.",
        "If a first level has no indicators, its points went to others: nothing is compared with the pack.",
    ),
    "GC503": RulePage(
        "No weight is too large",
        "The weight of an indicator is above the limit.",
        "If one indicator has most of the points, the others do not matter.",
        "A habit of reviewers; each place sets its own limit.",
        options={"most": "The largest weight of an indicator."},
    ),
    "GC504": RulePage(
        "Scores follow the rule",
        "A stated score differs from the computed one, lies outside its band, or is missing where a person decides.",
        "Reviewers compute every score again, and send the form back for a wrong one.",
        "The scoring of the budget systems; three bands for qualitative outcomes: 100–80 %, 80–60 %, 60–0 %.",
        "Scores are rounded to two decimals, half up. One that the rule gives is filled in when building.",
    ),
    "GC505": RulePage(
        "An outcome is what was reached",
        "An outcome still carries ≥ or ≤, or copies the text of its target.",
        "A copied outcome shows that nobody counted; reviewers ask for evidence.",
        "A fault that is often found when self-evaluations are checked.",
        "A number without a sign and a date may be the same as the target.",
    ),
    "GC506": RulePage(
        "Deviations have reasons",
        "An outcome misses its target or exceeds it by far, without 偏差原因; in a monitoring, the expected one.",
        "Larger deviations have to be analysed one by one, with measures for improvement.",
        "The rules for self-evaluation of projects: unfinished and far exceeded targets are explained.",
        "A reason in a field for remarks counts too. Forms without 偏差原因 are not judged.",
    ),
    "GC507": RulePage(
        "Execution of the budget",
        "A self-evaluation spent less than the limit and gives no reason, or states another rate than its amounts.",
        "The execution rate is worth 10 points; a low one without a reason is sent back.",
        "Sichuan's form of self-evaluation: a rate below 90% needs a reason.",
        "The rate is 执行 by the adjusted budget, else by what the year began with. It is not judged while a "
        "source does not say what was spent.",
        {"least": "percent below which a reason is due"},
    ),
    "GC508": RulePage(
        "Outcomes compare with targets",
        "Words where the target is a number, no date where it is one, or a unit that does not convert.",
        "What cannot be compared cannot be scored, and nobody knows whether it was reached.",
        "The instructions for self-evaluation: quantitative indicators are filled in with numbers.",
        "Indicators with a stated score are not judged.",
    ),
    "GC509": RulePage(
        "Every indicator has a result",
        "Indicators of the target form that a monitoring or self-evaluation leaves out.",
        "What was approved is monitored and evaluated one by one; without one the form is incomplete.",
        "Notices about monitoring and self-evaluation: report against each approved target.",
        "Fixed indicators of the system count too: their rows are printed.",
    ),
    "GC510": RulePage(
        "Adjustments have reasons",
        "A target was adjusted (调整值) without a reason.",
        "An approved target is not changed at will: there is a reason, and somebody agreed.",
        "Approved targets are in general not adjusted; if they must be, by the same procedure.",
        "A reason in a field for remarks counts too.",
    ),
    "GC511": RulePage(
        "Durations and costs are not scored with “=”",
        "A duration or a cost with “=”: by the rule, more has full marks, and less has not.",
        "The systems score “=” like “≥”: being late or spending more is full marks.",
        "The scoring of the budget systems.",
        "Targets with ≤, and stated scores, are not judged.",
    ),
}
