"""`goalc rule`: explain a rule with examples; without a code, list all rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli.command import Command
from goalc.matching.guess import closest
from goalc.messages.catalogue import language, say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from goalc.report.code_page import CodeFacts
    from goalc.report.rule_page import RuleFacts


def complete_codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the codes of rules that begin with `incomplete`, each with its title."""
    from click.shell_completion import CompletionItem

    from goalc.lint.registry import RULES
    from goalc.messages.catalogue import pages

    titles = pages(language())
    found = [code for code in RULES if code.startswith(incomplete.upper())]
    return [CompletionItem(code, help=titles[code].title) for code in found]


def _complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the codes that begin with `incomplete`: those of rules, and all others."""
    from click.shell_completion import CompletionItem

    from goalc.messages.catalogue import code_page
    from goalc.operations.rule import codes

    others = [facts.code for facts in codes() if facts.code.startswith(incomplete.upper())]
    return [
        *complete_codes(ctx, parameter, incomplete),
        *(CompletionItem(code, help=code_page(code).title) for code in others),
    ]


@click.command(cls=Command, help=say("rule"))
@click.argument("code", required=False, metavar="[CODE]", shell_complete=_complete)
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help=say("rule.output"))
def rule(code: str | None, output: Path | None) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.rule import codes, rules

    pages: list[RuleFacts | CodeFacts] = [*rules(), *codes()]
    if output is not None:
        _write(output, pages)
    elif code is None:
        click.echo("\n".join(_list(pages)).lstrip("\n"))
        click.echo("\n" + say("rule.list.hint"))
    else:
        click.echo("\n".join(_page(_choose(code, pages))))


def _list(pages: Iterable[RuleFacts | CodeFacts]) -> Iterator[str]:
    from goalc.report.code_page import CodeFacts, code_list
    from goalc.report.rule_page import rule_list

    facts = list(pages)
    yield from rule_list(one for one in facts if not isinstance(one, CodeFacts))
    yield from code_list(one for one in facts if isinstance(one, CodeFacts))


def _page(facts: RuleFacts | CodeFacts, heading: str = "#") -> Iterator[str]:
    from goalc.report.code_page import CodeFacts, code_lines
    from goalc.report.rule_page import rule_page

    return code_lines(facts, heading) if isinstance(facts, CodeFacts) else rule_page(facts, heading)


def _choose(code: str, pages: Iterable[RuleFacts | CodeFacts]) -> RuleFacts | CodeFacts:
    """Return the page of a code or a name such as `sign-missing`; raises a usage error if it is unknown."""
    known = {name: facts for facts in pages for name in (facts.code, facts.name)}
    wanted = code.upper() if code.upper() in known else code.lower()
    if wanted not in known:
        close = closest(code, known)
        key = "usage.rule-close" if close else "usage.rule"
        raise click.UsageError(say(key, name=code, close=close))
    return known[wanted]


def _write(output: Path, pages: list[RuleFacts | CodeFacts]) -> None:
    """Write a page for each group of codes, and one that lists them."""
    from goalc.report.code_page import CodeFacts, code_group
    from goalc.report.rule_page import group_title
    from goalc.workspace.store import make_folder, replace_all

    files = {"README.md": f"# {say('rule.docs')}\n\n```\n{chr(10).join(_list(pages)).strip()}\n```\n"}
    for group, members in groupby(pages, key=lambda facts: facts.code[2]):
        first, *others = members
        title = code_group(group) if isinstance(first, CodeFacts) else group_title(group)
        lines = [f"# {title}"]
        for facts in (first, *others):
            lines += ["", *_page(facts, "##")]
        files[f"GC{group}.md"] = "\n".join(lines) + "\n"
    make_folder(output)
    replace_all(output, {name: text.encode() for name, text in files.items()})
