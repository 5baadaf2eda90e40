"""Diagnostics for programs that read line by line (https://jsonlines.org): an entry of `json` on each."""

from __future__ import annotations

import json

from goalc.report.diagnostics.json import entry
from goalc.report.report import Report

_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}
"""Escapes of characters that JSON need not escape and some readers take for the end of a line."""


def report_jsonl(report: Report) -> str:
    """Return a line per diagnostic; empty if there are none."""
    made = (json.dumps(entry(d, report), ensure_ascii=False) for d in report.diagnostics)
    return "".join(f"{line.translate(_LINE_ENDS)}\n" for line in made)
