"""Sentences about goalc.toml, and about subjects that rules could not judge."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC723": (
        "The configuration cannot be read from here on.",
        'Check equal signs, quotes and brackets; texts are in quotes, such as edition = "public".',
    ),
    "GC724.file": (
        "There is no word list “{value}” in the folder of the configuration.",
        "Correct the name: a path from the configuration's folder.",
    ),
    "GC724.folder": (
        "There is no folder of form packs “{value}”.",
        "Correct the name: a path from the configuration's folder.",
    ),
    "GC724.baseline": (
        "The baseline cannot lie at “{value}”.",
        'Put it into the folder of the configuration, such as baseline = "goalc-baseline.json".',
    ),
    "GC724.table": (
        "“{place}” must be a table.",
        "Write [{place}] on a line of its own and below it “name = value” line by line.",
    ),
    "GC724.list": (
        "“{place}” must be a list.",
        'Use brackets, and quotes around each item: {key} = ["…", "…"].',
    ),
    "GC724.text": ("“{place}” must be a text.", 'Put it in quotes: {key} = "…".'),
    "GC724.number": ("“{place}” must be a number.", "Write it without quotes: {key} = 10."),
    "GC724.code": ("There is no rule “{value}”.", "Run goalc rule to see all rules."),
    "GC724.code-close": (
        "There is no rule “{value}”. Did you mean “{close}”?",
        "Change it to “{close}”, or look it up with goalc rule.",
    ),
    "GC724.kind": ("There is no kind of change “{value}”.", "Run goalc diff --kinds to see all kinds."),
    "GC724.kind-close": ("There is no kind of change “{value}”; did you mean “{close}”?", "Write “{close}”."),
    "GC724.fixed": (
        "The rule {value} is what the forms demand; it cannot be switched off or weighed.",
        "Remove it.",
    ),
    "GC724.limit": (
        "The rule {code} has no limit “{value}”.",
        "Use one of {known}; goalc rule {code} explains them.",
    ),
    "GC724.limit-close": (
        "The rule {code} has no limit “{value}”. Did you mean “{close}”?",
        "Change it to “{close}”.",
    ),
    "GC722.form": (
        "This comment speaks to goalc and cannot be understood.",
        "Write “# goalc: ignore GC302 reason: …”, or “ignore-file” for the whole file; 忽略, 本文件忽略 and 原因 say the same.",
    ),
    "GC722.no-reason": (
        "This comment ignores a finding without giving a reason.",
        "Add “reason: …”, and say why it may stay.",
    ),
    "GC722.unknown": (
        "There is no rule with the code “{code}”.",
        "Check the code; goalc rule lists all rules.",
    ),
    "GC722.close": (
        "There is no rule with the code “{code}”. Did you mean “{close}”?",
        "Change it to “{close}”, or look the code up with goalc rule.",
    ),
    "GC722.unused": ("{code} found nothing here, so there is nothing to ignore.", "Delete this comment."),
    "withheld.stays": ("the same problem would still be there", ""),
    "withheld.brings": ("{codes} would appear", ""),
    "withheld.meaning": ("it would change the meaning", ""),
    "withheld.unreadable": ("the file would still be unreadable, with more errors than now", ""),
    "withheld.misread": ("it would turn this into something else, which may not be what was meant", ""),
    "withheld.others": ("other places in this file cannot be mended either", ""),
    "unjudged.not-applicable": ("not applicable", ""),
}
