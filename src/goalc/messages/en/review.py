"""Sentences of the commands diff, approve and log, and about problems with revisions."""

MESSAGES: dict[str, str] = {
    "diff.short": "Compare two versions: which targets were loosened or tightened, how the money changed.",
    "diff": "Compare two versions by meaning: which targets were loosened, tightened or redefined, by how much the money changed, the riskiest first. Layout, comments and the order of keys are no changes.\n\n"
    "A version is a git revision (a branch, a tag, a commit; main...HEAD counts from where they parted), a file or a folder. "
    "Without one, the last commit (HEAD) is compared with the files as they are; paths behind limit it. Two paths alone are compared with each other.\n\n"
    "\b\nExamples:\n  goalc diff\n  goalc diff main...HEAD specs/2025\n  goalc diff old new\n"
    "  goalc diff main --fail-on looser,scope --redline redlines\n  goalc diff -- specs/2025/one specs/2025/other\n"
    "  goalc diff --years specs/2025\n\n"
    "\b\nExit codes: 0 passed · 1 changes that --fail-on stops, or files that cannot be read · 2 wrong command\n        3 a revision or file cannot be read · 70 a bug in goalc · 130 interrupted",
    "diff.metavar": "[BASE [HEAD]] [PATH…]",
    "diff.format": "The format: text for people; markdown, html for pages; json for programs; github, gitlab for forges.",
    "diff.fail-on": "Fail on such changes unless they are approved: looser, tighter, scope, changed (any), error, warning, info (of that level and above), or a kind; with commas between them.",
    "diff.redline": "Write redlines into this folder: a Word file with tracked changes per form, a marked workbook per unit.",
    "diff.years": "Compare what was promised this year and the year before: each submission of targets under the path with that whose path has the year before. Dates within each year are no changes.",
    "usage.years": "--years takes one path, as in goalc diff --years specs/2025, and no revision.",
    "io.no-year-before": "No submission of targets under “{name}” is in a folder of the year before too (2024 in place of 2025 in its path). Put the specs of that year there, or compare two folders with goalc diff old new.",
    "diff.summary": "Only list how many changes of each direction a form has, and what became of its money: a line for each form.",
    "diff.now": "Date changes that are in no commit yet with the present time; without it they have none.",
    "diff.kinds": "List all kinds of changes and what they mean.",
    "diff.work-tree": "the files as they are",
    "diff.redlines": "Wrote {count} redlines to {folder}.",
    "usage.fail-on": "“{name}” is nothing that --fail-on knows; write {known}, or a kind of goalc diff --kinds.",
    "git.none": "“{name}” is in no git repository, so there is no earlier version. To compare two folders, name both: goalc diff old new.",
    "git.outside": "“{name}” is not in this git repository, so it has no earlier version here.",
    "git.ambiguous": "“{name}” is a revision and a file. For the revision write refs/heads/{name} or the commit's id; for the file write ./{name}, or put it behind --.",
    "git.unknown": "There is neither a revision nor a file “{name}”. git branch -a lists the branches; fetch a remote one with git fetch first.",
    "git.shallow": "There is no revision “{name}”: this clone has the latest commits only. Run git fetch --unshallow; in CI set fetch-depth to 0 (GIT_DEPTH to 0 on GitLab).",
    "git.shallow-base": "Cannot find where “{name}” and “{other}” parted: this clone has the latest commits only. Run git fetch --unshallow; in CI set fetch-depth to 0 (GIT_DEPTH to 0 on GitLab).",
    "git.unrelated": "“{name}” and “{other}” have no commit in common, so they cannot be compared with three dots. Name both: goalc diff {name} {other}.",
    "git.ownership": "The repository of “{name}” belongs to another user, and git refuses to read it. If you trust it, add its path with git config --global --add safe.directory.",
    "git.no-content": "The repository does not hold the content of “{name}”; it may not have been fetched whole. Run git fetch and try again.",
    "git.bad-name": "This revision holds a file named “{name}”, which git would not check out. Find out who put it there.",
    "git.failed": "git {command} failed: {said}",
    "approve.short": "Approve a change, with the reason.",
    "approve": "Approve changes: written to approvals.yaml of their submission; from then on they are shown as approved, and --fail-on lets them pass. A fingerprint is the 12 digits that goalc diff shows.\n\n"
    "\b\nExamples:\n  goalc approve 3f2a9c01b7de --reason 'fewer people to serve'\n"
    "  goalc approve 3f2a9c01b7de 0b1c2d3e4f5a --reason 'see the minutes' --by 'A. Lee' --until 2026-12-31",
    "approve.metavar": "FINGERPRINT…",
    "approve.reason": "Why it is approved.",
    "approve.by": "Who approves it; git's user name if not given.",
    "approve.until": "The last day it holds, as 2026-12-31; for good if not given.",
    "approve.base": "The version to compare with; if not given HEAD, the upstream branch and main are tried.",
    "approve.head": "Written by goalc approve: changes that have been approved.",
    "approve.done": "Written to {name}: {fingerprint} {what}",
    "usage.summary": "--summary is text alone and does not go with --format {name}.",
    "usage.mark": "“{name}” is no fingerprint of a change. It has 12 digits, as goalc diff shows.",
    "usage.no-mark": "There is no change with the fingerprint “{name}”. See goalc diff; to compare with another version add --base, e.g. --base main...HEAD.",
    "usage.reason": "Give the reason with --reason.",
    "usage.day": "“{name}” is no date; write 2026-12-31.",
    "approve.broken": "“{name}” has errors and was left alone. Run goalc diff to see them, mend them, then approve.",
    "log.short": "List how the targets of a project or an indicator changed over time.",
    "log": "List how the targets of a spec or a submission changed: when, by whom, from what to what, looser or tighter, the newest first.\n\n"
    "\b\nExamples:\n  goalc log specs/2025/unit/projects/01-example.yaml\n  goalc log specs/2025/unit --indicator 群众满意度",
    "log.indicator": "Only the indicator of this name.",
    "log.format": "The format: text for people, json for programs.",
    "log.none": "No changes found.",
    "log.unread": "({count} files of this commit could not be read and were not compared)",
}
