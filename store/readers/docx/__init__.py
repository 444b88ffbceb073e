"""DOCX: read with lxml (BSD-3) from the package's own parts, behind a check of the zip."""

from store.readers.docx.document import read

__all__ = ["read"]
