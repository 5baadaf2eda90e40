"""Check the templates of a pack by printing samples: every mistake in them, each slip once.

In: a pack's look, profile and templates, and sample forms in rounds. Out: faults, with which no form can be
printed; occasional ones, without which some can; remarks, which are probably mistakes; and the values that
each form prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.layout.context import ContextBuilder, UsedVariables
from goalc.layout.fault import TemplateFault
from goalc.layout.field_values import Context
from goalc.layout.inspection import Inspection
from goalc.layout.look import Look
from goalc.layout.markup import MarkupFault, Shapes
from goalc.layout.shapes import Names
from goalc.layout.survey import MarkupSurvey
from goalc.layout.templates import Templates, marked_line, marked_lines
from goalc.layout.values import OriginTable
from goalc.model.profile import Profile
from goalc.model.spec import Department, Form, Submission
from goalc.source.text import Span


class SampleForm(NamedTuple):
    """A form of a title to print, with the cover around it; `form` is None for the cover itself."""

    title: str
    form: Form | None
    submission: Submission


@dataclass
class CheckedForms:
    """The result of a check; `printed` has the paths of values by form, `reached` the used templates.

    `occasional` are faults of a line that another sample prints well: it counts on a value, or on the length
    of a list.
    """

    faults: list[TemplateFault] = field(default_factory=list)
    occasional: list[TemplateFault] = field(default_factory=list)
    remarks: list[TemplateFault] = field(default_factory=list)
    printed: dict[str, frozenset[Names]] = field(default_factory=dict)
    reached: frozenset[str] = frozenset()


_Places = dict[tuple[str, str, int, Span | None], TemplateFault]


class FormChecker:
    """A checker of the forms of one pack."""

    def __init__(self, look: Look, profile: Profile, sources: Mapping[str, str]) -> None:
        self._look = look
        self._profile = profile
        self._sources = sources
        self._used = UsedVariables.of(sources.values())
        self._styles = frozenset(look.stylesheet.styles)

    def check(
        self, rounds: Sequence[Iterable[SampleForm]], whole: Iterable[Iterable[SampleForm]] = ()
    ) -> CheckedForms:
        """Check all templates; the first round has a value for everything that may be printed.

        The rounds `whole` have it too, and lists of other lengths; they are only made if something is wrong.
        """
        full = list(rounds[0])
        inspection = Inspection(self._sources)
        printed = {
            sample.title: inspection.inspect(self._template(sample), self._context(sample)[0])
            for sample in full
        }
        faults: _Places = {}
        remarks: _Places = {}
        told = {(fault.template, fault.line) for fault in inspection.faults}
        has_tags = any(fault.key.startswith("GC905") for fault in inspection.faults)
        templates = Templates(inspection.texts)
        for sample in (*full, *(sample for later in rounds[1:] for sample in later)):
            found, noted, _ = self._survey(sample, templates)
            for fault in found:
                is_echo = fault.key == "GC905.syntax" and has_tags
                if (fault.template, fault.line) not in told and not is_echo:
                    faults.setdefault((fault.key, fault.template, fault.line, None), fault)
            for fault in noted:
                remarks.setdefault((fault.key, fault.template, fault.line, None), fault)
        occasional = self._find_occasional(list(faults.values()), whole, templates)
        certain = [*inspection.faults, *(fault for fault in faults.values() if fault not in occasional)]
        return CheckedForms(certain, occasional, list(remarks.values()), printed, inspection.reached)

    def _find_occasional(
        self, faults: Sequence[TemplateFault], whole: Iterable[Iterable[SampleForm]], templates: Templates
    ) -> list[TemplateFault]:
        """Return the faults whose lines a sample with all values prints well."""
        left = list(faults)
        # What is too long for one sample takes too long to try with others.
        has_limit = any(fault.key.startswith("GC903") for fault in faults)
        for samples in whole if left and not has_limit else ():
            for sample in samples:
                found, _, lines = self._survey(sample, templates)
                wrong = {(fault.template, line) for fault in found for line in (fault.line, *fault.also)}
                left = [f for f in left if (f.template, f.line) not in lines - wrong]
            if not left:
                break
        return [fault for fault in faults if fault not in left]

    def _template(self, sample: SampleForm) -> str:
        return self._look.forms[sample.title].template

    def _context(self, sample: SampleForm) -> tuple[Context, OriginTable]:
        builder = ContextBuilder(self._profile, self._used)
        if sample.form is None:
            return builder.cover(sample.submission), builder.origin_table
        if isinstance(sample.form, Department):
            return builder.department(sample.form, sample.submission), builder.origin_table
        return builder.project(sample.form, sample.submission), builder.origin_table

    def _survey(
        self, sample: SampleForm, templates: Templates
    ) -> tuple[list[TemplateFault], list[TemplateFault], set[tuple[str, int]]]:
        """Return the faults and remarks of a sample, and the lines of the templates that wrote its tags."""
        context, table = self._context(sample)
        page = self._look.stylesheet.pages[self._look.forms[sample.title].page]
        survey = MarkupSurvey(table, self._styles, page.content_width, Shapes())
        markup = ""
        try:
            markup = templates.render(self._template(sample), context, marked=True)
            survey.survey(markup)
        except TemplateFault as fault:
            return [fault], [], set()
        except MarkupFault as fault:
            template, line = marked_line(markup, fault.offset) or (self._template(sample), 1)
            return [TemplateFault(fault.key, template, line, {})], [], set()
        return (
            [self._fault(fault, sample) for fault in survey.faults],
            [self._fault(fault, sample) for fault in survey.remarks],
            marked_lines(markup),
        )

    def _fault(self, fault: MarkupFault, sample: SampleForm) -> TemplateFault:
        template, line = _place(fault.mark) or (self._template(sample), 1)
        places = [_place(mark) for mark in fault.also]
        also = {place[1] for place in places if place is not None and place[0] == template} - {line}
        return TemplateFault(fault.key, template, line, fault.arguments, also=tuple(sorted(also)))


def _place(mark: str) -> tuple[str, int] | None:
    template, _, number = mark.rpartition(":")
    return (template, int(number)) if template and number.isdigit() else None
