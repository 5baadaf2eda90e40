"""What a CI server says about its run → what is to be compared, and where the outcome is told.

In: the environment of a job and the event's payload, as GitHub Actions, Gitea and Forgejo Actions and GitLab
CI document them; or nothing, on a person's machine. Out: an `Event`. Nothing is read or asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

Forge = Literal["github", "gitea", "gitlab", ""]
NO_COMMIT = "0" * 40
"""What servers write where there was no commit before."""
TRUE = frozenset({"true", "1"})


class Base(NamedTuple):
    """A revision to compare with. `fork`: not itself, but the commit that it has in common with the head.

    `merged`: it is meant only where this commit is the second parent of the head: the head is then the merge
    that the server made to try a request, and its first parent is what the request would change.
    """

    revision: str
    fork: bool = False
    merged: str = ""


class Request(NamedTuple):
    """A pull or merge request: the address of its comments in the server's API, and of one without the id."""

    comments: str
    comment: str


@dataclass(frozen=True)
class Event:
    """`bases` are tried in order, and the first that the clone has counts; without any, nothing is compared.

    `required`: one of them has to be there. `proposed` is the commit that a request proposes, where that is
    known: what is checked out has to have it.
    """

    forge: Forge
    bases: tuple[Base, ...] = ()
    head: str = "HEAD"
    required: bool = False
    proposed: str = ""
    request: Request | None = None


def forge_of(environment: Mapping[str, str]) -> Forge:
    """The forge that a job runs on; empty where it runs on none that is known."""
    if any(environment.get(name, "").lower() in TRUE for name in ("GITEA_ACTIONS", "FORGEJO_ACTIONS")):
        return "gitea"
    if environment.get("GITHUB_ACTIONS", "").lower() in TRUE:
        return "github"
    return "gitlab" if environment.get("GITLAB_CI", "").lower() in TRUE else ""


def event_of(environment: Mapping[str, str], payload: Mapping[str, Any]) -> Event:
    """The event of a job; `payload` is what the file at `GITHUB_EVENT_PATH` holds, if there is one."""
    forge = forge_of(environment)
    if forge == "gitlab":
        return _gitlab(environment)
    if forge:
        return _actions(forge, environment, payload)
    return Event("", tuple(_default_branches("")))


def chosen(event: Event, revision: str) -> Event:
    """The event with another revision to compare with, one that a person chose."""
    return replace(event, bases=(Base(revision, fork=True),), required=True)


def _actions(forge: Forge, environment: Mapping[str, str], payload: Mapping[str, Any]) -> Event:
    """GitHub Actions, and those of Gitea and Forgejo, which have its names."""
    pull = _part(payload, "pull_request")
    if pull:
        proposed = _text(_part(pull, "head"), "sha")
        base = _text(_part(pull, "base"), "sha")
        branch = environment.get("GITHUB_BASE_REF") or _text(_part(pull, "base"), "ref")
        # The base in the payload is as old as the request's last event; the merge's first parent is not.
        bases = (Base("HEAD^1", merged=proposed), Base(base, fork=True), *_branch(branch))
        return Event(forge, _known(bases), required=True, proposed=proposed, request=_pull(environment, pull))
    group = _part(payload, "merge_group")
    if group:
        return Event(forge, _known((Base(_text(group, "base_sha")),)), required=True)
    default = _text(_part(payload, "repository"), "default_branch")
    before = Base(_text(payload, "before"))
    on_default = environment.get("GITHUB_REF", "") == f"refs/heads/{default}"
    forks = () if on_default else _default_branches(default)
    return Event(forge, _known((before, *forks)))


def _pull(environment: Mapping[str, str], pull: Mapping[str, Any]) -> Request | None:
    api, repository = environment.get("GITHUB_API_URL", ""), environment.get("GITHUB_REPOSITORY", "")
    number = pull.get("number")
    if not api or not repository or not isinstance(number, int):
        return None
    issues = f"{api.rstrip('/')}/repos/{repository}/issues"
    return Request(f"{issues}/{number}/comments", f"{issues}/comments")


def _gitlab(environment: Mapping[str, str]) -> Event:
    default = environment.get("CI_DEFAULT_BRANCH", "")
    number = environment.get("CI_MERGE_REQUEST_IID", "")
    if not number:
        before = Base(environment.get("CI_COMMIT_BEFORE_SHA", ""))
        forks = () if environment.get("CI_COMMIT_BRANCH") == default else _default_branches(default)
        return Event("gitlab", _known((before, *forks)))
    # Known in pipelines for merged results, where the head is the server's merge; else that is the source.
    source = environment.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "")
    bases = (
        *((Base("HEAD^1", merged=source),) if source else ()),
        Base(environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", ""), fork=True),
        Base(environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", ""), fork=True),
        *_branch(environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "")),
    )
    # A request from a fork runs in the fork's project, and is discussed in the other.
    project = environment.get("CI_MERGE_REQUEST_PROJECT_ID") or environment.get("CI_PROJECT_ID", "")
    api = environment.get("CI_API_V4_URL", "")
    notes = f"{api.rstrip('/')}/projects/{project}/merge_requests/{number}/notes"
    request = Request(notes, notes) if api and project.isdigit() and number.isdigit() else None
    proposed = source or environment.get("CI_COMMIT_SHA", "")
    return Event("gitlab", _known(bases), required=True, proposed=proposed, request=request)


def _default_branches(name: str) -> Iterator[Base]:
    """Where the default branch may be found, from the surest."""
    if name:
        yield from _branch(name)
        return
    yield Base("refs/remotes/origin/HEAD", fork=True)
    for usual in ("main", "master"):
        yield from _branch(usual)


def _branch(name: str) -> tuple[Base, ...]:
    """A branch as a clone has it: of the server, or its own."""
    names = (f"refs/remotes/origin/{name}", f"refs/heads/{name}") if name else ()
    return tuple(Base(each, fork=True) for each in names)


def _known(bases: tuple[Base, ...]) -> tuple[Base, ...]:
    return tuple(base for base in bases if base.revision.strip("0"))


def _part(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key)
    return found if isinstance(found, Mapping) else {}


def _text(data: Mapping[str, Any], key: str) -> str:
    found = data.get(key)
    return found if isinstance(found, str) else ""
