"""The stamp of an Office file: its title, and the version, form pack and model it was made from.

In: a `Stamp`. Out: the parts docProps/core.xml (ECMA-376 part 2, without the optional dates and persons)
and docProps/custom.xml (part 1, 22.3).
"""

from __future__ import annotations

from goalc.document.document import Stamp
from goalc.writers.error import WriteError
from goalc.writers.package import Packed, pack
from goalc.writers.text import ForbiddenCharacterError, escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CONTENT_TYPES = (
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/custom.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"

ROOT_RELATIONSHIPS = (
    f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="{{main}}"/>'
    '<Relationship Id="rId2" Target="docProps/core.xml"'
    ' Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/custom-properties"'
    ' Target="docProps/custom.xml"/></Relationships>'
)
"""The part _rels/.rels; `{main}` stands for the name of the main part."""

_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The property set of user-defined properties, the same in all files."""


def properties(stamp: Stamp, form: str) -> tuple[Packed, Packed]:
    """Return the parts that carry `stamp` in a file of the format `form`.

    Raises `WriteError` for a character that XML cannot carry.
    """
    try:
        return pack("docProps/core.xml", _core(stamp)), pack("docProps/custom.xml", _custom(stamp))
    except ForbiddenCharacterError as error:
        raise WriteError("character", form, error.code) from None


def _core(stamp: Stamp) -> str:
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(stamp.title)}</dc:title></cp:coreProperties>"
    )


def _custom(stamp: Stamp) -> str:
    named = (("goalc version", stamp.version), ("form pack", stamp.pack), ("digest", stamp.digest))
    custom = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(named, 2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{custom}</Properties>"
    )
