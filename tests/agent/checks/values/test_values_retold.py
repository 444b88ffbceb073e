"""Figures and dates in the words of far paraphrases pass; with one value changed they fail."""

from __future__ import annotations

import pytest

from agent.checks.values import dates, figures
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and the paraphrase with one thing changed.
FIGURES = (
    # Written twice, in words and in digits.
    ("The operator shall remove the barrier within twenty-one (21) days.",
     "The barrier has to be removed within 21 days.",
     "The barrier has to be removed within 21 weeks."),
    ("Each farm keeps 3 (three) copies of the register.",
     "Three copies of the register are kept.", "Four copies of the register are kept."),
    ("Boats are surveyed at least every four (4) years.",
     "Surveys of boats take place no less often than once every four years.",
     "Surveys of boats take place no less often than once every five years."),
    # Dozens, halves, quarters.
    ("Divers saw more than two dozen seals.", "More than 24 seals were seen.",
     "More than 12 seals were seen."),
    ("Half a dozen mills closed.", "Six mills closed.", "Five mills closed."),
    ("A quarter of a century after it opened, the mill closed.",
     "The mill closed 25 years after it opened.", "The mill closed 20 years after it opened."),
    ("The ferry carried half a million passengers in its first decade.",
     "The ferry carried 500,000 passengers in its first ten years.",
     "The ferry carried 50,000 passengers in its first ten years."),
    # Factors.
    ("Orders for timber quadrupled.", "Orders for timber were four times as high.",
     "Orders for timber were three times as high."),
    ("The new pumps move 6x more water.", "The new pumps move six times more water.",
     "The new pumps move five times more water."),
    ("The hall is three times the size of the old one.", "The hall has tripled in size.",
     "The hall has doubled in size."),
    ("The harbour grew by a factor of five.", "The harbour grew fivefold.",
     "The harbour grew sixfold."),
    # Digits.
    ("Freight has seen double digit growth.", "Growth in freight was in double digits.",
     "Growth in freight was in single digits."),
    # What a number counts.
    ("The march had 300 United States Rangers, and 500 cadets of the United States Army saw it.",
     "500 cadets of the US Army saw 300 US Rangers march.",
     "500 cadets of the US Army saw 400 US Rangers march."),
    # Words that hold a number.
    ("The ministers review the fisheries trilaterally.",
     "The fisheries are reviewed three ways.", "The fisheries are reviewed four ways."),
    ("The trio of lighthouses was built by the guild.", "The guild built three lighthouses.",
     "The guild built four lighthouses."),
    # What the statement itself names.
    ('An entry may read "3 May, 1921" or "May 3, 1921".',
     '"3 May, 1921" and "May 3, 1921" are two examples of entries.',
     '"3 May, 1921" and "May 3, 1921" are three examples of entries.'),
    # A negation in front of a condition bounds nothing.
    ("The dike may not be raised where it exceeds 9 metres.",
     "Once the dike goes beyond 9 metres, raising it is ruled out.",
     "Once the dike is below 9 metres, raising it is ruled out."),
    # The time between two dates.
    ("The northern board met on 9 December and the southern board met on 14 December.",
     "The northern board met five days before the southern board.",
     "The northern board met five days after the southern board."),
    ("Sailings to Norway begin in 2031. Sailings to Iceland begin in 2034.",
     "Sailings to Iceland begin three years after those to Norway.",
     "Sailings to Iceland begin two years after those to Norway."),
    ("The council meets every other month.", "The council meets every two months.",
     "The council meets every three months."),
    ("In two rounds the jury saw nine plans.", "Over two rounds the jury saw nine plans.",
     "Over three rounds the jury saw nine plans."),
    # A second time.
    ("Once enrolled, riders can board without having to enrol again.",
     "No second enrolment is needed to board.", "A third enrolment is needed to board."),
)  # fmt: skip
DATES = (
    ("The register is renewed every spring.", "Every spring the register is brought up to date.",
     "To date the register is renewed."),
    ("The latest and the older bulletins are free.",
     "The most recent and the older bulletins are free.",
     "The bulletins of next week are free."),
    ("The current plan names nine piers.", "Nine piers stand in the plan that now applies.",
     "Nine piers stand in the plan that applied last year."),
    ("The guild is repairing the sluice.", "The guild is currently repairing the sluice.",
     "The guild is repairing the sluice this month."),
    ("The atlas was updated for the first time since 2011.",
     "Until now the atlas stood as it was in 2011.",
     "Until now the atlas stood as it was in 2012."),
    ("The pier opens by the end of the first quarter of 2027.",
     "The pier opens by the end of March 2027.", "The pier opens by the end of April 2027."),
    ("The pier opens by the end of the first quarter of 2027.",
     "The pier opens by the end of March 2027.", "The pier opens by 20 March 2027."),
    ("The board meets at the end of 2026.", "The board meets at the end of December 2026.",
     "The board meets at the end of October 2026."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "honest", "changed"), FIGURES)
def test_a_figure_far_from_its_wording_is_known(quote: str, honest: str, changed: str) -> None:
    """The paraphrase passes the check of figures, and fails it with another value."""
    assert figures.check(honest, FACT, [evidence(quote)]) == []
    assert figures.check(changed, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(("quote", "honest", "changed"), DATES)
def test_a_time_far_from_its_wording_is_known(quote: str, honest: str, changed: str) -> None:
    """The paraphrase passes the check of dates, and fails it with another time."""
    assert dates.check(honest, FACT, [evidence(quote)]) == []
    assert dates.check(changed, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(
    ("title", "quote", "refused"),
    [
        ("Harbours of the United States", "The works cost $4 billion.", False),
        ("Harbours of Australia", "The works cost $4 billion.", True),
        ("Harbours of Canada and the United States", "The works cost $4 billion.", True),
        ("Harbours", "The works cost $4 billion.", True),
        ("Harbours", "In the United States the works cost $4 billion.", False),
    ],
)
def test_a_dollar_is_that_of_the_text(title: str, quote: str, *, refused: bool) -> None:
    """A bare "$" may be told as US dollars where the text is of the United States alone."""
    offered = [evidence(quote, title=title)]
    found = figures.check("The works cost 4 billion US dollars.", FACT, offered)
    assert bool(found) is refused


@pytest.mark.parametrize(
    ("title", "refused"),
    [
        ("Statement by Norway, Sweden and Denmark on Ferries", False),
        ("Statement by Norway and Denmark on Ferries", True),
    ],
)
def test_the_parties_of_a_title_are_counted(title: str, *, refused: bool) -> None:
    """The words "our countries" mean three where the title names three."""
    offered = [evidence("Our countries keep the ferries running.", title=title)]
    found = figures.check("The three countries keep the ferries running.", FACT, offered)
    assert bool(found) is refused


def test_a_title_that_is_copied_keeps_its_figure_and_its_date() -> None:
    """What a title says stands in the title, though no cited sentence says it."""
    title = "Briefing by the Harbour Master on $92+ Million in Quays, 5 May 2021"
    offered = [evidence("We believe that the quays will last.", title=title)]
    dated = "The Briefing by the Harbour Master of 5 May 2021 says that the quays will last."
    sums = "In the briefing on $92+ Million in Quays, it is said that they will last."
    assert dates.check(dated, FACT, offered) == []
    assert dates.check(dated.replace("5 May", "6 May"), FACT, offered) != []
    assert figures.check(sums, FACT, offered) == []
    assert figures.check(sums.replace("92", "93"), FACT, offered) != []
