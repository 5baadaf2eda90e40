"""Sentences of the commands that begin a later stage, or the next year."""

_CODES = "\n\n\b\nExit codes: 0 written · 1 the targets have errors · 2 usage · 3 a file cannot be read or written\n            70 a bug of goalc · 130 interrupted (Ctrl-C)"

MESSAGES: dict[str, str] = {
    "new.review.short": "Begin the review of targets.",
    "new.review": "Begin the review of a submission (审核, 事前评估): a file for each target form, ready for scores and opinions; the rest is taken from the target form. Files that exist are left as they are.\n\n"
    "\b\nExamples:\n  goalc new review specs/2025/education --pack review-2025\n  goalc new review specs/2025/education/projects/01-meals.yaml --pack review-2025"
    + _CODES,
    "new.evaluation.short": "Begin the self-evaluation of targets.",
    "new.evaluation": "Begin the self-evaluation of a submission: a file for each target form, with the names of its indicators, ready for what was reached; the rest is taken from the target form. Files that exist are left as they are.\n\n"
    "\b\nExamples:\n  goalc new evaluation specs/2025/education --pack national-2020-self\n  goalc new evaluation specs/2025/education/projects/01-meals.yaml"
    + _CODES,
    "new.monitoring.short": "Begin the monitoring of targets.",
    "new.monitoring": "Begin the monitoring of a submission: a file for each target form, with the names of its indicators, ready for what was reached; the rest is taken from the target form. Files that exist are left as they are.\n\n"
    "\b\nExample:\n  goalc new monitoring specs/2025/education --period 1-7月 --pack national-2019-monitor"
    + _CODES,
    "new.pack": "The form pack of the stage's forms; that of the targets by default.",
    "new.period": "The months that are monitored, such as 1-7月.",
    "new.output": "Write into this folder; one inside that of the targets by default.",
    "new.made-file": "Wrote {name}",
    "new.kept": "Already there and left alone: {names}",
    "new.fill": "Replace “待填” by what was reached; where a target was missed, add 偏差原因 and 改进措施.",
    "new.year.short": "Roll targets over to the next year.",
    "new.year": "Roll submissions of targets over to another year, into the folder of that year beside them (specs/2025 to specs/2026): the year, the times of the plan and the deadlines move, 上年值 is the target of last year, or what was reached where there is a self-evaluation; comments stay where they are. Projects over several years that have ended are dropped, and named. Amounts stay, with a line 待核 above them.\n\n"
    "\b\nExamples:\n  goalc new year 2026 specs/2025\n  goalc new year 2026 specs/2025/education -o specs/2026"
    + _CODES,
    "new.year.output": "Write below this folder; by default into the folder of the year, beside the old one.",
    "new.year.made": "Wrote {folder}: {count} files. Search for “待核”, check each place and delete that line; then run goalc check.",
    "new.year.dropped": "Ended, and not carried on: {names}. Copy those that go on, and change 实施时间.",
    "io.year-not-later": "“{name}” is of {last}, so it cannot be rolled over to {year}. Name a year after {last}, as in goalc new year {next}.",
    "io.no-year": "There is no folder {last} in the path of “{name}”, so it is not clear where to write; name a folder with -o.",
    "io.no-targets": "“{name}” is of the stage {stage}, and has no targets to begin a stage of.",
    "io.no-months": "The period “{value}” is no part of a year. Write it like 1-7月, 上半年 or 第二季度.",
    "io.no-stage": "The form pack “{pack}” has no forms of the stage {stage}; name one that has with --pack.",
}
