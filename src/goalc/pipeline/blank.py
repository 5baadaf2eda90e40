"""A form pack → its forms, empty, to be filled in by people who never see a spec.

In: a pack, and what is known already: the cover of a submission, and forms of which the names, or of a later
stage the targets, are known. Out: the bytes of an empty form in each format. Each form is printed with sample
values, and what is a value becomes a place to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from goalc.document.annotated import Entry, Sheet
from goalc.document.document import Document, Stamp
from goalc.document.holes import Segment, Segments
from goalc.document.style import Stylesheet
from goalc.document.stylesheets import StyleMerger
from goalc.layout.blank import BlankMaker, Piece, Place, hint_of
from goalc.layout.check_forms import SampleForm
from goalc.layout.fault import TemplateFault
from goalc.layout.holes import HolePrinter
from goalc.model import spec
from goalc.model.forms import BY_OF, RESULTS
from goalc.model.money import MONEY_KEY
from goalc.model.spec import Form, Project, Submission
from goalc.pipeline.pack import Pack, schema_of
from goalc.pipeline.patterns import pieces_of
from goalc.pipeline.sample import COVER_FILE, SAMPLE_FILE, FilledForm, Variant, filled_forms
from goalc.pipeline.stage_sample import with_targets
from goalc.recognize.pattern import COVER, Hole
from goalc.source.diagnostic import Path
from goalc.version import VERSION
from goalc.writers.docx import DocxWriter
from goalc.writers.xlsx import XlsxWriter

BLANK_FORMATS = ("docx", "xlsx")
VARIANT = Variant("blank", keys=True, row_keys=True, rows=4, text="填写内容" * 5, each=3)
"""Each list has four rows, each level three indicators; rows have room for two or three lines."""
_ABOUT_FILES = re.compile(r"yaml|“- ”|引号|引用|列表|一行里|表样|程序|只在这里|印这一列")
"""Words by which help tells how a spec is written, which nobody needs who fills in a form."""
_NUMBER = re.compile(r"[0-9.,]*%?")
_CLAUSE = re.compile("[^，。；]+[，。；]?")
_SEVERAL, _LINES, _BOXES = "可以写几项，用顿号分开：{words}。", "几条分行写。", "在所选的前面把□改成☑。"
_AMOUNT, _COMPUTED = "填数，单位是{unit}。", "由其他各栏算出，可以不填。"


class BlankForm(NamedTuple):
    """An empty form with the styles of its cells."""

    pack: Pack
    sheet: Sheet
    stylesheet: Stylesheet

    def write(self, name: str) -> bytes:
        """Return its bytes in one of `BLANK_FORMATS`. Raises `WriteError`."""
        stamp = Stamp(self.sheet.document.name, VERSION, self.pack.name, f"sha256:{self.pack.digest}")
        if name == "docx":
            return DocxWriter(self.stylesheet).blank(self.sheet, stamp)
        return XlsxWriter(self.stylesheet).write_sheets([self.sheet], stamp)


class BlankForms:
    """The empty forms of one pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._printer = HolePrinter(pack.look, pack.profile, dict(pack.template_texts))
        printed = (one for one in filled_forms(pack.profile, VARIANT) if one.sample.title in pack.look.forms)
        self._filled = {filled.sample.title: filled for filled in printed}

    @property
    def titles(self) -> Sequence[str]:
        """The titles of the forms, in the order of the pack."""
        return tuple(self._filled)

    def make(
        self, title: str, cover: Submission | None = None, form: Form | None = None
    ) -> BlankForm | TemplateFault:
        """Return an empty form of a title; what `cover` and `form` have in common with it stands there."""
        filled = self._filled[title]
        if form is not None and form.stage != "目标":
            filled = with_targets(filled, form)
        filled, known = _fill_in(filled, cover, form)
        document = self._lay_out(filled.sample, title)
        if isinstance(document, TemplateFault):
            return document
        styles = StyleMerger(self._pack.look.stylesheet)
        blocks = self._printer.print(filled.sample)
        sheet = BlankMaker(_Reader(filled, known).pieces, styles).make(document, blocks)
        return BlankForm(self._pack, sheet, styles.stylesheet)

    def _lay_out(self, sample: SampleForm, title: str) -> Document | TemplateFault:
        renderer = self._pack.renderer
        if sample.form is None:
            laid = renderer.cover(sample.submission)
        else:
            laid = renderer.form(sample.form, sample.submission)
        return laid if isinstance(laid, TemplateFault) else replace(laid, name=title)


Known = frozenset[tuple[str, Path]]
"""The places of a sample whose values are no sample values."""


