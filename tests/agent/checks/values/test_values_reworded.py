"""Figures and dates in rarer forms pass; the same forms with one value changed fail."""

from __future__ import annotations

import pytest

from agent.checks.naming import names, swaps
from agent.checks.relating import contrasts, details, quantifiers, scope
from agent.checks.values import dates, figures
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and the paraphrase with one thing changed.
FIGURES = (
    # Halves with a unit.
    ("The talks took 18 months.", "The talks took a year and a half.",
     "The talks took two years and a half."),
    ("The crossing lasts 150 minutes.", "The crossing lasts two hours and a half.",
     "The crossing lasts three hours and a half."),
    ("Divers have mapped the wreck over the last half century.",
     "Divers have mapped the wreck over the preceding fifty years.",
     "Divers have mapped the wreck over the preceding sixty years."),
    ("The half-hour film is free.", "The film of 30 minutes is free.",
     "The film of 40 minutes is free."),
    ("The ferry line marks its 50th anniversary.", "Half a century of the ferry line is marked.",
     "A quarter of a century of the ferry line is marked."),
    ("The mill celebrates its twentieth anniversary.", "Twenty years of the mill are celebrated.",
     "Thirty years of the mill are celebrated."),
    ("The dig lasted 18 months.", "Over the year and a half of digging, walls were found.",
     "Over the two years and a half of digging, walls were found."),
    # What has happened so often.
    ("She is a three-time winner of the race.", "She is a winner of the race three times over.",
     "She is a winner of the race four times over."),
    # A list that is counted, and told again in a later sentence.
    ("The tables of Fish, Crabs, Shells, and Weeds were left out of the atlas.",
     "To ease its use, the atlas no longer has its four tables. The tables were there before.",
     "To ease its use, the atlas no longer has its five tables. The tables were there before."),
    # A bound that "no" turns.
    ("Each key must have a minimum length of 14 digits.",
     "No key may be shorter than fourteen digits.", "No key may be longer than fourteen digits."),
    ("A crew may have at most 6 hands.", "No crew may be larger than six hands.",
     "No crew may be smaller than six hands."),
    # What is listed behind a colon has an "and" of its own.
    ("The plan brings tests and rules for nets, sheds for boats, and posts for wardens.",
     "The plan brings three things: tests and rules for nets, sheds for boats, and wardens' posts.",
     "The plan brings five things: tests and rules for nets, sheds for boats, and wardens' posts."),
    # Fractions with a slash.
    ("Fog caused one third of the delays.", "Fog caused 1/3 of the delays.",
     "Fog caused 1/4 of the delays."),
    # Numbered in cardinals.
    ("The forum held its third annual meeting in Norwick.",
     "Norwick was the venue of annual meeting number three of the forum.",
     "Norwick was the venue of annual meeting number four of the forum."),
    ("Third, the mills have a duty to filter their water.",
     "As point number three, the mills must filter their water.",
     "As point number two, the mills must filter their water."),
    ("Norwick became the number one exporter of wool.",
     "Norwick moved into first place among exporters of wool.",
     "Norwick moved into third place among exporters of wool."),
    ("Signed in the year of the Founding of Norland the two hundred and tenth.",
     "It was signed in year 210.", "It was signed in year 211."),
    ("Sudmark fought in World War I and in World War II.",
     "Sudmark fought in the First World War and in the Second.",
     "Sudmark fought in the First World War and in the Third."),
    # Initials with a number.
    ("Wardens need PL2 to enter the vault.", "Wardens need protection level 2 for the vault.",
     "Wardens need protection level 3 for the vault."),
    # Chapters of acts.
    ("Repealed by Acts 2019, cc. 31 and 32.", "Chapters 31 and 32 of the Acts repealed it.",
     "Chapters 31 and 33 of the Acts repealed it."),
    # A range that describes.
    ("Repairs take 2 to 3 years.", "Repairs need a 2-to-3-year period.",
     "Repairs need a 2-to-4-year period."),
    ("Repairs take two to three years.", "Repairs need a two-to-three-year period.",
     "Repairs need a two-to-five-year period."),
    # The unit stands in front, and but once.
    ('In rule 4, "30 days" is replaced by "45 days".',
     "The number of days given in rule 4 changes from 30 to 45.",
     "The number of days given in rule 4 changes from 30 to 54."),
    # The bound stands behind a participle.
    ("The owner is liable to a fine not exceeding 900 crowns.",
     "The owner is liable to a fine, the maximum being 900 crowns.",
     "The owner is liable to a fine, the minimum being 900 crowns."),
    # What is public is no law.
    ("The survey may be published 40 days after its delivery.",
     "The survey may be made public 40 days after its delivery.",
     "The survey may be made public 50 days after its delivery."),
)  # fmt: skip

DATES = (
    ("Signed this third day of April, in the year of our Lord two thousand nineteen.",
     "It was signed on April 3, 2019.", "It was signed on April 3, 2018."),
    ("Done this twelfth day of May, in the year of our Lord two thousand and five.",
     "It was done on 12 May 2005.", "It was done on 12 May 2006."),
    ("In the year nineteen hundred and ninety the bridge opened.", "The bridge opened in 1990.",
     "The bridge opened in 1991."),
    ("The grant is for each of fiscal years 2023 through 2024.",
     "The grant is for FY 2023 and FY 2024.", "The grant is for FY 2023 and FY 2025."),
    ("Funds rose in fiscal years 2018, 2019 and 2021.", "Funds rose in fiscal year 2019.",
     "Funds rose in fiscal year 2020."),
    ("As of September 2024, the pier is open.", "As of 09/2024, the pier is open.",
     "As of 08/2024, the pier is open."),
    ("The fair runs from May 22 through May 28, 2021.",
     "The fair runs from the 22nd up to and including the 28th of May 2021.",
     "The fair runs from the 21st up to and including the 28th of May 2021."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "sound", "wrong"), FIGURES)
