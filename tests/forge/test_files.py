"""The files for forges: valid where they go, sound as scripts, and run here as the servers run them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema.builtin_schemas import (  # type: ignore[import-untyped]  # it has no types
    get_builtin_schema,
)
from jsonschema.validators import validator_for
from ruamel.yaml import YAML

from goalc.forge.comment import MARK
from tests.cli.terminal import environment
from tests.forge.servers import Server, serving
from tests.office import tool
from tests.police import ROOT

FILES = {
    "action.yml": "vendor.github-actions",
    "forges/github.yml": "vendor.github-workflows",
    "scaffold/github.yml": "vendor.github-workflows",
    "scaffold/gitea.yml": "vendor.github-workflows",
    "scaffold/gitlab-ci.yml": "vendor.gitlab-ci",
}
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
GOALC = f'exec {sys.executable} -P -m goalc "$@"\n'


def loaded(name: str) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)  # `on` is a text then
    return yaml.load((ROOT / name).read_text(encoding="utf-8"))


def scripts(name: str) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Each script of a file: what it is called, its text, the environment that the file gives it."""
    data = loaded(name)
    if name == "scaffold/gitlab-ci.yml":
        job = data["goalc"]
        for part in ("script", "after_script"):
            yield part, "\n".join(job[part]), job["variables"]
        return
    job = data["runs"] if name == "action.yml" else data["jobs"]["goalc"]
    for step in job["steps"]:
        if "run" in step:
            yield step.get("id") or step["name"], step["run"], {**job.get("env", {}), **step.get("env", {})}


@pytest.mark.parametrize("name", FILES)
def test_the_schema_of_the_forge_takes_it(name: str) -> None:
    schema = get_builtin_schema(FILES[name])
    assert [error.message for error in validator_for(schema)(schema).iter_errors(loaded(name))] == []


@pytest.mark.parametrize("name", [name for name in FILES if name != "forges/github.yml"])
def test_scripts_are_sound(name: str, tmp_path: Path) -> None:
    found = list(scripts(name))
    assert found
    for number, (title, text, _) in enumerate(found):
        assert not EXPRESSION.search(text), f"{title}: what a stranger wrote must not become a script"
        file = tmp_path / f"{number}.sh"
        file.write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
        subprocess.run([tool("shellcheck"), "--severity=style", str(file)], check=True)


@pytest.mark.parametrize("name", ["scaffold/github.yml", "scaffold/gitea.yml", "scaffold/gitlab-ci.yml"])
def test_nothing_is_installed_from_a_place_that_nobody_named(name: str, tmp_path: Path) -> None:
    (install,) = (text for _, text, _ in scripts(name) if "pip install" in text)
    done = subprocess.run(
        ["bash", "-e", "-c", install],
        cwd=tmp_path,
        env=environment(RUNNER_TEMP=str(tmp_path)),
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert "GOALC_SOURCE，写明从哪里安装" in done.stderr.decode()


def test_no_input_of_the_action_is_lost() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    inputs = set(loaded("action.yml")["inputs"])
    assert {name for name in inputs if f"inputs.{name}" not in text} == set()


def test_every_step_after_the_work_comes_also_when_that_fails() -> None:
    steps = loaded("action.yml")["runs"]["steps"]
    place = [step["id"] for step in steps].index("ci")
    assert all("always()" in step["if"] for step in steps[place + 1 :])
    gitea = loaded("scaffold/gitea.yml")["jobs"]["goalc"]["steps"]
    assert ["always()" in step.get("if", "") for step in gitea[-2:]] == [True, True]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server()) as found:
        yield found


