"""The plain-prose check: nothing that a model writes can be opened, run, rendered or mistaken."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.checks import plain
from agent.checks.plain import BLANKS, LONGEST
from tests.agent.checks.build import FACT, evidence

OFFERED = evidence("The hub “opens early” in Velm and publishes on data.gov by 3 May 2024.")
WORDS = st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=9), min_size=1, max_size=9)


def faults(text: str) -> list[str]:
    return [found.message for found in plain.check(text, FACT, [OFFERED])]


@pytest.mark.parametrize(
    "text",
    [
        "The hub opens in May 2024.",
        "The U.S. hub, i.e. the one in Velm, opens at 9 a.m. (para. 3.14).",
        "It publishes on data.gov.",
        "Sec. 5.1.3.4 asks for more than section 10.2.1.7 does.",
        "It is said that it “opens early.”",
        "The hub 'opens early' in the members' port.",
        "Article 5(1)(a) of Regulation (EU) 2024/1689 and/or R&D costs €1.5bn, up 3 %.",
        "The hub – Velm's own – opens; 3 < 4.",
        "Le café ouvre; das Zentrum heißt Größe; the Łódź hub; Ærø; São Tomé.",
        "It “opens early … by 3 May 2024”.",
    ],
)
def test_plain_prose_passes(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "See https://evil.example/x for more.",
        "See hxxps://evil.example for more.",
        "See HTTPS://EVIL.EXAMPLE.",
        "See www.evil.example for more.",
        "See 203.0.113.7 for more.",
        "Write to 5.1.3.4:8080 today.",
        "See evil.example for more.",
        "See evil[.]example for more.",
        "See ｅｖｉｌ．ｅｘａｍｐｌｅ for more.",
        "See //evil.example/x for more.",
        "See 10.20.30.40/x for more.",
        "Write to a.b@evil.example now.",
        "Run javascript:alert(1) now.",
        "Open /etc/passwd/ now.",
        "Open C:\\Users now.",
        "Open ../../secret/key now.",
        "The hub <script>opens</script>.",
        "The hub <img src=x onerror=y>.",
        "The hub <b opens.",
        "The hub &lt;opens&gt;.",
        "The [hub](x) opens.",
        "The ![hub](x) opens.",
        "The `hub` opens.",
        "The **hub** opens.",
        "The _hub_ opens.",
        "# The hub opens.",
        "- The hub opens.",
        "1. The hub opens.",
        "| The hub | opens |",
        "The hub opens [1].",
        "[summary] The hub opens.",
        "The hub opens [^2].",
        "The hub opens [1, 3].",
        "The hub opens.\n\nIt is in Velm.",
        "The hub \x1b[31mopens.",
        "The hub \u202eopens.",
        "The hub\u200b opens.",
        "The hub\u2800 opens.",
        "The h\u0301\u0301\u0301ub opens.",
        "The һub opens.",  # a Cyrillic shha
        "The 𝐡𝐮𝐛 opens.",
        "The ｈｕｂ opens.",
        "The hub “opens late” in Velm.",
        "The hub “by 3 May 2024 … opens early”.",
        'The hub "opens early in Velm.',
        "The hub opens. " * 60,
    ],
)
def test_what_is_no_plain_prose_is_found(text: str) -> None:
    assert faults(text) != []


def test_a_quotation_may_hold_whatever_its_document_holds() -> None:
    """It is the word of the document, and renderers spell out what cannot be seen."""
    quote = "- See <b>https://example.org</b> [1]\u202e, " + "and so on " * 80
    assert plain.check(quote, FACT, [evidence(quote)]) == []


def test_a_foreign_word_of_the_evidence_may_be_repeated() -> None:
    offered = evidence("The project Kанал opens.")
    assert plain.check("The project Kанал opened.", FACT, [offered]) == []
    assert plain.check("The project Kанал opened.", FACT, [evidence("The project opens.")]) != []


@given(WORDS)
def test_small_words_are_plain_prose(words: list[str]) -> None:
    assert faults(" ".join(words).capitalize() + ".") == []


@given(WORDS, st.sampled_from(sorted(BLANKS)) | st.characters(categories=["Cc", "Cf", "Co", "Cs"]))
def test_every_unseen_character_is_found(words: list[str], unseen: str) -> None:
    """Wherever it stands; a line break is one between two words, not at the end."""
    assert faults(f"The {unseen}hub {' '.join(words)}.") != []


@given(WORDS, st.from_regex(r"[a-z]{2,9}\.(?:com|org|io|gov|zip)", fullmatch=True))
def test_every_address_is_found(words: list[str], domain: str) -> None:
    if domain == "data.gov":
        return
    for form in (domain, f"http://{domain}/", f"me@{domain}", f"<a href={domain}>"):
        assert faults(f"The {' '.join(words)} {form} opens.") != []


@given(st.text(min_size=1, max_size=300))
def test_the_check_is_total_and_finds_nothing_in_a_quotation(text: str) -> None:
    """It never raises, whatever a model writes."""
    faults(text)
    if text.strip() and any(c.isalnum() for c in text):
        assert plain.check(text, FACT, [evidence(text)]) == []


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Co", "Cs"]), max_size=120))
def test_what_passes_holds_nothing_unseen_and_nothing_that_opens(text: str) -> None:
    if not faults(text):
        folded = unicodedata.normalize("NFKC", text)
        assert "://" not in folded
        assert "](" not in folded
        assert "\n" not in text.strip()
        assert len(text) <= LONGEST
