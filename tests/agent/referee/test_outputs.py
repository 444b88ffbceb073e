"""A review as text, JSON, SARIF and a page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from agent.referee import as_json, page, sarif, text
from agent.referee.types import Review
from agent.render.json import dump
from evals.shelf import Shelf
from tests.agent.referee.shelves import check

SOUND = "The Office must keep the records of an inspection for seven years."
HARD = "The Office will open a second pilot station at Lorne."
WRONG = "The budget for 2021 was 41 million florins."
SMUGGLED = " <script>alert(1)</script> \u202eok\x1b[31m."


@pytest.fixture(scope="module")
def review(shelf: Shelf) -> Review:
    """Return the review of a draft with each kind of sentence, one of them hostile.

    Readers leave out what cannot be seen; an output must not rely on it.
    """
    made = check(shelf, SOUND, HARD, WRONG, "Who pays for it?")
    at = next(n for n, each in enumerate(made.ruled) if each.claim.text == WRONG)
    claim = replace(made.ruled[at].claim, text=WRONG + SMUGGLED)
    hostile = replace(made.ruled[at], claim=claim)
    return replace(made, ruled=(*made.ruled[:at], hostile, *made.ruled[at + 1 :]))


class Page(HTMLParser):
    """What a page holds."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def test_the_page_asks_nothing_of_any_network(review: Review) -> None:
    """It holds no address, and its policy allows none."""
    written = page.render(review)
    held = Page(written)
    assert not {name for name, _ in held.attributes} & {"src", "href", "action", "srcset"}
    assert not {"link", "img", "iframe", "form"} & set(held.tags)
    assert "default-src 'none'" in written
    assert "://" not in written


def test_what_a_draft_smuggles_in_is_shown_and_not_run(review: Review) -> None:
    """There is one script, ours; unseen characters are spelled out."""
    written = page.render(review)
    assert Page(written).tags.count("script") == 1
    assert "&lt;script&gt;" in written
    assert "\u202e" not in written
    assert "\\u202e" in written


def test_the_page_marks_the_words_of_a_finding(review: Review) -> None:
    """A referee sees at once what is meant."""
    assert re.search(r"<mark>will( open)?</mark>", page.render(review))


def test_each_checked_sentence_has_three_buttons(review: Review) -> None:
    """A question and a heading have none."""
    written = page.render(review)
    assert written.count('data-decision="overstated"') == 3
    assert written.count('class="decide"') == 3


def test_the_page_is_bound_to_its_draft(review: Review) -> None:
    """Decisions that are saved name the draft that they are on."""
    assert f'data-sha256="{review.digest}"' in page.render(review)


def test_json_gives_every_sentence_with_its_place(review: Review) -> None:
    """Nothing is left out, and the counts add up."""
    values = json.loads(dump(as_json.render(review)))
    assert len(values["sentences"]) == sum(values["counts"].values()) == 5
    hard = next(each for each in values["sentences"] if each["text"] == HARD)
    assert hard["ruling"] == "overstated"
    assert "intends to open" in hard["safe_wording"]
    assert hard["evidence"][0]["selectors"][0]["exact"] == hard["evidence"][0]["quote"]


def test_sarif_has_one_result_for_each_sentence_to_change(review: Review) -> None:
    """Each refers to a rule that is described, and to a place in the draft."""
    run = sarif.render(review, exit_code=4)["runs"][0]
    assert len(run["results"]) == len(review.faults)
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    for result, ruled in zip(run["results"], review.faults, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == ruled.ruling.value
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["charOffset"] == ruled.claim.start
        assert region["charLength"] > 0


def test_sarif_levels_are_those_of_the_standard(review: Review) -> None:
    """A code host knows no others."""
    run = sarif.render(review, exit_code=4)["runs"][0]
    assert {each["level"] for each in run["results"]} <= {"error", "warning", "note"}


def test_text_leads_with_the_count_and_leaves_supported_sentences_out(review: Review) -> None:
    """They are shown on request."""
    assert text.render(review).startswith("2 of 3 sentences that claim something ask for a change.")
    assert SOUND not in text.render(review)
    assert SOUND in text.render(review, whole=True)


def test_text_obeys_nothing_that_a_draft_says(review: Review) -> None:
    """No escape sequence of a draft reaches a terminal."""
    assert "\x1b" not in text.render(review)


def test_a_name_that_is_no_utf_8_keeps_its_bytes_in_sarif(review: Review) -> None:
    """A file system hands out such names; the URI names the very file."""
    named = replace(review, name="draft\udcff.md")
    run = sarif.render(named, exit_code=4)["runs"][0]
    assert run["artifacts"][0]["location"]["uri"] == "draft%FF.md"
    assert json.loads(dump(sarif.render(named, exit_code=4)))["version"] == "2.1.0"


def test_the_words_of_a_finding_are_marked_whatever_stands_before_them(review: Review) -> None:
    """A capital with a dot is two letters once it is folded, and would push the mark aside."""
    at = next(n for n, each in enumerate(review.ruled) if each.claim.text == HARD)
    ruled = review.ruled[at]
    claim = replace(ruled.claim, text=f"İİİ {HARD}")
    finding = replace(ruled.findings[0], words="will open")
    marked = replace(review, ruled=(replace(ruled, claim=claim, findings=(finding,)),))
    assert "<mark>will open</mark>" in page.render(marked)
