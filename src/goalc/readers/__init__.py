"""Files become documents again, one module per format. Importing this package loads no library."""

from goalc.readers.compare import Difference, differences
from goalc.readers.docx import read_docx
from goalc.readers.extent import ReadError
from goalc.readers.package import check_package
from goalc.readers.xlsx import read_xlsx

__all__ = ["Difference", "ReadError", "check_package", "differences", "read_docx", "read_xlsx"]
