"""The data that a CI server gives to a job → the commits to compare, and the request to comment on.

In: the environment of a job and the event's payload, as GitHub Actions, Gitea and Forgejo Actions and GitLab
CI document them; or neither, outside of CI. Out: an `Event`. No file is read and no server contacted here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

Forge = Literal["github", "gitea", "gitlab", ""]
NO_COMMIT = "0" * 40
"""The id that servers give if there was no commit before."""
TRUE = frozenset({"true", "1"})


class Base(NamedTuple):
    """A revision to compare with. `fork`: compare with its merge base with the head instead.

    `merged`: use this base only if that commit is the second parent of the head. The head is then the trial
    merge that the server made for a request, and its first parent is the target that the request would
    change.
    """

    revision: str
    fork: bool = False
    merged: str = ""


class Request(NamedTuple):
    """A pull or merge request: the API address of its comments, and that of one comment without its id."""

    comments: str
    comment: str


@dataclass(frozen=True)
class Event:
    """The commits to compare for a job; `bases` are tried in order, and the first that the clone has is used.

    Without any, nothing is compared; with `required`, that is an error. `proposed` is the commit that a
    request proposes, if known: the checked-out commit has to contain it.
    """

    forge: Forge
    bases: tuple[Base, ...] = ()
    head: str = "HEAD"
    required: bool = False
    proposed: str = ""
    request: Request | None = None


def forge_of(environment: Mapping[str, str]) -> Forge:
    """Return the forge that a job runs on; empty if it is unknown."""
    if any(environment.get(name, "").lower() in TRUE for name in ("GITEA_ACTIONS", "FORGEJO_ACTIONS")):
        return "gitea"
    if environment.get("GITHUB_ACTIONS", "").lower() in TRUE:
        return "github"
    return "gitlab" if environment.get("GITLAB_CI", "").lower() in TRUE else ""


def event_of(environment: Mapping[str, str], payload: Mapping[str, Any]) -> Event:
    """Return the event of a job; `payload` is the content of `GITHUB_EVENT_PATH`, empty if there is none."""
    forge = forge_of(environment)
    if forge == "gitlab":
        return _gitlab_event(environment)
    if forge:
        return _actions_event(forge, environment, payload)
    return Event("", tuple(_default_branches("")))


def choose_base(event: Event, revision: str) -> Event:
    """Return the event with another revision to compare with, which the user chose."""
    return replace(event, bases=(Base(revision, fork=True),), required=True)


def _actions_event(forge: Forge, environment: Mapping[str, str], payload: Mapping[str, Any]) -> Event:
    """Return the event of GitHub Actions, or of Gitea or Forgejo Actions, which use the same names."""
    pull = _part(payload, "pull_request")
    if pull:
        proposed = _text(_part(pull, "head"), "sha")
        base = _text(_part(pull, "base"), "sha")
        branch = environment.get("GITHUB_BASE_REF") or _text(_part(pull, "base"), "ref")
        # The base in the payload is that of the last event; the first parent of the merge is up to date.
        bases = (Base("HEAD^1", merged=proposed), Base(base, fork=True), *_branch(branch))
        return Event(
            forge,
            _drop_missing(bases),
            required=True,
            proposed=proposed,
            request=_pull_request(environment, pull),
        )
    group = _part(payload, "merge_group")
    if group:
        return Event(forge, _drop_missing((Base(_text(group, "base_sha")),)), required=True)
    default = _text(_part(payload, "repository"), "default_branch")
    before = Base(_text(payload, "before"))
    on_default = environment.get("GITHUB_REF", "") == f"refs/heads/{default}"
    forks = () if on_default else _default_branches(default)
    return Event(forge, _drop_missing((before, *forks)))


def _pull_request(environment: Mapping[str, str], pull: Mapping[str, Any]) -> Request | None:
    api, repository = environment.get("GITHUB_API_URL", ""), environment.get("GITHUB_REPOSITORY", "")
    number = pull.get("number")
    if not api or not repository or not isinstance(number, int):
        return None
    issues = f"{api.rstrip('/')}/repos/{repository}/issues"
    return Request(f"{issues}/{number}/comments", f"{issues}/comments")


def _gitlab_event(environment: Mapping[str, str]) -> Event:
    default = environment.get("CI_DEFAULT_BRANCH", "")
    number = environment.get("CI_MERGE_REQUEST_IID", "")
    if not number:
        before = Base(environment.get("CI_COMMIT_BEFORE_SHA", ""))
        forks = () if environment.get("CI_COMMIT_BRANCH") == default else _default_branches(default)
        return Event("gitlab", _drop_missing((before, *forks)))
    # Set only in pipelines for merged results, where the head is the server's merge, not the source.
    source = environment.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "")
    bases = (
        *((Base("HEAD^1", merged=source),) if source else ()),
        Base(environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", ""), fork=True),
        Base(environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", ""), fork=True),
        *_branch(environment.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "")),
    )
    # A request from a fork runs in the fork's project, but its comments are in the target project.
    project = environment.get("CI_MERGE_REQUEST_PROJECT_ID") or environment.get("CI_PROJECT_ID", "")
    api = environment.get("CI_API_V4_URL", "")
    notes = f"{api.rstrip('/')}/projects/{project}/merge_requests/{number}/notes"
    request = Request(notes, notes) if api and _is_id(project) and _is_id(number) else None
    proposed = source or environment.get("CI_COMMIT_SHA", "")
    return Event("gitlab", _drop_missing(bases), required=True, proposed=proposed, request=request)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _default_branches(name: str) -> Iterator[Base]:
    """Yield the revisions that may be the default branch, the most certain first."""
    if name:
        yield from _branch(name)
        return
    yield Base("refs/remotes/origin/HEAD", fork=True)
    for usual in ("main", "master"):
        yield from _branch(usual)


def _branch(name: str) -> tuple[Base, ...]:
    """Return the names of a branch in a clone: the server's branch, then the local one."""
    names = (f"refs/remotes/origin/{name}", f"refs/heads/{name}") if name else ()
    return tuple(Base(each, fork=True) for each in names)


def _drop_missing(bases: tuple[Base, ...]) -> tuple[Base, ...]:
    return tuple(base for base in bases if base.revision.strip("0"))


def _part(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key)
    return found if isinstance(found, Mapping) else {}


def _text(data: Mapping[str, Any], key: str) -> str:
    found = data.get(key)
    return found if isinstance(found, str) else ""
