"""Ways to widen what a statement covers: an exception, a qualifier or a bound is lost."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from evals.mutate.edits import Edit, apply, choose, is_said
from evals.mutate.hedges import NEGATED
from evals.mutate.rules import Rule, compile_words, list_edits
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.verbs import may_be_verb
from evals.mutate.words import FINITE, is_english, list_tokens, measure_label

_EXCEPTIONS: Final = (
    r"except(?:ing)?|with the exception of|unless|other than|apart from|save (?:where|for|that|in)"
    r"|excluding|without prejudice to|provided that|on condition that|only (?:if|where|when)|"
    r"so long as|as long as|to the extent(?: that)?|in so far as|insofar as|notwithstanding|"
    r"(?<!is )(?<!are )(?<!was )(?<!be )(?<!remain )(?<!remains )(?<!become )(?<!were )(?<!being )"
    r"(?<!made )(?<!and )subject to|but not|where (?:\w+ ){1,6}(?:so requires?|consents?|permits?)"
)
_EXCEPTION: Final = compile_words(_EXCEPTIONS)
_FEWEST_LEFT: Final = 4
"""Words that a statement must keep for it to say something still."""
_NOT_FIRST: Final = re.compile(
    r"(?:none|nothing|no one|nobody|no|any|rather|each|and|or|except|unless|only|even),?\s*$",
    re.IGNORECASE,
)
_QUALIFIERS: Final = (
    ("qualifying phrase", r"(?:as|where|when|if) (?:and when )?(?:appropriate|applicable)"),
    ("qualifying phrase", (r"(?:where|wherever|if|as far as|insofar as|so far as) (?:possible|"
     r"feasible|practicable|available|necessary)")),
    ("qualifying phrase", (r"to the (?:maximum |fullest |greatest )?extent (?:possible|feasible|"
     r"practicable|permitted by law)")),
    ("qualifying phrase", (r"in principle|in certain cases|in some cases|in particular cases|"
     r"in exceptional cases|in cases of (?:urgency|emergency)|under certain conditions|"
     r"within (?:available|existing) (?:resources|budgets)|on a voluntary basis|"
     r"on a case-by-case basis|on a provisional basis|for the time being|at this stage|so far|"
     r"as a minimum|at its discretion|at their discretion|in writing|in due course|as a pilot|"
     r"on a pilot basis|for a limited period|on a trial basis|if approved|once approved")),
    ("qualifying phrase", (r"(?:with|without|subject to) the (?:written )?(?:consent|approval|"
     r"agreement) of (?:the )?[A-Z]?\w+(?: [A-Z]\w+)*")),
    ("qualifying adjective", (r"(?:initial|preliminary|provisional|interim|indicative|tentative|"
     r"temporary|draft|pilot|proposed|partial|conditional|advisory|informal|non-binding|voluntary|"
     r"unaudited|unofficial|limited|exploratory) (?-i:(?=[a-z]))")),
    ("qualifying adverb", (r"(?:voluntarily|provisionally|temporarily|informally|partly|partially|"
     r"conditionally|tentatively|in part|solely|exclusively)")),
    ("time limit", (r"(?:by|until|before) (?:the end of )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)"
     r"\d{2}")),
    ("time limit", (r"for (?:up to )?(?:\d+|one|two|three|four|five|six|ten|twelve) (?:days|weeks|"
     r"months|years)")),
)  # fmt: skip
_RESTRICTED: Final = (
    r"(?:high-impact|high-risk|general-purpose|eligible|certain|selected|designated|relevant|"
    r"foreign|large|small|advanced|critical|personal|joint|national|independent|written) "
    r"(?-i:(?=[a-z]))"
)
_RULE_WORDS: Final = re.compile(r"\b(?:must|shall|required|prohibited|banned|applies|apply|all)\b")
_NOUN_AFTER_FEWER: Final = r"(?=[a-z]+(?:\s[a-z]+)?s\b)"
_PREDICATE: Final = re.compile(r"\b(?:be|is|are|was|were|been|more|less|very|remain|and|or)\s$")
_LASTING: Final = re.compile(r"\b(?:runs?|lasts?|valid|term|period|continues?|remains?)\s$")
_NUMBER: Final = (
    r"(?=(?:[€$£]|EUR |USD |GBP )?\d|(?:one|two|three|four|five|six|ten|twelve|twenty|once|twice|"
    r"half)\b)"
)

_QUANTIFIERS: Final = (
    Rule(
        pattern=compile_words(
            r"(?<!to )some (?!\d|extent|times?|way|degree|point|kind|sort|form|days?|years?|of|one)"
            + _NOUN_AFTER_FEWER
        ),
        new="all ",
        kind="some made all",
        ground=compile_words("some|certain|several|a few|a number of"),
        unless_before=NEGATED,
    ),
    *(
        Rule(
            pattern=compile_words(pattern),
            new=new,
            kind=kind,
            ground=compile_words(ground),
            unless_before=NEGATED,
        )
        for pattern, new, kind, ground in (
            ("some of", "all of", "some made all", "some|several|certain|a few"),
            ("(?<=^)Some (?=[a-z]+(?:ed|s) )", "All ", "some made all", "some|several|certain"),
            ("most of", "all of", "most made all", "most|majority"),
            (r"(?<!the )(?<!its )(?<!their )(?<!our )most (?=[a-z]+s\b)", "all ", "most made all",
             "most|majority|mostly"),
            (r"(?:a|the) (?:large |vast )?majority of", "all", "most made all", "most|majority"),
            (r"(?<!as )(?<!how )(?<!so )(?<!too )many (?=[a-z-]+(?: [a-z]+)?s\b)", "all ",
             "many made all", "many|a number of|numerous|several"),
            (r"several (?!times\b)(?=[a-z-]+(?: [a-z]+)?s\b)", "all ", "several made all",
             "several|some|a number of|a few|many"),
            (r"(?:a number of|a few|certain) (?=[a-z-]+(?: [a-z]+)?s\b)", "all ",
             "several made all", "several|some|a number of|a few|certain"),
            (r"(?:almost|nearly|virtually) all", "all", "most made all", "almost|nearly|virtually"),
            (r"part of (?=the|its|their)", "all of ", "part made whole", "part|partly|some"),
            (r"one of the (?=most [a-z]+|largest|biggest|first|leading|main)", "the ",
             "one of several made the only one", "one of|among"),
            (r"(?:often|sometimes|usually|generally|typically|frequently|normally)", "always",
             "often made always",
             "often|sometimes|usually|generally|typically|frequently|normally|most|many|some"),
            ("(?:rarely|seldom)", "never", "seldom made never", "rarely|seldom|few"),
            ("(?:mainly|primarily|mostly|chiefly|largely)", "solely", "mainly made solely",
             "mainly|primarily|mostly|chiefly|largely|main"),
            (r"in (?:some|certain|most|many|several) (?=[a-z]+s\b)", "in all ",
             "some made all", "some|certain|most|many|several"),
        )
    ),
    *(
        Rule(pattern=compile_words(f"(?:{pattern}) {_NUMBER}"), new=f"{new} ", kind=kind)
        for pattern, new, kind in (
            ("at least", "exactly", "lower bound made exact"),
            ("more than|no fewer than|(?:not|no) less than", "exactly",
             "lower bound made exact"),
            ("up to", "at least", "upper bound made lower bound"),
            ("up to", "exactly", "upper bound made exact"),
            ("(?:not|no) more than|(?:fewer|less) than|at most", "at least",
             "upper bound made lower bound"),
            ("not exceeding", "of at least", "upper bound made lower bound"),
        )
    ),
)  # fmt: skip


def drop_exception(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim without its exception or its condition."""
    del surroundings
    if not is_english(claim.text) or not any(map(_EXCEPTION.search, claim.evidence)):
        return None
    return choose("exception", claim, _list_exceptions(claim), rng)


