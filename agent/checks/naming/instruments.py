"""Find an instrument that a statement calls by a stronger word than its source does."""

from __future__ import annotations

import re

from agent.types import Finding, Judgement

NAME = "names"
# Titles of instruments are copied, not upgraded: each line from weak to strong.
INSTRUMENTS = (
    (
        "statement",
        "declaration",
        "memorandum",
        "accord",
        "deal",
        "agreement",
        "pact",
        "contract",
        "convention",
        "treaty",
    ),
    (
        "guidance",
        "guideline",
        "recommendation",
        "principle",
        "code of practice",
        "standard",
        "rule",
        "regulation",
        "directive",
        "order",
        "law",
        "statute",
        "legislation",
        "act",
    ),
    ("proposal", "draft", "bill", "law", "statute", "act"),
)
ADVISES = re.compile(r"\b(?:should|ought|recommend|advis|suggest|encourag|urg)")
# Kinds of instrument that are never another word for one another, each with what shows it.
KINDS = {
    "declaration": "declar",
    "memorandum": "memorand|mou",
    "amendment": "amend",
    "convention": "convention",
    "treaty": "treat(?:y|ies)",
    "contract": "contract",
    "protocol": "protocol",
    "charter": "charter",
    "directive": "directive",
    "bill": "bill",
    "executive order": "executive order",
    "terms of reference": "terms of reference",
    "communique": "communiqu",
}
# What a source may call an instrument that is none of these; a statement may use them freely.
OTHER_KINDS = {"agreement": "agreement", "guideline": "guideline", "code": "codes? of"}
# Plurals that are nothing but instruments; "bills" and "contracts" are much else.
PLURALS = {
    "declaration": "declarations",
    "memorandum": "memorand(?:ums|a)",
    "amendment": "amendments",
    "treaty": "treaties",
    "directive": "directives",
    "executive order": "executive orders",
}
# "In order to" orders nothing, and "the board must act" speaks of no act.
# "With the agreement of the Board" is a consent, and no agreement that was signed.
IDIOM = re.compile(
    r"\b(?:in order(?= (?:to|that|for)\b)|as a (?:general )?rule|by order of|"
    r"(?:with|without|by|in|subject to|upon) (?:(?:the|its|their|his|her|prior|mutual|common|full|"
    r"written|express) ){0,2}(?:agreement|accord)(?! (?:on|between|signed|dated|that|which)\b)|"
    # "It deals with risks", "it rules out delay", "it acts upon advice": verbs.
    r"(?:deals|accords) with|a (?:great|good) deal|(?:rules|contracts) (?:in|out)|"
    r"acts (?:as|up)?on|contracts to|orders (?:that|an?|its|their|all|every)|"
    r"(?:bills|drafts) (?:its|their|an?))\b"
)
NO_VERB = r"(?!(?:to|may|must|will|shall|should|can|could|would|might|not|did|does|do)\b)"
COMMON = 5
"""Letters that a kind of instrument and its plural have in common: "treaty", "treaties"."""
LAWS = frozenset({"law", "statute", "legislation", "act", "regulation", "directive"})


def find_upgraded(stated: str, offered: str) -> list[Finding]:
    """Find an instrument that the statement calls by a stronger word than its source does."""
    small, offered = (IDIOM.sub(" ", f" {each.casefold()} ") for each in (stated, offered))
    findings = []
    if ADVISES.search(offered):
        # "It was a recommendation" tells what "should" does; it names no instrument.
        offered += " recommendation "
    for ladder in INSTRUMENTS:
        theirs = [word for word in ladder if _mentions(offered, word)]
        for word in ladder:
            if not _names_instrument(small, word) or word in theirs or not theirs:
                continue
            if word in LAWS and LAWS & set(theirs):
                continue
            if ladder.index(word) > max(ladder.index(other) for other in theirs):
                findings.append(
                    report(Judgement.OVERSTATED, word, f"the source calls it a {theirs[-1]}")
                )
    return findings


def find_exchanged(stated: str, offered: str) -> list[Finding]:
    """Find an instrument of a kind that the evidence has not, where it has another kind."""
    small, offered = f" {stated.casefold()} ", f" {offered.casefold()} "
    ours = [kind for kind in KINDS if _is_meant(small, kind) and not _is_there(offered, kind)]
    theirs = [kind for kind in KINDS if _is_there(offered, kind)] if ours else []
    theirs += [kind for kind, form in OTHER_KINDS.items() if re.search(rf"\b{form}", offered)]
    if any(re.search(rf"\b{kind}", small) for kind in theirs if kind in OTHER_KINDS):
        # "A memorandum, an agreement that" names one thing twice.
        theirs = [kind for kind in theirs if kind in KINDS]
    if not theirs:
        return []
    why = f"the source speaks of a {theirs[0]}"
    return [report(Judgement.CONTRADICTED, kind, why) for kind in ours]


def _is_there(text: str, kind: str) -> bool:
    return re.search(rf"\b(?:{KINDS[kind]})", text) is not None


def _is_meant(text: str, kind: str) -> bool:
    if kind[:COMMON] not in text:
        return False
    if kind in PLURALS and re.search(rf"\b{PLURALS[kind]}\b", text):
        return True
    single = rf"\b(?:the|this|that|its|their|under|an?)(?: [\w-]+){{0,3}} {kind}\b"
    return re.search(single, text) is not None


def _mentions(text: str, word: str) -> bool:
    return word in text and re.search(rf"\b{word}s?\b", text) is not None


def _names_instrument(text: str, word: str) -> bool:
    """Say whether the word stands as a noun for an instrument: behind an article or the like."""
    return word in text and (
        re.search(
            rf"\b(?:the|this|that|an?|its|their|under|by|new|formal|binding) "
            rf"(?:{NO_VERB}[\w-]+ ){{0,2}}{word}s?\b",
            text,
        )
        is not None
    )


def report(judgement: Judgement, words: str, why: str) -> Finding:
    """Return what the check of names has against some words."""
    return Finding(check=NAME, judgement=judgement, message=f"{words!r}: {why}", words=words)
