"""Listed quotations are found by their words, or by place and hash."""

from __future__ import annotations

from evals.suite.quotes import find_quote, find_words, locate_quote, point_to
from evals.suite.types import GoldQuote
from tests.evals.suite.texts import PORT


def test_words_are_found_however_they_are_spaced() -> None:
    gold = GoldQuote(doc="A", role="supports", quote="twelve\n piers. It")
    span = locate_quote(gold, PORT)
    assert span is not None
    assert PORT[span.start : span.end] == "twelve piers. It"


def test_every_place_of_the_words_is_found() -> None:
    assert [each.start for each in find_words("a b", "a b, a  b, ab")] == [0, 5]
    assert list(find_words(" ", "a b")) == []


def test_other_words_are_not_found() -> None:
    gold = GoldQuote(doc="A", role="supports", quote="Twelve piers")
    assert locate_quote(gold, PORT) is None


def test_a_quotation_is_found_again_by_place_and_hash() -> None:
    pointed = point_to("twelve   piers", PORT)
    assert pointed is not None
    at, words, digest = pointed
    gold = GoldQuote(doc="A", role="supports", at=at, words=words, sha256=digest)
    assert find_quote(gold, PORT) == "twelve piers."
    assert find_quote(gold, "Words put in front. " + PORT) == "twelve piers."
    assert find_quote(gold, PORT.replace("twelve", "eleven")) is None
    assert find_quote(gold, "") is None
