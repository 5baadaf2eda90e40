"""Typed spec → document, one form at a time.

The renderer of a pack is made once; then each form costs one rendering and one reading of its markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from goalc.document.document import Document
from goalc.layout.context import ContextBuilder, UsedVariables, printed_texts
from goalc.layout.fault import TemplateFault
from goalc.layout.field_values import Context
from goalc.layout.look import FormLook, Look
from goalc.layout.markup import MarkupFault, MarkupReader, Shapes
from goalc.layout.templates import Templates, marked_line
from goalc.model.profile import Profile
from goalc.model.spec import MONTHS_KEY, Department, Project, Submission

_FIELD = re.compile(r"\{([^{}]+)\}")


class FormRenderer:
    """The forms of one pack, ready to print.

    `sources` are the texts of the pack's templates by file name.
    """

    def __init__(self, look: Look, profile: Profile, sources: Mapping[str, str]) -> None:
        self.look = look
        self.profile = profile
        self._templates = Templates(sources)
        self._styles = frozenset(look.stylesheet.styles)
        self._shapes = Shapes()
        self._used = UsedVariables.of(sources.values())

    def prints(self, submission: Submission) -> bool:
        """Return True if the pack has a form for the cover of a submission; without one, none is printed."""
        return submission.title in self.look.forms

    def cover(self, submission: Submission) -> Document | TemplateFault:
        """Lay out the submission's own form."""
        builder = self._builder()
        return self._print(submission.title, builder.cover(submission), builder)

    def form(self, form: Department | Project, submission: Submission) -> Document | TemplateFault:
        """Lay out a department's or a project's form."""
        builder = self._builder()
        if isinstance(form, Department):
            return self._print(form.title, builder.department(form, submission), builder)
        return self._print(form.title, builder.project(form, submission), builder)

    def sees_projects(self, form: Department) -> bool:
        """Return True if a department's form prints values of its projects."""
        profile = self.profile.form(form.title)
        derived = profile is not None and any(item.derive for item in profile.fields)
        return derived or self._used.projects

    def booklet_name(self, submission: Submission) -> str:
        """Return the name of the whole booklet, without a file's ending."""
        return fill(self.look.booklet, _cover_texts(submission))

    def _builder(self) -> ContextBuilder:
        return ContextBuilder(self.profile, self._used)

    def _print(self, form: str, context: Context, builder: ContextBuilder) -> Document | TemplateFault:
        look = self.look.forms[form]
        for misfit in builder.origin_table.misfits:
            return TemplateFault("GC907.decimals", look.template, 1, misfit.arguments, misfit.origin)
        self._shapes.trim()
        room = self.look.stylesheet.pages[look.page].content_width
        reader = MarkupReader(builder.origin_table, self._styles, room, self._shapes)
        try:
            blocks = reader.blocks(self._templates.render(look.template, context))
        except TemplateFault as fault:
            return fault
        except MarkupFault:
            return self._locate(look, context, reader)
        return Document(fill(look.name, printed_texts(context)), look.page, blocks)

    def _locate(self, look: FormLook, context: Context, reader: MarkupReader) -> TemplateFault:
        """Render once more with marks, to find the template's line of a fault in its markup."""
        markup = ""
        try:
            markup = self._templates.render(look.template, context, marked=True)
            reader.blocks(markup)
        except TemplateFault as fault:
            return fault
        except MarkupFault as fault:
            template, _, number = fault.mark.rpartition(":")
            line = int(number) if number.isdigit() else 1
            if not template:
                template, line = marked_line(markup, fault.offset) or (look.template, 1)
            return TemplateFault(fault.key, template, line, fault.arguments, fault.origin)
        raise AssertionError("marks changed the meaning of the markup")


def _cover_texts(submission: Submission) -> dict[str, str]:
    return {"年度": str(submission.year), "编制单位": submission.preparer, MONTHS_KEY: submission.months}


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Replace `{项目名称}` and the like by their values; a name that has none stays as it is."""
    return _FIELD.sub(lambda match: values.get(match[1], match[0]), pattern)


def unfilled_names(text: str) -> list[str]:
    """Return the names that a filled pattern still has: nothing is called so."""
    return _FIELD.findall(text)
