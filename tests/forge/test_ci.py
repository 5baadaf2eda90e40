"""`goalc ci` in clones as servers make them of real repositories: what is written, and when it fails."""

from __future__ import annotations

import json
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Result, environment, run
from tests.forge.test_files import GOALC, bash, script
from tests.police import POLICE
from tests.repositories import commit, git, repository
from tests.workspace.trees import edit

FOLDER = Path("specs/2025/liupanshui-police")
SPEC = FOLDER / "projects" / "01-detention-facilities.yaml"
Clone = Callable[..., Path]


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A server's repository: `topic` loosens a target, `main` went on with another change after it left."""
    home = repository(tmp_path / "库")
    shutil.copytree(POLICE, home / FOLDER)
    # What the bureau would send back of the real specs is not what is tried here.
    (home / "goalc.toml").write_text('fail-level = "never"\n', encoding="utf-8")
    commit(home, "第一版")
    git(home, "branch", "-M", "main")
    git(home, "checkout", "--quiet", "-b", "topic")
    edit(home / SPEC, "指标值: ≥5次", "指标值: ≥3次")
    commit(home, "少查两次")
    git(home, "checkout", "--quiet", "main")
    edit(home / SPEC, "指标值: ≤45天", "指标值: ≤40天")
    commit(home, "别的改动")
    git(home, "checkout", "--quiet", "topic")
    return home


@pytest.fixture
def clone(hub: Path, tmp_path: Path) -> Clone:
    """A clone of `topic`, with the options of git that are given."""

    def made(*options: str) -> Path:
        place = tmp_path / "克隆"
        git(tmp_path, "clone", "--quiet", "--branch", "topic", *options, hub.as_uri(), str(place))
        git(place, "config", "user.name", "李四")
        git(place, "config", "user.email", "li@example.org")
        return place

    return made


def pull(folder: Path, tmp_path: Path) -> dict[str, str]:
    """What GitHub says of a pull request whose head is what is checked out."""
    event = tmp_path / "event.json"
    head, base = git(folder, "rev-parse", "HEAD").strip(), git(folder, "rev-parse", "origin/main").strip()
    sides = {"base": {"sha": base, "ref": "main"}, "head": {"sha": head}, "number": 7}
    event.write_text(json.dumps({"pull_request": sides}), encoding="utf-8")
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_BASE_REF": "main",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_OUTPUT": str(tmp_path / "outputs"),
    }


def changes(folder: Path) -> list[str]:
    found = json.loads((folder / "goalc-ci" / "changes.json").read_text(encoding="utf-8"))
    return [change["kind"] for change in found["changes"]]


def outputs(tmp_path: Path) -> dict[str, str]:
    """What the job was told, the last word on each name: a name, then the value up to the mark."""
    text = (tmp_path / "outputs").read_text(encoding="utf-8")
    return {name: value for name, _, value in re.findall(r"(\w+)<<(\S+)\n(.*?)\n\2\n", text, re.DOTALL)}


def revised(file: Path) -> tuple[list[str], list[str]]:
    """The texts that a redline's document takes out, and those that it puts in."""
    with zipfile.ZipFile(file) as package:
        body = package.read("word/document.xml").decode()
    gone = re.findall(r"<w:delText[^>]*>([^<]*)</w:delText>", body)
    put = [
        text
        for part in re.findall(r"<w:ins [^>]*>.*?</w:ins>", body, re.DOTALL)
        for text in re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part)
    ]
    return gone, put


def test_a_pull_request_fails_until_its_change_is_approved(clone: Clone, tmp_path: Path) -> None:
    folder = clone()
    stopped = run(folder, "goalc ci specs --fail-on looser", **pull(folder, tmp_path))
    assert stopped.code == 1
    assert changes(folder) == ["target-looser"]
    made = {path.name for path in (folder / "goalc-ci").iterdir()}
    assert made >= {
        *("check.txt", "check.json", "check.sarif", "check.junit.xml", "gl-code-quality-report.json"),
        *("changes.txt", "changes.json", "changes.md", "changes.html", "comment.md", "summary.md"),
        *("build", "redline"),
    }
    marked = sorted((folder / "goalc-ci" / "redline").iterdir(), key=lambda path: path.suffix)
    assert [path.suffix for path in marked] == [".docx", ".xlsx"]
    assert revised(marked[0]) == (["5"], ["3"])
    assert list((folder / "goalc-ci" / "build").rglob("*.docx"))
    assert (tmp_path / "summary").read_text(encoding="utf-8").count("≥<del>5</del>次") == 1
    told = {"passed": "false", "changes": "1", "looser": "1", "folder": "goalc-ci"}
    assert outputs(tmp_path) == told
    sarif = json.loads((folder / "goalc-ci" / "check.sarif").read_text(encoding="utf-8"))
    assert sarif["version"] == "2.1.0"
    assert sarif["runs"][0]["results"]
    assert (folder / "goalc-ci" / "comment.md").read_text(encoding="utf-8").startswith("<!-- goalc -->\n")
    assert f"::warning file={SPEC.as_posix()},line=31" in stopped.out

    mark = json.loads((folder / "goalc-ci" / "changes.json").read_text(encoding="utf-8"))["changes"][0]
    assert run(folder, f"goalc approve {mark['fingerprint']} --reason 人手不足").code == 0
    shutil.rmtree(folder / "goalc-ci")
    commit(folder, "批准")
    passed = run(folder, "goalc ci specs --fail-on looser", **pull(folder, tmp_path))
    assert passed.code == 0, passed
    assert outputs(tmp_path) == {**told, "passed": "true"}
    assert "已批准" in (folder / "goalc-ci" / "comment.md").read_text(encoding="utf-8")


