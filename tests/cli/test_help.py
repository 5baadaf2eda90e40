"""`goalc help X` says what `goalc X --help` says, for every command, and every help ends with examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from goalc.cli.goalc import goalc
from goalc.messages.catalogue import LANGUAGES
from goalc.version import VERSION
from tests.cli.terminal import run


def commands(place: click.Group, *before: str) -> Iterator[str]:
    """The words of every command and group, without `goalc`."""
    context = click.Context(place)
    for name in place.list_commands(context):
        yield " ".join((*before, name))
        command = place.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)


COMMANDS = sorted(commands(goalc))


def test_the_commands_are_found() -> None:
    assert {"check", "help", "new project", "git install", "library show"} <= {*COMMANDS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command(tmp_path: Path, command: str, language: str) -> None:
    said = run(tmp_path, f"goalc help {command} --lang {language}")
    assert said == run(tmp_path, f"goalc {command} --help --lang {language}")
    assert said == run(tmp_path, f"goalc {command} -h --lang {language}")
    assert (said.code, said.err) == (0, "")
    assert f"goalc {command} " in said.out.splitlines()[0]
    lead = {"zh": "例：", "en": "Examples?:"}[language]
    assert re.search(rf"^ *{lead}\n *(?:[A-Z_]+=\S+ )?(goalc|git) ", said.out, re.MULTILINE), said.out


def examples(text: str) -> Iterator[list[str]]:
    """The words of the calls of goalc that stand in a help, up to what only explains them."""
    for line in text.splitlines():
        call = re.match(r" {4}(?:[A-Z_]+=\S+ )?goalc (.*)", line)
        if call:
            yield re.split(r" [<>|] | {3,}", call[1])[0].split()


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_are_calls_that_are_understood(tmp_path: Path, command: str) -> None:
    """Each names a command and options that it has."""
    calls = list(examples(run(tmp_path, f"goalc help {command}").out))
    assert calls
    for words in calls:
        place: click.Command = goalc
        while isinstance(place, click.Group) and words and not words[0].startswith("-"):
            found = place.get_command(click.Context(place), words.pop(0))
            assert found is not None
            place = found
        known = {option for parameter in place.params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} - {"-", "--"} <= known, (command, words)


def test_help_of_goalc_itself(tmp_path: Path) -> None:
    said = run(tmp_path, "goalc help")
    assert said == run(tmp_path, "goalc --help") == run(tmp_path, "goalc -h")
    assert all(f"  {name} " in said.out for name in COMMANDS if " " not in name)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("chek", "check"),
        ("没有", "没有"),
        ("check more", "more"),
        ("library lst", "list"),
        ("--nothing", "--nothing"),
    ],
)
def test_help_of_what_is_no_command(tmp_path: Path, words: str, said: str) -> None:
    found = run(tmp_path, f"goalc help {words}")
    assert (found.code, found.out) == (2, "")
    assert said in found.err


@pytest.mark.parametrize("option", ["-V", "--version"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_version(tmp_path: Path, option: str, language: str) -> None:
    assert run(tmp_path, f"goalc {option}", GOALC_LANG=language) == (f"goalc {VERSION}\n", "", 0)
