"""The twins check: what one document says is not told of another that is cited beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.checks.naming import twins
from agent.types import Evidence
from tests.agent.checks.build import FACT, evidence


def two() -> list[Evidence]:
    """Return a sentence of each of two circulars."""
    old = evidence("Ports should report within 60 days.", title="Circular 4: Reports of ports")
    new = evidence("Ports must report within 30 days.", title="Circular 9: Reports of ports")
    return [old, replace(new, document=replace(new.document, id="d2"))]


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Under Circular 9, ports must report within 30 days.", True),
        ("Under Circular 4, ports should report within 60 days.", True),
        ("Under Circular 4, ports should report within 30 days.", False),
        ("Under Circular 4, ports must report within 60 days.", False),
        ("Under Circular 9, ports must report within 60 days.", False),
        ("Circular 4 gave ports 60 days, whereas 30 days are the limit now.", True),
        ("Circular 4 gave ports 60 days and Circular 9 gives them 30 days.", True),
        ("Ports must report within 30 days.", True),
    ],
)
def test_the_named_document_says_it(text: str, passes: bool) -> None:
    """A statement that names one document is read against that one alone."""
    assert (twins.check(text, FACT, two()) == []) is passes


def test_one_document_is_left_to_the_other_checks() -> None:
    """Where only one is cited there is nothing to confuse."""
    assert twins.check("Under Circular 4, ports report in 90 days.", FACT, two()[:1]) == []
