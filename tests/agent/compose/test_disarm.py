"""Withheld words are listed so that nothing in them opens, steers or renders."""

from __future__ import annotations

import string
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from agent.checks.plain import ADDRESS, DOMAIN, UNSEEN
from agent.compose.disarm import LONGEST, disarm
from agent.compose.wording import may_say, name_lack

PARTS = st.sampled_from(
    ["http", "://", "www.", "evil", ".", "example", "@", "/", "<", ">", "](", "[x]", "`", " ",
     "\u202e", "\u200b", "．", "javascript:", "ｅｖｉｌ", "\n", "&#46;", "hub", "\\", "#", "*"]
)  # fmt: skip


@given(st.text(max_size=400) | st.lists(PARTS, max_size=30).map("".join))
@example("e<b>vil.exam</b>ple")
@example("evil\u200b.example")
@example("http:/\u200b/x")
def test_nothing_that_opens_or_renders_is_left(text: str) -> None:
    shown = disarm(text)
    assert len(shown) <= LONGEST
    assert not set("<>[]`\n") & set(shown)
    assert "://" not in shown
    assert not any(unicodedata.category(each) in UNSEEN for each in shown)
    left = shown.replace("(address removed)", " ")
    assert not ADDRESS.search(left)
    assert not DOMAIN.search(left)


@given(st.text(string.ascii_letters + " ,", max_size=200))
def test_plain_words_stay(text: str) -> None:
    assert disarm(text) == " ".join(text.split())


@given(st.text(max_size=300), st.text(max_size=100))
def test_only_known_words_may_be_said(words: str, question: str) -> None:
    """Whatever the words: what may be said holds no figure that is not in the question."""
    if may_say(words, question, ()):
        digits = {each for each in words if each.isdigit()}
        assert digits <= set(question)
        assert "://" not in words


def test_a_lack_is_named_as_a_phrase() -> None:
    assert name_lack("The documents do not state the cost of the hub.") == "the cost of the hub"
    assert name_lack("There is no information on its budget") == "its budget"
    assert name_lack("None of the sentences mentions who chairs it") == "who chairs it"
    assert name_lack("The cost of the hub.") == "The cost of the hub"
