"""Quoted words are found again by their place, else by the words around them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.bundle.anchor import (
    AROUND,
    find_again,
    find_longer,
    find_nearest,
    select,
    stands_at_its_place,
)
from agent.bundle.model import EvidenceRow
from store.types import Region, Sentence

TEXTS = st.text(min_size=1, max_size=200)


def row(text: str, start: int, end: int) -> EvidenceRow:
    """Return a stretch of a text as it is cited."""
    return EvidenceRow(
        document="d", version="v", text_hash="0" * 64, ordinal=0, page=None, number=None,
        region=Region.BODY, role=None, heading_path=(), lead=None, start=start, end=end,
        quote=text[start:end], selectors=select(text, start, end, text[start:end]),
    )  # fmt: skip


def cut(text: str) -> list[Sentence]:
    """Return the text's lines as sentences."""
    found, start = [], 0
    for ordinal, line in enumerate(text.split("\n")):
        found.append(
            Sentence(
                document="d",
                version="w",
                ordinal=ordinal,
                start=start,
                end=start + len(line),
                text=line,
                region=Region.BODY,
            )
        )
        start += len(line) + 1
    return found


@settings(deadline=None)
@given(text=TEXTS, places=st.tuples(st.integers(0, 199), st.integers(1, 200)))
def test_what_was_selected_stands_at_its_place(text: str, places: tuple[int, int]) -> None:
    start = places[0] % len(text)
    end = min(len(text), start + places[1])
    item = row(text, start, end)
    words, place = item.selectors
    assert stands_at_its_place(item, text)
    assert text[place.start - len(words.prefix) : place.start] == words.prefix
    assert (words.prefix + words.exact + words.suffix) in text
    assert len(words.prefix) <= AROUND >= len(words.suffix)


@settings(deadline=None)
@given(text=TEXTS, before=TEXTS)
def test_words_behind_an_insertion_are_not_taken_for_standing(text: str, before: str) -> None:
    """Unless the text repeats itself, so that the same letters stand there again."""
    item = row(text, 0, len(text))
    moved = before + text
    assert stands_at_its_place(item, moved) is moved.startswith(text)


def test_words_that_moved_are_found() -> None:
    old = "One.\nTwo is here.\nThree."
    item = row(old, 5, 17)
    new = "Zero.\nOne.\nTwo  is\there.\nThree."
    found = find_again(item, new, cut(new))
    assert found is not None
    assert found.ordinal == 2


def test_of_several_places_the_one_with_the_same_words_around_it_is_taken() -> None:
    old = "Costs\nIt is reviewed.\nTerm\nIt is reviewed.\nEnd"
    second = row(old, old.rindex("It is"), old.rindex("It is") + len("It is reviewed."))
    new = "A new line\nTerm\nIt is reviewed.\nEnd\nCosts\nIt is reviewed.\n"
    found = find_again(second, new, cut(new))
    assert found is not None
    assert found.ordinal == 2


def test_words_inside_a_longer_sentence_are_not_the_sentence() -> None:
    old = "Users must apply."
    new = "Unless the Board waives it, Users must apply."
    item = row(old, 0, len(old))
    assert find_again(item, new, cut(new)) is None
    longer = find_longer(item, cut(new))
    assert longer is not None
    assert longer.text == new


def test_the_nearest_sentence_is_shown_only_where_it_resembles_the_old_one() -> None:
    sentences = cut("The hub costs 15 million crowns a year.\nUsers keep a log.")
    near = find_nearest("The hub costs 12 million crowns a year.", sentences)
    assert near is not None
    assert near.ordinal == 0
    assert find_nearest("Fellowships last 18 months.", sentences) is None
    assert find_nearest("Fellowships last 18 months.", []) is None
