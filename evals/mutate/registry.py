"""All ways by name, and the one call that makes a mutation."""

from __future__ import annotations

import random
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from evals.mutate import (
    attribution,
    dates,
    figures,
    harden,
    hedges,
    instruments,
    names,
    pointers,
    polarity,
    quotes,
    scope,
    soften,
    text,
    units,
)
from evals.mutate.types import Claim, Mutation, Surroundings, Way

WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "swap_pointer": pointers.swap_pointer,
        "neighbouring_sentence": pointers.cite_neighbour,
        "other_documents_twin": pointers.cite_twin,
        "pointer_missing": pointers.miss_pointer,
        "digit": figures.change_figure,
        "unit": units.change_unit,
        "date": dates.change_date,
        "date_precision": dates.add_precision,
        "name": names.change_name,
        "twin_instrument": instruments.change_instrument,
        "attribution": attribution.change_attribution,
        "negation": polarity.change_negation,
        "comparison": polarity.change_comparison,
        "exception": scope.drop_exception,
        "quantifier": scope.change_quantifier,
        "qualifier_dropped": scope.drop_qualifier,
        "hedge_dropped": hedges.drop_hedge,
        "verb_hardened": harden.harden_verb,
        "verb_softened": soften.soften_verb,
        "recital_as_action": soften.make_recital_action,
        "stitched": text.stitch,
        "quote_truncated": quotes.truncate_quote,
        "invented_quote": quotes.invent_quote,
        "outside_knowledge": text.add_detail,
        "homoglyph": text.spoil_letter,
    }
)
"""Every way by its name. A superseded version cited in place of the one in force is not here: it
needs the versions of a document, which `Surroundings` does not hold.
"""


def mutate(claim: Claim, surroundings: Surroundings, way: str, seed: int) -> Mutation | None:
    """Return a claim made wrong in one way, the same for the same seed.

    Args:
        claim: a sound statement; that it is sound is the caller's to know.
        surroundings: the sentences that a way may draw on.
        way: a name in `WAYS`.
        seed: any number; the claim's text is mixed in, so that one seed serves many claims.

    Returns:
        The mutation, or None where the way does not apply: nothing to change, or the changed
        statement would be true by the evidence.

    Raises:
        KeyError: there is no such way.
    """
    rng = random.Random(f"{seed}:{way}:{claim.text}")
    return WAYS[way](claim, surroundings, rng)
