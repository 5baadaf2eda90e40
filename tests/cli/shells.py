"""Programs on a terminal of their own: what is asked is answered."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Session(NamedTuple):
    """Everything that was shown, with what the terminal echoed, and the exit code."""

    shown: str
    code: int


def converse(
    command: Sequence[str], folder: Path, environment: dict[str, str], answers: Sequence[tuple[str, str]]
) -> Session:
    """Run a command on a terminal; when the next question has been shown, type its answer."""
    import pty

    primary, secondary = pty.openpty()
    waiting, shown, after = list(answers), b"", 0
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=secondary, stdout=secondary, stderr=secondary
    ) as process:
        os.close(secondary)
        try:
            while piece := os.read(primary, 65536):
                shown += piece
                if waiting and waiting[0][0].encode() in shown[after:]:
                    after = len(shown)
                    time.sleep(0.05)  # the prompt's end is read before the echo of the answer
                    os.write(primary, waiting.pop(0)[1].encode() + b"\n")
        except OSError:
            pass  # Linux says so at the end of a terminal's output
    os.close(primary)
    assert not waiting, f"not asked: {waiting[0][0]}\n{shown.decode()}"
    return Session(shown.decode().replace("\r\n", "\n"), process.returncode)
