"""Check polarity: no negation may be lost, added or turned round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agent.checks.clauses import BREAK, Clause, bridge, clauses, neighbours, root, words_in
from agent.checks.denials import (
    DENIES,
    GRAMMAR,
    HARMLESS,
    IMPLIES,
    Denial,
    denials,
    has_denial,
    without_idioms,
)
from agent.checks.exceptions import (
    find_left_out,
    find_turned,
    is_told_as_condition,
    tells_exception,
)
from agent.checks.flips import find_flipped
from agent.checks.nearness import nearness
from agent.checks.senses import ENDINGS, senses_in, share_told
from agent.checks.words import is_quotation, listed, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "polarity"
# Verbs that deny by their meaning: what denies them affirms.
MEANS_NO = re.compile(
    r"\b(?:prevent|prohibit|forbid|exempt|refus|reject|deny|deni|declin|avoid|fail|lack|exclud|"
    r"withdr[ae]w|revok|cancel)\w*",
    re.IGNORECASE,
)
# Words between a negation and the verb that it denies.
_LIGHT = (
    r"(?: (?:be|been|being|to|have|had|\w+ly|deemed|considered|regarded|treated|held|taken|as|an?|"
    r"the|any|required|expected|allowed|permitted|entitled|obliged|found|said|seen|meant))*\s*$"
)
# "A plan for withdrawal" names the act: whether there is such a plan is another denial.
NOUN = re.compile(r"(?:al|ions?|ance|ure)$", re.IGNORECASE)
NAMED = re.compile(r"\b(?:for|of|on|about|from|against)(?: (?:an?|the|its|their|any|full))? $")
DENIED_VERB = re.compile(
    rf"(?:\b(?:not|never|cannot|no|nor|neither)|n't){_LIGHT}|"
    r"^\W*(?:nothing|nobody|no one|none|neither|no)\b(?:(?! to ).)*$",
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
NOT_YET = re.compile(r"not (?:\w+ ){0,2}yet\b", re.IGNORECASE)
RELEASE = re.compile(
    r"\bneeds? not\b|\b(?:not|no|never|n't|nobody|nothing)\b(?: \w+){0,3}? (?:requir\w+|"
    r"oblig\w+|compulsory|mandatory|necessary|bound|have to|has to|needs?|needed|must|compel\w*|"
    r"forced?)\b|\b(?:optional|voluntar\w+|free to|exempt\w*|dispens\w+ with|waiv\w+)\b",
    re.IGNORECASE,
)
OVER = re.compile(
    r"\b(?:no longer|not any ?more|(?:has|have|had) (?:ceased|stopped)(?: to)?|ceas(?:es?|ed) to|"
    r"stop(?:s|ped)(?= \w+ing\b))\b",
    re.IGNORECASE,
)
ONGOING = re.compile(
    r"\b(?:continu(?:es?|ed|ing)(?: to)?|still|ke(?:eps?|pt)(?= \w+ing\b)|carr(?:y|ies|ied) on|"
    r"go(?:es)? on(?= \w+ing\b))\b(?! (?:if|unless|until|only))",
    re.IGNORECASE,
)
SOONER = re.compile(r"\b(?:before|until|prior to|ahead of|in advance of|pending)\b", re.IGNORECASE)
# "May not lend more than a tenth" and "no more than a tenth may be lent" draw one line.
BOUND = re.compile(
    r"(?:\b(?:not|no|never|cannot|nor)|n't)\b[^.;:]{0,80}?\b(?:more|less|fewer|later|earlier|longer|"
    r"shorter|higher|lower|greater|larger|smaller|sooner|older|younger|exceed\w*|beyond|above|"
    r"below|over|under)\b(?: than)?[^.;:]{0,12}?\b(?:\d|an? |half|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|twelve|twenty|thirty|the )",
    re.IGNORECASE,
)
BOUNDED = re.compile(
    r"\b(?:(?:no|not) (?:\w+ )?(?:more|less|fewer|later|earlier|longer|higher|lower|greater|sooner|"
    r"older|younger)|at (?:most|least|the (?:latest|earliest))|up to|maximum|minimum|limit\w*|"
    r"cap(?:s|ped)?|ceiling|floor|within|or (?:less|more|fewer|under|over|younger|older)|exceed\w*|"
    r"under|below|above|over|only|until|by)\b",
    re.IGNORECASE,
)
QUESTION_NUMBER = re.compile(r"^(?:Q\.? ?)?\d*[.:)]\s*", re.IGNORECASE)
NO = re.compile(r"(?:no|not (?:yet|necessarily|always|quite)|never)(?=[.,;:!])", re.IGNORECASE)
# Verbs that carry another word, or stand for any: to deny them is to deny what they carry.
LIGHT = listed(
    "constitute constitutes constituted represent represents represented form forms take takes "
    "taken give gives given get gets got made make makes form forms apply applies applied cover "
    "covers covered include includes included provide provides provided become becomes belong "
    "belongs exist exists mean means meant count counts counted regarded considered seen deemed "
    "held found said allowed permitted required obliged expected supposed entitled able likely "
    "want wants wanted need needs needed seem seems appear appears use used happen happened "
    "qualify qualifies subject eligible available bound free part yet intend intends intended "
    "plan plans planned agree agrees agreed receive receives received meet meets met obtain "
    "go goes went gone come comes came put set bring brings brought keep keeps kept do done "
    "rise rises rose fall falls fell"
)
SHORTEST = 3
"""Letters of the shortest base that a form is brought back to: "pay" of "payment"."""
ABOUT = 0.5
"""Share of a clause's content words that a statement must hold to speak of the same matter. Below
it most of the clause is about something else; chosen on the tuning half of the paraphrases."""
TAIL = 1
"""Content words of a clause that is no more than the rest of the one before it."""
CLOSELY = 0.6
"""The same for the words right behind a negation, told in the same words or in others."""


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each negation or exception that was lost or added."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated = plain(text)
    quotes = reach(evidence).quotes
    theirs = [(quote, each) for quote in quotes for each in denials(quote)]
    theirs += [("", each) for each in _answered(quotes)]
    findings = [
        _lost(each)
        for quote, each in theirs
        if _is_lost(each, stated, quotes)
        and not is_told_as_condition(quote, stated)
        and not (BOUND.search(quote, each.start) and BOUNDED.search(stated))
        and not (RELEASE.search(quote, each.start) and RELEASE.search(stated))
    ]
    findings += [
        _added(each)
        for each in denials(stated)
        if _is_added(each, [denial for _, denial in theirs], stated, quotes)
    ]
    # "Not ... unless" and "only if" trade a denial for a condition: words alone do not show it.
    traded = any(
        is_told_as_condition(quote, stated) or is_told_as_condition(stated, quote)
        for quote in quotes
    )
    if not traded:
        findings += _turned(stated, quotes)
    if not traded and not findings:
        findings = _taken_out(stated, quotes)
    findings += [_left_out(words) for words in find_left_out(stated, quotes)]
    findings += _ended(stated, quotes)
    changed = [*find_turned(stated, quotes), *find_flipped(stated, quotes)]
    return findings + [_contradicted(words, why) for words, why in changed]


def _answered(quotes: Sequence[str]) -> list[Denial]:
    """Return the denials of questions that the next sentence answers with "No"."""
    found = []
    for question, answer in pairwise(quotes):
        no = NO.match(answer)
        if question.endswith("?") and no is not None:
            asked = QUESTION_NUMBER.sub("", question)
            words = tuple(word for word in words_in(asked) if word.content)
            stems = frozenset(word.stem for word in words)
            found.append(Denial(words=no.group(), stems=stems, clause=stems, focus=words))
    return found


def _is_lost(denial: Denial, stated: str, quotes: Sequence[str]) -> bool:
    """Say whether a statement speaks of what the source denies, and denies nothing of it."""
    own = _fresh(denial, stated, quotes)
    if _stays(denial, stated):
        return False
    if any(_meet(other.stems, denial.stems) for other in own):
        return False
    bare = without_idioms(stated)
    parts = clauses(bare)
    whole = frozenset().union(*(clause.stems for clause in parts))
    if (
        len(denial.stems & whole) < ABOUT * len(denial.stems)
        and share_told(denial.focus, senses_in(bare)) < CLOSELY
    ):
        return False
    at_stake = {word.stem for word in denial.focus} & whole
    rivals = [
        clause.stems
        for quote in quotes
        for clause in clauses(quote)
        if not clause.stems <= denial.clause
        and len(at_stake & clause.stems) >= ABOUT * len(at_stake)
    ]
    return any(
        nearness(clause.stems, denial.clause)
        >= max((nearness(clause.stems, rival) for rival in rivals), default=0.0)
        and not any(other.clause == clause.stems for other in own)
        for clause in parts
        if _speaks_of(clause, denial)
    ) and not any(
        _denies_otherwise(_with_tail(parts, place), quotes)
        for place, clause in enumerate(parts)
        if nearness(clause.stems, denial.clause) > 0
    )


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two scopes share a word, in any of its forms: "liable" and "liability"."""
    return bool(one & other) or bool(_forms(one) & _forms(other))


