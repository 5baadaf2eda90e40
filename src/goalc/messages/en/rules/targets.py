"""Rules of values, about the promise of a target: sentences and pages."""

from goalc.messages.page import RulePage

MESSAGES: dict[str, tuple[str, str]] = {
    "GC113": (
        "The target of “{name}” is the single word “{value}”, which names no degree.",
        "Use a number where there is one; otherwise say compared with what, and how far.",
    ),
    "GC114": (
        "The qualitative indicator “{name}” ({value}) does not say how it will be judged.",
        "State grades (what counts as 优, 良, 中, 差) or the evidence in its definition.",
    ),
    "GC115": (
        "The target of “{name}” is “{value}”, without last year's value to compare it with.",
        "Add 上年值, such as 上年值: 128起; better still, make the target a number.",
    ),
    "GC115.last": ("in {year} it was “{value}”, no number either", ""),
    "GC116.whole": (
        "{count} of {all} indicators are qualitative: {share}%, more than {limit}%.",
        "Turn those that can be counted into numbers, rates or satisfaction.",
    ),
    "GC116.level": (
        "{count} of {all} indicators under “{level}” are qualitative: {share}%, more than {limit}%.",
        "Turn some of them into what can be counted: cases, coverage, survey scores.",
    ),
    "GC117.low": (
        "Satisfaction “{name}” only asks for “{value}”, below {floor}%.",
        "Usual is {usual}% or more; if it has to be low, accept the finding with a reason.",
    ),
    "GC117.reason": (
        "Satisfaction “{name}” is “{value}”, below the usual {usual}%, without a reason.",
        "Raise it to {usual}%, or give the reason in the definition, such as last year's survey.",
    ),
    "GC118.step": (
        "With a sample of {size}, “{value}” needs {needed} satisfied answers, which is {share}%.",
        "Use a sample that can meet the target exactly (such as 100), or state {share}%.",
    ),
    "GC118.small": (
        "The sample is only {size}, fewer than {least}: one or two people change the result; “{value}” means {needed} satisfied answers.",
        "Enlarge the sample, or ask everybody.",
    ),
    "GC119.low": (
        "The target “{value}” of “{name}” is {share}% of last year's “{last}”, below {least}%.",
        "Check both numbers; if it has to go down, say why and accept the finding.",
    ),
    "GC119.high": (
        "The target “{value}” of “{name}” is {share}% of last year's “{last}”, above {most}%.",
        "Check both numbers; if it can be reached, say how and accept the finding.",
    ),
    "GC119.last": ("last year's value is here", ""),
    "GC119.last-target": ("the target of {year} is here", ""),
    "GC119.last-outcome": ("what was reached in {year} is here", ""),
    "GC120.goal": (
        "The goal “{value}” only spends the money and does not say what it achieves.",
        "Say what is done with the money and to which effect.",
    ),
    "GC120.indicator": (
        "The indicator “{value}” only measures payments.",
        "Measure results instead; payments show in the rate of budget execution.",
    ),
    "GC121": (
        "The quantity “{name}” speaks of “{word}”: that is input, not output.",
        "Measure what is done with it: built, checked, trained.",
    ),
    "unjudged.sample": ("no sample size in the definition", ""),
    "unjudged.last-value": ("no comparable value of last year", ""),
}

PAGES: dict[str, RulePage] = {
    "GC113": RulePage(
        "A qualitative target is more than a word",
        "A target is only 提高, 减少, 合理, 高 or the like.",
        "Without degree and comparison anything would fulfil it.",
        "A common fault named in articles: vague values without from and to.",
        "The words are the list 空泛词.",
    ),
    "GC114": RulePage(
        "A qualitative indicator says how it is judged",
        "The definition of a qualitative indicator has neither grades nor evidence.",
        "Without a standard there is nothing to score by.",
        "Rules on performance goals: a qualitative goal must be measurable in grades.",
        "Trends (同比下降) and timeliness are not judged here. The words are the list 分级词.",
    ),
    "GC115": RulePage(
        "A trend names last year's value",
        "A target is a change against last year, and 上年值 is missing.",
        "Without a base nobody can tell whether it went up or down.",
        "Reviewers ask for the base of a trend.",
        "Without 上年值, the indicator of the same name is looked up in the specs of the year before (2024 in place of 2025 in the path): a number there will do. If those cannot be read, it is not judged (insufficient data).",
    ),
    "GC116": RulePage(
        "Not too many qualitative indicators",
        "Too large a share of the form's, or of a first level's, indicators is qualitative.",
        "With too many of them performance cannot be told.",
        "Practice; the limits differ from place to place.",
        "Fewer than three indicators have no share.",
        {
            "whole": "percent of the form's indicators at most",
            "level": "percent of each first level's at most",
        },
    ),
    "GC117": RulePage(
        "Satisfaction is not set too low",
        "A satisfaction target is below the floor, or below the usual without a reason.",
        "A target that low asks for nothing.",
        "Practice; the demands differ from place to place.",
        "",
        {"floor": "the floor, in percent", "usual": "the usual level, in percent"},
    ),
    "GC118": RulePage(
        "Satisfaction fits its sample",
        "The target cannot occur exactly with the sample that is stated, or the sample is too small.",
        "Of 50 answers only multiples of 2% can occur; 95% of 10 means all of them.",
        "Arithmetic on the stated sample.",
        "Without a sample size it is not judged (insufficient data).",
        {"least": "the smallest sample"},
    ),
    "GC119": RulePage(
        "A target is in keeping with last year",
        "A target is below 70% or above 130% of 上年值.",
        "Too low is too easy; too high will most likely be missed.",
        "Deviations that finance bureaus use in reviews and self-evaluation.",
        "Without 上年值, the indicator of the same name and project in the specs of the year before counts (2024 in place of 2025 in the path): what was reached, once evaluated, else the target; the finding says where it stands. Projects are the same by 项目代码, else by name. Without either, or with another unit, it is not judged (insufficient data).",
        {"least": "percent of last year's value at least", "most": "percent of last year's value at most"},
    ),
    "GC120": RulePage(
        "A goal says what is achieved",
        "A goal or indicator only pays, allocates or hands out money.",
        "Spending is no purpose; performance is what it brings about.",
        "A common fault named in articles: spending in place of goals.",
        "Payment in time, numbers of recipients and the like are outputs and let pass.",
    ),
    "GC121": RulePage(
        "Input is no output",
        "A quantity measures money, people or material put in.",
        "How much goes in is not how much comes out.",
        "Articles: money, people and material put in are no performance indicators.",
        "The words are the list 投入词.",
    ),
}
