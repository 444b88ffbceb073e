"""A pattern that is tried only where words begin like it finds what the pattern alone finds."""

from __future__ import annotations

import re

import pytest

from agent.checks.binding import ladder, qualifiers, wordings
from agent.checks.denying import denials
from agent.checks.headed import Headed, headed
from agent.checks.values import spelled

FORMS = (
    r"\b(?:not|no one|non(?!-)|n?ever)\b|n't\b|\bnon-",
    r"\b(?:(?<!the )must|shall(?: \w+ly)?|(?:is|are) to)\b",
    r"\b(?:un(?!der)\w{4,}|[ab]\w*|(?-i:may|MAY) not)\b",
    r"\b(?P<top>one|two) (?:in|out of) (?P<bottom>five|\d+)\b",
    r"\b(?:\w+ly|soon)\b",
    r"\b(?:if|kind|sink)\b",
    r"\b(?:(?:the|its|\w+'s) must|\w+n't|(?:[a-z]+ )?stay|[1-9]\d* are)\b",
    r"(?<=\bto )(?:go|stay)\b|\w+ ?\bless",
)
TEXTS = (
    "",
    "Nobody must not, no one shall plainly, and nothing isn't there; never mind the must.",
    "UNABLE under non-binding terms, may not and MAY NOT: a non-event, b.",
    "One in five is to go. Two out of 100 are to stay, soon or gladly.",
    "\u0130f it is so, s\u0131nk the \u017fink and be \u212aind \u2014 if kind, sink.",
    "isn't",
    "The board's must is less, the useless must, \u0665 are and \u0661\u0660 are or 10 are.",
    "no",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", TEXTS)
def test_it_finds_what_the_pattern_alone_finds(form: str, text: str) -> None:
    """Matches, their places and what is put for them are those of the plain pattern."""
    whole = re.compile(form, re.IGNORECASE)
    quick = headed(form, re.IGNORECASE)
    spans = [match.span() for match in whole.finditer(text)]
    assert [match.span() for match in quick.finditer(text)] == spans
    assert quick.sub("_", text) == whole.sub("_", text)
    for start in range(len(text) + 1):
        one, other = quick.search(text, start), whole.search(text, start)
        assert (one and one.span()) == (other and other.span())


@pytest.mark.parametrize("text", TEXTS)
def test_an_end_cuts_the_text(text: str) -> None:
    """What stands behind the end of a search is not seen."""
    whole = re.compile(FORMS[0], re.IGNORECASE)
    quick = Headed(whole)
    for end in range(len(text)):
        spans = [match.span() for match in whole.finditer(text, 0, end)]
        assert [match.span() for match in quick.finditer(text, 0, end)] == spans


def test_a_form_that_may_begin_with_any_word_is_tried_everywhere() -> None:
    """A pattern whose first letters are not known is left to itself."""
    assert not headed(r"\b(?:\w+|soon)\b").known
    assert headed(r"\b(?:\w+ly|soon)\b").known


def test_a_form_within_a_word_is_not_lost() -> None:
    """Found all the same is "n't", which begins no word."""
    assert headed(r"\b(?:not|never)\b|n't\b").search("They won't go") is not None


@pytest.mark.parametrize(
    "quick",
    [
        denials.DENIES,
        denials.DENIES_NEXT,
        denials.HARMLESS,
        denials.IMPLIES,
        spelled.CARDINAL,
        *(form for _, form in ladder._COMPILED),
        *(form for _, form in wordings._VERBS),
        *(family.source for family in qualifiers.FAMILIES),
    ],
)
def test_the_lists_of_the_checks_find_the_same(quick: Headed) -> None:
    """Each heavy list finds in a text of its own first letters what it finds alone."""
    words = re.findall(r"[a-z]{2,}", quick.pattern)
    text = f"{' '.join(words)}. {' to '.join(reversed(words))} isn't {'ed '.join(words)}."
    spans = [match.span() for match in quick.whole.finditer(text)]
    assert [match.span() for match in quick.finditer(text)] == spans
