"""A claim in other words that say the same, and who is said to have told it."""

from __future__ import annotations

import pytest

from agent.referee.frames import (
    find_readings,
    find_short_forms,
    is_placed,
)
from agent.referee.relevance import units
from agent.referee.turns import participle


def readings(text: str, *nearby: str) -> list[str]:
    """Return the readings of a claim."""
    return [each.what for each in find_readings(text, nearby)]


def test_a_claim_is_first_read_as_it_stands() -> None:
    """Other words are tried only where its own do not pass."""
    text = "Mr Berg said that records are kept."
    assert readings(text)[0] == text


def test_a_surname_is_read_as_the_documents_full_name() -> None:
    """Where the document has one person of that name."""
    assert "Anna Berg opened it." in readings("Ms Berg opened it.", "By Anna Berg, director")


def test_two_of_one_name_stay_as_they_are() -> None:
    """A name that may be two persons is nobody's."""
    assert readings("Ms Berg opened it.", "Anna Berg", "Ole Berg") == ["Ms Berg opened it."]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("The report finds that ships were lost.", "The report finds", "Ships were lost."),
        ("According to the report, ships were lost.", "the report", "Ships were lost."),
        ("Ships were lost, the report says.", "the report says", "Ships were lost"),
        ("Ships, the report notes, were lost.", "the report notes", "Ships were lost."),
        ("The report is blunt: ships were lost.", "The report is blunt", "Ships were lost."),
        (
            "The report foresees a council that is to meet yearly.",
            "The report foresees",
            "A council is to meet yearly.",
        ),
    ],
)
def test_who_tells_is_parted_from_what_is_told(text: str, who: str, what: str) -> None:
    """The frame is checked apart."""
    assert (who, what) in [(each.who, each.what) for each in find_readings(text, ())]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("They have yet to agree on it.", "They have not yet agreed on it."),
        ("It is due no later than 30 days before it.", "It is due at least 30 days before it."),
        ("The term cannot be longer than two years.", "The term must not exceed two years."),
        ("However, it now applies.", "It applies."),
        ("They have been given no key.", "They have not been given any key."),
        ("Rule 2 puts ten in place of six in part 4.", "Rule 2 replaces six by ten in part 4."),
    ],
)
def test_turns_of_phrase_are_read_in_plain_words(text: str, reading: str) -> None:
    """Both bind to the same."""
    assert reading in readings(text)


def test_a_teller_must_stand_in_the_document() -> None:
    """Each name and noun of it is looked up."""
    told = units("Statement by Anna Berg, director")
    assert is_placed("Anna Berg said", told)
    assert not is_placed("Ole Lund said", told)


@pytest.mark.parametrize(
    ("verb", "form"),
    [("agree", "agreed"), ("apply", "applied"), ("take", "taken"), ("open", "opened")],
)
def test_participles_are_formed(verb: str, form: str) -> None:
    """Regular and irregular ones."""
    assert participle(verb) == form


def test_a_name_is_read_as_the_short_form_that_a_text_gives_it() -> None:
    """Words in front of the name are none of it."""
    short = find_short_forms(['Founded in 1990, The Harbour Safety Office ("HSO") keeps records.'])
    assert short == {"Harbour Safety Office": "HSO"}
    found = [each.what for each in find_readings("The Harbour Safety Office paid.", (), short)]
    assert "The HSO paid." in found
