"""Wrong figures and units, in the notations of policy documents."""

from __future__ import annotations

import pytest

from tests.evals.mutate.tries import list_texts


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Emissions fell by 3.4 per cent in 2023.", "Emissions fell by 4.3 per cent in 2023."),
        ("The fund holds €20m.", "The fund holds €200m."),
        ("The plant employs 1,024 people.", "The plant employs 1,042 people."),
        (
            "Fines reach EUR 35 000 000 for each breach.",
            "Fines reach EUR 3 500 000 for each breach.",
        ),
        ("Twelve states signed the text.", "Thirteen states signed the text."),
        ("The panel has fifteen members.", "The panel has fifty members."),
        (
            "Two thirds of the respondents agreed.",
            "Three quarters of the respondents agreed.",
        ),
        (
            "Wages rose for the third year in a row.",
            "Wages rose for the second year in a row.",
        ),
        ("Spending doubled between 2019 and 2023.", "Spending tripled between 2019 and 2023."),
        (
            "Sweden pays 12 million euros and Norway pays 9 million euros.",
            "Sweden pays 9 million euros and Norway pays 12 million euros.",
        ),
    ],
)
def test_a_figure_is_changed(text: str, wrong: str) -> None:
    """Digits, order of magnitude, number words, fractions, ordinals and swapped figures."""
    assert wrong in list_texts("digit", text)


def test_the_figure_of_something_else_in_the_document_is_put_in() -> None:
    """A share is replaced by another share, never by a sum of money."""
    document = ("Women hold 31 per cent of the posts.", "The budget is 45 million euros.")
    made = list_texts("digit", "Men hold 69 per cent of the posts.", document=document)
    assert "Men hold 31 per cent of the posts." in made
    assert "Men hold 45 per cent of the posts." not in made


@pytest.mark.parametrize(
    "text",
    [
        "Article 83(5) of the regulation applies.",
        "Access to Selwyn-2 is free.",
        "The meeting took place on 25 September 2020.",
        "Horizon 2020 ended as planned.",
        "(1) The office must publish its standards.",
        "No transfer to a third country is allowed.",
        "Regulation (EU) 2016/679 applies.",
        "First, the office must publish its standards.",
        "The budget of 2024-25 was approved.",
    ],
)
def test_numbers_that_name_are_no_figures(text: str) -> None:
    """Articles, dates, names and labels belong to other ways, or to none."""
    assert list_texts("digit", text) == set()


def test_a_lower_bound_rises_and_an_upper_bound_falls() -> None:
    """`At least 20 days` would follow from `at least 30 days`."""
    for made in list_texts("digit", "Notice of at least 30 days is required."):
        assert int(made.split()[4]) > 30
    for made in list_texts("digit", "Notice of up to 30 days is required."):
        assert int(made.split()[4]) < 30


def test_no_figure_of_the_evidence_is_put_in() -> None:
    """The other figure of the evidence may be the right one."""
    evidence = ("Of 24 applications, 42 per cent, or ten, were approved.",)
    made = list_texts("digit", "Some 42 per cent of applications were approved.", evidence)
    assert made
    assert not any(" 24 " in each for each in made)


def test_a_share_stays_below_a_hundred() -> None:
    """More than all is no mistake that anybody makes."""
    made = list_texts("digit", "The rate is 69%.")
    assert made
    assert all(float(each[12:].rstrip("%.")) <= 100 for each in made)


def test_the_article_before_a_figure_agrees() -> None:
    """A figure that begins with a vowel takes `an`."""
    made = list_texts("digit", "The bank expects a 7% rise.")
    assert "The bank expects an 8% rise." in made
    assert "The bank expects a 9% rise." in made


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The grant is EUR 20 million.", "The grant is USD 20 million."),
        ("The grant is €20m.", "The grant is £20m."),
        ("The grant is 20 million euros.", "The grant is 20 billion euros."),
        ("The grant is $4.2bn.", "The grant is $4.2m."),
        ("Records are kept for ten years.", "Records are kept for ten months."),
        ("The 18-month term begins.", "The 18-week term begins."),
        ("The line is 40 km long.", "The line is 40 miles long."),
        ("Rates rose by 2 percentage points.", "Rates rose by 2 per cent."),
        ("Rates rose by 2%.", "Rates rose by 2 percentage points."),
        ("The panel meets twice a year.", "The panel meets twice a month."),
        ("The site needs 300 MW.", "The site needs 300 GW."),
    ],
)
def test_a_unit_is_changed(text: str, wrong: str) -> None:
    """Currency, scale, time, length, power, frequency, per cent and points."""
    assert wrong in list_texts("unit", text)


def test_a_bound_does_not_change_to_what_follows_from_it() -> None:
    """Thirty hours' notice follows from thirty days' notice; forty-eight days do not."""
    assert list_texts("unit", "At least 30 days must pass.") == {"At least 30 weeks must pass."}
    assert list_texts("unit", "They report within 30 days.") == {"They report within 30 hours."}


@pytest.mark.parametrize(
    "text", ["The office marks the event.", "A month later it closed.", "The day is near."]
)
def test_a_unit_without_a_number_stays(text: str) -> None:
    """`Marks` is a verb where no number stands before it."""
    assert list_texts("unit", text) == set()
