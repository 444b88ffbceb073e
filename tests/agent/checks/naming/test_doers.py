"""Names that take another's deed, sides of a page, and who speaks in a transcript."""

from __future__ import annotations

import pytest

from agent.checks.naming import swaps
from agent.checks.speaking import attribution
from tests.agent.checks.build import FACT, evidence

TITLE = "Dinner of the Lord Warden with Queen Ottilie and the Harbour Museum"


@pytest.mark.parametrize(
    ("quote", "told", "wrong"),
    [
        (
            "The Lord Warden led the preparations.",
            "Preparations were headed by the Lord Warden.",
            "Preparations were headed by Queen Ottilie.",
        ),
        (
            "The list was created by the Tide Commission of Norland.",
            "The list is a creation of the Tide Commission of Norland.",
            "The list is a creation of the Harbour Museum.",
        ),
        (
            "It is to be had on the NOTI website.",
            "NOTI's website has it.",
            "The Harbour Museum's website has it.",
        ),
        (
            "The Governments will explore the sharing of berths.",
            "Sharing berths is something Queen Ottilie will explore.",
            "",
        ),
    ],
)
def test_a_name_of_the_card_takes_nobodys_deed(quote: str, told: str, wrong: str) -> None:
    """Whoever the source names does it; a common noun with a capital names nobody."""
    assert swaps.check(told, FACT, [evidence(quote, title=TITLE)]) == []
    if wrong:
        assert swaps.check(wrong, FACT, [evidence(quote, title=TITLE)]) != []


def test_a_side_of_a_page_is_not_the_other() -> None:
    """Top is not bottom, in any corner."""
    offered = [evidence("The menu is in the lower right of the screen.")]
    assert swaps.check("Look for the menu in the screen's lower right.", FACT, offered) == []
    assert swaps.check("Look for the menu in the screen's upper right.", FACT, offered) != []
    assert swaps.check("The menu is on the left.", FACT, [evidence("It is on the right.")]) != []
    assert swaps.check("It left the right out.", FACT, [evidence("It left rights out.")]) == []


def test_what_falls_does_what_is_done_to_it() -> None:
    """An act without object turns the sentence round, and no roles."""
    offered = [evidence("For short texts, copying can reduce rates to 20 percent.")]
    assert swaps.check("Rates can fall to 20 percent by copying.", FACT, offered) == []


TALK = "Press Call by Senior Harbour Officials on the Warden's Meeting with Premier Lund"


@pytest.mark.parametrize(
    ("told", "sound"),
    [
        ("It remains to be seen, a senior harbour official said.", True),
        ("It remains to be seen, a speaker at the meeting said.", True),
        ("It remains to be seen, Premier Lund said.", False),
    ],
)
def test_a_guest_of_the_title_does_not_speak(told: str, *, sound: bool) -> None:
    """The title names who speaks, and of whom."""
    offered = [evidence("And so we have to see how it plays out.", title=TALK)]
    assert (attribution.check(told, FACT, offered) == []) is sound


def test_a_question_is_not_what_is_asked_says() -> None:
    """A line that opens with "Q" is a reporter's."""
    offered = [evidence("Q Madam Warden, the port was closed.", title="Remarks by Warden Lund")]
    assert attribution.check("Warden Lund said the port was closed.", FACT, offered) != []
    told = "A reporter put it to Warden Lund that the port was closed."
    assert attribution.check(told, FACT, offered) == []


def test_two_nouns_are_no_speech() -> None:
    """A verb of speech behind "and" may be the second noun: "hope and fear"."""
    offered = [evidence('Warden Lund spoke "in a decade of hope and fear, of storm and calm."')]
    told = "Director Osk sees it as Warden Lund described it, as a decade of hope and fear."
    assert attribution.check(told, FACT, offered) == []


def test_an_act_stays_with_the_one_it_is_done_by() -> None:
    """Of two names on both sides each keeps its own act."""
    offered = [evidence("Skills are identified by NOTI, with the concurrence of HUB.")]
    told = "They are skills that NOTI identifies with the agreement of HUB."
    assert swaps.check(told, FACT, offered) == []
    wrong = "They are skills that HUB identifies with the agreement of NOTI."
    assert swaps.check(wrong, FACT, offered) != []
