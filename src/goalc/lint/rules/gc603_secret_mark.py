"""GC603: an edition for publication has nothing secret."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.texts import Text
from goalc.model.spec import Form
from goalc.source.diagnostic import Severity

_YES = "是"


def subjects(context: FormContext) -> Sequence[Form | Text]:
    """Return the form and its texts in an edition for publication."""
    return (context.form, *context.texts) if context.settings.public else ()


def check(subject: Form | Text, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a project marked 涉密, and for a word that marks secret papers."""
    if isinstance(subject, Text):
        # 密码机密钥 is no secret, and 国家秘密 is what the law protects.
        word = context.words.find_apart(context.words.secrets, subject.text)
        if word:
            yield Violation("GC603.word", subject.origin, {"word": word[0]})
    elif context.project is not None and context.project.secret == _YES:
        yield Violation("GC603.marked", context.field("secret"), {"name": context.project.name})


RULE = FormRule("GC603", Severity.WARNING, "K", subjects, check)
