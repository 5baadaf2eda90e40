"""Rules of money: sentences and pages."""

from goalc.messages.page import RulePage

MESSAGES: dict[str, tuple[str, str]] = {
    "GC301": (
        "“{field}” is {stated} 元, but {parts} add up to {total} 元: {difference} 元 apart.",
        "Check the parts so that they add up.",
    ),
    "GC301.part": ("{field} {amount} 元", ""),
    "GC302.over": (
        "The budgets of {count} projects add up to {total} 万元 ({yuan} 元), but 项目支出 is {stated} 万元: {difference} 万元 too much.",
        "Check the projects' budgets and the department's 项目支出 so that they agree.",
    ),
    "GC302.under": (
        "The budgets of {count} projects add up to {total} 万元 ({yuan} 元), but 项目支出 is {stated} 万元: {difference} 万元 missing.",
        "Check whether a project is missing; with projects that are not published, the difference should be theirs.",
    ),
    "GC302.none": (
        "The department’s 项目支出 is {stated} 万元, and the submission has no project at all.",
        "Write a form for each project in the folder projects, one file each; if none has to be filed, ignore this with a reason.",
    ),
    "GC302.derived": (
        "“{field}” is {stated}, but {of} of the projects adds up to {total}, a difference of {difference}.",
        "Check both; or delete the field, and it is computed.",
    ),
    "GC302.part": ("“{name}” {amount}", ""),
    "GC302.project": ("“{name}” {amount} 万元", ""),
    "GC303": (
        "“{field}” is {stated} 元, but {parts} add up to {total} 元: {difference} 元 apart.",
        "Check the sources so that they add up.",
    ),
    "GC303.part": ("{field} {amount} 元", ""),
    "GC304.label": (
        "The form pack's column “{field}” does not state its unit.",
        "Have “（元）” or “（万元）” added to its title in pack.yaml.",
    ),
    "GC304.mixed": ("This text has “{large}” and “{small}”: 元 and 万元 are mixed.", "Use one unit."),
    "GC305": (
        "“{field}” is {printed} in 万元: {decimals} decimals, more than {limit}.",
        "Round to {limit} decimals of 万元, or check for digits too many.",
    ),
    "GC306": (
        "A goal speaks of “{said}”, but the budget is {budget} 元.",
        "Check which is right and make them agree.",
    ),
    "GC306.budget": ("the budget is here", ""),
    "GC307": (
        "The cost indicator “{name}” is “{value}”, more than the budget of {budget} 元.",
        "Costs cannot exceed the budget; check amount and unit.",
    ),
    "GC307.budget": ("the budget is here", ""),
    "GC308.over": (
        "The year's budget of {budget} 元 is more than the whole project's {total} 元.",
        "Check both amounts and their units.",
    ),
    "GC308.equal": (
        "The project runs {years} years, but the year's budget of {budget} 元 is all of it.",
        "Check whether the total was entered as the year's.",
    ),
    "GC308.single": (
        "The project runs one year, but its budget of {budget} 元 is less than its total of {total} 元.",
        "Check both amounts; with more years to come, change 实施时间.",
    ),
    "GC308.total": ("the whole project's money is here", ""),
    "GC309.large": (
        "The budget of “{name}”, {budget} 元, is more than the department's total of {total} 元.",
        "Check whether 元 was written as 万元.",
    ),
    "GC309.small": (
        "The budget of “{name}” is only {budget} 元.",
        "If it is 万元, state the unit: {wan} 元.",
    ),
    "GC309.zero": (
        "The budget of “{name}” is 0.",
        "State the year's budget; a project without one is not filed.",
    ),
    "GC309.department": ("the department's expenditure is here", ""),
    "GC310": (
        "The rows of “{list}” add up to {total} 元, but “{field}” is {stated} 元: {difference} 元 apart.",
        "Check the rows so that they add up to “{field}”.",
    ),
    "GC310.share": (
        "“{column}” states {stated}; by “{of}”, this row is {right} of the total.",
        "Write {right}, or leave it out and have goalc compute it; correct “{of}” if that is wrong.",
    ),
    "GC310.rank": (
        "“{column}” states {stated}; by “{of}” from the largest down, this row is number {right}.",
        "Write {right}, or leave it out and have goalc compute it; correct “{of}” if that is wrong.",
    ),
    "GC310.stated": ("“{field}” is here", ""),
}

PAGES: dict[str, RulePage] = {
    "GC301": RulePage(
        "The department's total is its sum",
        "A total that the form pack has the department state is not the sum of its parts.",
        "Where the total is wrong, no amount is trusted.",
        "资金总额 is 基本支出 and 项目支出 together.",
        "资金总额 itself is computed; only further totals of a form pack are checked.",
    ),
    "GC302": RulePage(
        "The projects add up to 项目支出",
        "The projects' budgets do not add up to the department's 项目支出, or a field that its pack derives from the projects differs from their sum.",
        "It is the first thing that reviewers compare.",
        "项目支出 consists of the projects; compared to the 分, whatever unit was written.",
        "Less is only a warning: there may be projects that are not published.",
    ),
    "GC303": RulePage(
        "Sources add up to the total",
        "The sources of money do not add up to the stated total.",
        "Nobody can tell where the difference comes from.",
        "On the forms a total consists of its sources.",
        "The form pack says with `sum` what a total consists of; with a part missing it is not judged.",
    ),
    "GC304": RulePage(
        "An amount has its unit",
        "A form pack's column of money does not name its unit, or a text mixes 元 and 万元.",
        "Mixing them is the main source of wrong numbers and of false alarms.",
        "Articles on errors from 元 and 万元 in one document.",
        "Rates such as 元/月 are let pass.",
    ),
    "GC305": RulePage(
        "Decimals of 万元",
        "An amount that is printed in 万元 needs too many decimals.",
        "Two are usual; many more are most often a wrong unit.",
        "The usual format of budget forms: two decimals, four at most.",
        "",
        {"most": "decimals at most"},
    ),
    "GC306": RulePage(
        "Amounts in text agree with the budget",
        "A goal names another budget than the budget field.",
        "Two numbers are noticed after publication.",
        "A common fault named in articles: text and table differ.",
        "Only amounts that the text calls budget, allocated or applied for are judged.",
    ),
    "GC307": RulePage(
        "Costs do not exceed the budget",
        "A cost indicator is more than the budget.",
        "A limit above the budget limits nothing.",
        "The help of indicator libraries: costs may exceed neither the standard nor the budget.",
        "Unit prices (元/人) are not judged.",
    ),
    "GC308": RulePage(
        "The year's budget is part of the project's",
        "It is more than the total, all of it in a project of several years, or less in a project of one.",
        "A total entered as the year's asks for the money of several years.",
        "On the forms the year's money is part of the total.",
        "Without 项目总额 it is not judged.",
    ),
    "GC309": RulePage(
        "Amounts are of the right magnitude",
        "A project has more than the department, or only a few 元.",
        "Most often 元 and 万元 were mixed up, ten thousand times too much.",
        "Articles on errors from 元 and 万元 in one document.",
        "",
        {"least": "below how many 元 an amount is suspicious"},
    ),
    "GC310": RulePage(
        "Rows add up to their total",
        "The rows of a list do not add up to the amount that they break down, or a stated share or rank is not the computed one.",
        "Details that do not add up come back.",
        "Published reviews: details that do not add up to the total.",
        "Which list and which amount the form pack says with `equals`, which columns are computed with `derive`.",
    ),
}
