"""A form pack → everything that is wrong with it, before any spec is written.

In: a pack that its schema accepts. Out: diagnostics in its files, each slip once. Samples of every form are
printed, written in each format and read back; then come remarks on what a person forgets: a field without a
place or without help, an amount whose unit no heading names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from goalc.document.document import Document, Stamp
from goalc.layout.check_forms import CheckedForms, FormChecker
from goalc.layout.fault import TemplateFault
from goalc.layout.lay_out import unfilled_names
from goalc.model.forms import SUBMISSION
from goalc.model.profile import FormProfile, PackField
from goalc.model.sheets import words_in
from goalc.model.spec import TOTAL_KEY, TOTAL_PARTS
from goalc.pipeline.pack import PACK_FILE, Pack
from goalc.pipeline.sample import VARIANTS, WHOLE_VARIANTS, samples
from goalc.readers.compare import differences
from goalc.readers.registry import READERS
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Path, Severity
from goalc.source.text import Span
from goalc.syntax.locate import locate_finding
from goalc.syntax.parse import parse
from goalc.version import VERSION
from goalc.writers.error import WriteError
from goalc.writers.registry import DEFAULT_FORMATS

_INDICATORS = "绩效指标"
_ROWS = "行"


def find_faults(pack: Pack) -> list[Diagnostic]:
    """Return the mistakes because of which the forms of a pack cannot be printed."""
    return _faults(pack, _check(pack))


def check_pack(pack: Pack) -> list[Diagnostic]:
    """Return all that is wrong with a pack: mistakes, what no format can carry, and remarks."""
    checked = _check(pack)
    faults = _faults(pack, checked)
    doubts = (*_sum_up(checked.occasional), *checked.remarks)
    remarks = [replace(pack.locate_fault(one, {}), severity=Severity.WARNING) for one in doubts]
    forgotten = (*_find_forgotten(pack, checked), *_of_booklet(pack))
    about = [*_stray_templates(pack, checked), *remarks, *_locate(pack, forgotten)]
    return [*faults, *([] if faults else _locate(pack, _verify(pack))), *about]


def _sum_up(faults: Sequence[TemplateFault]) -> Iterator[TemplateFault]:
    """Yield one remark about the faults of each template that only some samples have."""
    lines: dict[str, set[int]] = {}
    for fault in faults:
        lines.setdefault(fault.template, set()).update((fault.line, *fault.also))
    for template, found in lines.items():
        first, *others = sorted(found)
        yield TemplateFault("GC920.occasional", template, first, {}, also=tuple(others))


def _check(pack: Pack) -> CheckedForms:
    checker = FormChecker(pack.look, pack.profile, pack.template_texts)
    rounds = [list(samples(pack.profile, variant)) for variant in VARIANTS]
    return checker.check(rounds, (samples(pack.profile, variant) for variant in WHOLE_VARIANTS))


def _faults(pack: Pack, checked: CheckedForms) -> list[Diagnostic]:
    found = []
    for fault in checked.faults:
        title = next((name for name, form in pack.look.forms.items() if form.template == fault.template), "")
        if fault.key == "GC903.missing" and title:
            origin = Origin(pack.files[PACK_FILE].name, ("forms", title, "template"))
            found += _locate(pack, [Finding(fault.key, Severity.ERROR, origin, fault.arguments)])
        else:
            found.append(pack.locate_fault(fault, {}))
    return found


def _locate(pack: Pack, findings: Sequence[Finding] | Iterator[Finding]) -> list[Diagnostic]:
    """Return the diagnostics of findings in `pack.yaml`."""
    listed = list(findings)
    file = pack.files[PACK_FILE]
    node = parse(file).node if listed else None
    trees = {} if node is None else {file.name: node}
    return [locate_finding(finding, trees) for finding in listed]


def _is_own(pack: Pack, file: str) -> bool:
    """Return True for a file of the pack itself, and not of one that it extends."""
    return file.rpartition("/")[0] == pack.files[PACK_FILE].name.rpartition("/")[0]


def _stray_templates(pack: Pack, checked: CheckedForms) -> Iterator[Diagnostic]:
    own = [name for name, file in pack.templates.items() if _is_own(pack, file.name)]
    for name in sorted(set(own) - checked.reached):
        yield Diagnostic("GC920.stray", Severity.WARNING, pack.files[name].name, Span(0, 0), {"name": name})


def _verify(pack: Pack) -> Iterator[Finding]:
    """Write the samples in each format, read them back, and yield the first difference of each form."""
    for variant in VARIANTS:
        for sample in samples(pack.profile, variant):
            render = pack.renderer
            laid = (
                render.cover(sample.submission)
                if sample.form is None
                else render.form(sample.form, sample.submission)
            )
            if isinstance(laid, Document):
                if variant is VARIANTS[0]:
                    yield from _find_unfilled(pack, ("forms", sample.title, "name"), laid.name)
                refuse = partial(_refuse, pack, sample.title)
                yield from (
                    refuse(name, problem)
                    for name in DEFAULT_FORMATS
                    if (problem := _problem(pack, name, laid)) is not None
                )


def _of_booklet(pack: Pack) -> Iterator[Finding]:
    for sample in islice(samples(pack.profile, VARIANTS[0]), 1):
        yield from _find_unfilled(pack, ("booklet",), pack.renderer.booklet_name(sample.submission))


def _find_unfilled(pack: Pack, place: Path, text: str) -> Iterator[Finding]:
    """Yield a remark about each name in a file's name that no value has, and that is printed as it stands."""
    origin = Origin(pack.files[PACK_FILE].name, place)
    for word in unfilled_names(text):
        yield Finding("GC920.name", Severity.WARNING, origin, {"word": word})


