"""A document and a suite about it, as files hold them."""

from __future__ import annotations

from pathlib import Path

PORT = "# Port\n\nThe port of Velm has twelve piers. It opened in 1902.\n"

SUITE = """\
meta:
  title: Port
  schema: '1'
  documents:
  - {id: A, file: port.md}
questions:
- id: Q1
  question: How many piers does the port of Velm have?
  expected_outcome: answer
  support:
  - doc: A
    role: supports
    quote: has twelve   piers
  nuggets_vital: [twelve piers]
"""


def write_suite(folder: Path, text: str = SUITE) -> Path:
    """Return the file of a suite."""
    file = folder / "suite.yaml"
    file.write_text(text, encoding="utf-8")
    return file
