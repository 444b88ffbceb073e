"""Ways to misquote: a quotation cut so that its sense changes, and words nobody said."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from evals.mutate.edits import Edit, choose, match_case, raise_first
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.words import FINITE, holds, is_english, is_statement, list_tokens, measure_label

_QUOTED: Final = re.compile(r"[\"“](?P<inside>[^\"“”]{15,})[\"”]")
_CUT_BEFORE: Final = re.compile(
    r",?\s(?:but|unless|except|subject to|if|where|when|provided that|until|only (?:if|where|when)|"
    r"without prejudice|as long as|so long as|to the extent|insofar as|although|though|however|"
    r"other than|in cases? of|at the request of|with the consent of|depending on|on condition|"
    r"once (?=[a-z]+ (?:is|are|has|have))|"
    r"for a limited|as a pilot|in principle|where appropriate|save)\b"
)
"""Where a quotation is cut off too early: what follows limits what stands before."""
_CUT_AFTER: Final = re.compile(
    r"^(?:(?:we|I|he|she|they|it) (?:cannot|can not|do not|does not|did not|will not) (?:promise|"
    r"say|believe|think|agree|accept|expect|claim|guarantee|confirm) that|"
    r"(?:we|I) (?:hope|believe|think|expect|fear|doubt) (?:that|whether)|"
    r"(?:it is|there is) (?:not|no)[\w ]{0,30} that|if [^,]{5,60},|unless [^,]{5,60},|"
    r"where [^,]{5,60},|[\w ]{3,40} (?:argue|argues|claim|claims|fear|allege|suggest|suggests|"
    r"denied|denies|deny) that|(?:critics|supporters|some) (?:argue|say|reply|claim) that) ",
    re.IGNORECASE,
)
"""Where a quotation is begun too late: what stood before limits or denies what follows."""
_FEWEST: Final = 5

_CALLED: Final = (
    "a historic milestone",
    "a decisive step forward",
    "long overdue",
    "essential for public trust",
    "a turning point for the sector",
    "a top priority for the years ahead",
    "fully in line with our obligations",
    "the foundation of everything that follows",
)
_TAILS: Final = (
    ', a step described as "{words}".',
    ', which the document calls "{words}".',
    ', or "{words}" in the words of the document.',
)
_SYNONYMS: Final = (
    ("cooperation", "collaboration"),
    ("cooperate", "collaborate"),
    ("important", "crucial"),
    ("begin", "start"),
    ("citizens", "people"),
    ("shared", "common"),
    ("countries", "nations"),
    ("developer", "company"),
    ("disclose", "reveal"),
    ("publish", "release"),
    ("benefit", "gain"),
    ("benefits", "advantages"),
    ("funds", "money"),
    ("ensure", "guarantee"),
    ("systems", "technologies"),
    ("researchers", "scientists"),
    ("evaluation", "assessment"),
    ("evaluated", "assessed"),
    ("obtained", "received"),
    ("establish", "create"),
    ("review", "examine"),
    ("results", "findings"),
    ("period", "term"),
    ("hold", "keep"),
    ("historic", "great"),
    ("chosen", "decided"),
    ("help", "support"),
    ("need", "require"),
)
_REPORTED: Final = re.compile(
    r"^(?P<who>[A-Z][\w .,’'&-]{1,70}?)\s(?P<verb>said|says|argued|argues|stated|states|announced|"
    r"told Parliament)(?: today)?,?\sthat\s(?P<what>[^\"“”]{15,}?)\.$"
)


def truncate_quote(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return a verbatim quotation cut so that a limit or a denial is lost: it stays verbatim."""
    del surroundings
    if not is_english(claim.text):
        return None
    edits = [edit for start, end in _list_verbatim(claim) for edit in _cut(claim.text, start, end)]
    return choose("quote_truncated", claim, edits, rng)


