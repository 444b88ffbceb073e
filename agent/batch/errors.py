"""What can go wrong with a run as a whole; a row that fails is no error but a marked row.

BriefingError                     (store/errors.py)
├── BadInput                      (exit 2)
│   ├── OtherRun                  the folder holds another run, or other files
│   └── Drifted                   the run was begun with another library, model or option
└── RunHalted                     nothing more can be done now; what is finished is kept (exit 5)
    ├── OutputFull                no room left for the run's files
    ├── OutputReadOnly            the run's folder cannot be written any more
    └── LibraryChanged            the documents changed while the run was reading them
"""

from __future__ import annotations

from store.errors import BadInput, BriefingError


class OtherRun(BadInput):
    """The folder holds another run, or files that are no run's."""


class Drifted(BadInput):
    """The run was begun with another library, model or option."""


class RunHalted(BriefingError):
    """Nothing more can be done now; what is finished is kept, and the same command goes on."""

    exit_code = 5


class OutputFull(RunHalted):
    """No room is left on the device of the run's folder."""


class OutputReadOnly(RunHalted):
    """The run's folder cannot be written any more."""


class LibraryChanged(RunHalted):
    """The documents changed while the run was reading them."""
