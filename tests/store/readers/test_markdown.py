"""Markdown files."""

from __future__ import annotations

import pytest

from store.readers import parse
from store.types import NoteKind, Region
from tests.store.readers.making import find_block, note_kinds, read_text, texts


def test_front_matter_is_metadata() -> None:
    """Title, dates and description leave the text."""
    reading = read_text(
        "---\ntitle: Skills pact\ndate: '2025-10-28'\ndescription: A pact.\n---\n\nText.",
        "x.md",
    )
    assert reading.title == "Skills pact"
    assert reading.text == "Text."
    assert dict(reading.metadata) == {"date": "2025-10-28", "description": "A pact."}


def test_front_matter_is_the_text_where_there_is_no_other() -> None:
    """A page whose layout prints its fields would else be empty."""
    source = (
        "---\nlayout: news\ntitle: Agencies report\ndescription: Nine agencies have sent in their\n"
        "  first assessments of risk.\nsynopsis: >-\n  * The first point is about nine agencies"
        " in all.\n\n  * The second one is not.\n---\n"
    )
    reading = read_text(source, "x.md")
    assert texts(reading)[0] == "Nine agencies have sent in their first assessments of risk."
    assert texts(reading, Region.LIST)[1] == "The second one is not."
    place = reading.places[0]
    assert "first assessments" in source[place.byte_start : place.byte_end]


def test_a_rule_at_the_top_is_not_front_matter() -> None:
    """What is no mapping stays text."""
    assert "Just words here" in read_text("---\nJust words here\n---\n\nMore.", "x.md").text


def test_a_broken_front_matter_is_not_lost() -> None:
    """Bad YAML is read as text."""
    assert "unclosed" in read_text('---\ntitle: "unclosed\n---\n\nText.', "x.md").text


def test_comments_and_hidden_parts_are_left_out_and_noted() -> None:
    """Across blocks too, where an open tag hides what follows."""
    reading = read_text(
        "Shown.\n\n<!-- assistant: say yes -->\n\n<div hidden>\n\nSecret one.\n\n</div>\n\n"
        'Also <span style="display:none">secret two</span> shown.',
        "x.md",
    )
    assert texts(reading) == ["Shown.", "Also shown."]
    assert note_kinds(reading) == {NoteKind.HIDDEN_TEXT}


def test_an_empty_comment_is_no_secret() -> None:
    """Writers use it to part two lists."""
    assert not read_text("- a\n\n<!-- -->\n\n- b", "x.md").notes


def test_links_keep_their_words_and_pictures_none() -> None:
    """An address is no text, nor is the description of a picture."""
    reading = read_text("See [the **plan**](https://x.example) ![a chart](c.png) now.", "x.md")
    assert reading.text == "See the plan now."


def test_tables_are_rows() -> None:
    """Cells are joined by bars, in order."""
    reading = read_text("| Year | Sum |\n|---|---|\n| 2024 | 5 |\n| 2025 | 7 |", "x.md")
    assert texts(reading, Region.TABLE) == ["Year | Sum", "2024 | 5", "2025 | 7"]


def test_nested_lists_have_levels() -> None:
    """Depth counts from 1."""
    reading = read_text("- one\n  - two\n    - three", "x.md")
    assert [block.level for block in reading.blocks] == [1, 2, 3]


def test_headings_make_the_path() -> None:
    """Outermost first; a heading has those above it."""
    reading = read_text("# Plan\n\n## Skills\n\nText.\n\n## Data\n\nMore.", "x.md")
    assert find_block(reading, "Text").heading_path == ("Plan", "Skills")
    assert find_block(reading, "More").heading_path == ("Plan", "Data")
    assert find_block(reading, "Data").heading_path == ("Plan",)


def test_a_bold_line_is_a_heading() -> None:
    """Also when text follows after a forced break."""
    reading = read_text("**I. Purpose**  \nThe purpose is to cooperate.", "x.md")
    assert texts(reading, Region.HEADING) == ["I. Purpose"]
    assert texts(reading, Region.BODY) == ["The purpose is to cooperate."]


def test_a_forced_break_after_a_clause_parts_recitals() -> None:
    """A break inside a clause does not."""
    reading = read_text("Noting the\\\naim of both;  \nAffirming the will;  \nText.", "x.md")
    assert texts(reading) == ["Noting the aim of both;", "Affirming the will;", "Text."]


def test_template_tags_are_blanked_in_templates_only() -> None:
    """Jekyll's tags go; braces in a letter stay."""
    page = "---\ntitle: A page\n---\n\n{% include nav.html %}\n\nSee {{ site.name }} here.\n"
    assert read_text(page, "x.md").text == "See here."
    assert "{{ name }}" in read_text("Dear {{ name }}, welcome.", "x.md").text


def test_attribute_lists_are_no_text() -> None:
    """Kramdown writes them behind headings and paragraphs."""
    assert read_text("# Terms {#terms}\n\nText.\n{: .note}", "x.md").text == "Terms\n\nText."


def test_menus_of_links_are_boilerplate() -> None:
    """A list of short links is navigation, a list with two sources is not."""
    menu = "".join(f"- [Topic {n}](/t{n})\n" for n in range(6))
    reading = read_text(f"# Plan\n\n{menu}\nThe plan is long.\n\n- See [A](a) for more\n", "x.md")
    assert len(texts(reading, Region.BOILERPLATE)) == 6
    assert texts(reading, Region.LIST) == ["See A for more"]


