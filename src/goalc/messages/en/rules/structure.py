"""Rules of structure and completeness: sentences and pages."""

from goalc.messages.page import RulePage

MESSAGES: dict[str, tuple[str, str]] = {
    "GC002.mark": (
        "“{value}” still has the placeholder “{found}”.",
        "Write what belongs there; if there is nothing, remove the entry.",
    ),
    "GC002.whole": (
        "This still says “{value}” and is to be filled in.",
        "Write what belongs there; if there is nothing, remove the entry.",
    ),
    "GC002.empty": (
        "This only says “{value}”, which is as good as empty.",
        "Write what belongs there; if the form allows it, remove the entry.",
    ),
    "GC003.period": (
        "The project's period is “{period}” and does not include the budget year {year}.",
        "Check the period; if the form is last year's, bring it up to date.",
    ),
    "GC003.goal": (
        "This goal plans work for {named}, but the budget year is {year}.",
        "Check the year: if it was copied from last year's form, state the goal for {year}; if not, ignore it "
        "with a reason.",
    ),
    "GC003.step": (
        "This step of the plan is about {named}, but the budget year is {year}.",
        "Check the year: if it was copied from last year's form, plan for {year}.",
    ),
    "GC003.name": (
        "The name of the indicator “{text}” is about {named}, but the budget year is {year}.",
        "Check the year: if it was copied from last year's form, write {year}, or leave the year out.",
    ),
    "GC003.definition": (
        "The definition of the indicator “{text}” counts the year {named}, but the budget year is {year}.",
        "Check the year: if it was copied from last year's form, write {year}.",
    ),
    "GC003.year": ("the budget year is stated here", ""),
    "GC004": (
        "The department is called “{name}”, but the preparing unit is “{preparer}”.",
        "Use the same full name in both places.",
    ),
    "GC004.preparer": ("the preparing unit is stated here", ""),
    "GC005": ("This form has no “{level}”.", "Add “{level}” to the indicators, with at least one indicator."),
    "GC005.optional": (
        "This form has no “{level}”.",
        "Add “{level}”; a project that serves nobody directly may leave it out.",
    ),
    "GC006": (
        "“{level}” has no {missing}.",
        "Add an indicator to each; where one does not apply, accept the finding on this line with a reason.",
    ),
    "GC007.few": (
        "This form has too few indicators to judge the goals by: {count}, fewer than {least}.",
        "Add indicators for the main outputs and benefits.",
    ),
    "GC007.many": (
        "This form has {count} indicators, more than {most}.",
        "Merge small ones and keep those that measure the goals.",
    ),
    "GC008.close": (
        "The form has no level “{level}”. Did you mean “{close}”?",
        "Change it to “{close}”; the levels are {known}.",
    ),
    "GC008.unknown": ("The form has no level “{level}”.", "Use one of {known}."),
    "GC008.second": (
        "“{level}” is a second level and stands as a first one.",
        "Put it below “{parent}”: {parent} / {child}.",
    ),
    "GC008.first": (
        "“{level}” is a first level and stands below “{parent}”.",
        "Move it one level out, in line with “{parent}”.",
    ),
    "GC008.elsewhere": (
        "“{level}” is not a level below “{parent}”; it belongs to “{right}”.",
        "Move it below “{right}”: {right} / {child}.",
    ),
    "GC008.former": (
        "“{level}” is the name on older forms; today's is “{now}”.",
        "Change it to “{now}”, unless the finance bureau still asks for the old name.",
    ),
    "GC009": ("The indicator “{name}” stands twice in this form.", "Rename one of them, or merge the two."),
    "GC009.first": ("the first is here", ""),
    "GC010.level": (
        "The fixed indicator “{name}” is at the wrong level.",
        "Move it under “{level}”, or remove it: it is added when building.",
    ),
    "GC010.target": (
        "The fixed indicator “{name}” has the target “{value}”; in the budget system it is “{fixed}”.",
        "Change it to “{fixed}”, or remove the indicator: it is added when building.",
    ),
    "GC010.definition": (
        "The fixed indicator “{name}” has the definition “{value}”; in the budget system it is “{fixed}”.",
        "Change it to “{fixed}”, or remove the indicator: it is added when building.",
    ),
    "GC012": (
        "“{field}” has {length} characters; the budget system takes {limit}.",
        "Shorten it to {limit} characters.",
    ),
    "GC013.order": (
        "This is goal number {found}; in order it would be {number}.",
        "Change it to {number}, or add the goal that is missing.",
    ),
    "GC013.dash": (
        "This goal begins with a dash: “{value}”. The dash was read as text, and several goals may have become one.",
        "Write each goal on a line of its own: “- ” (a dash and a blank), then the text.",
    ),
    "GC013.missing": (
        "Other goals are numbered, but “{value}” is not.",
        "Put “目标{number}：” in front of it.",
    ),
    "GC014.name": (
        "“{file}” and “{other}” have the same project name, “{value}”; both are bound, and the money counts twice.",
        "If it is one project, keep one file; if there are two, let the names say how they differ.",
    ),
    "GC014.code": (
        "“{file}” and “{other}” have the same project code, “{value}”, but a code belongs to one project.",
        "If it is one project, keep one file; if there are two, correct the code of one of them.",
    ),
    "GC014.copy": (
        "“{file}” and “{other}” are the same project, “{value}”, and by its name “{copied}” is a copy; both are bound, and the money counts twice.",
        "Delete “{copied}”, or move it elsewhere.",
    ),
    "GC014.first": ("the earlier one is here", ""),
    "GC015": (
        "The form “{form}” has no place for “{key}”, so what is written there ({count} times) is not printed.",
        "Write it where the form has a place; if it is only for yourselves, make it a comment (# at the start of the line); to print it, have it added to the templates of “{pack}”.",
    ),
    "GC015.read": (
        "The form “{form}” has no place for “{key}”: what is written there ({count} times) is used for checks and comparisons, and is not printed.",
        "Nothing needs to change; to print it, have it added to the templates of “{pack}”.",
    ),
}

