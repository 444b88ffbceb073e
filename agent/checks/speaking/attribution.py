"""Check attribution: what one speaker of the source says is not told of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.clauses import words_in
from agent.checks.senses import is_told, senses_in
from agent.checks.speaking.charged import find_recharged
from agent.checks.speaking.heard import find_misheard
from agent.checks.speaking.mouths import find_other_mouths
from agent.checks.speaking.speakers import Saying, find_sayings, tell_apart, tell_units
from agent.checks.speaking.whose import WORKS
from agent.checks.words import is_quotation, listed, plain, reach, singular
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "attribution"
Units = tuple[frozenset[str], ...]
COVERED = 0.5
"""Share of what a statement has somebody say that shows whose words they are."""
STRIPPED = 0.6
"""The same, where the statement names nobody at all."""
CLEARER = 0.25
"""By how much another speaker's words must cover it better than those of the one named."""
# Words for the document itself and those who wrote it: they frame, they do not change the speaker.
FRAMES = listed(
    "article report note page document declaration memorandum paper text statement act law "
    "regulation recital preamble guide guideline guidance plan strategy summary answer speech "
    "letter notice order section paragraph annex table agreement treaty convention protocol "
    "communique minute question faq transcript blog post site website brief briefing review study "
    "survey author writer auditor team leader signatory party government official minister "
    "country side participant state editor source publication list entry bulletin circular code "
    "audit record measure directive bill amendment deal charter resolution decision opinion "
    "evaluation assessment release press speaker it he she they we i who which that there "
    "department ministry office institute agency commission council committee board authority "
    "vendor company"
)
CONTENTION = re.compile(
    r"claim|alleg|argu|believ|warn|fear|estimat|predict|suggest|complain|contend|think|thought|"
    r"is of the opinion",
    re.IGNORECASE,
)
PROOF = re.compile(
    r"\b(?:prov(?:e|es|ed|en)|show(?:s|n|ed)?|demonstrat(?:e|es|ed)|confirm(?:s|ed)?|"
    r"establish(?:es|ed)|reveal(?:s|ed)?|proof|evidence that)\b",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"\b(?:may|might|could|would|claim|alleg|argu|belie|warn|fear|estimat|predict|suggest|complain|"
    r"contend|think|thought|expect|hope|opinion|view|said to|reported|according|accus|apparent|"
    r"probabl|possib|likel|perceiv|seen as|critici|concern|doubt|account|assum|judg|see[ns]?\b)",
    re.IGNORECASE,
)
# Bodies that write documents, but are one party among others where the source names another.
BODIES = listed("ministry department agency commission council committee board authority institute")
MISREAD = re.compile(
    r"(?:and |or |but )?(?:by|of|from|to|with|than|for|all|every|everyone|everybody|anyone|"
    r"nobody|most|many|any|each|no) |.*\b(?:is|are|was|were) (?:when|where|what|how|why) ",
    re.IGNORECASE,
)
"""Words in front of a verb of speech that name no speaker of their own."""
# Who denies repeats what another says.
DENIAL = re.compile(r"den|disput|reject|oppos|contest|repl", re.IGNORECASE)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each saying that the source puts in another mouth."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated = plain(text)
    ours = find_sayings(stated)
    offered = reach(evidence)
    theirs = [saying for quote in offered.quotes for saying in find_sayings(quote)]
    proven = _proven(stated, theirs, offered.quotes)
    if proven:
        return proven
    asked = find_misheard(stated, ours, evidence)
    if asked:
        return [_finding(each.who, each.other) for each in asked]
    exchanged = [
        *(
            _finding(who, other)
            for who, other in find_other_mouths(stated, offered.quotes, evidence)
        ),
        *(_falls(who, other) for who, other in find_recharged(stated, offered.quotes)),
    ]
    if exchanged:
        return exchanged
    if not ours:
        return _stripped(stated, theirs, offered.quotes)
    labels = frozenset().union(*(senses_in(label) for label in offered.labels))
    findings = []
    for saying in ours:
        if DENIAL.match(saying.verb) or MISREAD.match(saying.who):
            continue
        said = _said(saying, ours, stated)
        if _names_both(saying, ours, theirs, stated):
            continue
        if other := _other_speaker(saying, said, theirs, labels, offered.quotes):
            findings.append(_finding(saying.who, other))
    return findings


def _stripped(text: str, theirs: Sequence[Saying], quotes: Sequence[str]) -> list[Finding]:
    """Find what the source only has somebody claim or estimate, told without anybody."""
    claims = [each for each in theirs if CONTENTION.match(each.verb)]
    if (
        not claims
        or _is_hedged(text, claims, quotes)
        or any(not CONTENTION.match(each.verb) and not DENIAL.match(each.verb) for each in theirs)
    ):
        return []
    said = tell_units(text)
    best = max(claims, key=lambda each: _share(said, each.content))
    if _names(best.who) and _names(best.who) <= frozenset(w.stem for w in words_in(text)):
        # "Citing some analysts, the authors write": who claims it is told, by another verb.
        return []
    others = [quote for quote in quotes if not find_sayings(quote)]
    if _share(said, best.content) < STRIPPED or any(
        _share(said, tell_apart(quote)) >= COVERED for quote in others
    ):
        return []
    return [
        Finding(
            check=NAME,
            judgement=Judgement.OVERSTATED,
            message=f"told as a fact; the source has {best.who!r} say this ({best.verb!r})",
            words=text[:60],
        )
    ]


def _is_hedged(text: str, claims: Sequence[Saying], quotes: Sequence[str]) -> bool:
    """Say whether the statement has a hedge that is not one of what is claimed itself."""
    source = " ".join(quotes).casefold()
    for claim in claims:
        source = source.replace(claim.verb, "")
    return any(match.group().casefold() not in source for match in HEDGED.finditer(text))


