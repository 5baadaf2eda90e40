"""Arguments → exit code. Every failure ends in a readable message."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import click

from goalc.cli.command import NoCommand, usage_message
from goalc.cli.exit_codes import BUG, ENVIRONMENT, INTERRUPTED, OK, USAGE
from goalc.cli.language import settle
from goalc.messages.catalogue import say

_COMPLETE = "_GOALC_COMPLETE"  # click's name for the variable that asks for shell completion


def run(arguments: Sequence[str]) -> int:
    """Run a command; return its exit code."""
    _prepare_streams()
    wrong = settle(arguments, os.environ)
    if wrong:
        _say("usage.lead", wrong)
        return USAGE
    try:
        return _call(arguments)
    except click.UsageError as error:
        return _report_misuse(error, arguments)
    except (click.Abort, KeyboardInterrupt):
        _say("error.lead", say("interrupted"))
        return INTERRUPTED
    except (BrokenPipeError, SystemExit) as error:
        return _end_early(error)
    except Exception as error:  # the last place where a message can be printed
        return _report_failure(error)


def _call(arguments: Sequence[str]) -> int:
    collect_rarely()
    from goalc.cli.goalc import goalc  # its help is created now, in the current language

    code = goalc.main(list(arguments), prog_name="goalc", standalone_mode=False)
    sys.stdout.flush()
    return int(code or OK)


def collect_rarely() -> None:
    """Collect garbage less often: specs become many small objects with hardly a cycle.

    Python's default, a search for cycles after every 700 new objects, takes a sixth of the time.
    """
    gc.set_threshold(50_000, 20, 20)


def _prepare_streams() -> None:
    # A stream that the caller has closed is None to Python.
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115 - open to the end, as the stream was
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115 - the same
    for stream in (sys.stdout, sys.stderr):
        # Chinese in messages and names must not depend on the locale.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # text streams


def _report_misuse(error: click.UsageError, arguments: Sequence[str]) -> int:
    if isinstance(error, NoCommand):
        click.echo(error.message, err=True)
    else:
        command = error.ctx.command_path if error.ctx else "goalc"
        _say("usage.lead", usage_message(error, arguments), say("usage.hint", command=command))
    return USAGE


def _end_early(error: BrokenPipeError | SystemExit) -> int:
    """End quietly: the reader closed the pipe (click may turn that into an exit), or completion is done."""
    if isinstance(error, SystemExit) and error.code and _COMPLETE in os.environ:
        asked, known = os.environ[_COMPLETE], ("bash_source", "zsh_source", "fish_source")
        _say("usage.lead", say("usage.bad-variable", name=_COMPLETE, value=asked, known=known))
        return USAGE
    _discard_output()
    return OK


def _report_failure(error: Exception) -> int:
    from goalc.workspace.error import OutputClash, WorkspaceError, cause

    if isinstance(error, WorkspaceError):
        _say("error.lead", say(error.key, **error.arguments))
        return ENVIRONMENT
    if isinstance(error, OutputClash):
        clash = say("usage.same-output", first=error.first, second=error.second, place=error.place)
        _say("usage.lead", clash)
        return USAGE
    if isinstance(error, OSError):
        name = error.filename or ""
        _say("error.lead", say("io.system", name=name, reason=cause(error)))
        _discard_output()
        return ENVIRONMENT
    if isinstance(error, UnicodeEncodeError) and error.encoding == "ascii":
        _say("error.lead", say("io.names", name=error.object))
        return ENVIRONMENT
    import traceback

    _say("error.lead", say("bug", kind=type(error).__name__))
    traceback.print_exception(error)
    return BUG


def _discard_output() -> None:
    """Discard the rest of the buffer, so that it causes no error at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(lead: str, *lines: str) -> None:
    first, *rest = lines
    click.echo(f"{say(lead)}{first}", err=True)
    for line in rest:
        click.echo(line, err=True)
