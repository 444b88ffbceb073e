"""Words for a day that depends on the day of reading pass only where they mean the document's."""

from __future__ import annotations

import pytest

from agent.checks.values import dates
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and the paraphrase with another day in it.
TOLD = (
    # The state that an act has led to.
    ("The rules have been replaced by Order 9.", "Order 9 is now in place of the rules.",
     "Since last month Order 9 is in place of the rules."),
    ("The path that has begun takes us to the coast.",
     "The path we are now on takes us to the coast.",
     "The path we are on this week takes us to the coast."),
    ("The dyke has grown by a metre.", "The dyke is now a metre higher.",
     "The dyke rose by a metre yesterday."),
    # What is missing when it is written.
    ("The mill has no scale of its own.", "At present the mill is without a scale of its own.",
     "Since last year the mill is without a scale of its own."),
    ("The guild does not keep a list.", "No list is kept by the guild at the moment.",
     "No list is kept by the guild this year."),
    # Decades are one for the document and its reader.
    ("Over the last decade, fares have risen.", "Fares have gone up over the past decade.",
     "Fares have gone up over the last century."),
    ("Work on the quay starts within this decade.", "The quay is to be begun this decade.",
     "The quay is to be begun this year."),
    ("In the next two decades the coast will sink.",
     "The coast is going to sink over the coming two decades.",
     "The coast is going to sink over the coming three decades."),
    # "Today" is "nowadays" where nothing is told that is done on one day.
    ("Today, Sudmark is the third largest port.",
     "Sudmark is the third largest port today, it says.",
     "Sudmark became the third largest port yesterday."),
    ("Boats designed today may sail for 40 years.",
     "Boats designed today can still be at sea 40 years later.",
     "Boats that are designed this month can be at sea for 40 years."),
    # Counted from a date of the statement itself.
    ("Crates sealed on or after 1 August 2025 are kept for 9 months.",
     "1 August 2025: crates sealed from this day on are kept for 9 months.",
     "Crates sealed from this day on are kept for 9 months."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "sound", "wrong"), TOLD)
def test_the_time_of_the_document_is_told_in_other_words(
    quote: str, sound: str, wrong: str
) -> None:
    """A tense, a state and a decade of the evidence may be told; another day may not."""
    offered = [evidence(quote)]
    assert dates.check(sound, FACT, offered) == []
    assert dates.check(wrong, FACT, offered) != []


APART = (
    ("Today 9 pilots work here.", "At the port, 9 pilots work today."),
    ("Today the port announced a fee.", "The port announced a fee today, it says."),
    ("The plan will open a mill.", "A mill is now open under the plan."),
    ("The yard keeps logs.", "The yard now keeps logs."),
    ("Nine yards closed.", "Nine yards are now closed."),
    ("Rents rose in recent years.", "Rents rose over the last two years."),
)


@pytest.mark.parametrize(("quote", "wrong"), APART)
def test_a_day_of_reading_is_refused(quote: str, wrong: str) -> None:
    """What happens on one day, or will, is not told as what is so on the day of reading."""
    assert dates.check(wrong, FACT, [evidence(quote)]) != []