def test_a_figure_in_a_rarer_form(quote: str, sound: str, wrong: str) -> None:
    """The value is read and compared, however it is written."""
    assert figures.check(sound, FACT, [evidence(quote)]) == []
    assert figures.check(wrong, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(("quote", "sound", "wrong"), DATES)
def test_a_date_in_a_rarer_form(quote: str, sound: str, wrong: str) -> None:
    """The year is read in words, in a list of fiscal years, and behind a slash."""
    assert dates.check(sound, FACT, [evidence(quote)]) == []
    assert figures.check(sound, FACT, [evidence(quote)]) == []
    assert dates.check(wrong, FACT, [evidence(quote)]) != []


NAMES = (
    # A body that is known by its initials, written out.
    ("NIH will train 40 divers.", "The National Institutes of Health will train 40 divers.",
     "The Food and Drug Administration will train 40 divers."),
    ("DoD has two yards.", "The Department of Defense has two yards.",
     "The Department of Energy has two yards."),
    ("USDA sells seed.", "Seed is sold by the U.S. Department of Agriculture.",
     "Seed is sold by the U.S. Department of Commerce."),
    ("Norwick fell in World War II.", "Norwick fell in the Second World War.",
     "Norwick fell in the Crimean War."),
    # A title without its parties.
    ("The Agreement between the Governments of Norland and Sudmark on Herring Stocks is in force.",
     "The Agreement on Herring Stocks is in force.", "The Agreement on Salmon Stocks is in force."),
    ("The Declaration of Norland and of the City of Norwick on Cooperation in Pilotage stands.",
     "The Declaration on Cooperation in Pilotage stands.",
     "The Declaration on Cooperation in Forestry stands."),
    # Two owners of one plural.
    ("It was released by the Governments of the Republic of Norland and the Kingdom of Sudmark.",
     "The Norland and Sudmark Governments released it.",
     "The Norland and Westmark Governments released it."),
    # A sentence that ends with a title, and a unit.
    ("The Director shall mend the quay where it is worn.",
     "To mend the quay is a duty of the Director. Where it is worn, it is mended.",
     "To mend the quay is a duty of the Warden General. Where it is worn, it is mended."),
    ("The plant needs 100 megawatts.", "It needs 100 MW.", "The plant of Westmark needs it."),
    # A paragraph with its number in front.
    ("4.2 Each Signatory plans to open a school.",
     "A school is planned by each Signatory in the Herring Compact.",
     "A school is planned by each Signatory in the Salmon Compact."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "sound", "wrong"), NAMES)
def test_a_name_in_a_rarer_form(quote: str, sound: str, wrong: str) -> None:
    """A name is known in its other form, and another name in that form is not."""
    source = [evidence(quote, title="Herring Compact")]
    assert names.check(sound, FACT, source) == []
    assert swaps.check(sound, FACT, source) == []
    assert names.check(wrong, FACT, source) != []


def test_a_comma_parts_a_word_from_a_preposition() -> None:
    """What stands behind the comma is not of the thing in front of it."""
    source = [evidence("Sealed in Norwick, in two copies, in the Sudmark language.")]
    told = "Two copies of the Herring Compact in the Sudmark language were sealed in Norwick."
    assert swaps.check(told, FACT, source) == []


def test_what_is_due_to_be_done_is_no_reason() -> None:
    """Behind "due to", a verb tells a plan and a noun a reason."""
    source = [evidence("The plan foresees a board, which is to sit at least once a year.")]
    planned = "A board, due to come together once every year, is foreseen."
    assert details.check(planned, FACT, source) == []
    reasoned = "A board is foreseen due to mounting public anger."
    assert details.check(reasoned, FACT, source) != []


def test_a_sum_behind_a_marker_is_left_to_the_figures() -> None:
    """A sum in words is told in digits by the source."""
    source = [evidence("The plan uses 225 million crowns to mend piers.")]
    told = "Piers are mended with the support of two hundred and twenty-five million crowns."
    assert details.check(told, FACT, source) == []
    added = "Piers are mended with the support of wealthy private donors."
    assert details.check(added, FACT, source) != []


def test_main_is_primary() -> None:
    """An adjective that narrows is kept by its synonym, and lost without one."""
    source = [evidence("The plan has four primary aims.")]
    assert scope.check("There are four main aims in the plan.", FACT, source) == []
    assert scope.check("There are four aims in the plan.", FACT, source) != []


def test_among_those_that_are_most_common() -> None:
    """A part of the top is told with a relative clause too."""
    source = [evidence("Cod and herring are two of the most common fish.")]
    told = "Two fish, cod and herring, count among those that are most common."
    assert quantifiers.check(told, FACT, source) == []
    assert quantifiers.check("Cod is the most common fish.", FACT, source) != []


def test_the_first_of_a_kind_is_no_degree() -> None:
    """The word numbers a thing, wherever it stands."""
    quote = "Set an example in ports, by mending quays, and by writing the first harbour rules."
    told = "The first harbour rules are to be written, and an example is set by mending quays."
    assert list(contrasts.find_moved(told, [quote])) == []