def test_a_fork_is_compared_with_where_it_left(clone: Clone, hub: Path, tmp_path: Path) -> None:
    folder = clone()
    git(folder, "remote", "rename", "origin", "fork")
    git(folder, "remote", "add", "origin", hub.as_uri())
    git(folder, "fetch", "--quiet", "origin", "main:refs/remotes/origin/main")
    assert run(folder, "goalc ci specs", **pull(folder, tmp_path)).code == 0
    assert changes(folder) == ["target-looser"]


def test_a_merge_request_of_gitlab(clone: Clone) -> None:
    folder = clone()
    base = git(folder, "merge-base", "origin/main", "HEAD").strip()
    job = {
        "GITLAB_CI": "true",
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_COMMIT_SHA": git(folder, "rev-parse", "HEAD").strip(),
    }
    assert run(folder, "goalc ci specs --fail-on looser", **job).code == 1
    quality = json.loads((folder / "goalc-ci" / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert "target-looser" in {entry["check_name"] for entry in quality}


def test_a_shallow_clone_says_what_to_set(clone: Clone, hub: Path, tmp_path: Path) -> None:
    folder = clone("--depth", "1")
    event = tmp_path / "event.json"
    sides = {"base": {"sha": git(hub, "rev-parse", "main").strip(), "ref": "main"}, "head": {"sha": ""}}
    event.write_text(json.dumps({"pull_request": {**sides, "number": 7}}), encoding="utf-8")
    job = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_BASE_REF": "main",
        "GITHUB_EVENT_PATH": str(event),
    }
    done: Result = run(folder, "goalc ci specs", **job)
    assert done.code == 3
    assert "fetch-depth" in done.err
    assert (folder / "goalc-ci" / "check.json").is_file()
    assert not (folder / "goalc-ci" / "changes.json").exists()


def test_a_spec_that_cannot_be_read_is_named(clone: Clone, tmp_path: Path) -> None:
    folder = clone()
    with (folder / SPEC).open("a", encoding="utf-8") as spec:
        spec.write("  坏: [\n")
    commit(folder, "写坏了")
    done = run(folder, "goalc ci specs", **pull(folder, tmp_path))
    assert (done.code, done.err) == (1, "")
    comment = (folder / "goalc-ci" / "comment.md").read_text(encoding="utf-8")
    assert f"{SPEC.as_posix()}（现在的）读不了，没有比较" in comment
    assert outputs(tmp_path)["passed"] == "false"


def test_what_an_earlier_run_compared_does_not_stay(clone: Clone) -> None:
    folder = clone()
    assert run(folder, "goalc ci specs --base origin/main").code == 0
    missing = run(folder, "goalc ci specs --base 没有")
    assert missing.code == 3
    assert "「没有」" in missing.err
    assert list((folder / "goalc-ci").glob("changes.*")) == []


def test_a_folder_outside_git_is_checked_and_built(hub: Path, tmp_path: Path) -> None:
    folder = tmp_path / "没有库"
    shutil.copytree(hub, folder, ignore=shutil.ignore_patterns(".git"))
    done = run(folder, "goalc ci specs --fail-on looser")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("没有可以比较的版本，只做了检查和编制。\n")
    assert list((folder / "goalc-ci" / "build").rglob("*.docx"))
    assert not (folder / "goalc-ci" / "changes.json").exists()


def test_on_a_persons_machine_the_branch_is_compared_with_main(clone: Clone) -> None:
    folder = clone()
    assert run(folder, "goalc ci specs --base origin/main").code == 0
    assert changes(folder) == ["target-looser"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "title"),
    [("action.yml", "ci"), ("scaffold/gitea.yml", "检查、编制、比较"), ("scaffold/gitlab-ci.yml", "script")],
)
def test_the_step_of_each_forge_does_the_work(clone: Clone, tmp_path: Path, name: str, title: str) -> None:
    folder = clone()
    answers = {
        "steps.install.outputs.python": sys.executable,
        "inputs.paths": "specs",
        "inputs.base": "",
        "inputs.fail-on": "looser",
        "inputs.output": "goalc-ci",
        "inputs.language": "zh",
    }
    text, given = script(name, title, **answers)
    forge = {"action.yml": "github"}.get(name) or Path(name).stem.removesuffix("-ci")
    for place in (tmp_path / "goalc" / "bin", folder / ".goalc-venv" / "bin"):
        place.mkdir(parents=True)
        (place / "goalc").write_text(f"#!/bin/bash\n{GOALC}", encoding="utf-8")
        (place / "goalc").chmod(0o755)
    # What GitLab's script does before its last line is to install goalc.
    work = text.strip().splitlines()[-1]
    job = {"GOALC_PATHS": "specs", "GOALC_FAIL_ON": "looser", "GOALC_OUTPUT": "goalc-ci"}
    if forge == "gitlab":
        base = git(folder, "merge-base", "origin/main", "HEAD").strip()
        job |= {"GITLAB_CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    else:
        job |= {**pull(folder, tmp_path), "RUNNER_TEMP": str(tmp_path)}
    done = bash(folder, work, environment(**{**job, **given}))
    assert done.returncode == 1, done.stderr
    assert changes(folder) == ["target-looser"]
