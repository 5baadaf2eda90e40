"""What a forge is given: files, the log, outputs; whatever stands in specs."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.changes.review import Review
from goalc.forge.comment import MARK, MAX_COMMENT_LENGTH
from goalc.forge.event import Forge
from goalc.forge.outcome import CODE_QUALITY, Outcome, output_lines
from goalc.report.report import Report
from goalc.source.trouble import Trouble
from tests.report.changes.samples import REVIEW
from tests.report.diagnostics.samples import any_findings, diagnostic, findings, report_of

CLEAN = Outcome(Report((), {}, ("a.yaml",)), note=Trouble("ci.nothing"))


def test_it_passes_when_all_parts_do() -> None:
    assert CLEAN.passed
    passing = replace(REVIEW, failing=(), unread=())
    assert replace(CLEAN, review=passing).passed
    wrong = diagnostic()
    failing = [
        replace(CLEAN, report=report_of((wrong,), {}, (), (wrong,))),
        replace(CLEAN, refused=("a",)),
        replace(CLEAN, troubled=True),
        replace(CLEAN, review=replace(passing, failing=REVIEW.changes[:1])),
    ]
    assert [outcome.passed for outcome in failing] == [False] * 4


def test_files() -> None:
    outcome = Outcome(findings(diagnostic()), ("某局",), REVIEW)
    files = outcome.files("goalc-ci")
    assert set(files) == {
        *("check.txt", "check.json", "check.sarif", "check.junit.xml", CODE_QUALITY),
        *("changes.txt", "changes.json", "changes.md", "changes.html", "summary.md", "comment.md"),
    }
    entries = json.loads(files[CODE_QUALITY])
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) > 1
    assert files["comment.md"].startswith(f"{MARK}\n<b>")
    assert "goalc-ci" in CLEAN.outputs("goalc-ci").values()
    alone = CLEAN.files("x")
    assert not {name for name in alone if name.startswith("changes")}
    assert "没有可以比较的版本" in alone["comment.md"]


def test_a_comment_fits_however_much_there_is() -> None:
    review = replace(REVIEW, changes=[*REVIEW.changes] * 50)
    comment = Outcome(findings(diagnostic()), ("某局",), review).files("goalc-ci")["comment.md"]
    assert len(comment) <= MAX_COMMENT_LENGTH
    assert "changes.html" in comment
    many = Outcome(findings(*[diagnostic()] * 2_000)).files("x")["summary.md"]
    assert len(many.encode()) < 100_000


def commands(log: str) -> list[str]:
    """What GitHub's runner takes for commands: at the beginning of a line, the old ones anywhere in it."""
    found: list[str] = []
    stopped = ""
    for line in log.splitlines():
        if stopped:
            stopped = "" if line.strip() == f"::{stopped}::" else stopped
        elif line.strip().startswith("::stop-commands::"):
            stopped = line.strip().removeprefix("::stop-commands::")
        elif line.lstrip().startswith("::"):
            found.append(re.split("[ :]", line.lstrip()[2:])[0])
        elif "##[" in line:
            found.append(line)
    assert not stopped
    return found


@given(st.data())
def test_no_text_becomes_a_command(data: st.DataObject) -> None:
    drawn = data.draw(any_findings())
    for review in (None, REVIEW):
        log = "".join(
            Outcome(drawn, review=review, note=Trouble("io.missing", {"name": "\n::error::x"})).log("github")
        )
        assert set(commands(log)) <= {"error", "warning", "notice"}


def test_a_hostile_spec_does_not_command_the_runner() -> None:
    text = "a: ##[set-output name=passed;]true\n::set-output name=passed::true\n::stop-commands::x\n"
    log = "".join(
        Outcome(findings(diagnostic(), text=text), note=Trouble("io.missing", {"name": text})).log("github")
    )
    assert "set-output" in log
    assert set(commands(log)) == {"error"}


@pytest.mark.parametrize("forge", ["gitlab", ""])
def test_the_log_elsewhere_is_text_alone(forge: Forge) -> None:
    log = "".join(Outcome(findings(diagnostic()), review=REVIEW).log(forge))
    assert not re.search("(?m)^::", log)
    assert REVIEW.changes[0].change.path[-1] in log


def parsed(lines: str) -> dict[str, str]:
    """As the runner reads `GITHUB_OUTPUT`."""
    found: dict[str, str] = {}
    rest = lines.split("\n")
    while rest and rest[0]:
        name, mark = rest.pop(0).split("<<", 1)
        end = rest.index(mark)
        found[name] = "\n".join(rest[:end])
        rest = rest[end + 1 :]
    return found


@given(
    st.dictionaries(
        st.sampled_from(["passed", "folder"]), st.text(st.sampled_from("a\n<=goalc-"), max_size=40)
    )
)
def test_no_output_becomes_another(outputs: dict[str, str]) -> None:
    assert parsed(output_lines(outputs)) == outputs


def test_outputs() -> None:
    looser = sum(one.change.direction == "looser" for one in REVIEW.changes)
    outputs = Outcome(findings(), review=REVIEW).outputs("out")
    assert outputs["changes"] == str(len(REVIEW.changes))
    assert outputs["looser"] == str(looser)
    assert CLEAN.outputs("out") == {"passed": "true", "changes": "", "looser": "", "folder": "out"}
    assert isinstance(REVIEW, Review)
