"""Rules of meaning and agreement: sentences and pages."""

from goalc.messages.page import RulePage

MESSAGES: dict[str, tuple[str, str]] = {
    "GC201": (
        "The definition “{value}” of “{name}” only repeats the name.",
        "Say what is counted, how, and from which data.",
    ),
    "GC202": (
        "The ratio “{name}” ({value}) has no formula.",
        "Add “计算公式：numerator/denominator*100%” to its definition.",
    ),
    "GC203.division": (
        "The formula “{value}” of “{name}” does not divide.",
        "Write numerator/denominator*100%.",
    ),
    "GC203.brackets": (
        "The brackets in the formula “{value}” of “{name}” do not match.",
        "Add or remove a bracket.",
    ),
    "GC203.same": (
        "The formula “{value}” of “{name}” divides a thing by itself: it is always 100%.",
        "Check the denominator; it is most often the number that was due.",
    ),
    "GC203.denominator": (
        "The formula “{value}” of “{name}” has no denominator, or divides by 0: it cannot be computed.",
        "Add the denominator; it is most often the number that was due.",
    ),
    "GC203.times": (
        "The formula of “{name}” has “{found}100%”, most others in this form “{usual}100%”.",
        "Write “{usual}100%” throughout.",
    ),
    "GC204.wrong": (
        "The formula of “{name}” has {found} days, but {year} has {days}.",
        "Write {days}, or better, the days that were due (应运行天数).",
    ),
    "GC204.constant": (
        "The formula of “{name}” has the constant {found} days as its denominator.",
        "Write the days that were due (应运行天数): right in a leap year and for part of a year too.",
    ),
    "GC205": (
        "Goal {number}, “{value}”, has no indicator to measure it.",
        "Put “目标序号: {number}” on the indicator that measures it, or add one.",
    ),
    "GC206.none": (
        "Other indicators have 目标序号, but “{name}” has none.",
        "Add 目标序号: which goal it serves.",
    ),
    "GC206.beyond": (
        "“{name}” serves goal {number}, but the last goal is number {count}.",
        "Use a number from 1 to {count}.",
    ),
    "GC207": (
        "A goal says that “{name}” is “{said}”, but the target is “{value}”.",
        "Check which is right and make them agree.",
    ),
    "GC207.indicator": ("the target is here", ""),
    "GC208": (
        "The year's goals are nearly the same as the whole project's.",
        "Say which part is to be done this year.",
    ),
    "GC208.overall": ("the whole project's goals are here", ""),
    "GC209": (
        "“{name}” ({value}) of a project of several years speaks of “{word}”, as if of the whole project.",
        "State the number for {year}, or word it differently.",
    ),
    "GC210": (
        "“{name}” under “{level}” is about satisfaction.",
        "Move it to satisfaction; benefit is the change that the project brings.",
    ),
    "GC211": (
        "“{name}” under “{level}” is a “{word}”, which is output.",
        "Move it to quality or timeliness; benefit is the change that the project brings.",
    ),
    "GC212.staff": (
        "The project's name has “{word}”, but its category is “{category}”.",
        "Check whether it should be 人员类; if it does serve a specific goal, leave it.",
    ),
    "GC212.running": (
        "The project's name has “{word}”, but its category is “{category}”.",
        "Check whether it should be 其他运转类; if it does serve a specific goal, leave it.",
    ),
    "GC212.name": ("the project is called “{name}”", ""),
    "GC213.form": (
        "The project code “{value}” ({length} characters) does not have the budget system's form.",
        "Write 21 characters: 6 digits region, 2 digits year, R, Y or T, 12 digits.",
    ),
    "GC213.letter": (
        "The letter {letter} of the project code “{value}” means {means}, but the category is “{category}”.",
        "Check the code (it should have {right}) or the category.",
    ),
    "GC213.year": (
        "The project code “{value}” is of the year {found}, after the budget year {year}.",
        "Check its characters 7 and 8.",
    ),
    "GC214": (
        "“{name}” is “{value}” here and “{other}” in the department's form.",
        "Use one value where both mean the same; otherwise tell the names apart.",
    ),
    "GC214.department": ("the department's form has “{value}”", ""),
    "GC215": (
        "The project “{name}”, {amount} 万元 and {share}% of 项目支出, is not mentioned in the department's goals and indicators.",
        "Add an indicator for it to the department's form.",
    ),
    "unjudged.goal-numbers": ("no indicator has 目标序号", ""),
}

