"""Sentences of `goalc merge`."""

MESSAGES: dict[str, str] = {
    "merge.short": "Merge two versions of a file by its fields and indicators.",
    "merge": "Merge by meaning: BASE is the file before the two versions parted, OURS is your own, THEIRS is the other one; their changes are written into OURS, and lines that nobody changed stay to the byte. A new order here and a new target there are no conflict; comments of both sides are kept.\n\n"
    "A value that both sides changed differently, or that one removed and the other changed, is a conflict: OURS stays as it is, between three comments that begin with # <<<<<<<, # ======= and # >>>>>>>, with the other version in a comment; the file can still be read, but goalc check and build refuse it until one is chosen and these comments are deleted.\n\n"
    "Specs, approvals.yaml, libraries and the YAML files of form packs are merged by meaning; files that cannot be read, and all others, line by line by git merge-file. After `goalc git install`, git merge, git rebase, git cherry-pick and git pull use it.\n\n"
    "\b\nExamples:\n  goalc merge base.yaml ours.yaml theirs.yaml\n  goalc merge base.yaml ours.yaml theirs.yaml -o merged.yaml\n\n"
    "\b\nExit codes: 0 no conflict · 1 conflicts · 2 wrong command · 70 a bug in goalc\n            129 a file cannot be read or written, nothing merged · 130 interrupted",
    "merge.output": "Write to this file instead of OURS; - prints the result.",
    "merge.name": "What messages call the file; for git (%P).",
    "merge.labels": "What marks call the two sides; ours and theirs if not given.",
    "merge.same": "“{name}” is given twice. Give three different files: the one before the versions parted, yours, and the other one.",
    "merge.clean": "Merged without conflicts: {name}.",
    "merge.conflicts": "Merged, with {count} conflicts to be decided: {name}. When they are, run goalc check, then git add.",
    "merge.unreadable": "“{name}” cannot be read in {side} (it is no YAML, or has errors), so it was merged line by line.",
    "merge.foreign": "“{name}” is no spec, no approvals, no library and no file of a form pack, so it was merged line by line.",
    "merge.layout": "“{name}” is written in a way that cannot be merged by indicators, so it was merged line by line.",
    "merge.undecided": "“{name}” still has conflicts to be decided, so nothing was merged. Decide them first, and delete the lines with <<<<<<<, ======= and >>>>>>>.",
    "merge.lines": "“{name}” cannot be merged line by line either, and was left as it is. It may be no text; choose a version yourself.",
}
