"""What a repository has set: `goalc.toml`, or `[tool.goalc]` in `pyproject.toml`.

In: the folder of a submission. Out: the `Configuration` of the nearest file above it, made ready: settings
of rules, word lists, packs; or what is wrong with the file. Options of the command line go before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from goalc import resources
from goalc.lint.settings import Settings
from goalc.model.contract import Contract
from goalc.pipeline.pack import checked_data
from goalc.pipeline.policy import Checking, WordData
from goalc.source.diagnostic import Diagnostic, Finding, Severity
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.workspace.around import around
from goalc.workspace.baseline import BASELINE_FILE, Known, read_baseline
from goalc.workspace.error import WorkspaceError, unreadable
from goalc.workspace.toml import TomlError, locate_toml, parse_toml
from goalc.workspace.unknown_names import unknown_names

CONFIG_FILE = "goalc.toml"
PROJECT_FILE = "pyproject.toml"
MAX_FILE = 256 * 1024
LEVELS = ("error", "warning", "info", "never")
# What the value of a key is to be, and what stands in it is.
_SHAPES = {
    **dict.fromkeys(("packs", "words", "select", "ignore"), ("list", "list")),
    "severity": ("table", "text"),
    "changes": ("table", "text"),
    "limits": ("table", "table", "number"),
    "goalc": ("table",),
}
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
    """What is in force for a submission. `file` is the name of the file as messages print it, or empty.

    `folder` is the file's, or the outermost that could have one. `changes` gives kinds of changes another
    weight, None switching one off. With `diagnostics` nothing is in force: the file's will is not known.
    """

    file: str = ""
    folder: Path = Path()
    data: Mapping[str, Any] = field(default_factory=dict)
    checking: Checking = field(default_factory=Checking)
    packs: tuple[Path, ...] = ()
    baseline: Path = Path(BASELINE_FILE)
    fail_level: str = "error"
    changes: Mapping[str, Severity | None] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """Whether nothing is in force."""
        return bool(self.diagnostics)

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """The findings of the baseline by fingerprint; raises `WorkspaceError`. Read when asked for, so that
        a broken one can be written anew.
        """
        return read_baseline(self.baseline) if self.baseline.is_file() else {}

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this weight fails the check."""
        return self.fail_level != "never" and LEVELS.index(severity.value) <= LEVELS.index(self.fail_level)


class Configurations:
    """Finds configurations and keeps them once read."""

    def __init__(self, overrides: Overrides | None = None) -> None:
        self._overrides = overrides or Overrides()
        self._read: dict[Path, Configuration] = {}

    def of(self, folder: Path) -> Configuration:
        """The configuration for specs in a folder; raises `WorkspaceError` for one that cannot be read."""
        places = around(folder.resolve())
        found = next(_candidates(places), None)
        path = found[0] if found else places[-1]
        if path not in self._read:
            self._read[path] = _configuration(path, found[1] if found else None, self._overrides)
        return self._read[path]


def _candidates(places: Sequence[Path]) -> Iterator[tuple[Path, bytes]]:
    """The files in these folders that hold a configuration, in their order."""
    for place in places:
        own = place / CONFIG_FILE
        if own.is_file():
            yield own, _bytes(own)
        project = place / PROJECT_FILE
        if project.is_file() and _OWN_TABLE.search(content := _bytes(project)):
            yield project, content


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(content) > MAX_FILE:
        raise WorkspaceError("io.config-size", name=path, limit=MAX_FILE // 1024)
    return content


def _configuration(path: Path, content: bytes | None, overrides: Overrides) -> Configuration:
    if content is None:
        return _made("", path, {}, (), overrides)
    decoded = decode_text(_shown(path), content)
    source = decoded.source
    lead = ("tool", "goalc") if path.name == PROJECT_FILE else ()
    reading = _ConfigReader(path.parent, lead, {source.name: source}, list(decoded.diagnostics))
    data = {} if reading.diagnostics else reading.config(source)
    reading.places(data, source)
    words = () if reading.diagnostics else tuple(reading.words(data.get("words", ())))
    if reading.diagnostics:
        broken = tuple(reading.diagnostics)
        return Configuration(source.name, path.parent, diagnostics=broken, sources=reading.sources)
    return _made(source.name, path.parent, data, words, overrides)


def _made(
    file: str, folder: Path, data: Mapping[str, Any], words: tuple[WordData, ...], overrides: Overrides
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
        Checking(settings, words),
        tuple(folder / name for name in data.get("packs", ())),
        folder / data.get("baseline", BASELINE_FILE),
        overrides.fail_level or data.get("fail-level", "error"),
        {kind: None if word == "off" else Severity(word) for kind, word in data.get("changes", {}).items()},
    )


class _ConfigReader:
    """One configuration being read: what is wrong with it gathers in `diagnostics`.

    `lead` are the tables in the file that it lies in.
    """

    def __init__(
        self,
        folder: Path,
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
        """Whether the files and folders that it names are there, and where goalc may read and write."""
        for index, name in enumerate(data.get("packs", ())):
            if not _is(Path.is_dir, self.folder / name):
                self._misplaced("folder", ("packs", index), name, source)
        for index, name in enumerate(data.get("words", ())):
            if not (_is(Path.is_file, self.folder / name) and self._holds(name)):
                self._misplaced("file", ("words", index), name, source)
        name = data.get("baseline", BASELINE_FILE)
        if not self._holds(name) or _is(Path.is_dir, self.folder / name):
            self._misplaced("baseline", ("baseline",), name, source)

    def _holds(self, name: str) -> bool:
        return _is(lambda path: path.resolve().is_relative_to(self.folder), self.folder / name)

    def _misplaced(self, variant: str, path: tuple[str | int, ...], name: str, source: SourceText) -> None:
        span = locate_toml(source, (*self._lead, *path))
        key, arguments = f"GC724.{variant}", {"value": name}
        self.diagnostics.append(Diagnostic(key, Severity.ERROR, source.name, span, arguments))

    def words(self, names: Sequence[str]) -> Iterator[WordData]:
        """The data of the word files that it names."""
        for name in names:
            path = self.folder / name
            decoded = decode_text(_shown(path), _bytes(path))
            self.sources[decoded.source.name] = decoded.source
            self.diagnostics += decoded.diagnostics
            data = None if decoded.diagnostics else checked_data(decoded.source, "words", self.diagnostics)
            if data is not None:
                yield data


def _is(true: Callable[[Path], bool], path: Path) -> bool:
    """Whether something is true of a path; nothing is of one that no system can have."""
    try:
        return true(path)
    except (OSError, ValueError):
        return False


def _in_toml(finding: Finding) -> Finding:
    """How a value of another kind is written is said of TOML, not of YAML."""
    if not finding.key.startswith("GC803"):
        return finding
    name, *rest = finding.origin.path or ("goalc",)
    kind = _SHAPES.get(str(name), ("text",))[len(rest)]
    place = ".".join(str(step) for step in (name, *rest) if isinstance(step, str))
    key = name if kind == "list" else (name, *rest)[-1]
    return replace(finding, key=f"GC724.{kind}", arguments={"place": place, "key": key})


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
