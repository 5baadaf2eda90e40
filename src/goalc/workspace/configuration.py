"""The settings of a repository: `goalc.toml`, or `[tool.goalc]` in `pyproject.toml`.

In: the folder of a submission. Out: the `Configuration` from the nearest file in it or above it: settings of
rules, word lists, packs; or the diagnostics of the file. Options of the command line take precedence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple

from goalc import resources
from goalc.changes.gate_settings import Own
from goalc.lint.settings import Settings
from goalc.model.contract import Contract
from goalc.pipeline.load_pack import parse_valid
from goalc.pipeline.policy import Policy, WordData
from goalc.source.diagnostic import Diagnostic, Finding, Severity
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.workspace.baseline import BASELINE_FILE, Known, read_baseline
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder, Folder
from goalc.workspace.nearest import CONFIG_FILE
from goalc.workspace.paths import print_path
from goalc.workspace.toml import TomlError, locate_toml, parse_toml
from goalc.workspace.unknown_names import unknown_names

PROJECT_FILE = "pyproject.toml"
MAX_FILE = 256 * 1024
LEVELS = ("error", "warning", "info", "never")
_LIST, _TABLE, _TEXT, _NUMBER = "GC724.list", "GC724.table", "GC724.text", "GC724.number"
_SHAPES = {
    **dict.fromkeys(("packs", "words", "select", "ignore"), (_LIST, _LIST)),
    "severity": (_TABLE, _TEXT),
    "changes": (_TABLE, _TEXT),
    "approvals": (_TABLE, _TEXT),
    "limits": (_TABLE, _TABLE, _NUMBER),
    "goalc": (_TABLE,),
}
"""For each key, the messages about a wrong type: of its value, then of the values inside it."""
# A file that only mentions goalc, in a comment or as a dependency, sets nothing.
_OWN_TABLE = re.compile(rb"(?m)^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*goalc[ \t]*[\].]")


EditionName = Literal["submit", "public"]
"""The editions of a submission: the one that is filed, and the one for publication."""


@dataclass(frozen=True)
class Overrides:
    """The settings from the command line; None and empty leave the choice to the file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    edition: EditionName | None = None
    fail_level: str | None = None


@dataclass(frozen=True)
class Configuration:
    """The settings that apply to a submission.

    `file` is the name of their file as messages print it, empty if there is none; `folder` is the folder of
    that file, or the outermost one that could have it. `changes` maps kinds of changes to severities, None
    switching one off; `own_approvals` says what becomes of approvals by a change's own author. If there are
    `diagnostics`, no setting applies: the file could not be understood.
    """

    file: str = ""
    folder: Folder = field(default_factory=lambda: DiskFolder.of(Path()))
    data: Mapping[str, Any] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    packs: tuple[Folder, ...] = ()
    baseline: Path = Path(BASELINE_FILE)
    fail_level: str = "error"
    changes: Mapping[str, Severity | None] = field(default_factory=dict)
    own_approvals: Own = "tell"
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)

    @classmethod
    def from_data(
        cls,
        file: str,
        folder: Folder,
        data: Mapping[str, Any],
        words: Sequence[WordData],
        overrides: Overrides,
    ) -> Configuration:
        """Return the settings of valid data; `overrides` take precedence."""
        return cls(
            file,
            folder,
            data,
            Policy(_settings(data, overrides), words),
            tuple(folder.at(name) for name in data.get("packs", ())),
            folder.path / data.get("baseline", BASELINE_FILE),
            overrides.fail_level or data.get("fail-level", "error"),
            _severities(data.get("changes", {})),
            data.get("approvals", {}).get("own", "tell"),
        )

    @property
    def broken(self) -> bool:
        """True if no setting applies."""
        return bool(self.diagnostics)

    @property
    def word_files(self) -> tuple[Path, ...]:
        """The word lists that the settings name."""
        return tuple(self.folder.path / name for name in self.data.get("words", ()))

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """The findings of the baseline by fingerprint; raises `WorkspaceError`.

        They are read on first use, so that a broken baseline can be rewritten.
        """
        return read_baseline(self.baseline) if self.baseline.is_file() else {}

    def fails(self, severity: Severity) -> bool:
        """Return True if a finding of this severity fails the check."""
        return self.fail_level != "never" and LEVELS.index(severity.value) <= LEVELS.index(self.fail_level)


