"""The regression gate of finding: a fixed sample may not score worse than it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.retrieval import gate
from store.embed import open_embedder


@pytest.mark.slow
@pytest.mark.parametrize("name", gate.DOCUMENTS)
def test_finding_is_no_worse_than_it_was(shared: Path, name: str) -> None:
    measured = gate.measure(shared / "data" / "retrieval", name, open_embedder())
    change = gate.estimate_change(gate.read_baseline()[name], measured.ours)
    assert not gate.is_worse(change), f"{name} moved by {change}"
    assert measured.mean >= measured.rival


def test_the_gate_sees_a_loss() -> None:
    """A tenth of the questions falling to nothing is noticed; noise around nothing is not."""
    before = {str(n): 0.5 for n in range(200)}
    worse = {name: 0.0 if int(name) % 10 == 0 else 0.5 for name in before}
    noise = {name: 0.5 + (0.1 if int(name) % 2 else -0.1) for name in before}
    assert gate.is_worse(gate.estimate_change(before, worse))
    assert not gate.is_worse(gate.estimate_change(before, noise))
    assert not gate.is_worse(gate.estimate_change(before, before))


def test_another_sample_is_refused() -> None:
    with pytest.raises(ValueError, match="anew"):
        gate.estimate_change({"a": 1.0}, {"b": 1.0})
