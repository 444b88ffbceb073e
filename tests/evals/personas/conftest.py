"""The few sample documents that the personas speak about, read once."""

from __future__ import annotations

import pytest

from evals.faults.run_content import read_samples
from evals.personas.bank import Bank, load_bank
from evals.personas.honest import Honest
from evals.personas.remembering import Remembering


@pytest.fixture(scope="session")
def samples() -> Remembering:
    """Return five sample documents as a library."""
    return Remembering(read_samples())


@pytest.fixture(scope="session")
def bank() -> Bank:
    """Return the wordings of the labelled pairs."""
    return load_bank()


@pytest.fixture(scope="session")
def honest(bank: Bank) -> Honest:
    """Return the honest persona."""
    return Honest(bank)
