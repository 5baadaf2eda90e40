"""Sentences of `goalc export`."""

MESSAGES: dict[str, str] = {
    "export.short": "Export the indicators as one table for spreadsheets and databases.",
    "export": "Export the indicators of specs as one table: a row for each, with columns named as in the data standard of the budget system (docs/export.md). No rules are applied; submissions whose files have errors are left out, and named.\n\n"
    "\b\nExamples:\n  goalc export specs/2025 -o indicators.csv\n  goalc export specs --format jsonl | duckdb\n\n"
    "\b\nExit codes: 0 all exported · 1 submissions were left out · 2 usage · 3 a file cannot be read or written\n            70 a bug of goalc · 130 interrupted (Ctrl-C)",
    "export.format": "csv for spreadsheets (Excel and WPS open it), jsonl for programs and databases.",
    "export.output": "Write to this file; printed by default.",
    "export.left-out": "Not exported: {names}. Correct the errors above first.",
    "export.summary": "Exported {count} indicators to {output}.",
}