PAGES: dict[str, RulePage] = {
    "GC201": RulePage(
        "A definition says more than the name",
        "A definition is nothing but 反映, the name and 情况.",
        "What is counted stays open, and everybody counts differently.",
        "A fault seen in published forms; a definition states the scope or the calculation.",
        "Qualitative indicators are judged by GC114; fixed ones are not judged.",
    ),
    "GC202": RulePage(
        "A ratio has a formula",
        "The definition of a ratio has no formula.",
        "Without numerator and denominator one rate has many values.",
        "Articles and the help of indicator libraries: a quantity's definition states its formula.",
    ),
    "GC203": RulePage(
        "A formula can be computed",
        "A formula does not divide, its brackets do not match, it divides a thing by itself, or × is written in two ways.",
        "A formula that cannot be computed is none.",
        "Faults seen in published forms.",
        "Two ways of writing × are only an info.",
    ),
    "GC204": RulePage(
        "Days in a formula fit the year",
        "A formula has 365 or 366 days as a constant.",
        "It is wrong in a leap year and for part of a year.",
        "A fault seen in published forms.",
        "A number that fits the year is only an info.",
    ),
    "GC205": RulePage(
        "Each goal has an indicator",
        "No indicator's 目标序号 names a goal.",
        "A goal without an indicator cannot be judged; some cities deduct points for each.",
        "Local review rules: points off for each indicator that does not match a goal.",
        "Not judged where no indicator has 目标序号 (insufficient data).",
    ),
    "GC206": RulePage(
        "Each indicator serves a goal",
        "An indicator lacks 目标序号 where others have it, or names a goal that there is not.",
        "An indicator without a goal has no reason.",
        "Local review rules: points off for each indicator that does not match a goal.",
        "Not judged where no indicator has 目标序号 (insufficient data).",
    ),
    "GC207": RulePage(
        "Numbers in goals agree with the indicators",
        "A goal gives another number than the indicator of that name.",
        "With two numbers for one thing nobody knows which counts.",
        "Inferred from the demand for consistency.",
        "Only numbers right behind the indicator's name and of the same unit are judged.",
    ),
    "GC208": RulePage(
        "The year's goals are not the whole project's",
        "Both are nearly the same.",
        "One cannot see what is to be done this year.",
        "A common fault named in articles: long-term goals entered as the year's.",
        "Projects of one year, or without 总体目标, are not judged.",
    ),
    "GC209": RulePage(
        "The year's number, not the whole project's",
        "An indicator of a project of several years speaks of 累计, 项目期内 or the like.",
        "A total taken for the year's value cannot be met.",
        "A common fault named in articles.",
        "Projects of one year are not judged.",
    ),
    "GC210": RulePage(
        "Satisfaction is not benefit",
        "A benefit indicator's name speaks of satisfaction.",
        "Satisfaction has its own first level.",
        "A common fault named in articles: satisfaction in place of benefit.",
    ),
    "GC211": RulePage(
        "Output is not benefit",
        "A benefit indicator is an acceptance, pass or completion rate.",
        "Done and accepted is output; benefit is the change that follows.",
        "A common fault named in articles: quality mixed with benefit.",
        "The words are the list 产出词.",
    ),
    "GC212": RulePage(
        "The category fits the name",
        "A 特定目标类 project's name has a word of pay or maintenance.",
        "With the category, accounts and codes go wrong.",
        "The definitions of categories in the budget system; a fault seen in published forms.",
        "An info only: a person has to judge.",
    ),
    "GC213": RulePage(
        "Form and letter of the project code",
        "A code does not have 21 characters, its letter does not fit the category, or its year is after the budget year.",
        "A wrong code finds no project in the budget system.",
        "Project codes seen in public data of the budget system.",
        "Projects without a code are not judged.",
    ),
    "GC214": RulePage(
        "Department and project agree",
        "An indicator of one name has different targets in the two forms.",
        "With two numbers for one thing nobody knows which counts.",
        "Inferred from the demand for consistency.",
    ),
    "GC215": RulePage(
        "Large projects show in the department's form",
        "A project with a large share of 项目支出 is not mentioned in the department's goals and indicators.",
        "Without it the department's performance is not whole.",
        "Practice.",
        "Judged by the words of the project's name; other wordings may be missed, so it is an info.",
        {"share": "from which percent of 项目支出 a project is large"},
    ),
}
