"""Documents become files, one folder per format. Importing this package loads no library."""

from goalc.writers.docx import DocxWriter
from goalc.writers.error import WriteError
from goalc.writers.xlsx import XlsxWriter

__all__ = ["DocxWriter", "WriteError", "XlsxWriter"]
