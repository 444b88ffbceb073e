"""Ways to cite the wrong sentence: the text stays, what is to prove it changes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from typing import Final

from evals.mutate.read_dates import find_dates
from evals.mutate.read_figures import find_figures
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.words import is_statement, list_content, list_tokens, share_held

_PROVING: Final = 0.5
"""A sentence that holds this share of a claim's content words may prove it. In the sample
documents eight pairs of sentences that tell one fact share 0.5 to 1.0; of all 66,304 ordered
pairs, 99 of 100 share at most 0.33. Too low only loses a mutation, too high makes a true one."""
_RELATED: Final = 0.2
"""A twin shares at least this: chosen, not measured, so that the two are about one thing."""
_LIKELY: Final = 5
"""Wrong sentences are drawn from this many most similar ones: the mistakes that are made."""
_SHORTEST: Final = 5
_TURNING: Final = frozenset(
    {"not", "no", "never", "without", "cannot", "neither", "except", "unless", "must", "may"}
    | {"should", "shall", "could", "all", "some", "only", "might", "will", "can"}
)
"""Words of force and polarity: what the claim has and the sentence has not makes another statement
of it, and so does a negation that the sentence has more."""
_NEGATIONS: Final = frozenset({"not", "no", "never", "without", "cannot", "neither"})


_SPEAKER: Final = re.compile(r"^(?:[A-Z][\w.]+ ){1,4}?[A-Z]\w+(?: \([\w ]+\))?:\s")


def may_prove(claim: str, sentence: str) -> bool:
    """Say whether a sentence may prove a claim: most of its words, all its figures and names, and
    the same force and polarity.
    """
    if share_held(claim, sentence) < _PROVING:
        return False
    if _list_particulars(claim) - _list_particulars(sentence):
        return False
    one, two = (_TURNING.intersection(list_tokens(each)) for each in (claim, sentence))
    return one <= two and not (two - one) & _NEGATIONS


def _list_particulars(text: str) -> set[str]:
    """Return figures, dates and names, who speaks left out: what a proof cannot lack."""
    text = _SPEAKER.sub("", text)
    figures = {f"{each.value} {each.unit}" for each in find_figures(text)}
    dates = {f"{each.year}-{each.month}-{each.day}-{each.part}" for each in find_dates(text)}
    names = set(re.findall(r"(?<=[a-z,] )[A-Z]\w+", text))
    return figures | dates | names


def _is_candidate(claim: Claim, sentence: str) -> bool:
    words = list_tokens(sentence)
    return (
        len(words) >= _SHORTEST
        and is_statement(sentence)
        and all(words != list_tokens(each) for each in claim.evidence)
        and not may_prove(claim.text, sentence)
        and not any(share_held(each, sentence) == 1.0 for each in claim.evidence)
    )


def swap_pointer(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim citing another sentence of the document, one that resembles it."""
    ranked = _rank(claim, surroundings.document)
    if not ranked:
        return None
    return _cite("swap_pointer", claim, rng.choice(ranked[:_LIKELY]), "another sentence cited")


def cite_neighbour(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim citing the sentence before or after the one that proves it."""
    document = surroundings.document
    places = [at for at, each in enumerate(document) if each in claim.evidence]
    near = [
        (document[place + step], step)
        for place in places
        for step in (-1, 1)
        if 0 <= place + step < len(document) and _is_candidate(claim, document[place + step])
    ]
    if not near:
        return None
    sentence, step = rng.choice(near)
    where = "the sentence before cited" if step < 0 else "the sentence after cited"
    return _cite("neighbouring_sentence", claim, sentence, where)


def cite_twin(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim citing the most similar sentence of another document."""
    del rng
    ranked = _rank(claim, surroundings.others)
    if not ranked or share_held(claim.text, ranked[0]) < _RELATED:
        return None
    return _cite("other_documents_twin", claim, ranked[0], "a sentence of another document cited")


def miss_pointer(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with a number that was offered to nobody: no evidence at all."""
    del surroundings, rng
    if not claim.evidence:
        return None
    change = "an evidence number cited that was not offered"
    return Mutation(way="pointer_missing", text=claim.text, evidence=(), change=change)


def _rank(claim: Claim, sentences: Iterable[str]) -> list[str]:
    """Return the sentences that do not prove the claim, the most similar first."""
    wanted = list_content(claim.text)
    scored = [
        (len(wanted & held) / len(wanted | held), at, each)
        for at, each in enumerate(dict.fromkeys(sentences))
        if (held := list_content(each))
        and len(list_tokens(each)) >= _SHORTEST
        and each not in claim.evidence
    ]
    ranked = [each for _, _, each in sorted(scored, key=lambda one: (-one[0], one[1]))]
    top: list[str] = []
    for each in ranked:
        if _is_candidate(claim, each):
            top.append(each)
        if len(top) == _LIKELY:
            break
    return top


def _cite(way: str, claim: Claim, sentence: str, change: str) -> Mutation:
    return Mutation(way=way, text=claim.text, evidence=(sentence,), change=change)
