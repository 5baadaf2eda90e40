"""What servers say of their runs, as they say it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.forge.event import NO_COMMIT, Base, Event, Request, event_of, forge_of

HEAD, BASE, OLD = "a" * 40, "b" * 40, "c" * 40
GITHUB = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_API_URL": "https://api.github.com",
    "GITHUB_REPOSITORY": "ju/yusuan",
    "GITHUB_REF": "refs/pull/7/merge",
    "GITHUB_BASE_REF": "main",
}
PULL: dict[str, Any] = {
    "number": 7,
    "pull_request": {"number": 7, "base": {"sha": BASE, "ref": "main"}, "head": {"sha": HEAD, "ref": "改"}},
}
MAIN = (Base("refs/remotes/origin/main", fork=True), Base("refs/heads/main", fork=True))
GITLAB = {
    "GITLAB_CI": "true",
    "CI_API_V4_URL": "https://git.example/api/v4",
    "CI_PROJECT_ID": "12",
    "CI_DEFAULT_BRANCH": "main",
    "CI_COMMIT_SHA": HEAD,
    "CI_COMMIT_BEFORE_SHA": NO_COMMIT,
}
MERGE = {
    **GITLAB,
    "CI_MERGE_REQUEST_IID": "7",
    "CI_MERGE_REQUEST_PROJECT_ID": "3",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    "CI_MERGE_REQUEST_DIFF_BASE_SHA": BASE,
}
COMMENTS = Request(
    "https://api.github.com/repos/ju/yusuan/issues/7/comments",
    "https://api.github.com/repos/ju/yusuan/issues/comments",
)


def push(ref: str, before: str) -> Event:
    payload = {"before": before, "after": HEAD, "repository": {"default_branch": "main"}}
    return event_of({**GITHUB, "GITHUB_REF": ref, "GITHUB_BASE_REF": ""}, payload)


@pytest.mark.parametrize("name", ["pull_request", "pull_request_target"])
def test_a_pull_request_on_github(name: str) -> None:
    event = event_of({**GITHUB, "GITHUB_EVENT_NAME": name}, PULL)
    bases = (Base("HEAD^1", merged=HEAD), Base(BASE, fork=True), *MAIN)
    assert event == Event("github", bases, "HEAD", True, HEAD, COMMENTS)


@pytest.mark.parametrize("name", ["GITEA_ACTIONS", "FORGEJO_ACTIONS"])
def test_a_pull_request_on_gitea_and_forgejo(name: str) -> None:
    environment = {**GITHUB, name: "true", "GITHUB_API_URL": "http://10.0.0.1:3000/api/v1"}
    event = event_of(environment, PULL)
    assert event.forge == "gitea"
    assert event.bases == event_of(GITHUB, PULL).bases
    assert event.request is not None
    assert event.request.comments == "http://10.0.0.1:3000/api/v1/repos/ju/yusuan/issues/7/comments"


def test_a_push_on_github() -> None:
    assert push("refs/heads/main", OLD).bases == (Base(OLD),)
    assert push("refs/heads/改", OLD).bases == (Base(OLD), *MAIN)
    # A new branch has no commit before; a new default branch has nothing at all to be compared with.
    assert push("refs/heads/改", NO_COMMIT).bases == MAIN
    assert push("refs/heads/main", NO_COMMIT).bases == ()
    assert push("refs/heads/main", OLD).request is None


def test_a_merge_queue_on_github() -> None:
    event = event_of(GITHUB, {"merge_group": {"base_sha": BASE, "head_sha": HEAD}})
    assert event.bases == (Base(BASE),)


def test_by_hand_or_by_the_clock_on_github() -> None:
    event = event_of({**GITHUB, "GITHUB_REF": "refs/heads/改"}, {"repository": {"default_branch": "main"}})
    assert event.bases == MAIN


def test_a_merge_request_on_gitlab() -> None:
    event = event_of(MERGE, {})
    notes = "https://git.example/api/v4/projects/3/merge_requests/7/notes"
    assert event == Event("gitlab", (Base(BASE, fork=True), *MAIN), "HEAD", True, HEAD, Request(notes, notes))


def test_merged_results_on_gitlab() -> None:
    merged = {
        **MERGE,
        "CI_COMMIT_SHA": "d" * 40,
        "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": HEAD,
        "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": OLD,
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "",
    }
    event = event_of(merged, {})
    assert event.bases == (Base("HEAD^1", merged=HEAD), Base(OLD, fork=True), *MAIN)
    assert event.proposed == HEAD


def test_a_push_on_gitlab() -> None:
    branch = {**GITLAB, "CI_COMMIT_BRANCH": "改"}
    assert event_of(branch, {}).bases == MAIN
    assert event_of({**branch, "CI_COMMIT_BEFORE_SHA": OLD}, {}).bases == (Base(OLD), *MAIN)
    assert event_of({**GITLAB, "CI_COMMIT_BRANCH": "main"}, {}).bases == ()


def test_on_nobodys_forge() -> None:
    event = event_of({"PATH": "/bin"}, {})
    assert event.forge == ""
    assert event.bases[0] == Base("refs/remotes/origin/HEAD", fork=True)
    assert MAIN[0] in event.bases
    assert event.request is None


def test_forges() -> None:
    assert forge_of({}) == ""
    assert forge_of({"GITHUB_ACTIONS": "false"}) == ""
    assert forge_of({"GITHUB_ACTIONS": "true"}) == "github"
    assert forge_of({"GITLAB_CI": "true"}) == "gitlab"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["pull_request", "number", "base", "head", "sha", "before", "repository", "merge_group", "default_branch"]
)


@given(st.dictionaries(KEYS, JSON | st.dictionaries(KEYS, JSON, max_size=4), max_size=5), st.data())
def test_whatever_is_in_a_payload(payload: dict[str, Any], data: st.DataObject) -> None:
    names = st.sampled_from(sorted({*GITHUB, *MERGE}))
    environment = data.draw(st.dictionaries(names, st.text(max_size=8) | st.just("true"), max_size=6))
    event = event_of(environment, payload)
    assert all(base.revision for base in event.bases)
