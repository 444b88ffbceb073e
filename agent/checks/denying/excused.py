"""Ways to tell a denial in none of its words: another verb, a prefix, "stays" for "no change"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from agent.checks.clauses import BREAK, clauses, root, words_in
from agent.checks.denying.denials import DENIES_NEXT, GRAMMAR, HARMLESS, IMPLIES, Denial, denials
from agent.checks.senses import ENDINGS, is_told, sense_at, senses_in, share_told
from agent.checks.words import listed

NON = re.compile(
    r"\b(?:non-?|no-|un|in|im|ir|il|dis)(?P<base>[a-z]{3,}(?:-[a-z]+)?)", re.IGNORECASE
)
UNLESS = re.compile(
    r"\b(?:unless|without|except|failing|absent|short of|(?:in the )?absence of|missing)\b",
    re.IGNORECASE,
)
IF_NOT = re.compile(
    r"\b(?:if|where|when|whenever|in case|in the event|should|as long as|so long as)\b"
    r"[^.;]{0,160}?(?:\b(?:not|cannot|no|nothing|without|fails?|lacks?)\b|n't\b)",
    re.IGNORECASE,
)
OTHERWISE = re.compile(
    r"\b(?:otherwise|or else|failing (?:this|that|which))\b[^.;]{0,80}$", re.IGNORECASE
)
NEEDED = re.compile(
    r"\b(?:must|needs?|needed|necessary|requir\w*|essential|in order to|ha(?:s|ve) to|shall|"
    r"depend\w*|indispensable|vital|crucial)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(?:the|of|and|to|for|by|with|on|from|or|are|not|this|that|it|be|has|have|was|will|its|an|at|"
    r"which|who|they|we|you|all|any|if)\b",
    re.IGNORECASE,
)
FOREIGN = re.compile(
    r"\b(?:de|da|do|dos|das|em|na|com|para|por|que|e|la|le|les|des|du|et|el|los|las|y|en|une?|der|"
    r"die|und|von|zu|den|dem|eine?|il|di|della?|che|per|het|van)\b",
    re.IGNORECASE,
)
CHANGES = frozenset(
    root(word)
    for word in listed(
        "change changes changed alter alters altered amend amended modify modified affect affects "
        "affected differ differs vary varies varied touch touches move moves moved shift shifted"
    )
)
STAYS = re.compile(
    r"\b(?:stay\w*|ke(?:eps?|pt)|remain\w*|same|retain\w*|intact|as before|identical|constant|"
    r"steady|stable|preserv\w*|continu\w*)\b",
    re.IGNORECASE,
)
SHORTAGE = listed("shortage lack dearth scarcity want end deficit absence paucity")
EMPHATIC = listed("exception exceptions fail doubt question")
EXCEPTED = re.compile(
    r"\b(?:except\w*|unless|fail\w*|doubt\w*|question\w*|some|most|many|often|usually)\b",
    re.IGNORECASE,
)
LACKING = re.compile(
    r"\b(?:shortages?|lack\w*|dearth|scarc\w+|few|little|absen\w+|deficits?|paucity|not|no|never)\b",
    re.IGNORECASE,
)
CONDITIONAL = re.compile(r"\b(?:unless|except|until|without|if)\b", re.IGNORECASE)
HOSTS = 2
"""Content words in front of "without" or "no" that say whose lack it is."""
MOSTLY = 0.6
"""Share of what is lacked by which the statement speaks of the lack itself."""
SHORTEST = 3
"""Letters of the shortest base that a form is brought back to: "pay" of "payment"."""
FEW = 3
"""Small words of other languages by which a sentence without an English one is none."""
HALF = 0.5
"""Share of what is denied that must be told behind "unless"."""


def is_said_otherwise(denial: Denial, other: str) -> bool:
    """Say whether a verb that denies by its meaning is told by one of its family: "avert".

    A grammatical "not" has no such family.
    """
    if GRAMMAR.fullmatch(denial.words) is not None:
        return False
    own = {root(word.text) for word in words_in(denial.words)}
    kin, words = senses_in(denial.words), words_in(other)
    return any(
        word.content and word.stem not in own and sense_at(words, place) & kin
        for place, word in enumerate(words)
    )


def is_told_by_prefix(denial: Denial, others: Sequence[str]) -> bool:
    """Say whether "not issued by states" is told as "non-state", "not able" as "unable"."""
    if denial.words.casefold() == "non-":
        # "A non-exhaustive list" for "a list, which is not exhaustive".
        own = {root(part) for stem in denial.stems for part in stem.split("-")[1:]}
        return any(
            own & {word.stem for word in each.focus if word.start > each.start}
            for other in others
            for each in denials(other)
        )
    if GRAMMAR.fullmatch(denial.words) is None:
        return False
    denied = denial.stems | {word.stem for word in denial.focus}
    for match in (found for other in others for found in NON.finditer(other)):
        bases = frozenset(root(part) for part in match["base"].split("-"))
        # "Discounted" denies no count: only behind "non" may a base meet by its start.
        sure = match.group().casefold().startswith("no")
        if bases & denied or (sure and is_told(bases, denied)):
            return True
    return False


def is_told_by_idiom(denial: Denial, quotes: Sequence[str]) -> bool:
    """Say whether an idiom denies the same: "without prejudice to" for "does not prejudice"."""
    near = frozenset(word.stem for word in denial.focus[:2])
    return any(
        meet(frozenset(word.stem for word in words_in(match.group()) if word.content), near)
        for quote in quotes
        for match in HARMLESS.finditer(quote)
    )


def is_lack_of_untold(denial: Denial, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether what has or lacks something goes untold: "helps those without boats".

    Only what stands in front of "without", "no" or "lacking" says whose lack it is.
    """
    if DENIES_NEXT.fullmatch(denial.words) is None:
        return False
    told = senses_in(stated)
    if len(denial.focus) > 1 and share_told(denial.focus, told) >= MOSTLY:
        return False
    for quote in quotes:
        if not quote.startswith(denial.words, denial.start):
            continue
        own = next((c for c in clauses(quote) if c.start <= denial.start < c.end), None)
        ahead = () if own is None else own.words
        hosts = tuple(
            w for w in ahead if w.content and w.end <= denial.start and "'" not in w.text
        )[-HOSTS:]
        if hosts and share_told(hosts, told) == 0:
            return True
    return False


def meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two scopes share a word, in any of its forms: "liable" and "liability"."""
    return bool(one & other) or bool(_forms(one) & _forms(other))


def _forms(stems: frozenset[str]) -> frozenset[str]:
    # "Third-person status" and "third persons"; "non-exhaustive" and "not exhaustive".
    parts = {part for stem in stems if "-" in stem for part in stem.split("-") if len(part) > 2}
    plain_forms = {
        stem.replace("abil", "abl").replace("ibil", "ibl")
        for stem in (*stems, *map(root, parts - {"non"}))
    }
    bases = {
        stem.removesuffix(end) for stem in plain_forms for end in ENDINGS if stem.endswith(end)
    }
    return frozenset(plain_forms | {base for base in bases if len(base) >= SHORTEST})


def is_told_as_unless(denial: Denial, quotes: Sequence[str], stated: str) -> bool:
    """Say whether "if X cannot be shown", or "without X", is told as "unless X can be shown"."""
    if denial.words.casefold() != "without" and not any(IF_NOT.search(each) for each in quotes):
        return False
    for match in UNLESS.finditer(stated):
        stop = BREAK.search(stated, match.end())
        told = senses_in(stated[match.end() : stop.start() if stop else len(stated)])
        if share_told(denial.focus, told) >= HALF:
            return True
    return False


def is_told_as_need(stated: str, start: int, quotes: Sequence[str]) -> bool:
    """Say whether "otherwise it cannot", denied at `start`, is told as "it must, in order to"."""
    return OTHERWISE.search(stated, 0, start) is not None and any(map(NEEDED.search, quotes))


def is_emphatic(denial: Denial) -> bool:
    """Say whether a denial only insists: "without exception" for "all"."""
    return denial.words.casefold() == "without" and any(
        word.text.casefold() in EMPHATIC for word in denial.focus[:1]
    )


def is_plenty(denial: Denial, other: str) -> bool:
    """Say whether "no shortage of" is told as plenty of it, "without exception" as all of it."""
    if is_emphatic(denial):
        return EXCEPTED.search(other) is None
    lack = denial.focus[:1]
    return (
        denial.words.casefold() == "no"
        and bool(lack)
        and lack[0].text.casefold() in SHORTAGE
        and lack[0].stem not in {word.stem for word in words_in(other)}
        and LACKING.search(other) is None
    )


def is_told_as_staying(denial: Denial, other: str) -> bool:
    """Say whether "does not change" is told as "stays the same"."""
    return any(word.stem in CHANGES for word in denial.focus) and STAYS.search(other) is not None


def denies_otherwise(clause: str, quotes: Sequence[str]) -> bool:
    """Say whether a clause denies in words of its own: "leaves aside", "stands outside"."""
    offered = frozenset().union(*(_ways(quote) for quote in quotes))
    # "Replaces" denies nothing of its own where the source says "does not replace".
    told = (
        set()
        if CONDITIONAL.search(clause)
        else {word.stem for quote in quotes for each in denials(quote) for word in each.focus}
    )
    text = " ".join(quotes).casefold()
    return any(
        match.group().casefold() not in text
        and root(match.group()) not in told
        and _bare(match.group()) not in offered
        for match in IMPLIES.finditer(clause)
    )


@lru_cache(maxsize=1_000)
def _ways(quote: str) -> frozenset[str]:
    """Return the words by which a sentence may deny, as `_bare` gives them."""
    bare = (_bare(match.group()) for match in IMPLIES.finditer(quote))
    # Of one word, another form tells the denial itself: "avoidance" for "avoiding".
    return frozenset(each for each in bare if " " in each or each.startswith("non"))


def _bare(words: str) -> str:
    """Return the stem of a wording: "left open" for "leave open", "non-payment" without hyphen."""
    return " ".join(word.stem for word in words_in(words.replace("-", "")))


def without_named(text: str, labels: Sequence[str]) -> str:
    """Return a text with spaces for the verbs of a title that deny, where the title is named."""
    for denial in denials(text):
        if is_of_label(denial, labels):
            end = denial.start + len(denial.words)
            text = f"{text[: denial.start]}{' ' * len(denial.words)}{text[end:]}"
    return text


def is_of_label(denial: Denial, labels: Sequence[str]) -> bool:
    """Say whether a verb that denies belongs to a title: "the order on preventing fraud"."""
    if GRAMMAR.fullmatch(denial.words) is not None:
        return False
    wanted = {root(denial.words), *(word.stem for word in denial.focus[:1])}
    return any(wanted <= {word.stem for word in words_in(label)} for label in labels)


def is_english(quote: str) -> bool:
    """Say whether a sentence may be English: the "no" of Portuguese and Italian denies nothing."""
    return ENGLISH.search(quote) is not None or len(FOREIGN.findall(quote)) < FEW
