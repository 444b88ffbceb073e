"""Which part of a document a block belongs to."""

from __future__ import annotations

import pytest

from store.readers.raw import RawBlock, RawKind
from store.types import Region
from tests.store.readers.making import find_block, put_together, read_text, texts

PROSE = (
    "The two ministries run the programme together and publish what it costs, every year, in a "
    "report to both parliaments."
)


def after(*lines: str) -> str:
    """Return lines, each its own paragraph, with prose around them."""
    return "\n\n".join([PROSE, *lines, PROSE])


@pytest.mark.parametrize(
    "line",
    ["Funding and staff", "What the fund pays for", "How is success measured?", "2.1 Reporting",
     "DATA GOVERNANCE", "Article 5", "CHAPTER II General provisions"],
)  # fmt: skip
def test_short_open_lines_over_prose_are_headings(line: str) -> None:
    """In a file that names no headings itself."""
    assert texts(read_text(after(line)), Region.HEADING) == [line]


@pytest.mark.parametrize(
    "line",
    ["It ended in May.", "and then some more words", "25 September 2020", "3:25 P.M. EDT", "Sir?",
     "(a) the first case", "one of the reasons given;"],
)  # fmt: skip
def test_other_short_lines_are_not(line: str) -> None:
    """Sentences, fragments, dates, times and points."""
    assert not texts(read_text(after(line)), Region.HEADING)


def test_three_short_lines_in_a_row_are_no_headings() -> None:
    """An address or a list of names."""
    assert not texts(read_text(after("Ada Example", "Chief Adviser", "The Hague")), Region.HEADING)


def test_a_transcript_has_no_headings_in_it() -> None:
    """In speech a short line is a short answer."""
    turns = [f"MS. EXAMPLE: {PROSE}", "Thank you very much", PROSE] * 6
    assert not texts(read_text("\n\n".join(turns)), Region.HEADING)


def test_a_file_with_its_own_headings_gets_no_others() -> None:
    """Only structural lines are added to those."""
    reading = read_text(
        f"# Plan\n\n{PROSE}\n\nShort line\n\n{PROSE}\n\nArticle 2\n\n{PROSE}", "x.md"
    )
    assert texts(reading, Region.HEADING) == ["Plan", "Article 2"]


def test_an_article_and_its_title_are_one_step_of_the_path() -> None:
    """As printed: number, then name."""
    reading = read_text(f"CHAPTER I\n\nGENERAL\n\nArticle 1\n\nAims\n\n{PROSE}")
    path = find_block(reading, "The two ministries").heading_path
    assert path == ("CHAPTER I GENERAL", "Article 1 Aims")


def test_breadcrumbs_are_boilerplate_and_name_the_title() -> None:
    """The last step is the page's own name; the line that repeats it is the headline."""
    name = "Joint Declaration of Two Governments on Research, Skills and Shared Standards for All"
    reading = read_text(f"Home > Releases > {name}\n\n{name}\n\nMARCH 3, 2021\n\n{PROSE}")
    assert texts(reading, Region.BOILERPLATE) == [f"Home > Releases > {name}"]
    assert texts(reading, Region.HEADING) == [name]
    assert reading.title == name
    assert find_block(reading, "MARCH 3").region is Region.BODY


def test_a_comparison_is_no_breadcrumb() -> None:
    """An arrow between quantities, or in a sentence."""
    reading = read_text(f"{PROSE}\n\nIf x > 5 > 3 then stop.\n\nlow > medium > high")
    assert not texts(reading, Region.BOILERPLATE)


@pytest.mark.parametrize(
    "line",
    ["© 2024 Ministry of Skills", "Copyright 2021 Example Ltd. All rights reserved.",
     "(c) 2024 Example Ltd", "Skip to main content", "Page 3 of 10", "-----", "* * *",
     "We use cookies to make this site work.", "[Home](/) [News](/n)", "Back to top"],
)  # fmt: skip
def test_stock_lines_of_sites_are_boilerplate(line: str) -> None:
    """Notices, controls, rules, page numbers."""
    assert texts(read_text(f"{line}\n\n{PROSE}"), Region.BOILERPLATE) == [line]


