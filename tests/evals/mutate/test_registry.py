"""What holds for every way."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from evals.mutate import WAYS, Claim, Mutation, Surroundings, mutate

_DOCUMENT = (
    "Recognising the need to protect workers, the two Governments intend to sign a declaration.",
    "The office must publish at least 12 standards by 31 March 2026, except where both agree.",
    "Critics argue that the Ministry of Finance may raise the levy by 5% in the autumn of 2025.",
    "The panel will not share personal data with Sweden unless the owner consents in writing.",
    'The minister said: "Most schools could be connected before 2030, subject to funding."',
    "Demand was higher than supply in June 2019, when 1,024 firms paid €20m under Article 5(2).",
)
_OTHERS = (
    "The office should publish 14 standards by 30 June 2027.",
    "The minister must close three regional sites before the summer.",
    "Mr Jonas Reck told the Ministry of Justice that Norway will not take part in the pilot.",
)
_SURROUNDINGS = Surroundings(document=_DOCUMENT, others=_OTHERS)
_BAD = re.compile(r"  | [,.;:]|,\s*[,.;]|\b(\w{2,}) \1\b|\b[Aa] [aeio]|\b(?:the|of|and|except)\.$")


def _make_all(way: str) -> list[tuple[str, Mutation]]:
    claims = [Claim(text=each, evidence=(each,)) for each in _DOCUMENT]
    tried = [
        (claim.text, mutate(claim, _SURROUNDINGS, way, seed))
        for claim in claims
        for seed in range(20)
    ]
    return [(text, each) for text, each in tried if each is not None]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_applies_somewhere(way: str) -> None:
    """Six sentences of policy style give each way something to do."""
    assert _make_all(way)


@pytest.mark.parametrize("way", WAYS)
def test_a_mutation_differs_and_says_how(way: str) -> None:
    """Its text or its evidence is another, its name is the way's, and it says what was done."""
    for text, made in _make_all(way):
        assert (made.text, made.evidence) != (text, (text,))
        assert made.way == way
        assert made.change


@pytest.mark.parametrize("way", WAYS)
def test_a_mutation_reads_well(way: str) -> None:
    """No space, comma, article or word is left over."""
    for _, made in _make_all(way):
        assert not _BAD.search(made.text), made.text


@pytest.mark.parametrize("way", WAYS)
def test_only_pointers_or_only_the_text_change(way: str) -> None:
    """A mutation is wrong in one way, not in two."""
    for text, made in _make_all(way):
        assert (made.text == text) != (made.evidence == (text,))


@pytest.mark.parametrize("way", WAYS)
def test_the_same_seed_gives_the_same_mutation(way: str) -> None:
    """Whatever was made in between."""
    claim = Claim(text=_DOCUMENT[1], evidence=(_DOCUMENT[1],))
    once = [mutate(claim, _SURROUNDINGS, way, seed) for seed in range(5)]
    assert once == [mutate(claim, _SURROUNDINGS, way, seed) for seed in range(5)]


def test_seeds_give_different_mutations() -> None:
    """Ways with many places do not always take the first."""
    claim = Claim(text=_DOCUMENT[1], evidence=(_DOCUMENT[1],))
    made = {mutate(claim, _SURROUNDINGS, "digit", seed) for seed in range(20)}
    assert len(made) > 3


def test_another_process_makes_the_same_mutations() -> None:
    """Nothing depends on the order of a set or on the hash seed."""
    program = (
        "from evals.mutate import *; import sys;"
        "c = Claim(text=sys.argv[1], evidence=(sys.argv[1],));"
        "s = Surroundings(document=tuple(sys.argv[2:]), others=tuple(sys.argv[2:]));"
        "print([repr(mutate(c, s, way, n)) for way in WAYS for n in range(5)])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program, _DOCUMENT[2], *_DOCUMENT, *_OTHERS],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_an_unknown_way_is_refused() -> None:
    """A misspelt way must not look like one that never applies."""
    with pytest.raises(KeyError):
        mutate(Claim(text="It is.", evidence=("It is.",)), Surroundings(), "digits", 1)


@pytest.mark.parametrize(
    "way", sorted(set(WAYS) - {"homoglyph", "pointer_missing", "swap_pointer", "digit"})
)
def test_a_sentence_in_another_language_is_left_alone(way: str) -> None:
    """The words that the rules look for mean other things there."""
    text = "Die Ministerin will die Mittel bis Ende des Jahres erhöhen und wird den Plan prüfen."
    claim = Claim(text=text, evidence=(text,))
    assert all(mutate(claim, Surroundings(), way, seed) is None for seed in range(10))