def _list_verbatim(claim: Claim) -> Iterator[tuple[int, int]]:
    """Yield the spans of a claim that are the evidence's own words: quotations, else all of it."""
    for found in _QUOTED.finditer(claim.text):
        if holds(claim.evidence, found["inside"]):
            yield found.span("inside")
            return
    whole = any(list_tokens(claim.text) == list_tokens(each) for each in claim.evidence)
    if whole and is_statement(claim.text):
        yield measure_label(claim.text), len(claim.text)


def _cut(text: str, start: int, end: int) -> Iterator[Edit]:
    inside = text[start:end]
    stop = re.search(r"[.;]?[\"”]?$", inside)
    close = start + (stop.start() if stop else len(inside))
    for found in _CUT_BEFORE.finditer(text, start, close):
        left = text[start : found.start()]
        predicate = re.search(
            r"\b(?:is|are|was|were|be|remains?|and|or|no|none|not|except|only|even|unless)$", left
        )
        if len(list_tokens(left)) >= _FEWEST and FINITE.search(left) and not predicate:
            yield Edit(start=found.start(), end=close, new="", kind="end of the quotation cut")
    late = _CUT_AFTER.match(inside)
    if late is not None and len(list_tokens(inside[late.end() :])) >= 4:
        begun = start + late.end()
        capital = raise_first(text[begun]) if inside[:1].isupper() else text[begun]
        yield Edit(start=start, end=begun + 1, new=capital, kind="start of the quotation cut")


def invent_quote(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with a direct quotation that nobody said, or with words of one changed."""
    del surroundings
    if not is_english(claim.text):
        return None
    edits = [
        *_list_reworded(claim),
        *_list_direct(claim),
        *_list_marked(claim),
        *_list_called(claim, rng),
    ]
    return choose("invented_quote", claim, edits, rng)


def _list_reworded(claim: Claim) -> Iterator[Edit]:
    """Yield one word of a true quotation replaced by another of its sense."""
    for quoted in _QUOTED.finditer(claim.text):
        for old, new in _SYNONYMS:
            for found in re.finditer(rf"\b{old}\b", quoted["inside"], re.IGNORECASE):
                start = quoted.start("inside") + found.start()
                yield Edit(
                    start=start,
                    end=start + len(found[0]),
                    new=match_case(found[0], new),
                    kind="quotation reworded",
                )


def _list_direct(claim: Claim) -> Iterator[Edit]:
    """Yield reported speech as direct speech, where those words stand nowhere."""
    found = _REPORTED.match(claim.text)
    if found is None or holds(claim.evidence, found["what"]):
        return
    new = f'{found["who"]} {found["verb"]}: "{raise_first(found["what"])}."'
    yield Edit(start=0, end=len(claim.text), new=new, kind="reported speech made direct")


def _list_marked(claim: Claim) -> Iterator[Edit]:
    """Yield a paraphrase in quotation marks, as if the document read so."""
    at = measure_label(claim.text)
    plain = claim.text[at:]
    if not is_statement(plain) or re.search('["“”]', plain):
        return
    worded = [plain] if not holds(claim.evidence, plain) else list(_reword(plain))
    for each in worded:
        new = f'The text reads: "{each}"'
        yield Edit(start=at, end=len(claim.text), new=new, kind="paraphrase in quotation marks")


def _reword(text: str) -> Iterator[str]:
    for old, new in _SYNONYMS:
        found = re.search(rf"\b{old}\b", text, re.IGNORECASE)
        if found is not None:
            word = match_case(found[0], new)
            yield text[: found.start()] + word + text[found.end() :]


def _list_called(claim: Claim, rng: random.Random) -> Iterator[Edit]:
    if not claim.text.endswith(".") or not is_statement(claim.text) or '"' in claim.text:
        return
    for words in _CALLED:
        if not holds(claim.evidence, words):
            new = rng.choice(_TAILS).format(words=words)
            end = len(claim.text)
            yield Edit(start=end - 1, end=end, new=new, kind="invented words quoted")