def _forms(stems: frozenset[str]) -> frozenset[str]:
    plain_forms = {stem.replace("abil", "abl").replace("ibil", "ibl") for stem in stems}
    bases = {
        stem.removesuffix(end) for stem in plain_forms for end in ENDINGS if stem.endswith(end)
    }
    return frozenset(plain_forms | {base for base in bases if len(base) >= SHORTEST})


def _stays(denial: Denial, other: str) -> bool:
    """Say whether "does not change" is told as "stays the same"."""
    return any(word.stem in CHANGES for word in denial.focus) and STAYS.search(other) is not None


def _fresh(denial: Denial, stated: str, quotes: Sequence[str]) -> list[Denial]:
    """Return the denials of a statement without those that it copies from beside the denial.

    "Without approval" on both sides keeps that denial; it does not make up for a lost "no".
    """
    beside = {
        (other.words.casefold(), other.stems)
        for quote in quotes
        for other in denials(quote)
        if other.words != denial.words and other.stems != denial.stems
    }
    # "A ban" that both sides speak of denies nothing of either.
    named = {
        root(other.words)
        for quote in quotes
        for other in denials(quote)
        if other.words != denial.words and GRAMMAR.fullmatch(other.words) is None
    }
    return [
        each
        for each in denials(stated)
        if (each.words.casefold(), each.stems) not in beside and root(each.words) not in named
    ]


