"""`goalc ci-comment` against servers that keep comments as the forges do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from goalc.forge.comment import MARK
from tests.cli.terminal import Result, run
from tests.forge.servers import Server, serving

TEXT = f"{MARK}\n一处放宽\n"
ISSUES = "/api/repos/ju/yusuan/issues"
NOTES = "/api/projects/3/merge_requests/7/notes"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(Server()) as found:
        yield found


def comment(folder: Path, server: Server, text: str = TEXT, forge: str = "github", **more: str) -> Result:
    """Run the command as a job of the forge does."""
    (folder / "comment.md").write_text(text, encoding="utf-8")
    (folder / "event.json").write_text(json.dumps({"pull_request": {"number": 7}}), encoding="utf-8")
    actions = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_API_URL": f"{server.address}/api",
        "GITHUB_REPOSITORY": "ju/yusuan",
        "GITHUB_EVENT_PATH": str(folder / "event.json"),
    }
    gitlab = {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": f"{server.address}/api",
        "CI_PROJECT_ID": "12",
        "CI_MERGE_REQUEST_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
    }
    chosen = {"github": actions, "gitea": {**actions, "GITEA_ACTIONS": "true"}, "gitlab": gitlab}[forge]
    return run(folder, "goalc ci-comment comment.md", **{**chosen, "GOALC_TOKEN": "geheim", **more})


@pytest.mark.parametrize(
    ("forge", "token", "place", "change"),
    [
        ("github", "Bearer geheim", ISSUES, "PATCH"),
        ("gitea", "token geheim", ISSUES, "PATCH"),
        ("gitlab", "geheim", NOTES, "PUT"),
    ],
)
def test_one_comment_that_is_written_anew(
    tmp_path: Path, server: Server, forge: str, token: str, place: str, change: str
) -> None:
    server.token = token
    server.pages = forge != "gitea"
    server.comments += [{"id": n, "body": f"别人的话 {MARK}"} for n in range(230)]
    listing = place if forge == "gitlab" else f"{place}/7/comments"
    one = place if forge == "gitlab" else f"{place}/comments"
    assert comment(tmp_path, server, forge=forge) == Result("发了评论。\n", "", 0)
    assert server.said()[230:] == [TEXT]
    assert server.asked[-1] == f"POST {listing}"
    # A server changes line ends, and that is no change.
    server.comments[-1]["body"] = TEXT.replace("\n", "\r\n").rstrip()
    assert comment(tmp_path, server, forge=forge).out == "原来的评论没有变，没有动它。\n"
    assert comment(tmp_path, server, f"{MARK}\n没有变化\n", forge=forge).out == "改写了原来的评论。\n"
    assert server.said()[230:] == [f"{MARK}\n没有变化\n"]
    assert server.asked[-1] == f"{change} {one}/1230"


@pytest.mark.parametrize("status", [401, 403, 404])
def test_without_permission_it_only_warns(tmp_path: Path, server: Server, status: int) -> None:
    server.status = status
    result = comment(tmp_path, server)
    assert result.code == 0
    assert result.out.startswith("::warning title=goalc::127.0.0.1")
    assert f"HTTP {status}" in result.out
    assert "geheim" not in result.out + result.err
    gitlab = comment(tmp_path, server, forge="gitlab")
    assert (gitlab.out, gitlab.code) == ("", 0)
    assert "没有权限" in gitlab.err


@pytest.mark.parametrize("status", [302, 307, 500])
def test_other_answers_only_warn(tmp_path: Path, server: Server, status: int) -> None:
    server.status = status
    result = comment(tmp_path, server)
    assert result.code == 0
    assert f"HTTP {status}" in result.out
    assert len(server.asked) == 1


def test_a_server_that_is_not_there_or_no_server(tmp_path: Path) -> None:
    gone = comment(tmp_path, Server("http://127.0.0.1:1"))
    assert (gone.code, "::warning title=goalc::没能在 127.0.0.1" in gone.out) == (0, True)
    file = comment(tmp_path, Server("file:///etc"))
    assert (file.code, "file" in file.out) == (0, True)


def test_nothing_to_do(tmp_path: Path, server: Server) -> None:
    without = comment(tmp_path, server, GOALC_TOKEN="")
    assert without == Result(
        "::warning title=goalc::没有令牌，没有发评论。请在流水线里设 GOALC_TOKEN。\n", "", 0
    )
    (tmp_path / "push.json").write_text("{}", encoding="utf-8")
    push = comment(tmp_path, server, GITHUB_EVENT_PATH=str(tmp_path / "push.json"))
    assert push == Result("这次不是合并请求，没有发评论。\n", "", 0)
    assert server.asked == []


@pytest.mark.parametrize("name", ["GITHUB_TOKEN", "GITEA_TOKEN", "GITLAB_TOKEN"])
def test_names_of_the_token(tmp_path: Path, server: Server, name: str) -> None:
    assert comment(tmp_path, server, GOALC_TOKEN="", **{name: "geheim"}).out == "发了评论。\n"
