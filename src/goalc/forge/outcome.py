"""Results of a check, a build and a comparison → the files that a forge shows, its log and the job's outputs.

In: findings, refused submissions, a review or the reason that there is none. Out: texts by name. Nothing is
written here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goalc.changes.review import Review
from goalc.forge.comment import MARK, MAX_COMMENT_LENGTH
from goalc.forge.event import Forge
from goalc.report.changes.escape import escape_html
from goalc.report.changes.formats import CHANGE_FORMATS
from goalc.report.changes.markdown import artifact_place, changes_markdown
from goalc.report.diagnostics.formats import FORMATS
from goalc.report.diagnostics.markdown import findings_heading, findings_markdown, refused_heading
from goalc.report.report import Report
from goalc.report.trouble import trouble_sentence
from goalc.source.trouble import Trouble

_CHECK_FILES = {"check.txt": "text", "check.json": "json", "check.sarif": "sarif", "check.junit.xml": "junit"}
CHANGE_FILES = {
    "changes.txt": "text",
    "changes.json": "json",
    "changes.md": "markdown",
    "changes.html": "html",
}
CODE_QUALITY = "gl-code-quality-report.json"


@dataclass(frozen=True)
class Outcome:
    """The results of all steps; `refused` are the submissions that were not built.

    `review` is None if nothing was compared, and `note` says why; `troubled` is True if an error has to be
    corrected first.
    """

    report: Report
    refused: Sequence[str] = ()
    review: Review | None = None
    note: Trouble | None = None
    troubled: bool = False

    @property
    def passed(self) -> bool:
        """True if the check, the build and the gate passed."""
        compared = self.review is None or self.review.passed
        return self.report.passed and not self.refused and not self.troubled and compared

    def files(self, folder: str) -> dict[str, str]:
        """Return the files by name; `folder` is the name of their folder in texts."""
        made = {name: FORMATS[style](self.report) for name, style in _CHECK_FILES.items()}
        quality = json.loads(FORMATS["gitlab"](self.report))
        if self.review is not None:
            made |= {name: CHANGE_FORMATS[style](self.review) for name, style in CHANGE_FILES.items()}
            quality += json.loads(CHANGE_FORMATS["gitlab"](self.review))
        made[CODE_QUALITY] = json.dumps(quality, ensure_ascii=False, indent=2) + "\n"
        compared = self._comparison(folder)
        listed = findings_markdown(self.report)
        made["summary.md"] = "".join(f"{part}\n" for part in (*self._heads(), listed, compared) if part)
        comment = "".join(f"{part}\n" for part in (MARK, *self._heads(), compared) if part)
        made["comment.md"] = comment if len(comment) <= MAX_COMMENT_LENGTH else f"{MARK}\n{compared}"
        return made

    @property
    def _note(self) -> str:
        return "" if self.note is None else trouble_sentence(self.note)

    def _heads(self) -> Iterator[str]:
        yield f"{findings_heading(self.report)}\n"
        if self.refused:
            yield f"{refused_heading(len(self.refused))}\n"

    def _comparison(self, folder: str) -> str:
        if self.review is None:
            return f"{escape_html(self._note)}\n"
        return changes_markdown(self.review, artifact_place(folder))

    def log(self, forge: Forge) -> Iterator[str]:
        """Yield the text for standard output; on GitHub and Gitea, with commands that annotate files."""
        text = FORMATS["text"](self.report)
        text += f"{self._note}\n" if self.review is None else CHANGE_FORMATS["text"](self.review)
        if forge not in {"github", "gitea"}:
            yield text
            return
        # Text from a spec must not be taken for a command of the runner. No text contains its own hash.
        mark = _hash(text)
        yield f"::stop-commands::{mark}\n{text}::{mark}::\n"
        yield FORMATS["github"](self.report)
        if self.review is not None:
            yield CHANGE_FORMATS["github"](self.review)

    def outputs(self, folder: str) -> dict[str, str]:
        """Return the outputs that later steps of a job can use."""
        changes = () if self.review is None else self.review.changes
        looser = sum(one.change.direction == "looser" for one in changes)
        compared = self.review is not None
        return {
            "passed": "true" if self.passed else "false",
            "changes": str(len(changes)) if compared else "",
            "looser": str(looser) if compared else "",
            "folder": folder,
        }


def output_lines(outputs: Mapping[str, str]) -> str:
    """Return outputs in the format of `GITHUB_OUTPUT`; no value can end itself and begin another."""
    return "".join(
        f"{name}<<goalc-{_hash(value)}\n{value}\ngoalc-{_hash(value)}\n" for name, value in outputs.items()
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