@pytest.mark.parametrize(
    "line",
    ["(c) the date on which it was published;", "Copyright law applies to the data in full.",
     "The ministry regulates cookies and other trackers.", "Contact us by post.", "A > B"],
)  # fmt: skip
def test_lines_that_only_look_like_them_are_not(line: str) -> None:
    """A third point is no copyright sign."""
    assert not texts(read_text(f"{PROSE}\n\n{line}\n\n{PROSE}"), Region.BOILERPLATE)


def test_a_page_about_cookies_keeps_its_text() -> None:
    """There the notice is the content."""
    text = f"Cookies policy\n\nWe use cookies to count visits.\n\n{PROSE}"
    assert not texts(read_text(text), Region.BOILERPLATE)


def test_footers_are_boilerplate_from_their_first_stock_entry() -> None:
    """Names and offices over them are not."""
    footer = ["Privacy Policy", "Archives", "Example Office of Reports", "Contact Us", "FOIA"]
    reading = read_text("\n\n".join([PROSE, "Ada Example", "Minister", *footer]))
    assert texts(reading, Region.BOILERPLATE) == footer


def test_what_follows_the_end_of_a_quoted_text_is_boilerplate() -> None:
    """The markers themselves too; a sentence after them is not."""
    reading = read_text(
        f"Issued today.\n\nBegin Text\n\n{PROSE}\n\nEnd Text\n\nBureau of Rivers\n\n{PROSE}"
    )
    assert texts(reading, Region.BOILERPLATE) == ["Begin Text", "End Text", "Bureau of Rivers"]


def test_questions_with_numbers_are_an_faq() -> None:
    """With their answers, heading or not."""
    reading = read_text(f"{PROSE}\n\nQ1. Who pays?\nBoth do.\nQ2. Since when?\nSince May.\n")
    assert texts(reading, Region.FAQ) == [
        "Q1. Who pays?",
        "Both do.",
        "Q2. Since when?",
        "Since May.",
    ]


def test_a_section_under_an_faq_heading_is_an_faq() -> None:
    """Up to the next heading that is no question of it."""
    body = f"# Plan\n\n{PROSE}\n\n{PROSE}\n\n## FAQs\n\n### Who pays?\n\nBoth.\n\n## Next\n\nOpen."
    reading = read_text(body, "x.md")
    assert texts(reading, Region.FAQ) == ["Who pays?", "Both."]


def test_key_takeaways_are_a_summary() -> None:
    """Under a heading, or under a line that is nothing else."""
    reading = read_text(f"{PROSE}\n{PROSE}\n\nKey takeaways\n- Both pay\n- It is public\n")
    assert texts(reading, Region.SUMMARY) == ["Both pay", "It is public"]


def test_a_summary_ends_with_its_list() -> None:
    """Many pages go on after the key points without a heading."""
    reading = read_text(
        f"## Key points\n\n- Both pay\n- It is public\n\n{PROSE}\n\n{PROSE}", "x.md"
    )
    assert texts(reading, Region.SUMMARY) == ["Both pay", "It is public"]


def test_a_document_that_is_all_questions_is_its_own_text() -> None:
    """It restates nothing."""
    reading = read_text(f"# Frequently asked questions\n\n## Who pays?\n\n{PROSE}", "x.md")
    assert not texts(reading, Region.FAQ)


@pytest.mark.parametrize("word", ["Findings", "Points", "Messages", "Facts"])
def test_a_word_alone_makes_no_summary(word: str) -> None:
    """A report's findings are its substance."""
    reading = read_text(f"# R\n\n{PROSE}\n\n## {word}\n\n{PROSE}\n\n## End\n\n{PROSE}", "x.md")
    assert not texts(reading, Region.SUMMARY)


