"""Check cause: no cause may be added, replaced or turned into the effect."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.headed import headed
from agent.checks.relating.causations import Causation, causations, workings
from agent.checks.relating.replaced import are_alike, find_replaced_reasons
from agent.checks.senses import is_told, senses_in, without_told
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "cause"
# Weaker ways to tell a cause: they carry a cause of the statement, and are none of their own.
HINTS = headed(
    r"\b(?:since(?! (?:then|\d|\w+ \d))|attribut\w*|"
    r"given (?:that|the|its|their|this)|in (?:view|light) of|"
    r"reasons?|why|grounds?|"
    r"so(?! far)|thus|accordingly|"
    r"due|power(?:s|ed|ing)|underp\w+|shap(?:es?|ed|ing)|inspir\w+|based on|rooted in|"
    r"through|enabl\w+|allow\w*|help\w*|mak(?:es?|ing)|made|"
    r"means?|contribut\w+|"
    r"(?<!took )(?<!take )(?<!takes )(?<!taken )(?<!taking )(?<!in )(?<!into )(?<!with )effects?|"
    r"impacts?|consequen\w+|result\w*|depend\w*|driv\w+|fuel\w*|spur\w*|prompt\w*|trigger\w*|owing|"
    r"thanks|respon[sd]\w*|by \w+ing|for (?:this|that|want|lack|fear|fail\w*|breach\w*|\w+ing)|"
    r"(?:surg|soar|suffer|benefit|emerg|flow|deriv|profit|gain|spr[aiu]ng)\w* from(?! [\d$£€])|"
    r"ensur(?:es?|ed|ing)|out of|as (?:it|they|he|she|"
    r"the|this|these|there|we|no|its|their)|in order|to ensure|affect\w*|influenc\w+|blam\w+|"
    r"fault|harm\w*|damag\w*|cause\w*|causing|behind|explain\w*|motivat\w*|justif\w*|in that|"
    r"whereas|considering|recogni[sz]ing|noting|desiring|convinced|mindful|aware|lead\w*|led|bring\w*|open)\b",
    re.IGNORECASE,
)
# "Gives rise to rights" is as good as "creates rights": "comes from" a place names no cause.
CREATES = re.compile(r"rise to|about|^c[ao]m|^aris", re.IGNORECASE)
# "Makes it possible to judge" for "lets you judge".
OPENS_WAY = re.compile(r"possible|paved? the way|paves|paving", re.IGNORECASE)
LETS = re.compile(
    r"\b(?:lets?|letting|permit\w*|can|could|able|capab\w+|facilitat\w+)\b", re.IGNORECASE
)
# "If the limit is reached, it will close": reaching it triggers that.
RULED = re.compile(
    r"(?=.*\b(?:when|whenever|if|once|as soon as|upon)\b)(?=.*\b(?:will|shall|must|may|can|"
    r"automatically)\b)",
    re.IGNORECASE | re.DOTALL,
)
# "It joins the ports, ending the need for ferries": what it did is why.
RESULTING = re.compile(
    r", (?:thereby |thus |hence |in turn )?(?:\w+ly )?(?!(?:includ|follow|dur|accord|regard|"
    r"concern|pend|exclud|hav|be|start|beginn)ing)\w{3,}ing "
    r"(?!(?:to|by|from|in|on|at|for|of|and)\b)",
    re.IGNORECASE,
)
SURELY = 0.5
"""The margin where a verb tells the cause: it is parsed from the words alone."""
TOLD = 0.4
"""Share of a cause's own words that the evidence must have: below it, another cause is told."""
SAME_EFFECT = 0.5
"""Share of an effect's words that the source must have for both to speak of one effect."""
NEW = 2
"""Words of a cause that the source has nowhere before half of them make it another."""
MARGIN = 0.3
"""By how much the cause must look more like the source's effect than like its cause, and the
effect more like its cause, before the two count as turned round."""


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each cause that the evidence does not give, or gives the other way."""
    del kind
    if is_quotation(text, evidence):
        return []
    quotes = reach(evidence).quotes
    theirs = [each for quote in quotes for each in causations(quote)]
    ours = causations(plain(text))
    worked = [each for quote in quotes for each in workings(quote)]
    turned = _worked_backward(plain(text), theirs, worked)
    if turned:
        return turned
    replaced = [
        _finding(each.words, each.why, Judgement.UNSUPPORTED)
        for each in find_replaced_reasons(plain(text), quotes)
    ]
    if replaced:
        return replaced
    if not ours:
        return _worked_otherwise(plain(text), theirs, quotes)
    hints = (HINTS, RULED, RESULTING)
    if not theirs and not any(hint.search(quote) for hint in hints for quote in quotes):
        # "High rates depressed building": a verb tells the cause, and which way it works.
        why = "the source names no cause here"
        return [
            _finding(each.words, why, Judgement.OVERSTATED)
            for each in ours
            if not (CREATES.search(each.words) or each.words.casefold() == "since")
            and not (OPENS_WAY.search(each.words) and any(map(LETS.search, quotes)))
            and not any(_tells(each, w) for w in worked)
        ]
    told = frozenset().union(*(senses_in(quote) for quote in quotes))
    findings = []
    for each in ours:
        loose = each.words.casefold() == "since"
        if each.cause and not loose and _share(each.cause, told) < TOLD:
            why = "the source names another cause"
            findings.append(_finding(each.words, why, Judgement.UNSUPPORTED))
        elif _is_another(each, theirs, told) or _is_replaced(each, theirs, plain(text), told):
            why = "the source names another cause of this"
            findings.append(_finding(each.words, why, Judgement.UNSUPPORTED))
        elif theirs and all(_is_turned(each, other) for other in theirs):
            why = "cause and effect are the other way round in the source"
            findings.append(_finding(each.words, why, Judgement.CONTRADICTED))
    return findings


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


def _worked_backward(
    text: str, theirs: Sequence[Causation], worked: Sequence[Causation]
) -> list[Finding]:
    """Find "safety will further trade" where the source has only "trade will further safety"."""
    why = "cause and effect are the other way round in the source"
    told = causations(text)
    ours = [*told, *workings(text)]
    offered = [*theirs, *worked]
    return [
        _finding(each.words, why, Judgement.CONTRADICTED)
        for each in ours
        if any(
            _are_told(each, other, least=1 if each in told else NEW)
            and _is_turned(each, other, SURELY)
            for other in offered
        )
        and not any(_tells(each, other) for other in offered)
    ]


def _are_told(ours: Causation, theirs: Causation, *, least: int) -> bool:
    """Say whether the sides have words enough; a cause that is told outright needs fewer."""
    lengths = sorted(map(len, (ours.cause, ours.effect, theirs.cause, theirs.effect)))
    return lengths[0] >= least and lengths[1] >= NEW


def _is_replaced(
    ours: Causation, theirs: Sequence[Causation], stated: str, told: frozenset[str]
) -> bool:
    """Say whether half of a cause is new, and half of the source's, of this effect, is gone."""
    said = senses_in(stated)
    new = [senses for senses in ours.cause if not is_told(senses, told)]
    if len(new) < max(NEW, TOLD * len(ours.cause)):
        return False
    same = [
        each
        for each in theirs
        if ours.effect and _share(ours.effect, frozenset().union(*each.effect)) >= SAME_EFFECT
    ]
    for each in same:
        if ours.cause and each.cause and is_told(ours.cause[0], each.cause[0]):
            # "Its makers are afraid", "its makers fear": what they do is told in other words.
            return False
        gone = [senses for senses in each.cause if not is_told(senses, said)]
        own = [one for one in new if not any(are_alike(one, other) for other in gone)]
        lost = [other for other in gone if not any(are_alike(one, other) for one in new)]
        if len(own) < NEW or len(lost) < max(NEW, TOLD * len(each.cause)):
            return False
    return bool(same)


