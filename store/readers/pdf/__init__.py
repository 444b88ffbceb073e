"""PDF: pypdf parses (pure Python, BSD-3, limits against bombs), PDFium gives a second opinion."""

from store.readers.pdf.document import read

__all__ = ["read"]