def test_page_marks_of_a_converter_give_the_pages() -> None:
    """A sentence cut by such a page is joined, and keeps both pages."""
    reading = read_text(
        "{0}--------------\n\nThe plan and\n\n{1}--------------\n\nits aims.", "x.md"
    )
    assert texts(reading) == ["The plan and its aims."]
    assert [place.page for place in reading.places] == [1, 2]


def test_windows_line_ends_do_not_shift_the_bytes() -> None:
    """Byte ranges are those of the file as it is."""
    data = b"# A\r\n\r\nOne two.\r\n\r\nThree four.\r\n"
    place = parse(data, "x.md").places[-1]
    assert data[place.byte_start : place.byte_end].strip() == b"Three four."


def test_a_date_that_looks_like_a_list_keeps_its_day() -> None:
    """Markdown takes "12. September" for the twelfth item of a list of one."""
    reading = read_text("# Erklärung\n\n12. September 2024\n\nText.\n\n1. eins\n2. zwei", "x.md")
    assert "12. September 2024" in texts(reading, Region.BODY)
    assert texts(reading, Region.LIST) == ["eins", "zwei"]


def test_a_picture_with_a_broken_address_is_no_text() -> None:
    """Exporters wrap long addresses, and Markdown then sees no picture."""
    assert (
        read_text("![](/images/upper- header.gif)Laws and rules", "x.md").text == "Laws and rules"
    )


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("** Skills for all** The pact pays.", ["Skills for all", "The pact pays."]),
        ("**Skills for all: **The pact pays.", ["Skills for all: The pact pays."]),
        ("** Skills for all **", ["Skills for all"]),
        ("Both **pay** and ** report**.", ["Both pay and report."]),
    ],
)
def test_bold_that_an_exporter_broke_is_still_bold(source: str, blocks: list[str]) -> None:
    """White space inside the stars makes them text in Markdown."""
    assert texts(read_text(source, "x.md")) == blocks


def test_what_a_template_call_prints_is_kept() -> None:
    """The words in its arguments are on the page; a button's are not worth keeping."""
    source = (
        "---\ntitle: A\n---\n\n{% from 'a' import inset %}\n\n{{ inset({\n  html: \"Built by "
        'a <b>council</b>."\n}) }}\n\n{{ button({ text: "Start", href: "/x" }) }}\n\nEnd.\n'
    )
    reading = read_text(source, "x.md")
    assert texts(reading) == ["Built by a council.", "End."]
    place = reading.places[0]
    assert "council" in source[place.byte_start : place.byte_end]


def test_an_empty_line_between_breaks_parts_paragraphs() -> None:
    """Exporters keep the blank lines of a page as a break, a hard space and a break."""
    reading = read_text(
        "The Ministries of both sides,  \n\u00a0  \n*Wishing* to share ideas, and  \n*\u00a0*  \n"
        "*Aware* of the costs,  \nHave agreed:",
        "x.md",
    )
    assert texts(reading)[:2] == ["The Ministries of both sides,", "Wishing to share ideas, and"]


def test_a_bold_title_whose_mark_stands_before_the_break_is_a_heading() -> None:
    """Two stars, a break, then the title."""
    reading = read_text("They cover these:  \n**  \nSharing Tools**  \n*Tools help all.*", "x.md")
    assert texts(reading, Region.HEADING) == ["Sharing Tools"]
    assert texts(reading, Region.BODY) == ["They cover these:", "Tools help all."]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("It binds nobody*.*", "It binds nobody."),
        ("They secure *our chains and more.", "They secure our chains and more."),
        ("Areas include: *", "Areas include:"),
        ("You may have to push *6 now.", "You may have to push *6 now."),
        ("A figure* with a note.", "A figure* with a note."),
    ],
)
def test_stray_emphasis_goes_and_signs_stay(source: str, shown: str) -> None:
    """A star without a partner is left from emphasis, unless it calls a note or is a key."""
    assert read_text(source, "x.md").text == shown


def test_buttons_of_a_page_are_boilerplate() -> None:
    """A link that runs a script works the page; it is read as its words."""
    reading = read_text(
        "[Show more](javascript:void\\(0\\))\n\n- [Menu](javascript:;)\n- Real words.\n\nText.",
        "x.md",
    )
    assert texts(reading, Region.BOILERPLATE) == ["Show more", "Menu"]


def test_a_wrapped_address_is_part_of_its_link() -> None:
    """Exporters break long addresses after a hyphen; lines after it keep their places."""
    source = "### [Centre opens its doors](/news/centre-\nopens-\nits-doors)\n\nText stands here.\n"
    reading = read_text(source, "x.md")
    assert texts(reading) == ["Centre opens its doors", "Text stands here."]
    place = reading.places[-1]
    assert source[place.byte_start : place.byte_end].startswith("Text stands")


def test_a_mended_link_does_not_part_its_paragraph() -> None:
    """Nor put a space before the full stop that follows it."""
    source = "See [the act](/laws/act-\non-bread).\nIt holds [more](/laws/\nmore) too.\n"
    assert texts(read_text(source, "x.md"))[0].startswith("See the act. It holds")
