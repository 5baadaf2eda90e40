"""Rules of plan and period: sentences and pages."""

from goalc.messages.page import RulePage

MESSAGES: dict[str, tuple[str, str]] = {
    "GC401.reversed": ("“{period}” ends before it begins.", "Swap the two, or correct them."),
    "GC401.outside": (
        "The step “{period}” is not inside the budget year {year}.",
        "Write only times in {year}, such as {year}-01-01至{year}-12-31.",
    ),
    "GC402": (
        "All steps of the plan ({count}) run from the first day of the year to the last.",
        "Write steps by quarter or milestone, such as {year}年1月至{year}年3月.",
    ),
    "GC403": (
        "The period “{period}” is written to the {unit}, but those of other projects to the {usual}, such as “{example}”.",
        "Write all of them to the {usual}.",
    ),
    "GC404.started": (
        "The project is a “{nature}”, but its period “{period}” began before {year}.",
        "Check whether it is 延续项目, or change the period.",
    ),
    "GC404.new": (
        "The project is a “{nature}”, but its period “{period}” begins in {year} or later.",
        "Check whether it is 新增项目, or change the period.",
    ),
    "GC404.period": ("the period is here", ""),
    "GC405": (
        "The project runs several years ({period}) and has neither 总体目标 nor 项目总额.",
        "Add one of them: what the whole project is to reach, or what it costs.",
    ),
    "GC406": (
        "The plan has fewer steps ({steps}) than there are goals ({goals}).",
        "Plan at least one step for each goal.",
    ),
    "GC407": (
        "This step begins with “{period}”, before the one above it, “{above}”.",
        "Put the steps in the order of their beginnings.",
    ),
    "GC407.above": ("the step above is here", ""),
}

PAGES: dict[str, RulePage] = {
    "GC401": RulePage(
        "The plan is inside the budget year",
        "A step is outside the budget year, or ends before it begins.",
        "A year's plan can only plan the year.",
        "The form's 本年度实施计划.",
        "The project's own period may be longer, but not reversed.",
    ),
    "GC402": RulePage(
        "The plan has steps",
        "Every row runs from January 1 to December 31.",
        "Without milestones nobody can see progress in summer.",
        "Local review rules ask for tasks by quarter and deduct points for missing nodes.",
    ),
    "GC403": RulePage(
        "Periods are written one way",
        "Some periods of a submission are written to the year, others to the month or day.",
        "They are hard to compare.",
        "A fault seen in published forms.",
    ),
    "GC404": RulePage(
        "The project's nature fits its beginning",
        "A new project began earlier, or a continued one begins now.",
        "Review and procedure differ between the two.",
        "Filling instructions: new is new this year, continued was approved earlier.",
    ),
    "GC405": RulePage(
        "Projects of several years state the whole",
        "Such a project has neither 总体目标 nor 项目总额.",
        "One year's goals do not show where the project leads.",
        "Practice; the central form has a column for mid-term goals.",
    ),
    "GC406": RulePage(
        "Each goal has a step in the plan",
        "The plan has fewer steps than there are goals.",
        "A goal without a step has no way.",
        "Inferred from the demand that goals and plan correspond.",
    ),
    "GC407": RulePage(
        "Steps stand in their order",
        "A step begins before the one above it.",
        "Readers take it for a mistake.",
        "Inferred from how plans are written.",
    ),
}