def _list_exceptions(claim: Claim) -> Iterator[Edit]:
    for found in _EXCEPTION.finditer(claim.text):
        if _NOT_FIRST.search(claim.text[: found.start()]):
            continue
        start, end = measure_clause(claim.text, found.start())
        edit = Edit(start=start, end=end, new="", kind="exception dropped")
        if can_drop(claim, edit):
            yield edit


def measure_clause(text: str, start: int) -> tuple[int, int]:
    """Return where a clause that begins at `start` begins, its comma included, and ends.

    It ends at a semicolon, at the end of the sentence, or at a comma after which the main clause
    goes on: only then does a finite verb follow.
    """
    before = text[measure_label(text) : start]
    first = not before.strip()
    if not first and not any(map(may_be_verb, list_tokens(before))):
        verb = FINITE.search(text, start)
        return start, verb.start() if verb else len(text)
    rest = text[start:]
    limit = re.search(r";|[\"”’)]*[.:]?[\"”’)]*$|\.(?=\s)", rest)
    end = start + (limit.start() if limit else len(rest))
    for comma in re.finditer(",", text[start:end]):
        at = start + comma.start()
        after = text[at + 1 : end]
        joined = re.match(r"\s(?:and|but|or|which)\b", after)
        opened = text[:start].endswith(", ")
        if first or (opened and FINITE.search(after) and (joined or not _is_listed(after))):
            end = at
            break
    if not first and text[:start].endswith(", ") and end < len(text) and text[end] != ",":
        start -= 2
    return start, end


def _is_listed(text: str) -> bool:
    return bool(re.match(r"\s[\w ]+,", text))


def can_drop(claim: Claim, edit: Edit) -> bool:
    """Say whether what is left is a sentence, and one that the evidence does not state."""
    made = apply(claim.text, edit)
    words = list_tokens(made)
    whole = len(words) >= _FEWEST_LEFT and any(map(may_be_verb, words))
    return whole and not is_said(claim.text, edit, claim.evidence)


def drop_qualifier(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim without a qualifier, a scope or a time limit that the evidence has."""
    del surroundings
    if not is_english(claim.text):
        return None
    return choose("qualifier_dropped", claim, _list_qualifiers(claim), rng)


def _list_qualifiers(claim: Claim) -> Iterator[Edit]:
    patterns = list(_QUALIFIERS)
    if _RULE_WORDS.search(claim.text):
        patterns.append(("restricting adjective", _RESTRICTED))
    for kind, pattern in patterns:
        for found in compile_words(pattern).finditer(claim.text):
            known = any(found[0].casefold().strip() in each.casefold() for each in claim.evidence)
            left = claim.text[: found.start()]
            edit = Edit(start=found.start(), end=found.end(), new="", kind=f"{kind} dropped")
            if kind == "time limit" and _LASTING.search(left):
                continue
            attributive = "adjective" not in kind or not _PREDICATE.search(left)
            if known and attributive and can_drop(claim, edit):
                yield edit
    for found in compile_words(_EXCEPTIONS).finditer(claim.text):
        if found[0].casefold() == "subject to" and any(map(_EXCEPTION.search, claim.evidence)):
            start, end = measure_clause(claim.text, found.start())
            edit = Edit(start=start, end=end, new="", kind="condition dropped")
            if can_drop(claim, edit):
                yield edit


def change_quantifier(
    claim: Claim, surroundings: Surroundings, rng: random.Random
) -> Mutation | None:
    """Return the claim with some made all, up to made at least, at least made exactly."""
    del surroundings
    return choose("quantifier", claim, list_edits(claim, _QUANTIFIERS), rng)
