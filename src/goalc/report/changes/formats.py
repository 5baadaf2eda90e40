"""The formats of changes by name: the values of `--format`, and functions that load a format when used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goalc.changes.review import Review


def _text(review: Review) -> str:
    from goalc.report.changes.text import report_changes

    return "".join(f"{line}\n" for line in report_changes(review, False))


def _markdown(review: Review) -> str:
    from goalc.report.changes.markdown import changes_markdown

    return changes_markdown(review)


def _html(review: Review) -> str:
    from goalc.report.changes.html import changes_html

    return changes_html(review)


def _json(review: Review) -> str:
    from goalc.report.changes.json import changes_json

    return changes_json(review)


def _github(review: Review) -> str:
    from goalc.report.changes.github import changes_github

    return changes_github(review)


def _gitlab(review: Review) -> str:
    from goalc.report.changes.gitlab import changes_gitlab

    return changes_gitlab(review)


CHANGE_FORMATS: Mapping[str, Callable[[Review], str]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
}
