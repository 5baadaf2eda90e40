"""The names of all codes. A code is never reused; the groups follow the review catalogue of the field.

0 structure, 1 values, 2 meaning, 3 money, 4 plan, 5 self-evaluation, 6 publication (rules and contract);
7 reading YAML; 8 the contract of a spec; 9 form packs, templates and output.
"""

NAMES: dict[str, str] = {
    # structure
    "GC001": "required-field",
    "GC003": "year-consistent",
    "GC004": "unit-name-consistent",
    "GC008": "tree-valid",
    "GC009": "name-unique",
    "GC011": "allowed-words",
    # values
    "GC101": "value-parse",
    "GC102": "sign-missing",
    "GC103": "unit-missing",
    # money
    "GC302": "sum-projects",
    "GC310": "list-sum",
    # plan
    "GC401": "plan-in-year",
    "GC407": "plan-order",
    # reading YAML
    "GC701": "encoding",
    "GC702": "control-character",
    "GC703": "file-size",
    "GC704": "depth",
    "GC705": "node-count",
    "GC706": "duplicate-key",
    "GC707": "yaml-feature",
    "GC708": "several-documents",
    "GC709": "yaml-syntax",
    "GC710": "full-width-colon",
    "GC711": "indentation",
    "GC712": "quotes-needed",
    "GC713": "colon-in-value",
    "GC714": "unclosed-quote",
    "GC715": "space-after-colon",
    "GC716": "ascii-sign",
    "GC717": "folded-chinese",
    "GC718": "hash-in-value",
    "GC719": "space-after-dash",
    "GC720": "not-a-mapping",
    "GC721": "backslash",
    # the contract of a spec
    "GC801": "form-kind",
    "GC802": "unknown-key",
    "GC803": "wrong-shape",
    "GC804": "bad-value",
    "GC805": "files",
    # form packs, templates, output
    "GC901": "pack-not-found",
    "GC902": "pack",
    "GC903": "template",
    "GC904": "template-value",
    "GC905": "template-markup",
    "GC906": "template-spans",
    "GC907": "not-carried",
    "GC908": "verify",
}