class Configurations:
    """A store that finds configurations and reads each once."""

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
                else Configuration.from_data("", places[-1], {}, (), self._overrides)
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
    """Yield the files in these folders that hold a configuration, in order."""
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
    reader.check_places(data, source)
    words = () if reader.diagnostics else tuple(reader.words(data.get("words", ())))
    if reader.diagnostics:
        broken = tuple(reader.diagnostics)
        return Configuration(source.name, folder, diagnostics=broken, sources=reader.sources)
    return Configuration.from_data(source.name, folder, data, words, overrides)


def _settings(data: Mapping[str, Any], overrides: Overrides) -> Settings:
    return Settings(
        severities=_severities(data.get("severity", {})),
        limits={
            (code, key): Decimal(str(number))
            for code, limits in data.get("limits", {}).items()
            for key, number in limits.items()
        },
        select=overrides.select or tuple(data.get("select", ())),
        ignore=(*data.get("ignore", ()), *overrides.ignore),
        public=(overrides.edition or data.get("edition")) == "public",
    )


def _severities(words: Mapping[str, str]) -> dict[str, Severity | None]:
    return {name: None if word == "off" else Severity(word) for name, word in words.items()}


class _ConfigReader:
    """A reader of one configuration, which collects `diagnostics`.

    `lead` is the path of the table in the file that holds the configuration.
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
        """Return the data of the file, or of its `[tool.goalc]`, if its schema and the registry accept it."""
        try:
            data: Any = parse_toml(source)
        except TomlError as error:
            self.diagnostics.append(Diagnostic("GC723", Severity.ERROR, source.name, error.span))
            return {}
        for key in self._lead:
            data = data.get(key, {}) if isinstance(data, dict) else data
        findings = Contract(resources.schema("config")).check(data, source.name)
        findings = findings or list(unknown_names(data, source.name))
        for found in map(_reword_for_toml, findings):
            span = locate_toml(source, (*self._lead, *found.origin.path))
            self.diagnostics.append(Diagnostic(found.key, found.severity, source.name, span, found.arguments))
        return {} if findings else data

    def check_places(self, data: Mapping[str, Any], source: SourceText) -> None:
        """Report files and folders that it names and that do not exist, or where goalc may not look."""
        for index, name in enumerate(data.get("packs", ())):
            if not self.folder.at(name).exists():
                self._report_misplaced("GC724.folder", ("packs", index), name, source)
        for index, name in enumerate(data.get("words", ())):
            if not self.folder.has(name):
                self._report_misplaced("GC724.file", ("words", index), name, source)
        name = data.get("baseline", BASELINE_FILE)
        if not self.folder.holds(name) or self.folder.at(name).exists():
            self._report_misplaced("GC724.baseline", ("baseline",), name, source)

    def _report_misplaced(self, key: str, path: tuple[str | int, ...], name: str, source: SourceText) -> None:
        span = locate_toml(source, (*self._lead, *path))
        self.diagnostics.append(Diagnostic(key, Severity.ERROR, source.name, span, {"value": name}))

    def words(self, names: Sequence[str]) -> Iterator[WordData]:
        """Yield the data of word files; report those that are wrong."""
        for name in names:
            decoded = decode_text(print_path(self.folder.path / name), _content(self.folder, name))
            self.sources[decoded.source.name] = decoded.source
            self.diagnostics += decoded.diagnostics
            said: list[Diagnostic] = []
            data = None if decoded.diagnostics else parse_valid(decoded.source, "words", said)
            # With any diagnostic no setting applies: none may pass as a warning.
            self.diagnostics += [replace(found, severity=Severity.ERROR) for found in said]
            if data is not None:
                yield data


def _reword_for_toml(finding: Finding) -> Finding:
    """Return a finding about a value of the wrong type with a message about TOML instead of YAML."""
    if not finding.key.startswith("GC803"):
        return finding
    name, *rest = finding.origin.path or ("goalc",)
    key = _SHAPES.get(str(name), (_TEXT,))[len(rest)]
    place = ".".join(str(step) for step in (name, *rest) if isinstance(step, str))
    word = name if key == _LIST else (name, *rest)[-1]
    return replace(finding, key=key, arguments={"place": place, "key": word})
