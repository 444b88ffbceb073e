"""Make sound statements wrong in named ways, to measure what catches them.

Written without sight of any check, and importing none: what it corrupts is what analysts and
language models get wrong, not what is known to be caught.
"""

from __future__ import annotations

from evals.mutate.registry import WAYS, mutate
from evals.mutate.types import Claim, Mutation, Surroundings, Way

__all__ = ["WAYS", "Claim", "Mutation", "Surroundings", "Way", "mutate"]
