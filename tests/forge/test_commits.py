"""Which commits are compared, in clones as servers make them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from goalc.forge.commits import Commits, commits_of
from goalc.forge.event import NO_COMMIT, Event, choose_base, event_of
from goalc.git.repository import Repository
from goalc.workspace.error import WorkspaceError
from tests.repositories import commit, git, repository

ACTIONS = {"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/7/merge"}


@dataclass(frozen=True)
class Hub:
    """A server's repository: `main` went on after `topic` left it at `fork`; `merge` tries the request."""

    place: Path
    fork: str
    topic: str
    main: str
    merge: str

    def clone(self, folder: Path, *options: str, fetch: str = "", at: str = "") -> Repository:
        """What a runner has: a repository with what was fetched, checked out without a branch."""
        repository(folder)
        git(folder, "remote", "add", "origin", f"file://{self.place}")
        git(folder, "fetch", "--quiet", "--no-tags", *options, "origin", *(fetch.split() or ALL))
        git(folder, "checkout", "--quiet", "--detach", at or "FETCH_HEAD")
        found = Repository.of(folder)
        assert found is not None
        return found

    def pull(self, base: str = "") -> Event:
        """A pull request whose event is as old as the fork, unless told otherwise."""
        payload: dict[str, Any] = {
            "base": {"sha": base or self.fork, "ref": "main"},
            "head": {"sha": self.topic},
        }
        return event_of(ACTIONS, {"pull_request": {**payload, "number": 7}})


ALL = ("+refs/heads/*:refs/remotes/origin/*", "+refs/pull/*:refs/remotes/pull/*")
MERGE = "+refs/pull/7/merge:refs/remotes/pull/7/merge"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    home = repository(tmp_path_factory.mktemp("hub") / "库")

    def step(name: str) -> str:
        (home / name).write_text(name, encoding="utf-8")
        return commit(home, name)

    step("一")
    fork = step("二")
    git(home, "switch", "--quiet", "--create", "topic")
    step("三")
    topic = step("四")
    git(home, "switch", "--quiet", "main")
    main = step("五")
    git(home, "switch", "--quiet", "--detach")
    git(home, "merge", "--quiet", "--no-ff", "--message", "试", "topic")
    merge = git(home, "rev-parse", "HEAD").strip()
    git(home, "update-ref", "refs/pull/7/merge", merge)
    git(home, "update-ref", "refs/pull/7/head", topic)
    git(home, "switch", "--quiet", "main")
    return Hub(home, fork, topic, main, merge)


def test_the_merge_of_a_request_is_compared_with_the_target_it_was_made_of(tmp_path: Path, hub: Hub) -> None:
    # The event names an older commit of the target: what came there since is not of the request.
    clone = hub.clone(tmp_path / "a", at="refs/remotes/pull/7/merge")
    assert commits_of(hub.pull(), clone) == Commits(hub.main, hub.merge)
    # Two commits deep is enough.
    shallow = hub.clone(tmp_path / "b", "--depth=2", fetch=MERGE)
    assert commits_of(hub.pull(), shallow) == Commits(hub.main, hub.merge)


def test_the_proposed_commit_is_compared_with_where_it_left_the_target(tmp_path: Path, hub: Hub) -> None:
    clone = hub.clone(tmp_path / "a", at=hub.topic)
    for base in (hub.fork, hub.main):
        assert commits_of(hub.pull(base), clone) == Commits(hub.fork, hub.topic)
    # A commit of the target that the clone has not: its branch is there.
    assert commits_of(hub.pull("f" * 40), clone) == Commits(hub.fork, hub.topic)


@pytest.mark.parametrize("fetch", [MERGE, "+refs/heads/topic:refs/remotes/origin/topic"])
def test_a_clone_of_one_commit(tmp_path: Path, hub: Hub, fetch: str) -> None:
    clone = hub.clone(tmp_path / "a", "--depth=1", fetch=fetch)
    with pytest.raises(WorkspaceError) as caught:
        commits_of(hub.pull(), clone)
    assert (caught.value.key, caught.value.arguments) == ("ci.shallow", {"name": hub.fork})


def test_a_request_from_a_fork(tmp_path: Path, hub: Hub) -> None:
    """The fork has the target's commits and a branch of its own; the server knows it by its number."""
    git(tmp_path, "clone", "--quiet", f"file://{hub.place}", "复刻")
    fork = tmp_path / "复刻"
    git(fork, "switch", "--quiet", "--create", "改", hub.fork)
    (fork / "外").write_text("外", encoding="utf-8")
    own = commit(fork)
    clone = repository(tmp_path / "c")
    git(clone, "remote", "add", "origin", f"file://{hub.place}")
    git(clone, "fetch", "--quiet", "origin", *ALL)
    git(clone, "fetch", "--quiet", f"file://{fork}", "+refs/heads/改:refs/remotes/pull/8/head")
    git(clone, "checkout", "--quiet", "--detach", own)
    found = Repository.of(clone)
    assert found is not None
    payload = {"base": {"sha": hub.main, "ref": "main"}, "head": {"sha": own}, "number": 8}
    assert commits_of(event_of(ACTIONS, {"pull_request": payload}), found) == Commits(hub.fork, own)


