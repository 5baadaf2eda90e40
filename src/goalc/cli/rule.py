"""`goalc rule`: explain a rule with examples; without a code, list all rules."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli.command import Command
from goalc.matching.guess import closest
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from goalc.report.rule_page import RuleFacts


def complete_codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the codes of rules that begin with `incomplete`, each with its title."""
    from click.shell_completion import CompletionItem

    from goalc.lint.registry import RULES
    from goalc.messages.catalogue import pages

    titles = pages(_language())
    found = [code for code in RULES if code.startswith(incomplete.upper())]
    return [CompletionItem(code, help=titles[code].title) for code in found]


@click.command(cls=Command, help=say("rule"))
@click.argument("code", required=False, metavar="[CODE]", shell_complete=complete_codes)
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help=say("rule.output"))
def rule(code: str | None, output: Path | None) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.rule import rules
    from goalc.report.rule_page import rule_list, rule_page

    facts = rules()
    if output is not None:
        _write(output, facts)
    elif code is None:
        click.echo("\n".join(rule_list(facts)).lstrip("\n"))
        click.echo("\n" + say("rule.list.hint"))
    else:
        click.echo("\n".join(rule_page(_choose(code, facts))))


def _choose(code: str, facts: Iterable[RuleFacts]) -> RuleFacts:
    """Return the rule of a code or a name such as `sign-missing`; raises a usage error if it is unknown."""
    known = {name: fact for fact in facts for name in (fact.code, fact.name)}
    wanted = code.upper() if code.upper() in known else code.lower()
    if wanted not in known:
        close = closest(code, known)
        key = "usage.rule-close" if close else "usage.rule"
        raise click.UsageError(say(key, name=code, close=close))
    return known[wanted]


def _write(output: Path, facts: list[RuleFacts]) -> None:
    """Write a page for each group of rules, and one that lists them."""
    from goalc.report.rule_page import group_title, rule_list, rule_page
    from goalc.workspace.store import make_folder, replace_all

    pages = {"README.md": f"# {say('rule.docs')}\n\n```\n{chr(10).join(rule_list(facts)).strip()}\n```\n"}
    for group, members in groupby(facts, key=lambda fact: fact.code[2]):
        lines = [f"# {group_title(group)}"]
        for fact in members:
            lines += ["", *rule_page(fact, "##")]
        pages[f"GC{group}.md"] = "\n".join(lines) + "\n"
    make_folder(output)
    replace_all(output, {name: text.encode() for name, text in pages.items()})


def _language() -> str:
    from goalc.messages.catalogue import language

    return language()
