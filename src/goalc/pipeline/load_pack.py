"""The bytes of a form pack's files → a `Pack` with what it takes from the pack that it extends.

A mistake of a pack is told in its own file, so one of its base in the base's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from goalc import resources
from goalc.layout.printed import mentioned_words
from goalc.model.contract import Contract
from goalc.model.contradictions import contradictions
from goalc.model.extend import EXTENDS, MAX_BASES, extend, own_path
from goalc.model.forms import SUBMISSION
from goalc.model.profile import Profile, decode_profile
from goalc.model.sheet_names import sheet_contradictions
from goalc.model.sheets import words_in
from goalc.pipeline.pack import PACK_FILE, TEMPLATE_ENDING, WORDS_FILE, LoadedPack, Pack
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Path, Severity
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.syntax.locate import locate_finding
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain

FindBase = Callable[[str], LoadedPack | Finding]
"""A function that finds a pack by its name; its finding has no place yet."""


def load_pack(
    folder: str, name: str, files: Mapping[str, bytes], inspect: bool, find_base: FindBase | None = None
) -> LoadedPack:
    """Load a pack from the files of the folder that messages call `folder`; `name` is the folder's own name.

    `inspect`: check the templates too, also the parts that no form uses. `find_base` finds what it extends.
    """
    texts: dict[str, SourceText] = {}
    diagnostics: list[Diagnostic] = []
    for file, data in sorted(files.items()):
        decoded = decode_text(f"{folder}/{file}", data)
        texts[file] = decoded.source
        diagnostics += decoded.diagnostics
    reader = _PackReader(texts, name, diagnostics, find_base)
    pack = None if diagnostics else reader.read()
    if pack is not None and inspect:
        from goalc.pipeline.pack_check import find_faults

        diagnostics += find_faults(pack)
    broken = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return LoadedPack(None if broken else pack, diagnostics, reader.sources)


class _PackReader:
    """A reader of the decoded files of one pack, which adds its mistakes to `diagnostics`."""

    def __init__(
        self,
        texts: Mapping[str, SourceText],
        name: str,
        diagnostics: list[Diagnostic],
        find_base: FindBase | None,
    ) -> None:
        self.sources = {text.name: text for text in texts.values()}
        self._texts = texts
        self._name = name
        self._diagnostics = diagnostics
        self._find_base = find_base

    def read(self) -> Pack | None:
        """Return the pack; None, with added diagnostics, if one of its files is wrong."""
        source, base = self._texts[PACK_FILE], None
        own = parse_valid(source, "pack", self._diagnostics)
        if own is None:
            return None
        if EXTENDS in own:
            base = self._base(own[EXTENDS])
            if base is None:
                return None
        data = own if base is None else extend(own, base.data)
        templates = {**(base.templates if base else {}), **self._texts}
        self._add(_findings(own, data, self._texts, self._name, is_extending=base is not None))
        words = None
        if WORDS_FILE in self._texts:
            words = parse_valid(self._texts[WORDS_FILE], "words", self._diagnostics)
        if any(found.severity is Severity.ERROR for found in self._diagnostics):
            return None
        return Pack(_profile(data, templates), data, self._texts, words, base)

    def _base(self, name: str) -> Pack | None:
        """Return the pack that this one extends; None, with what is wrong with it."""
        source = self._texts[PACK_FILE]
        found: LoadedPack | Finding | None = self._find_base(name) if self._find_base is not None else None
        if isinstance(found, LoadedPack):
            self.sources |= found.sources
            # A mistake of the base is told in its own files.
            self._diagnostics += found.diagnostics
            if found.pack is None or found.pack.bases < MAX_BASES:
                return found.pack
            found = Finding("GC902.extends-deep", Severity.ERROR, Origin("", ()), {"limit": MAX_BASES})
        key, arguments = ("GC902.extends", {"known": ()}) if found is None else (found.key, found.arguments)
        origin = Origin(source.name, (EXTENDS,))
        self._add([Finding(key, Severity.ERROR, origin, {**arguments, "name": name})])
        return None

    def _add(self, findings: Sequence[Finding]) -> None:
        source = self._texts[PACK_FILE]
        tree = parse(source).node if findings else None
        trees = {} if tree is None else {source.name: tree}
        self._diagnostics += [locate_finding(found, trees) for found in findings]


def _profile(data: Mapping[str, Any], texts: Mapping[str, SourceText]) -> Profile:
    """Return the profile of a pack, with the words that templates and sheets of its forms mention."""
    profile = decode_profile(data)
    sources = {name: text.text for name, text in texts.items() if name.endswith(TEMPLATE_ENDING)}
    found = {title: mentioned_words(data["forms"][title]["template"], sources) for title in profile.forms}
    found |= {
        title: words | words_in(profile.sheets, title) for title, words in found.items() if words is not None
    }
    # Any form may print the fields of the cover.
    known = [words for words in found.values() if words is not None]
    anywhere = frozenset().union(*known) if len(known) == len(found) else None
    forms = {
        title: replace(form, mentioned=anywhere if form.of == SUBMISSION.of else found[title])
        for title, form in profile.forms.items()
    }
    return replace(profile, forms=forms)


def parse_valid(
    source: SourceText,
    schema: str,
    diagnostics: list[Diagnostic],
    more: Callable[[Any], list[Finding]] | None = None,
) -> Mapping[str, Any] | None:
    """Return the plain data of a YAML file; None, with added diagnostics, if its schema does not accept it.

    `more` finds mistakes that a schema cannot express.
    """
    result = parse(source)
    diagnostics += result.diagnostics
    if result.node is None:
        return None
    data = plain(result.node)
    findings = Contract(resources.schema(schema)).check(data, source.name)
    if not findings and more is not None:
        findings = more(data)
    diagnostics += [locate_finding(found, {source.name: result.node}) for found in findings]
    return None if findings or not isinstance(data, dict) else data


def _findings(
    own: Mapping[str, Any],
    data: Mapping[str, Any],
    texts: Mapping[str, SourceText],
    name: str,
    is_extending: bool,
) -> list[Finding]:
    """Return the mistakes that the schema of a pack's own file cannot see; `data` is the whole pack's."""
    from goalc.layout.look import find_unknown_names

    file = texts[PACK_FILE].name
    # With what it takes, a pack is as complete as one that takes nothing.
    missing = Contract(resources.schema("pack")).check(data, file) if is_extending else []
    if missing:
        return missing
    profile = decode_profile(data)
    found: list[tuple[str, Path, str]] = [
        *contradictions(profile),
        *sheet_contradictions(profile),
        *find_unknown_names(data),
    ]
    if data["name"] != name:
        found.append(("GC902.name", ("name",), data["name"]))
    return [
        Finding(
            key,
            Severity.ERROR,
            Origin(file, own_path(path, own, data) if is_extending else path),
            {"value": word, "name": name},
        )
        for key, path, word in found
    ]
