"""Spoil sound statements in every named way, and judge what comes of it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Final

from agent.quote.shelf import as_evidence
from agent.types import Evidence
from evals.benchmark.types import Labelled
from evals.benchmark.world import Subject, World
from evals.mutate import WAYS, Mutation, mutate
from evals.mutate.pointers import may_prove
from evals.mutate.words import list_tokens, share_held
from store.types import Status

SUPERSEDED: Final = "superseded_cited"
ALL_WAYS: Final = (*WAYS, SUPERSEDED)
RELATED: Final = 0.3
"""Share of a claim's content words that a superseded sentence has at least: chosen, not measured,
so that the two are about one thing."""
UNTOUCHED: Final = "untouched"


def spoil(subject: Subject, world: World, way: str, seed: int) -> Labelled | None:
    """Return a statement made wrong in one way; None where the way does not apply.

    Raises:
        KeyError: there is no such way.
    """
    if way == SUPERSEDED:
        return cite_superseded(subject, world, seed)
    claim = subject.as_claim()
    around, known = world.surround(subject)
    made = mutate(claim, around, way, seed)
    if made is None:
        return None
    same = made.evidence == claim.evidence
    evidence = subject.evidence if same else _find(made, known)
    return None if evidence is None else _label(subject, way, made.text, evidence)


def leave(subject: Subject) -> Labelled:
    """Return the statement as it is, to see what is withheld of sound ones."""
    return _label(subject, UNTOUCHED, subject.text, subject.evidence)


def cite_superseded(subject: Subject, world: World, seed: int) -> Labelled | None:
    """Return the statement citing a text that has been withdrawn or superseded.

    The most related sentence is cited, unless it says the same: then the wording proves the claim,
    and that it is out of force is not for a check of wordings to see.
    """
    best: tuple[float, float, Evidence] | None = None
    rng = random.Random(f"{seed}:{SUPERSEDED}:{subject.text}")
    for document, sentences in world.documents.values():
        if document.status is Status.CURRENT or not _is_older(document.title, subject):
            continue
        for each in sentences:
            share = share_held(subject.text, each.text)
            apart = all(
                list_tokens(each.text) != list_tokens(own.quote) for own in subject.evidence
            )
            if share >= RELATED and apart and not may_prove(subject.text, each.text):
                ranked = (share, rng.random(), as_evidence(document, each, sentences))
                best = ranked if best is None or ranked[:2] > best[:2] else best
    return None if best is None else _label(subject, SUPERSEDED, subject.text, (best[2],))


def _is_older(title: str, subject: Subject) -> bool:
    """Say whether a title is that of another version of the text cited: most words are shared."""
    return share_held(subject.evidence[0].document.title, title) >= 0.5


def _find(made: Mutation, known: Mapping[str, Evidence]) -> tuple[Evidence, ...] | None:
    found = [known.get(text) for text in made.evidence]
    kept = tuple(each for each in found if each is not None)
    return kept if len(kept) == len(found) else None


def _label(subject: Subject, way: str, text: str, evidence: tuple[Evidence, ...]) -> Labelled:
    return Labelled(
        id=f"{way} {subject.text}",
        source=subject.bank,
        cluster=subject.cluster,
        text=text,
        evidence=evidence,
        supported=way == UNTOUCHED,
        error=way,
    )