def test_where_the_target_is_checked_out_instead(tmp_path: Path, hub: Hub) -> None:
    clone = hub.clone(tmp_path / "a", at=hub.main)
    with pytest.raises(WorkspaceError) as caught:
        commits_of(hub.pull(hub.main), clone)
    assert caught.value.key == "ci.not-proposed"


def push(hub: Hub, branch: str, before: str) -> Event:
    payload = {"before": before, "repository": {"default_branch": "main"}}
    return event_of({**ACTIONS, "GITHUB_REF": f"refs/heads/{branch}"}, payload)


def test_pushes(tmp_path: Path, hub: Hub) -> None:
    topic = hub.clone(tmp_path / "a", at=hub.topic)
    assert commits_of(push(hub, "topic", f"{hub.topic}~1"), topic) == Commits(
        git(hub.place, "rev-parse", f"{hub.topic}~1").strip(), hub.topic
    )
    # A new branch, and one that was pushed by force over a commit that is no more.
    for before in (NO_COMMIT, "f" * 40):
        assert commits_of(push(hub, "topic", before), topic) == Commits(hub.fork, hub.topic)
    main = hub.clone(tmp_path / "b", at=hub.main)
    assert commits_of(push(hub, "main", hub.fork), main) == Commits(hub.fork, hub.main)
    assert commits_of(push(hub, "main", NO_COMMIT), main) is None
    assert commits_of(push(hub, "main", "f" * 40), main) is None
    shallow = hub.clone(tmp_path / "c", "--depth=1", fetch="main")
    with pytest.raises(WorkspaceError) as caught:
        commits_of(push(hub, "main", hub.fork), shallow)
    assert caught.value.key == "ci.shallow"


def test_gitlab(tmp_path: Path, hub: Hub) -> None:
    job = {
        "GITLAB_CI": "true",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_COMMIT_SHA": hub.topic,
    }
    # A runner fetches what the pipeline is of, and not the target's branch.
    clone = hub.clone(tmp_path / "a", fetch="+refs/pull/7/head:refs/pipelines/9")
    diffed = {**job, "CI_MERGE_REQUEST_DIFF_BASE_SHA": hub.fork}
    assert commits_of(event_of(diffed, {}), clone) == Commits(hub.fork, hub.topic)
    with pytest.raises(WorkspaceError) as caught:
        commits_of(event_of(job, {}), clone)
    assert (caught.value.key, caught.value.arguments) == ("ci.no-base", {"name": "origin/main"})
    results = hub.clone(tmp_path / "b", fetch="+refs/pull/7/merge:refs/pipelines/9")
    merged = {**job, "CI_COMMIT_SHA": hub.merge, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": hub.topic}
    assert commits_of(event_of(merged, {}), results) == Commits(hub.main, hub.merge)
    shallow = hub.clone(tmp_path / "c", "--depth=2", fetch="+refs/pull/7/head:refs/pipelines/9")
    with pytest.raises(WorkspaceError) as caught:
        commits_of(event_of(diffed, {}), shallow)
    assert caught.value.key == "ci.shallow"


def test_on_a_persons_machine(tmp_path: Path, hub: Hub) -> None:
    git(tmp_path, "clone", "--quiet", f"file://{hub.place}", "a")
    clone = Repository.of(tmp_path / "a")
    assert clone is not None
    assert commits_of(event_of({}, {}), clone) is None
    git(clone.root, "switch", "--quiet", "topic")
    assert commits_of(event_of({}, {}), clone) == Commits(hub.fork, hub.topic)
    assert commits_of(choose_base(event_of({}, {}), "topic~1"), clone) == Commits(
        git(clone.root, "rev-parse", "topic~1").strip(), hub.topic
    )
    for wrong in ("没有", "--all", "-x", "main...topic", ""):
        with pytest.raises(WorkspaceError) as caught:
            commits_of(choose_base(event_of({}, {}), wrong), clone)
        assert caught.value.key == "ci.no-base"


def test_an_empty_repository(tmp_path: Path) -> None:
    clone = Repository.of(repository(tmp_path / "a"))
    assert clone is not None
    with pytest.raises(WorkspaceError) as caught:
        commits_of(event_of({}, {}), clone)
    assert caught.value.key == "ci.no-revision"
