"""Printed numbers in the field's form."""

from __future__ import annotations

import pytest

from store.readers.labels import read_labels
from store.readers.raw import RawBlock, RawKind
from tests.store.readers.making import find_block, numbers, put_together, read_text


def number_of(text: str, beginning: str, name: str = "x.txt") -> str | None:
    """Return the number of the block that begins with `beginning`."""
    return find_block(read_text(text, name), beginning).number


ACT = """Article 5

Prohibited practices

1. The following are prohibited:

(a) a first practice;

(b) a second one in either case:

(i) with harm;

(ii) without harm.

Point (b) is without prejudice to other law.

2. Member States may go further.

Article 6

This Regulation applies from 1 May.

ANNEX III

Areas

1. Transport:

(a) roads;
"""


@pytest.mark.parametrize(
    ("beginning", "number"),
    [
        ("Article 5", "Article 5"),
        ("1. The following", "Article 5(1)"),
        ("(a) a first", "Article 5(1)(a)"),
        ("(b) a second", "Article 5(1)(b)"),
        ("(i) with", "Article 5(1)(b)(i)"),
        ("(ii) without", "Article 5(1)(b)(ii)"),
        ("Point (b) is", "Article 5(1)"),
        ("2. Member", "Article 5(2)"),
        ("This Regulation", "Article 6"),
        ("1. Transport", "Annex III, point 1"),
        ("(a) roads", "Annex III, point 1(a)"),
    ],
)
def test_an_act_is_cited_as_lawyers_do(beginning: str, number: str) -> None:
    """Article, paragraph, point; annex, point."""
    assert number_of(ACT, beginning) == number


def test_recitals_have_their_own_numbers() -> None:
    """Between "Whereas" and the first article."""
    text = "Whereas:\n\n(1) Data are of value.\n\n(2) They move.\n\nArticle 1\n\n1. This applies.\n"
    assert number_of(text, "(2) They") == "recital 2"
    assert number_of(text, "1. This") == "Article 1(1)"


@pytest.mark.parametrize(
    ("text", "beginning", "number"),
    [
        (
            "Sec. 2. Policy. It is the policy to grow.\n\n(a) It must be safe.",
            "(a)",
            "section 2(a)",
        ),
        (
            "Sec. 3. General. (a) Nothing here\n\n(i) binds;\n\n(b) This is it.",
            "(b)",
            "section 3(b)",
        ),
        ("SEC. 101. SHORT TITLE.\n\n(a) In general.\n\n(1) One.", "(1)", "section 101(a)(1)"),
        ("§ 59.1-575. Definitions.\n\nAs used in this chapter:", "As used", "section 59.1-575"),
        ("Article 7 Providers shall keep records.\n\n(1) For a year.", "(1)", "Article 7(1)"),
    ],
)
def test_sections_and_articles_that_run_on_are_numbered(
    text: str, beginning: str, number: str
) -> None:
    """Caption or text on the same line, labels after it."""
    assert number_of(text, beginning) == number


@pytest.mark.parametrize(
    "text",
    ["Section 4 of the Act applies to all of them and to others as well today.",
     "Article 9(1) shall apply to them in the same way as to all of the others.",
     "Articles 8 and 10 shall apply to subscriber lines connected to digital exchanges."],
)  # fmt: skip
def test_a_reference_opens_nothing(text: str) -> None:
    """A sentence that begins with one is not a provision."""
    assert number_of(text, text[:7]) is None


def test_decimal_paragraphs_keep_their_number() -> None:
    """Label "3.14" is paragraph 3.14, and its points hang on it."""
    text = "3.14 The department will report.\n\n(a) each year;\n\n3.15 It may add to it.\n"
    assert numbers(read_text(text)) == ["para 3.14", "para 3.14(a)", "para 3.15"]


def test_paragraphs_counted_through_the_document_are_numbered() -> None:
    """The count goes on under the next heading."""
    text = "# A\n\n1\\. One.\n\n2\\. Two.\n\n# B\n\n3\\. Three.\n\n# C\n\n4\\. Four.\n"
    assert number_of(text, "4.", "x.md") == "para 4"


def test_lists_that_begin_again_are_not() -> None:
    """A step in a list is no paragraph of the document."""
    text = "# A\n\n1\\. One.\n\n2\\. Two.\n\n# B\n\n1\\. One.\n\n2\\. Two.\n"
    assert number_of(text, "2.", "x.md") is None


def test_a_number_kept_apart_from_the_text_counts_as_printed() -> None:
    """As word processors keep it."""
    reading = put_together(
        RawBlock(text="Article 2", kind=RawKind.HEADING, level=1),
        RawBlock(text="Each side pays.", kind=RawKind.ITEM, level=1, number="1."),
        RawBlock(text="Travel is free.", kind=RawKind.ITEM, level=2, number="(a)"),
    )
    assert numbers(reading) == ["Article 2", "Article 2(1)", "Article 2(1)(a)"]


def test_the_ninth_letter_is_not_the_first_roman_number() -> None:
    """Label "(i)" goes on from "(h)", unless "(ii)" comes next."""
    items = "\n\n".join(f"({letter}) point {letter};" for letter in "abcdefghij")
    assert number_of(f"Article 1\n\n{items}", "(i)") == "Article 1(i)"
    nested = "Article 1\n\n(h) two cases:\n\n(i) one;\n\n(ii) two;\n\n(i) nine."
    assert number_of(nested, "(i) one") == "Article 1(h)(i)"


def test_mixed_labels_stay_at_their_depth() -> None:
    """People write "(iv)" after "(3)"."""
    text = "Article 4\n\n(3) Three applies.\n\n(iv) four applies.\n\n(5) Five applies.\n"
    assert numbers(read_text(text))[-1] == "Article 4(5)"
    assert number_of(text, "(iv)") == "Article 4(iv)"


def test_furniture_and_signatures_have_no_number() -> None:
    """What follows the last article is not part of it."""
    text = (
        f"{ACT}\nDone at Delft, 3 March 2021.\n\nFor the Council\n\nThe President\n\nA. Example\n"
    )
    assert number_of(text, "Done at") is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("(a)(1) Both.", ["a", "1"]),
        ("1. One", ["1"]),
        ("(aa) After z", ["aa"]),
        ("(the) word", []),
        ("1.5 per cent", []),
        ("U.S. law", []),
        ("a.m. is early", []),
    ],
)
def test_labels_are_told_from_words(text: str, labels: list[str]) -> None:
    """Brackets or a stop, and nothing that is a word or a figure."""
    assert [label.value for label in read_labels(text)] == labels


def test_an_act_may_number_its_headings_without_a_word() -> None:
    """Figures count only in their order: a year or an amount is no section."""
    text = "# Act\n\n## 1 The Office\n\n(1) There is one.\n\n## 2 Duties\n\n(1) It reports.\n"
    assert number_of(text, "(1) It reports", "x.md") == "section 2(1)"
    assert number_of(text + "\n## 40 Fellowships\n\nMany.", "40 Fell", "x.md") is None


@pytest.mark.parametrize("text", ["Travel is free.", "(a) Travel is free."])
def test_a_label_counts_once_wherever_the_format_keeps_it(text: str) -> None:
    """Some readers repeat it in the text, some do not."""
    reading = put_together(
        RawBlock(text="Purpose", kind=RawKind.HEADING, level=1, number="Article 2."),
        RawBlock(text=text, kind=RawKind.ITEM, level=1, number="(a)"),
    )
    assert numbers(reading) == ["Article 2", "Article 2(a)"]
