"""What a repository has set: `goalc.toml`, or `[tool.goalc]` in `pyproject.toml`.

In: the folder of a submission. Out: the `Configuration` of the nearest file above it, made ready: settings
of rules, word lists, packs; or what is wrong with the file. Options of the command line go before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from goalc import resources
from goalc.lint.settings import Settings
from goalc.model.contract import Contract
from goalc.pipeline.pack import checked_data
from goalc.pipeline.policy import Policy, WordData
from goalc.source.diagnostic import Diagnostic, Finding, Severity
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.workspace.baseline import BASELINE_FILE, Known, read_baseline
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder, Folder
from goalc.workspace.paths import print_path
from goalc.workspace.toml import TomlError, locate_toml, parse_toml
from goalc.workspace.unknown_names import unknown_names

CONFIG_FILE = "goalc.toml"
PROJECT_FILE = "pyproject.toml"
MAX_FILE = 256 * 1024
LEVELS = ("error", "warning", "info", "never")
_LIST, _TABLE, _TEXT, _NUMBER = "GC724.list", "GC724.table", "GC724.text", "GC724.number"
_SHAPES = {
    **dict.fromkeys(("packs", "words", "select", "ignore"), (_LIST, _LIST)),
    "severity": (_TABLE, _TEXT),
    "changes": (_TABLE, _TEXT),
    "limits": (_TABLE, _TABLE, _NUMBER),
    "goalc": (_TABLE,),
}
"""For a key, the messages about a value of the wrong shape: that of the key, then of what stands in it."""
# A file that only speaks of goalc, in a comment or as a dependency, sets nothing.
_OWN_TABLE = re.compile(rb"(?m)^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*goalc[ \t]*[\].]")


@dataclass(frozen=True)
class Overrides:
    """What the command line says; None and empty leave it to the file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    edition: str | None = None
    fail_level: str | None = None


@dataclass(frozen=True)
class Configuration:
    """The settings that apply to a submission.

    `file` is the name of their file as messages print it, empty where there is none; `folder` the folder of
    that file, or the outermost that could have one. `changes` maps kinds of changes to other weights, None
    switching one off. If there are `diagnostics`, no setting applies: the file could not be understood.
    """

    file: str = ""
    folder: Folder = field(default_factory=lambda: DiskFolder.of(Path()))
    data: Mapping[str, Any] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    packs: tuple[Folder, ...] = ()
    baseline: Path = Path(BASELINE_FILE)
    fail_level: str = "error"
    changes: Mapping[str, Severity | None] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """True if no setting applies."""
        return bool(self.diagnostics)

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """The findings of the baseline by fingerprint; raises `WorkspaceError`.

        Read on first use, so that a broken baseline can be written anew.
        """
        return read_baseline(self.baseline) if self.baseline.is_file() else {}

    def fails(self, severity: Severity) -> bool:
        """Return True if a finding of this weight fails the check."""
        return self.fail_level != "never" and LEVELS.index(severity.value) <= LEVELS.index(self.fail_level)


class Configurations:
    """Finds configurations and keeps each once it is read."""

    def __init__(self, overrides: Overrides | None = None) -> None:
        self._overrides = overrides or Overrides()
        self._read: dict[tuple[Folder, str], Configuration] = {}

    def of(self, folder: Folder) -> Configuration:
        """Return the configuration for specs in a folder; raises `WorkspaceError`."""
        places = folder.around()
        found = next(_candidates(places), None)
        key = (found.folder, found.name) if found else (places[-1], "")
        if key not in self._read:
            self._read[key] = (
                _read(found, self._overrides)
                if found
                else _from_data("", places[-1], {}, (), self._overrides)
            )
        return self._read[key]


class _Candidate(NamedTuple):
    """A file that holds a configuration."""

    folder: Folder
    name: str
    content: bytes

    @property
    def shown(self) -> str:
        return print_path(self.folder.path / self.name)


def _candidates(places: Sequence[Folder]) -> Iterator[_Candidate]:
    """Yield the files in these folders that hold a configuration, in their order."""
    for place in places:
        if place.has(CONFIG_FILE):
            yield _Candidate(place, CONFIG_FILE, _content(place, CONFIG_FILE))
        if place.has(PROJECT_FILE) and _OWN_TABLE.search(content := _content(place, PROJECT_FILE)):
            yield _Candidate(place, PROJECT_FILE, content)


