"""Is a question answered by what was found? A small logistic model, calibrated on human sets."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

from agent.quote.rank import Scored

WEIGHTS: Final = {"score": 4.3, "nearness": 7.6, "passage": 3.2}
BIAS: Final = -8.6
"""Fitted on half of clapnq_dev and mtrag_un_dev (split by question or conversation), answerable and
unanswerable weighted alike: `python -m evals.refusal DATA --fit`. Area under the curve on the other
half .81; the words covered, the words unseen and the margin to the next sentence add nothing."""

THRESHOLD: Final = 0.25
"""Refuses 8 % of the answerable questions of the fitting half and 58 % of the unanswerable ones.
Their unanswerable questions are asked of the very passage that nearly answers them; a question that
a library does not touch at all scores far below."""

HELD: Final = 0.8
"""Share of the question's words, by rarity, that speaks for an answer whatever the model says: one
sentence holds nearly all of them. On the other half this takes recall from .49 to .48 and the
answerable questions refused from .103 to .096; most of what it saves are short questions."""

WORDS_ALONE: Final = 0.5
"""Share of the question's words, by rarity, that a sentence must hold where nearness cannot be
measured (a question in another language)."""

_BEST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for an answer being there, each from 0 to 1.

    `score` is that of the best sentence; `covered` the share of the question's words, by rarity,
    that one of the best sentences holds itself; `nearness` the best cosine of a sentence, None
    where words alone decide; `passage` the best cosine of a passage.
    """

    score: float
    covered: float
    nearness: float | None
    passage: float


def read_signs(ranked: Sequence[Scored], similarities: Sequence[float], *, measured: bool) -> Signs:
    """Return the signs of what was found.

    Args:
        ranked: the sentences, best first.
        similarities: the cosines of the passages found.
        measured: whether nearness in meaning was measured.
    """
    best = ranked[:_BEST]
    return Signs(
        score=best[0].score if best else 0.0,
        covered=max((each.own for each in best), default=0.0),
        nearness=max((each.nearness for each in best), default=0.0) if measured else None,
        passage=max(similarities, default=0.0),
    )


def is_answerable(signs: Signs) -> bool:
    """Say whether what was found is likely to answer."""
    if signs.nearness is None:
        return signs.covered >= WORDS_ALONE
    return estimate(signs) >= THRESHOLD or signs.covered >= HELD


def estimate(signs: Signs) -> float:
    """Return the probability that the question is answered, both being as likely beforehand."""
    values = asdict(signs)
    total = BIAS + sum(weight * (values[name] or 0.0) for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-total))
