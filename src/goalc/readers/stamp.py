"""The properties that a build writes into its files: the digest of the model and the form pack.

In: an open package. Out: the user-defined properties by name (ECMA-376 part 1, 22.3).
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping

_PART = "docProps/custom.xml"


def custom_properties(package: zipfile.ZipFile) -> Mapping[str, str]:
    """Return the properties of a package; empty if there are none."""
    from lxml import etree

    if _PART not in package.namelist():
        return {}
    root = etree.fromstring(package.read(_PART))
    return {item.get("name", ""): "".join(map(str, item.itertext())).strip() for item in root}
