"""goalc as a library: all operations and the types that they return.

The content of a spec never raises an exception. `WorkspaceError` is raised for paths that do not exist; a
submission whose files cannot be read or written is among the `troubles` of a report, and the others go on.
"""

from __future__ import annotations

from goalc.changes.review import Past
from goalc.operations.apply import ApplyReport, apply
from goalc.operations.approve import Approved, approve
from goalc.operations.blank import BlankReport, blank
from goalc.operations.build import build
from goalc.operations.check import check, load
from goalc.operations.compare_sides import DiffResult
from goalc.operations.config import config
from goalc.operations.diff import diff
from goalc.operations.fix import fix
from goalc.operations.fmt import fmt
from goalc.operations.import_forms import Imported, import_forms
from goalc.operations.import_stage import import_stage
from goalc.operations.init import init
from goalc.operations.library import LibraryListing, Suggestions, library, suggest
from goalc.operations.log import log
from goalc.operations.merge import Merge, merge
from goalc.operations.new import new
from goalc.operations.pack_check import pack_check
from goalc.operations.pack_new import MadePack, pack_new
from goalc.operations.pack_test import PackTest, pack_test
from goalc.operations.remarks import remarks
from goalc.operations.results import BuildReport, FixReport, FormatReport, Loaded
from goalc.operations.schema import schema
from goalc.operations.strip import Stripped, strip
from goalc.operations.textconv import textconv
from goalc.report.report import Report, Reported
from goalc.source.diagnostic import Severity
from goalc.workspace.error import BrokenPack, OutputClash, UnknownPack, WorkspaceError

Diagnostic = Reported
"""A diagnostic of a report: with its sentences, line and column."""

__all__ = [
    "ApplyReport",
    "Approved",
    "BlankReport",
    "BrokenPack",
    "BuildReport",
    "Diagnostic",
    "DiffResult",
    "FixReport",
    "FormatReport",
    "Imported",
    "LibraryListing",
    "Loaded",
    "MadePack",
    "Merge",
    "OutputClash",
    "PackTest",
    "Past",
    "Report",
    "Severity",
    "Stripped",
    "Suggestions",
    "UnknownPack",
    "WorkspaceError",
    "apply",
    "approve",
    "blank",
    "build",
    "check",
    "config",
    "diff",
    "fix",
    "fmt",
    "import_forms",
    "import_stage",
    "init",
    "library",
    "load",
    "log",
    "merge",
    "new",
    "pack_check",
    "pack_new",
    "pack_test",
    "remarks",
    "schema",
    "strip",
    "suggest",
    "textconv",
]
