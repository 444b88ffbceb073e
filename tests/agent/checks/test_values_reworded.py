"""Figures and dates in rarer forms pass; the same forms with one value changed fail."""

from __future__ import annotations

import pytest

from agent.checks import dates, figures
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
