"""Quotations: found whatever the typography, never when a word is another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.quote.shelf import Desk
from agent.referee import quotations
from agent.types import Evidence, Judgement, Kind
from evals.shelf import Shelf
from store.filters import Filters
from store.types import Document, Region

WORDS = "the Office intends to open a second pilot station at Lorne subject to approval".split()  # noqa: SIM905
SAID = " ".join(WORDS) + "."
DOCUMENT = Document(
    id="d", version="v", title="Charter", media_type="text/plain", origin="c.md", added=""
)


def show(quote: str, start: int = 0) -> Evidence:
    """Return a sentence as evidence."""
    return Evidence(
        document=DOCUMENT,
        ordinal=start,
        start=start,
        end=start + len(quote),
        quote=quote,
        region=Region.BODY,
    )


def check(text: str, *quotes: str) -> list[Judgement]:
    """Return the judgements of the check on a text with these sentences."""
    evidence = [show(quote, 1000 * place) for place, quote in enumerate(quotes)]
    return [each.judgement for each in quotations.check(text, Kind.FACT, evidence)]


@given(st.data())
def test_a_quotation_with_another_word_never_verifies(data: st.DataObject) -> None:
    """One word exchanged is enough."""
    first = data.draw(st.integers(0, len(WORDS) - 2))
    last = data.draw(st.integers(first + 2, len(WORDS)))
    at = data.draw(st.integers(first, last - 1))
    altered = [*WORDS[first:at], "harbour", *WORDS[at + 1 : last]]
    assert check(f"It says “{' '.join(altered)}”.", SAID) != []


@given(st.data())
def test_a_true_stretch_always_verifies(data: st.DataObject) -> None:
    """From any word to any other."""
    first = data.draw(st.integers(0, len(WORDS) - 2))
    last = data.draw(st.integers(first + 2, len(WORDS)))
    assert check(f"It says “{' '.join(WORDS[first:last])}”.", SAID) == []


@pytest.mark.parametrize(
    "quoted",
    [
        "“The Office intends to open”",
        '"the Office intends to open,"',
        "“the Office intends … subject to approval”",
        "«intends to open a second pilot station»",
        "“the\u00a0Office intends to open”",
    ],
)
def test_typography_is_no_change(quoted: str) -> None:
    """Marks, capitals, spaces and an ellipsis leave the words as they are."""
    assert check(f"It says {quoted}.", SAID) == []


def test_a_cut_word_is_no_quotation() -> None:
    """A quotation begins and ends with whole words."""
    assert check("It says “tends to open a second”.", SAID) == [Judgement.CONTRADICTED]


def test_words_of_nobody_are_unsupported() -> None:
    """What is like no sentence was not altered but made up."""
    assert check("It says “quiet rivers carry silver fish”.", SAID) == [Judgement.UNSUPPORTED]


def test_a_quotation_may_run_over_two_sentences() -> None:
    """Neighbours are read as they follow each other."""
    said = "It says “was not a deal. It was a statement”."
    assert check(said, "It was not a deal.", "It was a statement of intent.") == []


def test_a_single_word_is_a_term() -> None:
    """Nobody is quoted with one word."""
    assert quotations.find_quoted("The so-called “partnership” grew.") == ()


def test_what_was_changed_is_named() -> None:
    """Exchanged, put in and left out, each in its place."""
    told = quotations.describe(
        "open a new station at Lorne", "will open a pilot station soon at Lorne"
    )
    assert told == "'new' stands for 'pilot'; 'soon' was left out"


def test_each_place_of_a_quotation_is_found(shelf: Shelf) -> None:
    """The whole library is looked through, not only what a search brings."""
    desk = Desk(shelf=shelf, filters=Filters())
    found = quotations.locate(desk, ["Safe harbours begin with honest charts", "no such words"])
    places = found["Safe harbours begin with honest charts"]
    assert [each.document.title for each in places] == ["Charter of the Harbour Office"]
    assert found["no such words"] == ()


def test_a_word_changed_at_the_edge_stands_for_one_word() -> None:
    """What comes before a quotation in its source was not changed."""
    told = quotations.describe(
        "shield cities rather", "Critics say that walls protect cities rather"
    )
    assert told == "'shield' stands for 'protect'"
