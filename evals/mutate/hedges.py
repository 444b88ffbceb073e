"""A way to drop a hedge: what is possible, expected or approximate is stated as so."""

from __future__ import annotations

import random
import re
from typing import Final

from evals.mutate.edits import choose
from evals.mutate.rules import Rule, compile_words, list_edits
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.verbs import write_third

NEGATED: Final = re.compile(
    r"\b(?:no|neither|nor|none|nobody|nothing|never|hardly|whether|if|unless|lest|in case|so that|"
    r"in order that|cannot|not)\b[^,;:]*$",
    re.IGNORECASE,
)
"""What turns the sense of a change round, or makes it idle, when it stands before."""
_STRONG: Final = ("will", "shall", "must")
_POSSIBLE: Final = compile_words(
    "may|might|could|can|possible|possibly|potential|potentially|perhaps|likely|allowed|permitted|"
    "entitled|authorised|option"
)
_EXPECTED: Final = compile_words(
    "expected|expects?|likely|due|set|poised|scheduled|projected|anticipated|forecast|planned|"
    "plans?|hoped|hopes?|aims?|intends?|could|may|might"
)
_SAID: Final = compile_words(
    "said|says|believed?|believes|thought|understood|reported(?:ly)?|considered|seen|regarded|"
    "viewed|seems?|appears?|apparently|allegedly|alleged|suggests?|we|I|my|our"
)
_ROUGH: Final = compile_words(
    "approximately|about|around|roughly|nearly|almost|estimated?|estimates|circa|close to|some|"
    "approximate"
)
_ADVERBS: Final = (
    "potentially|possibly|perhaps|probably|presumably|reportedly|apparently|allegedly|"
    "conceivably|arguably|seemingly|supposedly"
)
_NUMBER_AHEAD: Final = (
    r"(?=(?:[€$£]|EUR |USD |GBP |US\$)?(?:\d|two\b|three\b|four\b|five\b|six\b|ten\b|twelve\b|"
    r"twenty\b|half\b|a (?:third|quarter|hundred|thousand|million|dozen)\b|one (?:third|quarter)))"
)

_RULES: Final = (
    Rule(
        pattern=compile_words(r"(?-i:may|might|could)(?! (?:not|only|have|well|be able))"),
        new="will",
        kind="possibility made certain",
        ground=_POSSIBLE,
        unless_before=NEGATED,
        rivals=_STRONG,
    ),
    Rule(
        pattern=compile_words(r"(?-i:may|might|could) well"),
        new="will",
        kind="possibility made certain",
        ground=_POSSIBLE,
        unless_before=NEGATED,
        rivals=_STRONG,
    ),
    Rule(
        pattern=compile_words(r"could(?! (?:not|only|have|well|be able))"),
        new="can",
        kind="remote possibility made real",
        ground=compile_words("could"),
        unless_before=NEGATED,
        rivals=_STRONG,
    ),
    Rule(
        pattern=compile_words(r"(?-i:can)(?! (?:not|only|tell|say))"),
        new="will",
        kind="possibility made certain",
        ground=_POSSIBLE,
        unless_before=NEGATED,
        rivals=_STRONG,
    ),
    Rule(
        pattern=compile_words(
            r"(?:is|are) (?:widely |generally |currently )?(?:expected|likely|due|set|poised|"
            r"scheduled|projected|anticipated|forecast|planned|hoped) to"
        ),
        new="will",
        kind="expectation made certain",
        ground=_EXPECTED,
        unless_before=NEGATED,
        rivals=_STRONG,
    ),
    Rule(
        pattern=compile_words(
            r"(is|are) (?:widely |generally )?(?:said|believed|thought|understood|reported|"
            r"considered|seen|estimated) to be"
        ),
        new=r"\1",
        kind="opinion made fact",
        ground=_SAID,
        unless_before=NEGATED,
    ),
    Rule(
        pattern=compile_words(
            r"(is|are) (?:increasingly |widely |generally )?(?:seen|regarded|viewed) as"
        ),
        new=r"\1",
        kind="opinion made fact",
        ground=_SAID,
        unless_before=NEGATED,
    ),
    Rule(
        pattern=compile_words(r"(?:seem|appear)(s?) to (be|have)"),
        new=lambda found: {"be": "is" if found[1] else "are"}.get(
            found[2].casefold(), write_third("have") if found[1] else "have"
        ),
        kind="appearance made fact",
        ground=_SAID,
        unless_before=NEGATED,
    ),
    Rule(
        pattern=compile_words(rf"(?:(?:could|may|might) )(?:{_ADVERBS})"),
        new="will",
        kind="possibility made certain",
        ground=_POSSIBLE,
        unless_before=NEGATED,
        rivals=_STRONG,
    ),
    Rule(
        pattern=compile_words(_ADVERBS),
        new="",
        kind="hedging adverb dropped",
        ground=compile_words(f"{_ADVERBS}|may|might|could|said|reported|alleged|likely"),
        unless_before=NEGATED,
    ),
    Rule(
        pattern=compile_words(r"will (?:likely|probably|possibly|perhaps)"),
        new="will",
        kind="hedging adverb dropped",
        ground=compile_words("likely|probably|possibly|perhaps|may|might|could|expected"),
    ),
    Rule(
        pattern=re.compile(
            r"\b(?:approximately|about|around|roughly|nearly|almost|(?:an )?estimated|some|circa|"
            r"close to)\s+" + _NUMBER_AHEAD,
            re.IGNORECASE,
        ),
        new="",
        kind="approximate figure made exact",
        ground=_ROUGH,
    ),
    Rule(
        pattern=compile_words(r"(?:we|I) (?:hope|believe|think|expect|feel) that "),
        new="",
        kind="belief made fact",
        ground=_SAID,
    ),
    Rule(
        pattern=re.compile(
            r"(?:\bin (?:my|our|its|their) view,\s+|,\s+in (?:my|our) view,)", re.IGNORECASE
        ),
        new="",
        kind="belief made fact",
        ground=compile_words("view|believes?|thinks?"),
    ),
    Rule(
        pattern=compile_words(r"(suggest|indicate)(s|d|ed)? that"),
        new=lambda found: (
            "showed that" if (found[2] or "").endswith("d") else f"show{found[2] or ''} that"
        ),
        kind="suggestion made proof",
        ground=compile_words("suggest(?:s|ed)?|indicate[sd]?"),
        unless_before=NEGATED,
    ),
    Rule(
        pattern=compile_words(r"(?:the )?potential (?=for|to)"),
        new="the power ",
        kind="possibility made certain",
        ground=_POSSIBLE,
    ),
)


def drop_hedge(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with a hedge dropped or made certain."""
    del surroundings
    edits = [each for each in list_edits(claim, _RULES) if each.start < each.end]
    return choose("hedge_dropped", claim, edits, rng)
