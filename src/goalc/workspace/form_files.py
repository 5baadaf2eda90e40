"""Read existing forms: Word, Excel and PDF files; older and others' formats through LibreOffice.

In: the path of a file. Out: its documents, and what stands in it and is not read.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from goalc.readers.extent import ReadError
from goalc.readers.package import MAX_FILE
from goalc.readers.registry import FORM_READERS, FilledForm, read_form
from goalc.workspace.error import WorkspaceError
from goalc.workspace.paths import read_bounded

_CONVERTED: Mapping[str, str] = {
    "doc": "docx", "wps": "docx", "odt": "docx", "rtf": "docx", "xls": "xlsx", "et": "xlsx", "ods": "xlsx",
}  # fmt: skip
"""The formats that LibreOffice turns into one that is read here."""
_OFFICES = ("soffice", "libreoffice")
_OPEN = "~$"
"""The beginning of the name of what Word, Excel and WPS keep beside a file that is open in them."""
_SECONDS = 120
"""Maximum time that a conversion may take."""


def read_form_file(path: Path, reject: bool = False) -> FilledForm:
    """Read a file with forms; with `reject`, tracked changes in it are taken as rejected.

    Raises `WorkspaceError` for a file that is none.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORM_READERS and ending not in _CONVERTED:
        raise WorkspaceError("import.kind", name=path)
    if path.name.startswith(_OPEN):
        raise WorkspaceError("import.open", name=path, other=path.name.removeprefix(_OPEN))
    if not path.is_file():
        raise WorkspaceError("io.missing", name=path)
    content = read_bounded(path, MAX_FILE)
    if not content:
        raise WorkspaceError("import.empty", name=path)
    if ending in _CONVERTED:
        ending = _CONVERTED[ending]
        content = _convert(path, ending)
    try:
        return read_form(ending, content, reject)
    except ReadError as error:
        raise WorkspaceError(error.key, name=path) from None


def _convert(path: Path, ending: str) -> bytes:
    """Return a file in another format, made by LibreOffice."""
    office = next(filter(None, map(shutil.which, _OFFICES)), None)
    if office is None:
        raise WorkspaceError("import.no-office", name=path, ending=ending)
    with tempfile.TemporaryDirectory(prefix="goalc-") as folder:
        command = [
            office, "--headless", f"-env:UserInstallation={Path(folder).as_uri()}/profile",
            "--convert-to", ending, "--outdir", folder, str(path.resolve()),
        ]  # fmt: skip
        try:
            # The program is the office of this machine; the file is only its input.
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
        except (subprocess.SubprocessError, OSError) as error:
            raise WorkspaceError("import.not-converted", name=path) from error
        made = Path(folder) / f"{path.stem}.{ending}"
        if not made.is_file():
            raise WorkspaceError("import.not-converted", name=path)
        return read_bounded(made, MAX_FILE)