def _with_tail(parts: Sequence[Clause], place: int) -> str:
    """Return a clause with the short ones that complete it: "the form, if any, was undecided"."""
    words = parts[place].text
    for clause in parts[place + 1 :]:
        if len(clause.stems) > TAIL:
            break
        words += clause.text
    return words


def _speaks_of(clause: Clause, denial: Denial) -> bool:
    return (
        bool(denial.stems & clause.stems)
        or share_told(denial.focus, senses_in(clause.text)) >= ABOUT
    )


def _denies_otherwise(clause: str, quotes: Sequence[str]) -> bool:
    """Say whether a clause denies in words of its own: "leaves aside", "stands outside"."""
    offered = " ".join(quotes).casefold()
    return any(match.group().casefold() not in offered for match in IMPLIES.finditer(clause))


def _is_added(denial: Denial, theirs: Sequence[Denial], stated: str, quotes: Sequence[str]) -> bool:
    """Say whether the statement denies what no sentence of the source denies, in any words."""
    if any(_meet(other.stems, denial.stems) for other in theirs):
        return False
    offered = [clause for quote in quotes for clause in clauses(without_idioms(quote))]
    shared = denial.stems & frozenset().union(*(clause.stems for clause in offered))
    if NOT_YET.match(stated, denial.start) and any(SOONER.search(quote) for quote in quotes):
        # "Before it was complete" and "when it was not yet complete" are one.
        return False
    if any(_stays(denial, quote) for quote in quotes):
        return False
    if RELEASE.search(stated) and any(map(RELEASE.search, quotes)):
        # "Need not" and "is not required": neither binds.
        return False
    if not shared or denies_what_is_untold(denial, quotes):
        return False
    if any(_is_bound_told(quote, stated, denial) for quote in quotes):
        return False
    if any(
        is_told_as_condition(stated, quote) or tells_exception(denial.focus, stated, quote)
        for quote in quotes
    ):
        return False
    return not any(
        has_denial(clause.text) or _denies_otherwise(clause.text, [stated])
        for clause in _closest(denial, offered)
    )


