"""Every fault of an endpoint that we know of, and what is promised under each.

`python -m evals.faults` runs them all through the real adapter and prints the table.
"""

from collections.abc import Mapping
from typing import Final

from evals.faults.breaking import CUT, STALLED, UNREACHED
from evals.faults.content import Content
from evals.faults.harmless import HARMLESS
from evals.faults.midway import MIDWAY
from evals.faults.passing import soften
from evals.faults.refusing import FAILING, LIMITED, SPENT, UNABLE
from evals.faults.replies import REPLIES
from evals.faults.strange import DECLINED, STRANGE
from evals.faults.types import Promise, Result, Scenario

__all__ = ["CONTENT", "FAULTS", "Content", "Promise", "Result", "Scenario", "list_scenarios"]

FAULTS: Final[Mapping[str, Scenario]] = {
    **HARMLESS,
    **LIMITED,
    **SPENT,
    **UNABLE,
    **FAILING,
    **UNREACHED,
    **STALLED,
    **CUT,
    **STRANGE,
    **DECLINED,
}

CONTENT: Final[Mapping[str, Content]] = {**REPLIES, **MIDWAY}
"""Faults that only the whole agent can answer, each with its promise."""


def list_scenarios() -> dict[str, Scenario]:
    """Return every fault that lasts, and every one that passes after a request, by name."""
    passing = {f"{name}, once": soften(each) for name, each in FAULTS.items()}
    return {**FAULTS, **{name: each for name, each in passing.items() if each}}
