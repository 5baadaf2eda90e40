"""Show a built form or a spec as lines of text, for tools that compare lines."""

from __future__ import annotations

from pathlib import Path

from goalc.readers.extent import ReadError
from goalc.readers.package import MAX_FILE
from goalc.textconv.file_text import FileText, file_text
from goalc.workspace.error import WorkspaceError
from goalc.workspace.paths import read_bounded


def textconv(path: str | Path) -> FileText:
    """Return the text of a DOCX, an XLSX or a spec as lines to compare; raises `WorkspaceError`.

    The lines are None for a spec that cannot be read, as its diagnostics say.
    """
    place = Path(path)
    try:
        return file_text(place.as_posix(), read_bounded(place, MAX_FILE))
    except ReadError as error:
        raise WorkspaceError(error.key, name=place) from error
    except MemoryError as error:
        raise WorkspaceError("textconv.too-large", name=place) from error
