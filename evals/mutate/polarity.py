"""Ways to turn a statement round: a negation added or lost, a comparison reversed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from evals.mutate.antonyms import COMPARISONS, OPPOSITES, PREFIX_ADDED, PREFIX_LOST
from evals.mutate.edits import Edit, choose, is_said, match_case
from evals.mutate.rules import Rule, compile_words, list_edits
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.verbs import (
    AUXILIARY,
    is_participle,
    list_forms,
    write_past,
    write_third,
)
from evals.mutate.words import is_english, list_words, previous_word

_HAVE: Final = frozenset({"has", "have", "had"})
_NO_PLACE_FOR_NOT: Final = frozenset(
    list_words("not only also both still now either already no never to it there this a an the all")
)
_NOT_AFTER_BE: Final = frozenset(
    list_words("not only also both still now either already no never there any more most non")
)
_VAGUE_SUBJECT: Final = re.compile(
    r"\b(?:some|several|many|most|few|all|every|each|any|no|none|neither|either|both|up to|"
    r"a number|if|whether|unless|until|when|where|not|never|cannot|only|may|might|could)\b",
    re.IGNORECASE,
)
"""`Some are not` and `all are not` may both be true beside the sound statement."""
_AUXILIARY: Final = re.compile(
    r"\b(is|are|was|were|will|shall|must|should|has|have|had|can(?!\s(?:tell|say)\b))\s(?=([a-z]+))"
)
_THIRD: Final = dict(list_forms("third"))
_NOUNS_TOO: Final = frozenset(
    list_words(
        "plans reports aims notes supports covers offers changes funds grants reviews uses "
        "awards bans tests trains transfers works writes updates reforms respects issues "
        "trusts releases members launches increases attributes employs sets commits "
        "cooperates shares"
    )
)
_SINGULAR_BEFORE: Final = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Aa]n?|[Ii]ts|[Ee]ach|[Ii]t)(?: [\w-]+){0,3}\s$|[A-Z][\w-]+\s$|\b[Ii]t\s$"
)
_PAST: Final = dict(list_forms("past"))
_ACTED: Final = re.compile(
    r"\b(?:Committee|Council|Commission|Government|Parliament|Department|Minister|Office|"
    r"Institute|Ministry|Board|[Ww]e|[Tt]hey|[Ii]t|[Hh]e|[Ss]he|I)\s$"
)
_SUBJECT: Final = re.compile(
    r"^(?:\S*\d\S*\s|On [^,]{6,30},\s)?(?:(?!is\b|are\b|was\b|were\b|has\b|have\b|"
    r"had\b|will\b|by\b|in\b)"
    r"[A-Za-z][\w’'-]*\s){1,7}$"
)
_OBJECT: Final = re.compile(r"\s(?:the|an?|its|their|his|her|into|that|all|\d)\b")
"""A past form is a verb, and no participle, where its object follows: `signed a declaration`."""
_DROP_NOT: Final = compile_words(
    r"(?<!whether or )(?<!if )(?:(?P<aux>is|are|was|were|will|shall|must|should|has|have|had|can|"
    r"could|may|would) )(?:not yet|not|never) (?!only|just|merely|least|so much|necessarily)"
)
_DO_NOT: Final = compile_words(r"(?P<do>do|does|did) not (?:yet )?(?P<verb>[a-z]+)")
_NO_NOUN: Final = re.compile(
    r"\b(?P<no>[Nn]o)\s(?!\d|one\b|longer\b|later\b|more\b|less\b|fewer\b|doubt\b|matter\b|other\b|"
    r"such\b|sooner\b|earlier\b|progress\b)(?P<noun>[a-z-]+)"
)
_MASS: Final = frozenset(
    list_words(
        "evidence information access guidance funding money data research support "
        "legislation time consensus"
    )
)

_LOST: Final = (
    Rule(pattern=_DROP_NOT, new=r"\g<aux> ", kind="negation lost"),
    Rule(pattern=compile_words("cannot"), new="can", kind="negation lost"),
    Rule(pattern=compile_words("can't"), new="can", kind="negation lost"),
    Rule(pattern=compile_words("no longer"), new="still", kind="negation lost"),
    Rule(pattern=compile_words(r"(?:no|not) (?=(?:more|less|fewer) than)"), new="",
         kind="negation lost"),
    Rule(pattern=compile_words(r"not (?=exceed(?:ing)?\b)"), new="", kind="negation lost"),
    Rule(pattern=compile_words(r"without (?!prejudice|delay|doubt)(?!\w+ing\b)"), new="with ",
         kind="negation lost"),
    Rule(pattern=compile_words(r"neither (?=[A-Z]?[a-z]+ (?:is|has|may|can|will|was))"),
         new="each ", kind="negation lost"),
    Rule(pattern=compile_words("none of"), new="all of", kind="negation lost"),
    Rule(pattern=compile_words("nobody|no one"), new="everybody", kind="negation lost"),
    Rule(pattern=compile_words("never"), new="always", kind="negation lost"),
    *(
        Rule(pattern=compile_words(old), new=new, kind="prefix lost")
        for old, new in PREFIX_LOST
    ),
    *(
        Rule(
            pattern=compile_words(rf"(?<!not )(?<!no ){old}"),
            new=new,
            kind="prefix added",
            unless_before=_VAGUE_SUBJECT,
        )
        for old, new in PREFIX_ADDED
    ),
    *(
        Rule(pattern=compile_words(old), new=new, kind="opposite word",
             unless_before=re.compile(r"\b(?:not|no|some|many|may|might|could)\b", re.IGNORECASE))
        for old, new in OPPOSITES
    ),
)  # fmt: skip

_COMPARED: Final = tuple(
    Rule(pattern=compile_words(old), new=new, kind=kind) for old, new, kind in COMPARISONS
)


def change_negation(
    claim: Claim, surroundings: Surroundings, rng: random.Random
) -> Mutation | None:
    """Return the claim with a negation added or lost."""
    del surroundings
    if not is_english(claim.text) or claim.text.rstrip().endswith("?"):
        return None
    edits = [
        *list_edits(claim, _LOST),
        *_lose_do_not(claim.text),
        *_lose_no(claim.text),
        *_add_not(claim.text),
        *_add_do_not(claim.text),
    ]
    wrong = [each for each in edits if not is_said(claim.text, each, claim.evidence)]
    return choose("negation", claim, wrong, rng)


def change_comparison(
    claim: Claim, surroundings: Surroundings, rng: random.Random
) -> Mutation | None:
    """Return the claim with more for less, before for after, increase for decrease."""
    del surroundings
    return choose("comparison", claim, list_edits(claim, _COMPARED), rng)


def _add_not(text: str) -> Iterator[Edit]:
    """Yield `not` after the first auxiliary: later ones belong to a subordinate clause."""
    for found in _AUXILIARY.finditer(text):
        verb, following = found[1], found[2]
        barred = _NO_PLACE_FOR_NOT if verb in _HAVE else _NOT_AFTER_BE
        possible = following not in barred and (verb not in _HAVE or is_participle(following))
        if not possible or _VAGUE_SUBJECT.search(text[: found.start()]):
            continue
        if previous_word(text, found.start()) == "there":
            new = "not " if following == "to" else "no "
            article = re.match(r"an? ", text[found.end() :])
            end = found.end() + (article.end() if article and new == "no " else 0)
            yield Edit(start=found.end(), end=end, new=new, kind="negation added")
        elif verb == "can":
            yield Edit(start=found.start(), end=found.end(), new="cannot ", kind="negation added")
        else:
            new = f"{found[0]}not "
            yield Edit(start=found.start(), end=found.end(), new=new, kind="negation added")
        return


def _add_do_not(text: str) -> Iterator[Edit]:
    """Yield `applies` as `does not apply`, `decided` as `did not decide`."""
    for found in re.finditer(r"(?<![\w-])([a-z]+)(?![\w’'-])", text):
        left = text[: found.start()]
        base = _THIRD.get(found[1])
        following = re.match(r"\s+(\w+)", text[found.end() :])
        if base == "have" and (following is None or _follows_auxiliary(following[1])):
            continue
        if base and found[1] not in _NOUNS_TOO and _SINGULAR_BEFORE.search(left):
            new = f"does not {base}"
        elif (base := _PAST.get(found[1])) and (
            _ACTED.search(left) or (_SUBJECT.search(left) and _OBJECT.match(text, found.end()))
        ):
            new = f"did not {base}"
        elif found[1] in ("intend", "agree", "apply") and re.search(r"[a-z]s\s$", left):
            new = f"do not {found[1]}"
        else:
            continue
        if not _VAGUE_SUBJECT.search(left) and not re.search(r"\b(?:to|that|which)\b", left):
            yield Edit(start=found.start(), end=found.end(), new=new, kind="negation added")


def _follows_auxiliary(word: str) -> bool:
    return is_participle(word) or word in ("not", "no", "also", "to", "yet", "already")


def _lose_do_not(text: str) -> Iterator[Edit]:
    for found in _DO_NOT.finditer(text):
        verb = found["verb"].casefold()
        if verb in AUXILIARY - {"have", "do", "be"} or verb in ("only", "just", "merely"):
            continue
        form = {"does": write_third, "did": write_past}.get(found["do"].casefold())
        new = form(verb) if form else verb
        rest = re.match(r"\s(?:any|either)\b", text[found.end() :])
        if rest is None:
            new = match_case(found[0], new)
            yield Edit(start=found.start(), end=found.end(), new=new, kind="negation lost")


def _lose_no(text: str) -> Iterator[Edit]:
    """Yield `no decision` as `a decision`, `no results` as `results`."""
    for found in _NO_NOUN.finditer(text):
        noun = found["noun"]
        head = re.match(r"[a-z-]+(?:\s(?:of|in|on|for|has|have|may|can|will|is|was|are|to)\b|"
                        r"[^\w\s]|$)",
                        text[found.start("noun") :])  # fmt: skip
        plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
        if head is None and not plural:
            continue
        counted = not plural and noun not in _MASS
        new = "a " if counted else ""
        if counted and noun[0] in "aeiou":
            new = "an "
        if text[: found.start()].endswith(("there is ", "There is ")) and not new:
            new = "clear "
        capital = match_case(found["no"][0], new) if new else ""
        yield Edit(start=found.start(), end=found.start("noun"), new=capital, kind="negation lost")