def _problem(pack: Pack, name: str, document: Document) -> str | None:
    """Return what a format does not carry of a document; None if it is read back as it was laid out."""
    try:
        file = pack.writer(name).begin(Stamp(document.name, VERSION, pack.name, pack.digest))
        file.add(document)
        content = b"".join(file.finish())
    except WriteError as error:
        return error.kind
    found = differences([document], READERS[name](content))
    return f"{found[0].expected} / {found[0].actual}" if found else None


def _refuse(pack: Pack, title: str, name: str, problem: str) -> Finding:
    origin = Origin(pack.files[PACK_FILE].name, ("forms", title))
    arguments = {"format": name.upper(), "form": title, "problem": problem}
    return Finding("GC920.verify", Severity.ERROR, origin, arguments, "key")


def _find_forgotten(pack: Pack, checked: CheckedForms) -> Iterator[Finding]:
    """Yield what a form declares and does not print, prints and does not use, or leaves without help."""
    everywhere = {path[1:] for paths in checked.printed.values() for path in paths if path[:1] == ("封面",)}
    for title, form in pack.profile.forms.items():
        own = {path[:end] for path in checked.printed.get(title, ()) for end in range(1, len(path) + 1)}
        own |= {(key,) for key in TOTAL_PARTS if (TOTAL_KEY,) in own}
        if form.of == SUBMISSION.of:
            own |= everywhere
        words = words_in(pack.profile.sheets, title)
        own |= {names for word in words for names in ((word,), (_INDICATORS, word))}
        place: Path = ("forms", title)
        for number, field in enumerate(form.fields):
            yield from _of_field(pack, title, field, (*place, "fields", number), (field.key,), own)
        for number, field in enumerate(form.indicator_fields):
            at = (*place, "indicators", "fields", number)
            yield from _of_field(pack, title, field, at, (_INDICATORS, field.key), own)
        yield from _of_core(pack, title, form, own)


def _of_field(
    pack: Pack, title: str, field: PackField, place: Path, names: tuple[str, ...], own: set[tuple[str, ...]]
) -> Iterator[Finding]:
    file = pack.files[PACK_FILE].name
    said = {"key": field.key, "form": title}
    if names not in own:
        yield Finding("GC920.unprinted", Severity.WARNING, Origin(file, (*place, "key")), said)
    elif field.kind == "rows":
        for number, column in enumerate(field.columns):
            if (*names, _ROWS, column.key) not in own:
                at = Origin(file, (*place, "columns", number, "key"))
                yield Finding("GC920.unprinted", Severity.WARNING, at, {"key": column.key, "form": title})
    if not field.help:
        yield Finding("GC920.no-help", Severity.WARNING, Origin(file, (*place, "key")), said)


def _of_core(pack: Pack, title: str, form: FormProfile, own: set[tuple[str, ...]]) -> Iterator[Finding]:
    file = pack.files[PACK_FILE].name
    for part, keys in (("required", form.required), ("unused", form.unused)):
        for number, key in enumerate(keys):
            is_printed = (key,) in own
            if is_printed is (part == "unused"):
                name = "GC920.unused-printed" if is_printed else "GC920.unprinted"
                origin = Origin(file, ("forms", title, part, number))
                yield Finding(name, Severity.WARNING, origin, {"key": key, "form": title})
