"""Diagnostics as JUnit XML, the common denominator of CI servers: a suite per file, a case per diagnostic.

Only diagnostics that fail `check` fail their cases; the others are the output of cases that pass. A case is
named by its code and sentence, not by its line, so that a server can follow it through edits; servers keep
only one of several cases with the same name, hence the number. Element and attribute names are those that
Ant, Surefire and Jenkins agree on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from goalc.messages.catalogue import sentences
from goalc.report.diagnostics.text import report_text
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COUNTS = ("tests", "failures", "errors")
_PASSED = "goalc check"


def report_junit(report: Report) -> str:
    """Return the document, with a line feed at the end."""
    from xml.etree.ElementTree import Element, indent, tostring

    by_file: dict[str, list[Diagnostic]] = {file: [] for file in report.files}
    for diagnostic in report.diagnostics:
        by_file.setdefault(diagnostic.file, []).append(diagnostic)
    suites = [_suite(file, diagnostics, report) for file, diagnostics in by_file.items()]
    sums = {name: str(sum(int(suite.attrib[name]) for suite in suites)) for name in _COUNTS}
    root = Element("testsuites", {"name": "goalc", **sums})
    root.extend(suites)
    indent(root)
    return _HEAD + tostring(root, encoding="unicode") + "\n"


def _suite(file: str, diagnostics: Sequence[Diagnostic], report: Report) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    name = _to_xml_text(file)
    failing = {id(diagnostic) for diagnostic in report.failing}
    counts = (len(diagnostics) or 1, sum(id(diagnostic) in failing for diagnostic in diagnostics), 0)
    suite = Element("testsuite", {"name": name, **dict(zip(_COUNTS, map(str, counts), strict=True))})
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        title = _to_xml_text(f"{diagnostic.code} {sentences(diagnostic.key, diagnostic.arguments).message}")
        seen[title] += 1
        numbered = title if seen[title] == 1 else f"{title} ({seen[title]})"
        case = SubElement(suite, "testcase", {"classname": name, "name": numbered})
        _add_outcome(case, diagnostic, id(diagnostic) in failing, report)
    if not diagnostics:
        SubElement(suite, "testcase", {"classname": name, "name": _PASSED})
    return suite


def _add_outcome(case: Element, diagnostic: Diagnostic, fails: bool, report: Report) -> None:
    from xml.etree.ElementTree import SubElement

    if fails:
        message = sentences(diagnostic.key, diagnostic.arguments).message
        attributes = {"type": diagnostic.code, "message": _to_xml_text(message)}
        outcome = SubElement(case, "failure", attributes)
    else:
        outcome = SubElement(case, "system-out")
    outcome.text = _to_xml_text("\n".join(report_text([diagnostic], report.sources, False)))


def _to_xml_text(text: str) -> str:
    """Replace what XML 1.0 cannot carry: a control character by its picture (`␀`), the rest by `�`."""
    return _NOT_XML.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "�", text)