def _fill_in(filled: FilledForm, cover: Submission | None, form: Form | None) -> tuple[FilledForm, Known]:
    """Put into a sample what is known, and return it with the places of that."""
    sample, known = filled.sample, set[tuple[str, Path]]()
    year, preparer, *_ = spec.PRINTED_KEYS
    if cover is not None:
        taken = replace(sample.submission, year=cover.year, preparer=cover.preparer, months=cover.months)
        sample = sample._replace(submission=taken)
        known |= {(COVER_FILE, (key,)) for key in (year, preparer, spec.MONTHS_KEY)}
    if sample.form is not None and sample.form.stage == "目标":
        made, name = sample.form, form.name if form is not None else ""
        known |= {
            (SAMPLE_FILE, (*item.path, key))
            for item in made.indicators
            if item.added
            for key in spec.INDICATOR_KEYS
        }
        if isinstance(made, Project) and cover is not None:
            own = form.preparer if isinstance(form, Project) else ""
            made = replace(made, preparer=own or cover.preparer)
            known.add((SAMPLE_FILE, (preparer,)))
        elif cover is not None:
            name = name or cover.preparer
        if name:
            made = replace(made, name=name)
            kind = next(kind for kind in BY_OF.values() if isinstance(made, kind.model))
            known.add((SAMPLE_FILE, kind.path("name")))
        sample = sample._replace(form=made)
    return filled._replace(sample=sample), frozenset(known)


class _Reader:
    """A reader of the printed texts of one sample: which of their parts are places to fill in."""

    def __init__(self, filled: FilledForm, known: Known) -> None:
        self._filled = filled
        self._known = known
        self._schemas = {file: schema_of(kind, profile) for file, (kind, profile) in filled.profiles.items()}

    def pieces(self, line: Segments) -> list[Piece]:
        """Return the pieces of a text."""
        settled = tuple(self._settle(segment) for segment in line)
        found = zip(line, pieces_of(self._filled, settled), strict=True)
        return [
            Place(Entry("", _COMPUTED)) if _is_total(segment) else self._piece(segment, piece)
            for segment, piece in found
        ]

    def _settle(self, segment: Segment) -> Segment:
        """Return the words of a value that is known, or that goalc has worked out."""
        origin = segment.origin
        if origin is None or _is_total(segment):
            return Segment(segment.text)
        is_sample = origin.file in self._schemas and (origin.file, origin.path) not in self._known
        return segment if is_sample else Segment(segment.text)

    def _piece(self, segment: Segment, piece: str | Hole) -> Piece:
        if isinstance(piece, str):
            return piece
        if piece.level:
            _, profile = self._filled.profiles[segment.origin.file if segment.origin else SAMPLE_FILE]
            # Levels that the pack does not name can be named anew.
            return segment.text if profile.tree else Place(Entry(), segment.text)
        keys = [step for step in piece.path if isinstance(step, str)]
        entry = Entry(keys[-1], "".join(self._hints(segment, piece, keys)))
        words = piece.printing.choices
        if "□" in segment.text or "☑" in segment.text or piece.part == "box":
            return Place(entry, segment.text.replace("☑", "□"))
        if words and not piece.part and piece.printing.kind not in {"choices", "paragraphs"}:
            entry = entry._replace(choices=words)
        return Place(entry, is_amount=piece.printing.kind == "money")

    def _hints(self, segment: Segment, piece: Hole, keys: Sequence[str]) -> Iterator[str]:
        if _is_computed(piece):
            yield _COMPUTED
        elif piece.printing.kind == "money":
            yield _AMOUNT.format(unit=segment.unit or "元")
        else:
            file = segment.origin.file if segment.origin else SAMPLE_FILE
            help_text = hint_of(self._schemas[file], keys)
            clauses = [one for one in _CLAUSE.findall(help_text) if not _ABOUT_FILES.search(one)]
            yield re.sub("[，；]$", "。", "".join(clauses))
        if piece.part == "box":
            yield _BOXES
        elif piece.printing.kind == "choices":
            yield _SEVERAL.format(words="、".join(piece.printing.choices))
        elif piece.printing.kind == "paragraphs" and len(piece.path) == 1:
            yield _LINES


def _is_computed(hole: Hole) -> bool:
    """Return True for a sum; the cover of a later stage takes its values from the targets."""
    return hole.computed and hole.file != COVER


def _is_total(segment: Segment) -> bool:
    """Return True for a score or a rate that is worked out from all indicators, or from all money."""
    path = segment.origin.path if segment.origin else ()
    if path == (MONEY_KEY,):
        return _NUMBER.fullmatch(segment.text) is not None
    return path == RESULTS.path("indicators")
