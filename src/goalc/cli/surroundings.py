"""The environment of a job → the event that it runs for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from goalc.forge.event import Event, event_of
from goalc.workspace.paths import read_bounded

_LONGEST = 32 * 1024 * 1024
"""Bytes of an event. GitHub's have 25 MB at most."""


def event(environment: Mapping[str, str]) -> Event:
    """The event; raises `WorkspaceError` where its file cannot be read. Any other content says nothing."""
    place = environment.get("GITHUB_EVENT_PATH", "")
    payload: object = None
    if place:
        try:
            payload = json.loads(read_bounded(Path(place), _LONGEST))
        except (ValueError, RecursionError):
            payload = None
    return event_of(environment, payload if isinstance(payload, dict) else {})