def _content(folder: Folder, name: str) -> bytes:
    content = folder.contents([name], MAX_FILE)[name]
    if len(content) > MAX_FILE:
        raise WorkspaceError("io.config-size", name=print_path(folder.path / name), limit=MAX_FILE // 1024)
    return content


def _read(found: _Candidate, overrides: Overrides) -> Configuration:
    decoded = decode_text(found.shown, found.content)
    source, folder = decoded.source, found.folder
    lead = ("tool", "goalc") if found.name == PROJECT_FILE else ()
    reader = _ConfigReader(folder, lead, {source.name: source}, list(decoded.diagnostics))
    data = {} if reader.diagnostics else reader.config(source)
    reader.places(data, source)
    words = () if reader.diagnostics else tuple(reader.words(data.get("words", ())))
    if reader.diagnostics:
        broken = tuple(reader.diagnostics)
        return Configuration(source.name, folder, diagnostics=broken, sources=reader.sources)
    return _from_data(source.name, folder, data, words, overrides)


def _from_data(
    file: str, folder: Folder, data: Mapping[str, Any], words: tuple[WordData, ...], overrides: Overrides
) -> Configuration:
    settings = Settings(
        severities={
            code: None if word == "off" else Severity(word) for code, word in data.get("severity", {}).items()
        },
        limits={
            (code, key): Decimal(str(number))
            for code, limits in data.get("limits", {}).items()
            for key, number in limits.items()
        },
        select=overrides.select or tuple(data.get("select", ())),
        ignore=(*data.get("ignore", ()), *overrides.ignore),
        public=(overrides.edition or data.get("edition")) == "public",
    )
    return Configuration(
        file,
        folder,
        data,
        Policy(settings, words),
        tuple(folder.at(name) for name in data.get("packs", ())),
        folder.path / data.get("baseline", BASELINE_FILE),
        overrides.fail_level or data.get("fail-level", "error"),
        {kind: None if word == "off" else Severity(word) for kind, word in data.get("changes", {}).items()},
    )


class _ConfigReader:
    """One configuration being read: what is wrong with it gathers in `diagnostics`.

    `lead` are the tables in the file that it lies in.
    """

    def __init__(
        self,
        folder: Folder,
        lead: tuple[str, ...],
        sources: dict[str, SourceText],
        diagnostics: list[Diagnostic],
    ) -> None:
        self.folder = folder
        self._lead = lead
        self.sources = sources
        self.diagnostics = diagnostics

    def config(self, source: SourceText) -> dict[str, Any]:
        """The data of the file, or of its `[tool.goalc]`, that its schema and the registry accept."""
        try:
            data: Any = parse_toml(source)
        except TomlError as error:
            self.diagnostics.append(Diagnostic("GC723", Severity.ERROR, source.name, error.span))
            return {}
        for key in self._lead:
            data = data.get(key, {}) if isinstance(data, dict) else data
        findings = Contract(resources.schema("config")).check(data, source.name)
        findings = findings or list(unknown_names(data, source.name))
        for found in map(_in_toml, findings):
            span = locate_toml(source, (*self._lead, *found.origin.path))
            self.diagnostics.append(Diagnostic(found.key, found.severity, source.name, span, found.arguments))
        return {} if findings else data

    def places(self, data: Mapping[str, Any], source: SourceText) -> None:
        """Report files and folders that it names and that are not there, or not where goalc may look."""
        for index, name in enumerate(data.get("packs", ())):
            if not self.folder.at(name).exists():
                self._misplaced("GC724.folder", ("packs", index), name, source)
        for index, name in enumerate(data.get("words", ())):
            if not self.folder.has(name):
                self._misplaced("GC724.file", ("words", index), name, source)
        name = data.get("baseline", BASELINE_FILE)
        if not self.folder.holds(name) or self.folder.at(name).exists():
            self._misplaced("GC724.baseline", ("baseline",), name, source)

    def _misplaced(self, key: str, path: tuple[str | int, ...], name: str, source: SourceText) -> None:
        span = locate_toml(source, (*self._lead, *path))
        self.diagnostics.append(Diagnostic(key, Severity.ERROR, source.name, span, {"value": name}))

    def words(self, names: Sequence[str]) -> Iterator[WordData]:
        """Yield the data of the word files that it names."""
        for name in names:
            decoded = decode_text(print_path(self.folder.path / name), _content(self.folder, name))
            self.sources[decoded.source.name] = decoded.source
            self.diagnostics += decoded.diagnostics
            data = None if decoded.diagnostics else checked_data(decoded.source, "words", self.diagnostics)
            if data is not None:
                yield data


def _in_toml(finding: Finding) -> Finding:
    """How a value of another kind is written is said of TOML, not of YAML."""
    if not finding.key.startswith("GC803"):
        return finding
    name, *rest = finding.origin.path or ("goalc",)
    key = _SHAPES.get(str(name), (_TEXT,))[len(rest)]
    place = ".".join(str(step) for step in (name, *rest) if isinstance(step, str))
    word = name if key == _LIST else (name, *rest)[-1]
    return replace(finding, key=key, arguments={"place": place, "key": word})
