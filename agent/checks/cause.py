"""Check cause: no cause may be added, replaced or turned into the effect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.clauses import words_in
from agent.checks.senses import is_told, sense_at, senses_in
from agent.checks.words import is_quotation, listed, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "cause"
# The effect stands before these, the cause behind; at the head of a sentence up to the comma.
BACKWARD = re.compile(
    r"\b(?:because(?: of)?|owing to|on account of|as a (?:direct )?(?:result|consequence) of|"
    r"thanks to|caused by|driven by|prompted by|triggered by|brought about by|"
    r"stem(?:s|med|ming)? from|(?:come|comes|came|coming) from|result(?:s|ed|ing)? from|"
    r"aris(?:es?|ing) from|"
    r"attribut(?:es?|ed|able) to|(?:is|are|was|were|be|largely|mainly|"
    r"partly) due to"
    r"(?! (?:be|start|begin|meet|enter|expire|end|open|close|take|report|publish|come|run|last)\b)|"
    r"by reason of|blamed on)\b",
    re.IGNORECASE,
)
# The cause stands before these, the effect behind.
FORWARD = re.compile(
    r"\b(?:lead(?:s|ing)? to|led to|result(?:s|ed|ing)? in|caus(?:es?|ed|ing)(?! by)|"
    r"br(?:ings?|inging|ought) about(?! by)|g(?:ave|ives?|iving) rise to|"
    r"trigger(?:s|ed|ing)?(?! by)|to blame for|(?:is|was) (?:the reason|why)|"
    r"consequently|as a result(?! of)|therefore|hence|which is why)\b",
    re.IGNORECASE,
)
# "Attributes the effect to the cause", "puts the effect down to the cause".
ATTRIBUTED = re.compile(
    r"\b(?P<verb>(?P<to>attribut(?:es?|ed|ing)|ascrib(?:es?|ed|ing))|(?P<on>blam(?:es?|ed|ing))|"
    r"puts?|putting) (?!(?:by|to|on)\b)(?P<what>[^.;,]{3,100}?) (?(to)to|(?(on)on|down to))\b",
    re.IGNORECASE,
)
# "Blames the cause for the effect", "credits the cause with the effect".
BLAMED = re.compile(
    r"\b(?P<verb>blam(?:es?|ed|ing)|credit(?:s|ed|ing)?|fault(?:s|ed|ing)?|"
    r"cit(?:es?|ed|ing)|nam(?:es|ed)) (?P<why>[^.;,]{3,100}?) "
    r"(?:for|with|as (?:the|a) (?:\w+ )?(?:reason|cause) (?:for|of|why)) (?P<what>[^.;,]{3,100})",
    re.IGNORECASE,
)
# Weaker ways to tell a cause: they carry a cause of the statement, and are none of their own.
HINTS = re.compile(
    r"\b(?:since(?! (?:then|\d|\w+ \d))|attribut\w*|"
    r"given (?:that|the|its|their|this)|in (?:view|light) of|"
    r"reasons?|why|grounds?|"
    r"so(?! far)|thus|accordingly|"
    r"due|through|enabl\w+|allow\w*|help\w*|mak(?:es?|ing)|made|means?|contribut\w+|effects?|"
    r"impacts?|consequen\w+|result\w*|depend\w*|driv\w+|fuel\w*|spur\w*|prompt\w*|trigger\w*|owing|"
    r"thanks|respon[sd]\w*|by \w+ing|for (?:this|that|want|lack|fear|fail\w*|breach\w*|\w+ing)|"
    r"(?:surg|soar|suffer|benefit|emerg|flow|deriv|profit|gain|spr[aiu]ng)\w* from(?! [\d$£€])|"
    r"ensur(?:es?|ed|ing)|out of|as (?:it|they|he|she|"
    r"the|this|these|there|we|no|its|their)|in order|to ensure|affect\w*|influenc\w+|blam\w+|"
    r"fault|cause\w*|causing|behind|explain\w*|motivat\w*|justif\w*|in that|whereas|considering|"
    r"recogni[sz]ing|noting|desiring|convinced|mindful|aware|lead\w*|led|bring\w*|open)\b",
    re.IGNORECASE,
)
# Verbs by which one thing works on another: the source tells a cause with them, in one clause.
WORKS = re.compile(
    r"\b(?P<passive>(?:is|are|was|were|been|being|be) (?:\w+ly )?)?(?P<verb>(?:forc|compel|oblig|"
    r"depress|rais|lower|reduc|cut|increas|boost|slow|hamper|hinder|imped|delay|halt|stop|prevent|"
    r"block|curb|worsen|improv|strengthen|weaken|harm|damag|destroy|disrupt|undermin|erod|creat|"
    r"generat|produc|provok|spark|stimulat|encourag|discourag|deter|push|pull|driv|drov|turn|"
    r"render|clos|end|induc|compound|exacerbat|aggravat|eas|reliev|mitigat|alleviat|accelerat|"
    r"hasten|speed|drag|dampen|stifl|squeez|sav|shorten|lengthen|widen|narrow|complicat|"
    r"simplif|kill|swell|inflat|stretch|strain|threaten|endanger|offset|doubl|halv|tripl|"
    r"ma[dk](?=e\b|ing\b|es\b)|help|transform|reshap|shap|limit|restrict|postpon|derail|paralys|paralyz|cancel|expos|leav|"
    r"left|requir|demand|need|attract|deflect|divert|add|fed|feed|swept|sweep|wip|wreck|shut)"
    r"[a-z]{0,4})\b(?P<by> (?:[a-z]+ ){0,3}?by\b)?",
    re.IGNORECASE,
)
IDLE = re.compile(
    r"\W*(?:$|[,.;:]|(?:in|on|at|by|from|for|since|after|before|when|and|or|to|of|with|as|until|"
    r"because|while|but|than|due|through|under|over|between|during|per)\b)",
    re.IGNORECASE,
)
STOP = re.compile(
    r"[,;:](?!\d)|[.!?](?=\s|$)|\b(?:and (?=\w+ (?:is|are|was|were|has|have)\b)|but)\b"
)
# "Gives rise to rights" is as good as "creates rights": "comes from" a place names no cause.
CREATES = re.compile(r"rise to|about|^c[ao]m|^aris", re.IGNORECASE)
# They name no cause without the words behind them: "a lack of staff".
LIGHT = listed(
    "lack shortage absence fear fears want need needs level levels growth decline use number fact "
    "role problem problems issue issues fault faults rise fall result results reason reasons "
    "cause causes"
)
TOLD = 0.4
"""Share of a cause's own words that the evidence must have: below it, another cause is told."""
SAME_EFFECT = 0.5
"""Share of an effect's words that the source must have for both to speak of one effect."""
MARGIN = 0.3
"""By how much the cause must look more like the source's effect than like its cause, and the
effect more like its cause, before the two count as turned round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Causation:
    """One "effect because of cause", each side as the senses of its content words."""

    words: str
    cause: tuple[frozenset[str], ...]
    effect: tuple[frozenset[str], ...]


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each cause that the evidence does not give, or gives the other way."""
    del kind
    if is_quotation(text, evidence):
        return []
    quotes = reach(evidence).quotes
    theirs = [each for quote in quotes for each in causations(quote)]
    ours = causations(plain(text))
    if not ours:
        return _worked_otherwise(plain(text), theirs, quotes)
    worked = [each for quote in quotes for each in workings(quote)]
    if not theirs and not any(HINTS.search(quote) for quote in quotes):
        # "High rates depressed building": a verb tells the cause, and which way it works.
        why = "the source names no cause here"
        return [
            _finding(each.words, why, Judgement.OVERSTATED)
            for each in ours
            if not CREATES.search(each.words) and not any(_tells(each, w) for w in worked)
        ]
    told = frozenset().union(*(senses_in(quote) for quote in quotes))
    findings = []
    for each in ours:
        if each.cause and _share(each.cause, told) < TOLD:
            why = "the source names another cause"
            findings.append(_finding(each.words, why, Judgement.UNSUPPORTED))
        elif _is_another(each, theirs, told):
            why = "the source names another cause of this"
            findings.append(_finding(each.words, why, Judgement.UNSUPPORTED))
        elif theirs and all(_is_turned(each, other) for other in theirs):
            why = "cause and effect are the other way round in the source"
            findings.append(_finding(each.words, why, Judgement.CONTRADICTED))
    return findings


