"""A title that goes on otherwise is the title of another text."""

from __future__ import annotations

import pytest

from agent.checks.naming import names
from tests.agent.checks.build import FACT, evidence

TITLE = "Agreement between Norland and Sudmark on Shared Quays and Harbour Dues"


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("Under the Agreement on Shared Quays and Harbour Dues, Ida Marsh signs.", True),
        ("Under the Agreement on Shared Quays, Ida Marsh and Jon Hale sign.", True),
        ("Under the Agreement on Shared Quays and Ida Marsh, Ida Marsh signs.", False),
        ("Under the Agreement on Shared Quays and Sudmark, Ida Marsh signs.", False),
    ],
)
def test_what_a_title_joins_is_not_exchanged(text: str, *, sound: bool) -> None:
    """Each half is known, and the whole is not."""
    offered = [evidence("Ida Marsh and Jon Hale sign the Agreement.", title=TITLE)]
    assert (names.check(text, FACT, offered) == []) is sound
