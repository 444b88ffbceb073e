"""What pypdf and PDFium hand out: dictionaries, arrays, names and streams of any shape."""

from typing import Any, TypeAlias

# Hostile files put any kind of object in any place, so no narrower type would be true.
PdfValue: TypeAlias = Any