@lru_cache(maxsize=4_000)
def causations(text: str) -> tuple[Causation, ...]:
    """Return what a plain text tells as the cause of what."""
    found = []
    for match in BACKWARD.finditer(text):
        before, behind = _sides(text, match)
        if not before:
            # "Because X, Y": the effect is the next clause.
            stop = STOP.search(text, match.end())
            after = STOP.search(text, stop.end()) if stop else None
            before = _senses(text[stop.end() : after.start() if after else None]) if stop else ()
        found.append(Causation(words=match.group(), cause=behind, effect=before))
    for match in ATTRIBUTED.finditer(text):
        _, behind = _sides(text, match)
        found.append(Causation(words=match["verb"], cause=behind, effect=_senses(match["what"])))
    for match in BLAMED.finditer(text):
        sides = {"cause": _senses(match["why"]), "effect": _senses(match["what"])}
        found.append(Causation(words=match["verb"], **sides))
    for match in FORWARD.finditer(text):
        before, behind = _sides(text, match)
        found.append(Causation(words=match.group(), cause=before, effect=behind))
    return tuple(found)


@lru_cache(maxsize=4_000)
def workings(text: str) -> tuple[Causation, ...]:
    """Return what a plain text tells as working on what: "a strike delayed the launch"."""
    found = []
    for match in WORKS.finditer(text):
        before, behind = _sides(text, match)
        verb = _senses(match["verb"])
        if match["passive"] and match["by"]:
            before, behind = behind, before
        elif match["passive"] or IDLE.match(text, match.end()):
            # "The plant closed in 2016" works on nothing.
            continue
        if before and behind:
            found.append(Causation(words=match["verb"], cause=before, effect=(*verb, *behind)))
    return tuple(found)