def _is_another(ours: Causation, theirs: Sequence[Causation], told: frozenset[str]) -> bool:
    """Say whether the cause of the same effect has new words, those of the effect left aside."""
    same = [
        each
        for each in theirs
        if ours.effect and _share(ours.effect, frozenset().union(*each.effect)) >= SAME_EFFECT
    ]
    if any(_has_one_subject(ours, each) for each in same):
        return False
    effects = frozenset().union(*(senses for each in same for senses in each.effect))
    rest = [senses for senses in ours.cause if not is_told(senses, effects)]
    # One word told otherwise in a cause that the effect holds is no other cause.
    return bool(same and rest) and len(rest) >= len(ours.cause) / 2 and _share(rest, told) < TOLD


def _has_one_subject(ours: Causation, theirs: Causation) -> bool:
    """Say whether two causes begin with one thing and share another: the rest is told anew."""
    if not ours.cause or not theirs.cause or not is_told(ours.cause[0], theirs.cause[0]):
        return False
    told = frozenset().union(*theirs.cause)
    return sum(is_told(each, told) for each in ours.cause) >= NEW


def _tells(ours: Causation, theirs: Causation) -> bool:
    """Say whether a cause and its effect stand on the same sides of a verb of the source."""
    return (
        _share(ours.cause, frozenset().union(*theirs.cause)) >= TOLD
        and _share(ours.effect, frozenset().union(*theirs.effect)) >= TOLD
    )


def _is_turned(ours: Causation, theirs: Causation, margin: float = MARGIN) -> bool:
    """Say whether cause and effect changed places: one side plainly, the other by its own words.

    "Trade drives people to fear" has "drives people" on the same side as "fear drives people to
    trade": such words are left out where the other side shows the turn.
    """
    cause, effect = (
        _against(ours.cause, theirs.effect, theirs.cause),
        _against(ours.effect, theirs.cause, theirs.effect),
    )
    if min(cause, effect) >= margin:
        return True
    same_verb = theirs.effect[:1] == ours.effect[:1] and not ours.words.endswith("ing")
    if max(cause, effect) < SURELY or (margin == SURELY and not same_verb):
        return False
    causes = without_told(ours.cause, theirs.cause), without_told(theirs.cause, ours.cause)
    effects = without_told(ours.effect, theirs.effect), without_told(theirs.effect, ours.effect)
    return (
        min(map(len, (*causes, *effects))) > 0
        and _share(causes[0], frozenset().union(*effects[1])) >= SURELY
        and _share(effects[0], frozenset().union(*causes[1])) >= SURELY
        and _share(causes[1], frozenset().union(*effects[0])) >= SURELY
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
