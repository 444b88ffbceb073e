"""Ages, hours, bounds, parts of a percent and years between dates are told in other words."""

from __future__ import annotations

import pytest

from agent.checks.values import dates, figures
from tests.agent.checks.build import FACT, evidence

FIGURES = (
    ("Access needs two-factor authentication.", "2FA is needed for access.",
     "3FA is needed for access."),
    ("The pump replies within a minute.", "A reply of the pump comes within one minute.",
     "A reply of the pump comes within two minutes."),
    # A source in another language.
    ("Nos termos do art. 6º da Lei nº 9.214.", "Article 6 of Law No. 9,214 has it.",
     "Article 7 of Law No. 9,214 has it."),
    ("Nos termos do art. 6º da Lei nº 9.214.", "Art. 6 of Law 9.214 has it.",
     "Art. 6 of Law 9.215 has it."),
    ("Fares are waived for the under-18s.", "Anyone under 18 travels free.",
     "Anyone over 18 travels free."),
    ("The over-65s pay half.", "People over the age of 65 pay half.",
     "People under the age of 65 pay half."),
    ("That is more than a 12 percent fall.", "A fall of more than 12 percent is seen.",
     "A fall of less than 12 percent is seen."),
    ("The strait is 40 miles wide at its narrowest.",
     "The strait is nowhere less than 40 miles wide.",
     "The strait is nowhere less than 60 miles wide."),
    ("Yards with 50 or more staff must register.", "Yards of 50 staff and up must register.",
     "Yards of 60 staff and up must register."),
    ("Most ferries run late.", "More than half of the ferries run late.",
     "More than a third of the ferries run late."),
    ("The levy is 0.5 percent.", "The levy is half of one percent.",
     "The levy is a quarter of one percent."),
    ("The mill closed in 2012 and reopened in 2015.", "The mill was closed for three years.",
     "The mill was closed for four years."),
    ("The school opened in 1921 and closed in 1971.", "The school lasted half a century.",
     "The school lasted a century and a half."),
    ("Masters shall keep logs for at least six months.",
     "A master may not burn a log before six months are up.",
     "A master may not keep a log after six months are up."),
    ("Masters shall keep logs for at least six months.",
     "The minimum time for which logs are kept is six months.",
     "The maximum time for which logs are kept is six months."),
    ("The fine may be up to 35 million euros.", "The ceiling for such fines is 35 million euros.",
     "The floor for such fines is 35 million euros."),
    ("A panel of between five and nine members sits.",
     "At least five and at most nine members sit on the panel.",
     "At least nine and at most five members sit on the panel."),
    ("It weighs less than one kilogram.", "It is lighter than 1,000 grams.",
     "It is heavier than 1,000 grams."),
    ("The service had 1.5 million guests.", "It had 1.5m guests.", "It had 1.6m guests."),
    ("The audit covers the years 2018 through 2022.", "Five years, 2018 to 2022, are covered.",
     "Six years, 2018 to 2022, are covered."),
    ("Three quarters are trained; the rest follow in May.",
     "The remaining 25 percent are trained in May.",
     "The remaining 35 percent are trained in May."),
)  # fmt: skip

DATES = (
    ("In the first half of 2023, 12 boats sank.",
     "Twelve boats sank in the first six months of 2023.",
     "Twelve boats sank in the second six months of 2023."),
    # A source in another language.
    ("Nos termos da Lei nº 9.214, de 16 de maio de 2013.", "So Law 9,214 of 16 May 2013 has it.",
     "So Law 9,214 of 16 June 2013 has it."),
    ("Gemäß der Verordnung vom 3. Oktober 2019.", "So the ordinance of 3 October 2019 has it.",
     "So the ordinance of 4 October 2019 has it."),
    ("En vertu de la loi du 1er août 2020.", "So the act of 1 August 2020 has it.",
     "So the act of 2 August 2020 has it."),
    ("The yard will hire 50 welders by the end of 2027.",
     "Fifty welders are to be hired before 2028.", "Fifty welders are to be hired before 2029."),
    ("Bids close at 5 pm on 6 June 2025.", "Bids close at five in the afternoon on 6 June 2025.",
     "Bids close at six in the afternoon on 6 June 2025."),
    ("Bids close at 5 pm on 6 June 2025.", "Bids close at five o'clock on 6 June 2025.",
     "Bids close at four o'clock on 6 June 2025."),
    ("The ban starts at midnight on 1 May.", "The ban starts at 00:00 on 1 May.",
     "The ban starts at noon on 1 May."),
    ("Its first tug came in 2018, followed by another a year later.",
     "Two tugs came, in 2018 and 2019.", "Two tugs came, in 2018 and 2020."),
    ("This year we keep the 20th anniversary of the Tide Act of 2001.",
     "The year 2021 sees the 20th anniversary of the Tide Act of 2001.",
     "The year 2022 sees the 20th anniversary of the Tide Act of 2001."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "sound", "wrong"), FIGURES)
def test_a_figure_far_from_its_wording_is_known(quote: str, sound: str, wrong: str) -> None:
    """The same amount, bound or age passes; another fails."""
    offered = [evidence(quote)]
    assert figures.check(sound, FACT, offered) == []
    assert figures.check(wrong, FACT, offered) != []


@pytest.mark.parametrize(("quote", "sound", "wrong"), DATES)
def test_an_hour_or_a_reckoned_year_is_known(quote: str, sound: str, wrong: str) -> None:
    """An hour in words and a year that is reckoned exactly pass; another fails."""
    offered = [evidence(quote)]
    assert dates.check(sound, FACT, offered) == []
    assert dates.check(wrong, FACT, offered) != []