def denies_what_is_untold(denial: Denial, quotes: Sequence[str]) -> bool:
    """Say whether a denied verb is none of the source's: "did not interrupt" for "remained".

    What the source does not say can be denied honestly; only what it says, and what any verb may
    stand for, is contradicted by "not".
    """
    if GRAMMAR.fullmatch(denial.words) is None or denial.words.casefold() == "no":
        return False
    behind = [word for word in denial.focus if word.start > denial.start]
    verb = next((word for word in behind if not word.text.casefold().endswith("ly")), None)
    if verb is None or verb.text.casefold() in LIGHT:
        return False
    told = frozenset().union(*(senses_in(quote) for quote in quotes))
    return share_told((verb,), told) == 0


def _is_bound_told(quote: str, stated: str, denial: Denial) -> bool:
    return BOUND.search(stated, denial.start) is not None and BOUNDED.search(quote) is not None


def _closest(denial: Denial, offered: Sequence[Clause]) -> list[Clause]:
    """Return the clauses of the source that hold most of what is denied."""
    held = [share_told(denial.focus, senses_in(clause.text)) for clause in offered]
    if not any(held):
        held = [nearness(denial.clause, clause.stems) for clause in offered]
    return [clause for clause, share in zip(offered, held, strict=True) if share >= max(held)]


def _turned(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find a verb like "prevent" that is denied on one side only."""
    offered = [use for quote in quotes for use in _uses(quote)]
    findings = []
    for ours in _uses(stated):
        same = [use for use in offered if use[0] == ours[0]]
        if same and all(use[1] != ours[1] for use in same):
            findings.append(_contradicted(ours[0], f"{ours[0]!r} is denied on one side only"))
    return findings


def _uses(text: str) -> list[tuple[str, bool]]:
    """Return the stems of verbs that deny by meaning, each with whether it is itself denied."""
    return [
        (root(match.group()), DENIED_VERB.search(clause.text[: match.start()]) is not None)
        for clause in clauses(HARMLESS.sub(_spaces, text))
        for match in MEANS_NO.finditer(clause.text)
        if not (NOUN.search(match.group()) and NAMED.search(clause.text[: match.start()]))
    ]


def _taken_out(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find a negation between two words that stand side by side on the other side.

    It only counts where that side has fewer negations: "no decision was taken" may well become
    "a decision was not taken".
    """
    there = frozenset().union(*(neighbours(quote) for quote in quotes))
    here = neighbours(stated)
    ours = _negations(stated)
    theirs = [each for quote in quotes for each in _negations(quote)]
    if len(ours) < len(theirs) and not _denies_otherwise(without_idioms(stated), quotes):
        return [_lost(Denial(words=w)) for w, pair in theirs if pair in here and pair not in there]
    if len(ours) > len(theirs) and not _denies_otherwise(" . ".join(quotes), [stated]):
        return [_added(Denial(words=w)) for w, pair in ours if pair in there and pair not in here]
    return []


def _negations(text: str) -> list[tuple[str, tuple[str, str] | None]]:
    """Return the negations of a text, each with the words it stands between."""
    return [
        (match.group(), bridge(text, match.start(), match.end()))
        for match in GRAMMAR.finditer(HARMLESS.sub(_spaces, text))
        if match.group().casefold() != "nor"
    ]


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _lost(denial: Denial) -> Finding:
    why = f"the source says {denial.words!r} here, the statement does not"
    return _contradicted(denial.words, why)


def _added(denial: Denial) -> Finding:
    why = f"the statement says {denial.words!r} here, the source does not"
    return _contradicted(denial.words, why)


def _contradicted(words: str, why: str) -> Finding:
    return Finding(check=NAME, judgement=Judgement.CONTRADICTED, message=why, words=words)


def _ended(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find "no longer does" where the source says "continues to", and the other way round."""
    findings = []
    source = " . ".join(quotes)
    for ours, there in ((OVER, ONGOING), (ONGOING, OVER)):
        said, other = ours.search(stated), there.search(source)
        if said is None or other is None or ours.search(source) or there.search(stated):
            continue
        if DENIES.search(stated.replace(said.group(), " ")) or DENIES.search(
            source.replace(other.group(), " ")
        ):
            continue
        verb = [word for word in words_in(stated, said.end()) if word.content][:1]
        told = senses_in(BREAK.split(source[other.end() :], maxsplit=1)[0])
        if verb and share_told(tuple(verb), told):
            why = f"the source says {other.group()!r}"
            findings.append(_contradicted(said.group(), why))
    return findings


def _left_out(words: str) -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.OVERSTATED,
        message=f"the source makes an exception ({words!r}) that the statement leaves out",
        words=words,
    )
