"""A way to lose or change who speaks: `X says that A` becomes `A`, or Y says it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from evals.mutate.edits import Edit, choose, raise_first
from evals.mutate.read_names import Gazetteer, is_same, study_names
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.words import holds, is_english, list_tokens, measure_label

_OPINION: Final = (
    r"says|said|argues?|argued|claims?|claimed|believes?|believed|maintains?|maintained|insists?|"
    r"insisted|suggests?|suggested|expects?|expected|hopes?|hoped|warns?|warned|fears?|feared|"
    r"thinks?|thought|estimates?|estimated|alleges?|alleged|considers?|considered|asserts?|"
    r"asserted|contends?|contended|replies|reply|replied|states?|stated|announced|predicts?|"
    r"predicted|reports?|reported|told [A-Z][\w ]{2,30}?"
)
_SAYS: Final = re.compile(
    rf"(?P<who>(?:(?!\b(?:is|are|was|were|has|have|will|who|which|that)\b)[\w ,.’'&()–-]){{2,80}}?)"
    rf"\s(?:(?:has|have|also|today|then)\s){{0,2}}(?P<verb>{_OPINION})"
    rf"(?:\sin [A-Z]\w+ \d{{4}}|\stoday)?,?\sthat\s(?P<what>.+)$"
)
_SHORT: Final = re.compile(
    r"(?P<who>Critics|Supporters|Experts|Officials|Campaigners|Opponents|Observers|Ministers|"
    r"Industry groups|Researchers)\s(?P<verb>argue|say|reply|believe|warn|fear|claim)\s"
    r"(?:that\s)?(?P<what>.+)$"
)
_ACCORDING: Final = re.compile(r"(?:According to|In the (?:view|words|opinion) of)\s"
                               r"(?P<who>[^,]{2,70}),\s(?P<what>.+)$")  # fmt: skip
_ACCORDING_LAST: Final = re.compile(
    r"(?P<what>.+?),?\s(?:according to|in the (?:view|words|opinion) of)\s(?P<who>[^,]{2,70})\.$"
)
_SAID_LAST: Final = re.compile(
    r"(?P<what>.+?),[\"”]?\s(?:said|says|argued|argues|added)\s(?P<who>[^\"“]{2,90})\.$"
)
_QUOTED: Final = re.compile(
    r"(?P<who>[A-Z][\w .’'-]{1,70}?)\s(?:said|says|added|told [A-Z]\w+):?\s(?=[\"“])"
)
_REPORTED: Final = re.compile(
    rf"\b(?:{_OPINION}|according to|view|opinion|we|our|I|my)\b|[\"“”]|[A-Z]\w+ [A-Z]\w+:",
    re.IGNORECASE,
)
_POINTS_BACK: Final = re.compile(
    r"^(it|they|he|she|we|this|these|its|their|his|her|our)\b", re.IGNORECASE
)
_PRONOUNS: Final = frozenset({"it", "they", "he", "she"})
_GROUPS: Final = ("Critics", "Officials", "Experts", "Independent observers", "Industry groups")
_FEWEST: Final = 3
_PLAIN: Final = ("The company", "The regulator", "The minister", "The report", "The auditor")


def change_attribution(
    claim: Claim, surroundings: Surroundings, rng: random.Random
) -> Mutation | None:
    """Return the claim without its speaker, or with another speaker."""
    if not is_english(claim.text):
        return None
    around = study_names(claim, surroundings)
    edits = [*_list_dropped(claim), *_list_replaced(claim, around)]
    return choose("attribution", claim, edits, rng)


def _match(claim: Claim) -> re.Match[str] | None:
    text = claim.text
    at = measure_label(text)
    tries = (
        each.match(text, at) for each in (_SAYS, _SHORT, _ACCORDING, _ACCORDING_LAST, _SAID_LAST)
    )
    return next((found for found in tries if found is not None), None)


def _list_dropped(claim: Claim) -> Iterator[Edit]:
    """Yield the bare content, where the evidence too has it as somebody's word."""
    found = _match(claim)
    if found is None or not any(_REPORTED.search(each) for each in claim.evidence):
        return
    if found.groupdict().get("verb") == "announced":
        return  # what a body announces about itself is so by being announced
    what = _stand_alone(found["what"].strip(), found["who"].strip())
    if what is None or len(list_tokens(what)) < _FEWEST or re.search('["“]', what):
        return
    new = raise_first(what) if what.endswith((".", "!")) else f"{raise_first(what)}."
    yield Edit(start=found.start(), end=len(claim.text), new=new, kind="speaker dropped")


def _stand_alone(what: str, who: str) -> str | None:
    """Return the content with the speaker for a pronoun that pointed to it; None if one stays."""
    pointer = _POINTS_BACK.match(what)
    if pointer is None:
        return what
    if pointer[1].casefold() not in _PRONOUNS or who.casefold() in _PRONOUNS | {"we", "i"}:
        return None
    return who + what[pointer.end() :]


def _list_replaced(claim: Claim, around: Gazetteer) -> Iterator[Edit]:
    found = _match(claim) or _QUOTED.match(claim.text, measure_label(claim.text))
    if found is None:
        return
    who = found["who"].strip()
    wanted = [each for each in _GROUPS if who in _GROUPS or who == "Supporters"]
    wanted += [each for each in _PLAIN if who in _PLAIN]
    wanted += _list_speakers(who, around)
    for new in dict.fromkeys(wanted):
        if new == who or is_same(new, who) or holds((claim.text, *claim.evidence), new):
            continue
        start = found.start("who")
        yield Edit(start=start, end=start + len(who), new=new, kind="speaker replaced")


def _list_speakers(who: str, around: Gazetteer) -> list[str]:
    bare = re.sub(r"^[Tt]he ", "", who)
    kind = next((n.kind for n in around.find_names(who) if n.text in (who, bare)), None)
    if kind not in ("person", "body", "country"):
        return []
    the = bare != who
    first = who[:4] if the else ""
    return [
        first + each.text
        for each in around.names
        if each.kind == kind and each.article == the and " and " not in each.text
    ]
