"""Pointers: the numbers of sentences, however a model writes them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.compose.pointers import drop_trailing, read_pointers


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ([3, 7], (3, 7)),
        (["3", "[7]"], (3, 7)),
        ("3, 4", (3, 4)),
        ("[3][4]", (3, 4)),
        ("[3, 4]", (3, 4)),
        ("3 and 4", (3, 4)),
        (" 5 ", (5,)),
        (5, (5,)),
        (5.0, (5,)),
        ([3, 3, "3"], (3,)),
        ([], ()),
        (None, ()),
        ([0, -2], (0, -2)),
    ],
)
def test_numbers_are_read(written: object, read: tuple[int, ...]) -> None:
    """One meaning, many spellings."""
    assert read_pointers(written, []) == read


@pytest.mark.parametrize(
    "written", ["3-5", "Article 5", "3.5", "", "three", "[3", "1234567", "٣", "3–5", "[[3]]"]
)
def test_what_is_no_number_points_at_nothing(written: str) -> None:
    """It is kept as it was written, so that the reader sees what the model made up."""
    (kept,) = read_pointers([written], [])
    assert isinstance(kept, str)


@pytest.mark.parametrize("written", [{"a": 1}, [[3]], [True], True, [None], [{}], list(range(101))])
def test_other_forms_are_refused(written: object) -> None:
    """What could mean anything means nothing."""
    with pytest.raises(ValueError, match=r"number|pointers"):
        read_pointers(written, [])


def test_noise_is_named() -> None:
    """Each departure from a list of numbers is counted by its name."""
    noise: list[str] = []
    read_pointers("3, 3", noise)
    assert noise == ["evidence not in a list", "a number as text", "a number twice"]
    quiet: list[str] = []
    assert read_pointers([1, 2], quiet) == (1, 2)
    assert quiet == []


@settings(deadline=None)
@given(st.lists(st.one_of(st.integers(), st.floats(), st.text(max_size=200)), max_size=10))
def test_any_list_of_numbers_and_texts_is_read(written: list[object]) -> None:
    """Nothing that stood there is lost, but for what stood there twice."""
    read = read_pointers(written, [])
    assert len(set(read)) == len(read)
    assert bool(read) == bool(written)
    assert all(len(each) <= 80 for each in read if isinstance(each, str))


@pytest.mark.parametrize(
    ("text", "evidence", "left"),
    [
        ("Ferries sail. [3]", (3,), "Ferries sail."),
        ("Ferries sail [3][4].", (3, 4), "Ferries sail."),
        ("Ferries sail [3, 4]", (3, 4), "Ferries sail"),
        ("Ferries sail. [3]", (4,), "Ferries sail. [3]"),
        ("Ferries [3] sail.", (3,), "Ferries [3] sail."),
        ("Ferries sail.", (3,), "Ferries sail."),
    ],
)
def test_numbers_at_the_end_of_a_text(text: str, evidence: tuple[int, ...], left: str) -> None:
    """They go where the evidence says the same, and stay to be judged where it does not."""
    assert drop_trailing(text, evidence, []) == left