def test_signatures_run_from_the_formula_through_names_and_offices() -> None:
    """Up to the next prose."""
    lines = ["Signed in Delft on 3 March 2021, in two originals.", "For Examplia:", "Ada Example",
             "Minister of Research", "For the Republic of Sampleland:", "Bo Sample"]  # fmt: skip
    reading = read_text("\n\n".join([PROSE, *lines, PROSE]))
    assert texts(reading, Region.SIGNATURE) == lines


def test_a_sentence_about_signing_is_none() -> None:
    """In the middle, with prose after it."""
    text = (
        f"{PROSE}\n\nSigned in 2019, the pact has since been renewed twice.\n\n{PROSE}\n\n{PROSE}"
    )
    assert not texts(read_text(text), Region.SIGNATURE)


def test_a_name_in_capitals_at_the_end_signs() -> None:
    """As under orders and proclamations."""
    reading = read_text(f"{PROSE}\n\n{PROSE}\n\nADA B. EXAMPLE JR.\n\nTHE PALACE, May 3, 2021.")
    assert texts(reading, Region.SIGNATURE) == ["ADA B. EXAMPLE JR.", "THE PALACE, May 3, 2021."]


def test_a_figure_alone_on_a_page_is_its_number() -> None:
    """In a file without pages it may be an answer."""
    reading = put_together(RawBlock(text=PROSE, page=1), RawBlock(text="12", page=1))
    assert texts(reading, Region.BOILERPLATE) == ["12"]
    assert not texts(read_text(f"{PROSE}\n\n12"), Region.BOILERPLATE)


def test_markup_that_says_boilerplate_is_believed() -> None:
    """Running headers of a PDF, for one."""
    reading = put_together(
        RawBlock(text=PROSE), RawBlock(text="Report 2024", kind=RawKind.HEADING, boilerplate=True)
    )
    assert texts(reading, Region.BOILERPLATE) == ["Report 2024"]
    assert find_block(reading, "Report 2024").heading_path == ()


def test_a_heading_over_nothing_but_links_is_boilerplate() -> None:
    """It titles a menu; one over text as well does not."""
    menu = "".join(f"- [Topic {n}](/t{n})\n" for n in range(6))
    reading = read_text(
        f"# Plan\n\n{PROSE}\n\n## On this page\n\n{menu}\n## Aims\n\n{PROSE}", "x.md"
    )
    assert texts(reading, Region.HEADING) == ["Plan", "Aims"]


def test_the_title_may_be_the_longest_of_the_first_lines() -> None:
    """Issuer, title and date stand over many texts."""
    lines = ["PARLIAMENT", "Speech by the minister at the summit", "8 October 2025", "Delft"]
    assert read_text("\n\n".join([*lines, PROSE])).title == lines[1]
    assert read_text(PROSE).title is None


def test_two_parties_may_sign_beside_each_other() -> None:
    """In the cells of one row."""
    row = "For the Institute of Examples: Dr Ada Example, Director | For the Office: Bo Sample"
    reading = put_together(
        RawBlock(text=PROSE),
        RawBlock(text="Signed in Delft on 3 March 2021, in two originals."),
        RawBlock(text=row, kind=RawKind.ROW),
    )
    assert texts(reading, Region.SIGNATURE)[1] == row


def test_a_letter_is_signed_after_its_closing_words() -> None:
    """Name and office follow."""
    lines = ["Yours sincerely,", "Ada Example", "Head of International Cooperation"]
    assert texts(read_text("\n\n".join([PROSE, PROSE, *lines])), Region.SIGNATURE) == lines


def test_a_long_link_is_a_reference_and_a_row_of_short_ones_a_menu() -> None:
    """Links that a broken export left as typed."""
    reference = (
        "[The Office of Examples, Summary of the bill on the use of examples in schools, "
        "page updated in June](/a b)"
    )
    menu = "Bodies [Office](/a b) [Council](/c d) [Bureau](/e f) [Board](/g h)"
    reading = read_text(f"Words that stand here first of all.\n\n{reference}\n\n{menu}\n\nThe end.")
    assert menu in texts(reading, Region.BOILERPLATE)
    assert reference not in texts(reading, Region.BOILERPLATE)