def _proven(text: str, theirs: Sequence[Saying], quotes: Sequence[str]) -> list[Finding]:
    """Find a claim told as proof: "suggests" as "shows"."""
    proof = PROOF.search(text)
    claims = [each for each in theirs if CONTENTION.match(each.verb)]
    if proof is None or not claims or HEDGED.search(text) or any(map(PROOF.search, quotes)):
        return []
    why = f"{proof.group()!r}: the source only has {claims[0].who!r} say this ({claims[0].verb!r})"
    return [Finding(check=NAME, judgement=Judgement.OVERSTATED, message=why, words=proof.group())]


def _said(saying: Saying, ours: Sequence[Saying], text: str) -> Units:
    """Return what is said by all of the statement but its speakers and their verbs."""
    if len(ours) == 1 or all(each is saying or _is_frame(each.who) for each in ours):
        speakers = frozenset().union(*(each.speaker for each in ours))
        verbs = frozenset().union(*(senses_in(each.verb) for each in ours))
        return tuple(each for each in tell_units(text) if not each & (speakers | verbs))
    return saying.units


def _other_speaker(
    saying: Saying,
    said: Units,
    theirs: Sequence[Saying],
    labels: frozenset[str],
    quotes: Sequence[str],
) -> str:
    """Return whom the source has say this instead, empty if nobody else."""
    named = _names(saying.who)
    if not named:
        return ""
    mine = [
        each for each in theirs if _is_same_speaker(named, each) and not DENIAL.match(each.verb)
    ]
    others = [
        each
        for each in theirs
        if each not in mine and not _is_thing(each) and not _is_label(each, quotes)
    ]
    if not others:
        return ""
    best = max(others, key=lambda each: _share(said, each.content))
    cover = _share(said, best.content)
    if cover < COVERED:
        return ""
    if mine:
        own = max(_share(said, each.content) for each in mine)
        return best.who if cover - own >= CLEARER else ""
    if best.first_person and all(is_told(frozenset({each}), labels) for each in named):
        return ""
    common = _head(best.who)[:1].islower() and _head(saying.who) in BODIES
    told_of = any(is_told(frozenset({each}), labels) for each in named)
    is_other = _is_named_apart(named, best, quotes) or (
        not _is_frame(saying.who)
        and (_is_outsider(saying.who, labels) or _is_another_group(saying.who, best, labels))
    )
    is_other = is_other or (common and not told_of and not best.first_person)
    return best.who if is_other else ""


def _names_both(
    saying: Saying, ours: Sequence[Saying], theirs: Sequence[Saying], text: str
) -> bool:
    """Say whether a statement with one verb of speech speaks of two: "the police at twelve"."""
    if len(ours) > 1:
        return False
    named, told = _names(saying.who), senses_in(text)
    others = [each for each in theirs if _names(each.who) and not named & _names(each.who)]
    return bool(others) and any(_names(each.who) <= told for each in others)


def _names(who: str) -> frozenset[str]:
    """Return the stems by which a speaker is known; a pronoun gives none."""
    return frozenset(word.stem for word in words_in(who) if word.content)


def _is_same_speaker(named: frozenset[str], each: Saying) -> bool:
    return any(is_told(frozenset({name}), each.speaker) for name in named)


def _is_thing(each: Saying) -> bool:
    """Say whether a saying has nobody who speaks: a pronoun's owner stands elsewhere."""
    return not each.first_person and not _names(each.who)


def _is_label(each: Saying, quotes: Sequence[str]) -> bool:
    """Say whether a word for a text in front of a colon heads a line: "Guidance: ..."."""
    words = words_in(each.who)
    return (
        len(words) == 1
        and singular(words[0].text) in WORKS
        and any(quote.startswith(f"{each.who}:") for quote in quotes)
    )


def _is_frame(who: str) -> bool:
    words = [singular(word.text) for word in words_in(who) if word.content]
    return bool(words) and words[-1] in FRAMES


def _is_named_apart(named: frozenset[str], best: Saying, quotes: Sequence[str]) -> bool:
    """Say whether the source names this party, and not as a part of the one who speaks."""
    told = frozenset(word.stem for quote in quotes for word in words_in(quote) if word.content)
    apart = named - best.speaker
    return bool(apart) and len(apart & told) * 2 > len(named)


def _is_outsider(who: str, labels: frozenset[str]) -> bool:
    """Say whether the speaker is a group that neither the source nor its card names."""
    words = [word for word in words_in(who) if word.content]
    if not words:
        return False
    last = words[-1].text
    plural = (last.islower() or len(words) == 1) and singular(last) != last.casefold()
    return plural and not any(is_told(frozenset({word.stem}), labels) for word in words)


def _head(who: str) -> str:
    words = [word.text for word in words_in(who) if word.content]
    return words[-1] if words else ""


def _is_another_group(who: str, best: Saying, labels: frozenset[str]) -> bool:
    """Say whether two common nouns name two groups: "the operator" for "the inspectors"."""
    heads = []
    for each in (who, best.who):
        words = [word for word in words_in(each) if word.content]
        if not words or not words[-1].text.islower():
            return False
        heads.append(senses_in(words[-1].text))
    return not is_told(heads[0], heads[1]) and not is_told(heads[0], labels)


def _share(said: Units, content: frozenset[str]) -> float:
    if not said:
        return 0.0
    return sum(is_told(each, content) for each in said) / len(said)


def _finding(who: str, other: str) -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.CONTRADICTED,
        message=f"{who!r}: the source has {other!r} say this",
        words=who,
    )


def _falls(who: str, other: str) -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.CONTRADICTED,
        message=f"{who!r}: in the source this falls to {other!r}",
        words=who,
    )