PAGES: dict[str, RulePage] = {
    "GC001": RulePage(
        "Required entries are filled in",
        "An entry that the form pack requires is missing or empty.",
        "A form with gaps cannot be entered in the budget system and comes back as a whole.",
        "Completeness of performance goal forms: filled in by the rules, nothing missing.",
        "Kept by the contract of specs; it cannot be switched off.",
    ),
    "GC002": RulePage(
        "No placeholders are left",
        "XX, ××, **, □, 待填 or 某某 were not replaced, or an entry only says 无 or 同上.",
        "A form with words of its template in it is visibly unfinished.",
        "Review criterion of regular completeness: complete, exact, no gap and no slip.",
        "A single × in a formula and letters inside English words are let pass. The words are a word list.",
    ),
    "GC003": RulePage(
        "The years agree",
        "The project's period does not include the budget year, or a goal, a step, a name or a definition plans for another year. Years of documents, programmes, carried-over money and audits do not count.",
        "Such a form was most likely copied from last year's, with its numbers.",
        "Review of consistent years; some cities deduct points for each wrong time node.",
    ),
    "GC004": RulePage(
        "The unit has one name",
        "The department's name differs from the preparing unit's.",
        "Cover, title and table must say whose form it is.",
        "Filling instructions: the unit's full name, with its seal.",
        "Differences of full and half width and of blanks are let pass.",
    ),
    "GC005": RulePage(
        "The first levels are there",
        "Output, benefit or satisfaction has no indicator.",
        "Output without benefit does not show whether the money is well spent.",
        "The indicator system of the ministry's rules on performance goals: output, benefit, satisfaction.",
        "Levels that the form pack lacks are not asked for; satisfaction and cost are only a warning.",
    ),
    "GC006": RulePage(
        "Output is described in quantity, quality, time and cost",
        "One of these second levels has no indicator.",
        "A quantity alone does not say how well, by when and at which cost.",
        "Goals are to be broken down into quantity, quality, cost and time.",
        "Levels that the form pack lacks are not asked for; a fixed cost indicator counts.",
    ),
    "GC007": RulePage(
        "A sensible number of indicators",
        "A form has too few indicators, or too many.",
        "Too few do not describe the goal; too many hide what matters and cannot be reported on.",
        "Reviewers in published articles ask for at least three; the upper limit is practice.",
        "",
        {"least": "the least number", "most": "the greatest number"},
    ),
    "GC008": RulePage(
        "Levels are those of the indicator system",
        "A first or second level is not in the form pack's tree.",
        "Other levels cannot be entered in the budget system.",
        "The form pack's tree; in today's national tree 生态效益 has replaced 环境效益.",
        "A former name is only a warning.",
    ),
    "GC009": RulePage(
        "Names of indicators are unique",
        "Two indicators of a form have the same name.",
        "The budget system refuses the second, and nobody can report on them apart.",
        "The budget system's check at saving.",
    ),
    "GC010": RulePage(
        "Fixed indicators are unchanged",
        "An indicator that the budget system makes itself has another level, target or definition.",
        "In the system the row can neither be changed nor deleted.",
        "The fixed indicator 149999, 项目或定额成本控制率, of the budget system.",
        "Leaving it out is fine: it is added when building.",
    ),
    "GC011": RulePage(
        "Words are from their lists",
        "项目类别, 项目属性 or another such entry is not one of the allowed words.",
        "The budget system has a list to choose from and takes nothing else.",
        "The choices of the form pack.",
        "Kept by the contract of specs; it cannot be switched off.",
    ),
    "GC012": RulePage(
        "Texts fit the budget system",
        "A name, goal or definition is longer than its field.",
        "What is too long is cut or refused when it is entered.",
        "Field lengths in the data standard of the budget system.",
        "",
        {
            "project": "characters of a project's name",
            "name": "characters of an indicator's name",
            "target": "characters of a target",
            "definition": "characters of a definition",
            "goal": "characters of each goal",
        },
    ),
    "GC013": RulePage(
        "Goals are numbered without gaps",
        "The numbers 目标一, 目标二 … skip, repeat or are missing.",
        "A gap most often means that a goal was lost.",
        "Filling instructions: goals are numbered 1, 2, 3.",
        "Goals without any number are fine.",
    ),
    "GC014": RulePage(
        "A project has one file",
        "Two projects of a submission have the same name or the same code.",
        "A file that was copied and forgotten is filed as a second project, and its money counts twice.",
        "In the budget system a project has one code, and its name is the approved one.",
        "Blanks and the width of brackets make no difference; 一期 and 二期 are two names.",
    ),
    "GC015": RulePage(
        "What is written has a place on the form",
        "A field has a value, and the template of the form does not print it.",
        "What was filled in is not printed, nobody notices, and the form is filed without it.",
        "Forms differ by region: some print weights, data sources and the total budget, others do not.",
        "上年值, 目标序号 and 项目代码 serve checks, so that they are only mentioned; 涉密 does not count.",
    ),
}
