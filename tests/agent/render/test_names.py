"""Names set in capitals are printed as names are written; nothing but the case changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.render.names import tame


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (
            "THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION",
            "The European Parliament and the Council of the European Union",
        ),
        ("US DEPARTMENT OF STATE", "US Department of State"),
        ("NEW TAX OFFICE (IT) OF THE WEST", "New Tax Office (IT) of the West"),
        ("BSI AND NCSC", "BSI and NCSC"),
        ("MINISTRY OF ÉCOLOGIE-TRANSPORTS", "Ministry of Écologie-Transports"),
    ],
)  # fmt: skip
def test_several_words_in_capitals_are_written_as_names(name: str, shown: str) -> None:
    assert tame(name) == shown


@pytest.mark.parametrize("name", ["NIST", "OSTP", "Ministry of AI", "eSafety COMMISSIONER", ""])
def test_what_may_be_an_abbreviation_or_is_written_so_stays(name: str) -> None:
    assert tame(name) == name


@given(st.text())
def test_only_the_case_changes(name: str) -> None:
    assert tame(name).casefold() == name.casefold()
