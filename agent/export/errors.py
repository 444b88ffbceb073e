"""What can go wrong while a briefing becomes a file.

    BriefingError                     (store/errors.py)
    ├── BadInput                      the format is unknown, its extra is not installed, or the
    │                                 place cannot be written (exit 2)
    └── ExportFailed                  the program behind a format did not make the file

Messages say what happened, the offending value, and what to do next.
"""

from __future__ import annotations

from store.errors import BriefingError


class ExportFailed(BriefingError):
    """The program behind a format did not make the file; nothing was written."""