def runner(folder: Path, server: Server, forge: str) -> dict[str, str]:
    """The environment of a job in which goalc is installed already and has written its comment."""
    (folder / "goalc-ci").mkdir()
    (folder / "goalc-ci" / "comment.md").write_text(f"{MARK}\n一\n", encoding="utf-8")
    (folder / "event.json").write_text(json.dumps({"pull_request": {"number": 7}}), encoding="utf-8")
    for place in (folder / "goalc" / "bin", folder / ".goalc-venv" / "bin"):
        place.mkdir(parents=True)
        (place / "goalc").write_text(f"#!/bin/bash\n{GOALC}", encoding="utf-8")
        (place / "goalc").chmod(0o755)
    actions = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_API_URL": f"{server.address}/api",
        "GITHUB_REPOSITORY": "ju/yusuan",
        "GITHUB_EVENT_PATH": str(folder / "event.json"),
        "RUNNER_TEMP": str(folder),
    }
    if forge == "gitea":
        actions["GITEA_ACTIONS"] = "true"
    gitlab = {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": f"{server.address}/api",
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
        "GOALC_TOKEN": "geheim",
    }
    return environment(**(gitlab if forge == "gitlab" else actions))


def stated(given: Mapping[str, str], **values: str) -> dict[str, str]:
    """The environment of a step, its expressions answered."""
    return {key: EXPRESSION.sub(lambda found: values[found[1]], text) for key, text in given.items()}


def script(name: str, title: str, **values: str) -> tuple[str, dict[str, str]]:
    (found,) = [(text, given) for called, text, given in scripts(name) if called == title]
    return found[0], stated(found[1], **values)


def bash(folder: Path, text: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """As the runners of GitHub and Gitea call it; GitLab's has no `pipefail`, and there are no pipes."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text]
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


@pytest.mark.parametrize(
    ("name", "title", "token"),
    [
        ("action.yml", "comment", "Bearer geheim"),
        ("scaffold/github.yml", "评论", "Bearer geheim"),
        ("scaffold/gitea.yml", "评论", "token geheim"),
        ("scaffold/gitlab-ci.yml", "after_script", "geheim"),
    ],
)
def test_comments(tmp_path: Path, server: Server, name: str, title: str, token: str) -> None:
    server.token = token
    forge = {"action.yml": "github"}.get(name) or Path(name).stem.removesuffix("-ci")
    answers = {
        "steps.install.outputs.python": sys.executable,
        "inputs.output": "goalc-ci",
        "inputs.token": "geheim",
        "inputs.language": "zh",
        "secrets.GITHUB_TOKEN": "geheim",
    }
    text, given = script(name, title, **answers)
    env = {**runner(tmp_path, server, forge), **given}
    assert bash(tmp_path, text, env).stdout == "发了评论。\n"
    (tmp_path / "goalc-ci" / "comment.md").write_text(f"{MARK}\n二\n", encoding="utf-8")
    assert bash(tmp_path, text, env).stdout == "改写了原来的评论。\n"
    assert server.said() == [f"{MARK}\n二\n"]
    server.status = 403
    refused = bash(tmp_path, text, env)
    assert (refused.returncode, "没有权限" in refused.stdout + refused.stderr) == (0, True)
    (tmp_path / "goalc-ci" / "comment.md").unlink()
    assert bash(tmp_path, text, env).returncode == 0


@pytest.mark.install
def test_the_action_installs_goalc_from_where_it_is(tmp_path: Path) -> None:
    answers = {"github.action_path": str(ROOT), "steps.python.outputs.python-path": sys.executable}
    text, given = script("action.yml", "install", **answers)
    output = tmp_path / "output"
    env = environment(RUNNER_TEMP=str(tmp_path), GITHUB_OUTPUT=str(output), **given)
    env.pop("PYTHONPATH")
    done = bash(tmp_path, text, env)
    assert done.returncode == 0, done.stderr
    python = output.read_text(encoding="utf-8").strip().removeprefix("python=")
    assert python == str(tmp_path / "goalc" / "bin" / "python")
    said = bash(tmp_path, '"$PYTHON" -P -m goalc --version', {**env, "PYTHON": python})
    assert said.stdout.startswith("goalc ")
