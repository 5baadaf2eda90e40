"""Read the event of a job from its environment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from goalc.forge.event import Event, event_of
from goalc.workspace.bounded import parse_json
from goalc.workspace.paths import read_bounded

_MAX_EVENT = 32 * 1024 * 1024
"""Maximum number of bytes of an event; those of GitHub have at most 25 MB."""


def read_event(environment: Mapping[str, str]) -> Event:
    """Return the event; raises `WorkspaceError` if its file cannot be read. Unknown content is ignored."""
    place = environment.get("GITHUB_EVENT_PATH", "")
    payload: object = None
    if place:
        try:
            payload = parse_json(read_bounded(Path(place), _MAX_EVENT))
        except ValueError:
            payload = None
    return event_of(environment, payload if isinstance(payload, dict) else {})
