"""Compiled submission → the edition of it that is built, as it may be published.

In: `Compiled`. Out: `Compiled` without the projects marked 涉密 and with personal numbers masked, its counts,
and what was done as diagnostics; or the diagnostics that say why it cannot be published.

The law on state secrets and the rules for publishing budgets leave out what is secret; personal numbers are
masked as the rules for publishing government information do.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, NamedTuple

from goalc.lint.engine import contexts
from goalc.lint.settings import Settings
from goalc.lint.texts import Text, texts_of
from goalc.matching.similarity import plain_name
from goalc.model.derived import derived_sum
from goalc.model.forms import PROJECT, kind_of
from goalc.model.personal import mask
from goalc.model.spec import OUTCOME_KEY, Form, LabelledRow, Project, Submission, place_in
from goalc.model.target import Judgement, Target, parse_target
from goalc.model.words import Words
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.policy import Policy
from goalc.pipeline.printed_targets import printed_targets
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Severity
from goalc.syntax.locate import locate_finding

_OPEN = frozenset({"", "否"})
"""What 涉密 says of a project that may be published."""
_PLACES = frozenset({"file", "path", "sources", "pack", "order"})
"""Attributes that are no text of a form."""
_YEAR = re.compile("(?:19|20)[0-9]{2}(?:-(?:19|20)?[0-9]{2})?年?度?")
_OWN = re.compile("[0-9a-z\u3400-\u9fff\U00020000-\U0003ffff]")
_PARTICLES = re.compile("[的及和与等]")
MIN_OWN = 2
"""Minimum number of characters by which a name differs from any other."""
MENDED = frozenset({"GC601", "GC602.identity", "GC602.account", "GC603.marked"})
"""Keys of findings that do not hold for an edition for publication."""


class Edition(NamedTuple):
    """A submission as it is built: `compiled` is None if a diagnostic prevents it.

    `public`: it may differ from what is filed. `masked` is the number of masked numbers, `left_out` that of
    projects that are not in it, `unfinished` that of places that are not filled in.
    """

    compiled: Compiled | None
    diagnostics: tuple[Diagnostic, ...] = ()
    public: bool = False
    masked: int = 0
    left_out: int = 0
    unfinished: int = 0

    @property
    def note(self) -> str:
        """The line above each form of a draft, in the language of the forms."""
        return f"草稿：还有 {self.unfinished} 处没有填，不能报送。" if self.unfinished else ""


def publish(compiled: Compiled, policy: Policy) -> Edition:
    """Return the edition of a submission for publication."""
    submission = compiled.submission
    secret = [project for project in submission.projects if project.secret not in _OPEN]
    published = submission.with_forms(form for form in submission.forms if form not in secret)
    texts = list(_texts(replace(compiled, submission=published), policy))
    wrong = [*_named(secret, texts, policy.words(compiled.pack)), *_unmaskable(published)]
    if not published.forms:
        wrong.append(Finding("GC910.none", Severity.ERROR, Origin(submission.file, ()), {}))
    trees = compiled.files.trees
    if wrong:
        return Edition(None, tuple(locate_finding(finding, trees) for finding in wrong), public=True)
    masker = _Masker()
    masked = replace(compiled, submission=masker.mask(published))
    sums = _report_sums(compiled, published) if secret else ()
    done = [*map(_report_left_out, secret), *sums, *_report_masked(texts)]
    said = tuple(locate_finding(finding, trees) for finding in done)
    return Edition(masked, said, True, masker.count, len(secret))


def _named(secret: list[Project], texts: list[Text], words: Words) -> Iterator[Finding]:
    """Yield an error for each text that names a secret project.

    A name of nothing but words that many projects have (日常运转, 业务费) is one where it stands in quotes.
    """
    names = {}
    for project in secret:
        name = plain_name(project.name)
        pattern = (
            re.escape(name) if _identifies(name, words) else f'[“《「『【"]{re.escape(name)}[”》」』】"]'
        )
        names[name] = re.compile(pattern), project.name
    for text in texts:
        squeezed = plain_name(text.text)
        shown = next((shown for pattern, shown in names.values() if pattern.search(squeezed)), None)
        if shown is not None:
            yield Finding("GC910.named", Severity.ERROR, text.origin, {"name": shown})


def _identifies(name: str, words: Words) -> bool:
    """Return True for a name with at least two characters beside words that many projects have, and years."""
    rest = _YEAR.sub(" ", name)
    for generic in (words.running, words.staff, words.generic_names):
        for match in generic.all(rest):
            rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    return len(_OWN.findall(_PARTICLES.sub("", rest))) >= MIN_OWN


def _unmaskable(submission: Submission) -> Iterator[Finding]:
    """Yield an error for each amount whose number looks like a personal one: its digits count."""
    for target, origin in (*printed_targets(submission), *_outcomes(submission)):
        if not isinstance(target, Judgement) and mask(str(target))[1]:
            yield Finding("GC910.target", Severity.ERROR, origin, {"value": target.quoted})


def _outcomes(submission: Submission) -> Iterator[tuple[Target, Origin]]:
    """Yield what was reached, read as a target would be: it is compared with one."""
    for form in submission.forms:
        for item in form.indicators:
            for key, text in ((OUTCOME_KEY, item.outcome), ("预计完成值", item.expected)):
                if mask(text)[1]:
                    yield parse_target(text), item.origin(form.file, key)


def _texts(compiled: Compiled, policy: Policy) -> Iterator[Text]:
    """Yield all texts of the cover and the forms with their places."""
    words = policy.words(compiled.pack)
    cover, forms, _ = contexts(compiled.submission, compiled.pack.profile, words, Settings())
    found = [*cover.texts]
    for form in forms:
        found += form.texts
        if form.form.target_file:
            found += _taken_texts(form.form, form.texts)
    yield from found
    known = {text.origin for text in found}
    for target, origin in printed_targets(compiled.submission):
        if origin not in known:
            yield Text(target.text if isinstance(target, Judgement) else target.written, origin)


def _taken_texts(form: Form, own: Iterable[Text]) -> Iterator[Text]:
    """Yield the texts that a form of a later stage takes from its target form, which it may print."""
    written = {text.origin for text in own}
    as_target = replace(form, stage="目标")
    yield from (text for text in texts_of(as_target, kind_of(form)) if text.origin not in written)


def _report_left_out(project: Project) -> Finding:
    origin = place_in(project, PROJECT.path("secret"))
    return Finding("GC910.left-out", Severity.INFO, origin, {"name": project.name})


def _report_sums(compiled: Compiled, published: Submission) -> Iterator[Finding]:
    """Yield a finding for each sum that is computed and misses the secret projects."""
    for form in published.forms:
        profile = compiled.pack.profile.form(form.title)
        for item in () if profile is None else profile.fields:
            if item.key in form.fields or derived_sum(item, published) == derived_sum(
                item, compiled.submission
            ):
                continue
            yield Finding("GC910.sum", Severity.INFO, Origin(form.file, ()), {"key": item.key})


def _report_masked(texts: list[Text]) -> Iterator[Finding]:
    """Yield one finding for all masked numbers of a file, at the first of them."""
    found: dict[str, list[tuple[Origin, str]]] = {}
    for text in texts:
        for number in mask(text.text)[1]:
            found.setdefault(text.origin.file, []).append((text.origin, number.masked))
    for places in found.values():
        origin, shown = places[0]
        yield Finding("GC910.masked", Severity.INFO, origin, {"count": len(places), "shown": shown})


@dataclass
class _Masker:
    """Masks the personal numbers in all texts of a model, and counts them."""

    count: int = 0

    def mask(self, value: Any) -> Any:
        """Return a value with its texts masked: the same object if it has nothing to mask."""
        if isinstance(value, str):
            text, found = mask(value)
            self.count += len(found)
            return text
        if isinstance(value, tuple):
            items = [self.mask(item) for item in value]
            return value if all(map(operator.is_, items, value)) else tuple(items)
        if isinstance(value, Mapping):
            return self._mask_values(value)
        if is_dataclass(value) and not isinstance(value, type):
            own = {field.name: getattr(value, field.name) for field in fields(value)}
            new = self._mask_values({name: old for name, old in own.items() if name not in _PLACES})
            changed = {name: item for name, item in new.items() if item is not own[name]}
            return replace(value, **changed) if changed else value
        return value

    def _mask_values(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        masked = {key: self.mask(item) for key, item in values.items()}
        if all(masked[key] is item for key, item in values.items()):
            return values
        if isinstance(values, LabelledRow):
            row = LabelledRow(masked)
            row.step = values.step
            return row
        return masked