def _worked_otherwise(
    text: str, theirs: Sequence[Causation], quotes: Sequence[str]
) -> list[Finding]:
    """Find "a weak currency helped exports recover" where the source gives them another cause."""
    told = frozenset().union(*(senses_in(quote) for quote in quotes))
    return [
        _finding(each.words, "the source names another cause of this", Judgement.UNSUPPORTED)
        for each in workings(text)
        if len(each.cause) > 1 and _share(each.cause, told) == 0 and _is_another(each, theirs, told)
    ]


def _is_another(ours: Causation, theirs: Sequence[Causation], told: frozenset[str]) -> bool:
    """Say whether the cause of the same effect has new words, those of the effect left aside."""
    same = [
        each
        for each in theirs
        if ours.effect and _share(ours.effect, frozenset().union(*each.effect)) >= SAME_EFFECT
    ]
    effects = frozenset().union(*(senses for each in same for senses in each.effect))
    rest = [senses for senses in ours.cause if not is_told(senses, effects)]
    # One word told otherwise in a cause that the effect holds is no other cause.
    return bool(same) and len(rest) >= len(ours.cause) / 2 and _share(rest, told) < TOLD


def _tells(ours: Causation, theirs: Causation) -> bool:
    """Say whether a cause and its effect stand on the same sides of a verb of the source."""
    return (
        _share(ours.cause, frozenset().union(*theirs.cause)) >= TOLD
        and _share(ours.effect, frozenset().union(*theirs.effect)) >= TOLD
    )


def _sides(
    text: str, match: re.Match[str]
) -> tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]:
    """Return the senses right before and right behind a marker, each within its clause."""
    edges = [edge.end() for edge in STOP.finditer(text, 0, match.start())]
    # A comma right before the marker parts nothing: "idle, mainly because of faults".
    near = [edge for edge in edges if _senses(text[edge : match.start()])]
    stop = STOP.search(text, match.end())
    before = _senses(text[near[-1] if near else 0 : match.start()])
    return before, _senses(text[match.end() : stop.start() if stop else None])


def _senses(text: str) -> tuple[frozenset[str], ...]:
    words = words_in(text)
    small = [word.text.casefold() for word in words]
    return tuple(
        sense_at(words, place)
        for place, word in enumerate(words)
        if word.content and not small[place].endswith("ly") and small[place] not in LIGHT
    )


def _is_turned(ours: Causation, theirs: Causation) -> bool:
    return (
        _against(ours.cause, theirs.effect, theirs.cause) >= MARGIN
        and _against(ours.effect, theirs.cause, theirs.effect) >= MARGIN
    )


def _against(
    wanted: Sequence[frozenset[str]],
    wrong: Sequence[frozenset[str]],
    right: Sequence[frozenset[str]],
) -> float:
    return _share(wanted, frozenset().union(*wrong)) - _share(wanted, frozenset().union(*right))


def _share(wanted: Sequence[frozenset[str]], told: frozenset[str]) -> float:
    if not wanted:
        return 0.0
    return sum(is_told(senses, told) for senses in wanted) / len(wanted)


def _finding(words: str, why: str, judgement: Judgement) -> Finding:
    return Finding(check=NAME, judgement=judgement, message=f"{words!r}: {why}", words=words)
