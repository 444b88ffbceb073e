"""Find what a statement tells as an act or a fact, and the source only notes, weighs or recites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding.governed import CONDITION, Governed, read_forces
from agent.checks.binding.ladder import INTENTION, POSSIBLE, RECITAL
from agent.checks.binding.wordings import first_force
from agent.checks.clauses import clauses, root, words_in
from agent.checks.fault import Fault
from agent.checks.finite import is_finite
from agent.checks.headed import headed
from agent.checks.senses import senses_in
from agent.types import Evidence
from store.types import Role

GOING_ON = re.compile(r"\b(?:is|are|was|were) (?:\w+ly )?\w+ing\b", re.IGNORECASE)
WORKING = re.compile(r"\b(?:working|preparing|being)\b", re.IGNORECASE)
# How a body took a thing: noted or discussed is not yet approved.
RECEIVED = headed(
    r"\b(?:t(?:akes?|ook|aken) note|noted|discuss(?:es|ed)|considered|debated|received|examined|"
    r"exchanged views|heard)\b",
    re.IGNORECASE,
)
ENDORSED = headed(
    r"\b(?:approv(?:es|ed)|adopt(?:s|ed)|endors(?:es|ed)|accept(?:s|ed)|ratif(?:ies|ied)|"
    r"agreed|decided|passed|enact(?:s|ed)|confirmed)\b",
    re.IGNORECASE,
)
THAT = re.compile(r" (?:in [\w ]{3,30} )?that\b")
"""Behind "confirmed" where somebody says so, and approves nothing."""
PONDERED = headed(
    r"\b(?:consider|explor|contemplat|weigh|mull|think about|look (?:at|into)|looking (?:at|into))"
    r"(?:s|es|e|ed|ing)?(?: whether to| the (?:possibility|option|idea|merits) of| possibly)? "
    r"(?P<act>(?!regard|concern|includ|follow|dur|accord|depend|everyth|someth|exist|grow|"
    r"ongo|emerg|lead)[a-z]{3,}ing)\b",
    re.IGNORECASE,
)
PONDERS = re.compile(
    r"\b(?:consider\w*|explor\w*|contemplat\w*|weigh\w*|mull\w*|think\w*|thought|look\w*|option\w*|"
    r"idea|possib\w+|whether|may|might|could|stud(?:y|ies|ied|ying)|examin\w*|discuss\w*|debat\w*|"
    r"ponder\w*|review\w*|assess\w*|talk\w*|envisag\w*|propos\w*|suggest\w*|entertain\w*|"
    r"deliberat\w*|reflect\w*|toy\w*|mind)\b",
    re.IGNORECASE,
)
# Words that may name what the sentence is about, and then weaken nothing.
TOPIC = re.compile(r"eligible|risk|option|potential", re.IGNORECASE)
# The words by which a statement shows that it tells of a reason, an opinion or a wish.
STANCE = re.compile(
    r"\b(?:recital|preamble|recogni|acknowledg|not(?:e|es|ed|ing)\b|recall|refer|"
    r"re-?affirm|affirm|"
    r"desir|wish|want|hop(?:e|es|ed|ing)\b|aware|conscious|mindful|convinc|convict|believ|belief|"
    r"opinion|view|think|thought|welcom|stress|emphasi|underlin|underscor|regard|consider|express|"
    r"restat|repeat|reiterat|points?\b|remind|mention|see\b|sees\b|saw\b|feel|judg|in mind|"
    r"reasons?\b|presum|seem|appear|alleg|suppos|voic|concern|pleas|glad\b|delight|regret|alarm|"
    r"worr|presuppos|"
    r"motive|backdrop|light of|applaud|appreciat|salut|hail|observ|stance|argu|"
    r"claim|speak|spoke|vow|confirm|finds?\b|found that|holds? that)"
)
VOICED = re.compile(r"^\W*(?:whereas:? )?\W*(?:\d+\W+)?[a-z]+ing\b", re.IGNORECASE)
"""How the parties of a text voice a recital: "Emphasising that trade must be fair"."""
NEED = re.compile(r"\b(?:needs?|needed|should)\b")
SAYS = re.compile(r"\b(?:say|says|said|according|stat(?:e|es|ed)|account|explains?|writes?)\b")
GIVEN = re.compile(
    r"\bg[ia]v(?:e|es|ing|en) (?:[\w-]+ ){0,4}(?:access|abilit\w+|chances?|opportunit\w+|freedom|"
    r"means|power|choice)\b",
    re.IGNORECASE,
)
"""What "users can reach it" is told as: "it gives users access"."""
CAN = re.compile(r"can$", re.IGNORECASE)
AVAILABLE = re.compile(
    r"\b(?:available|open(?: \w+)? to|accessible|access|lets|on offer|to hand|on hand|"
    r"at (?:the|your|their|its|our) disposal|within reach|ready for|(?:takes|brings|leads|sends) "
    r"(?:you|users|readers|visitors|people|them|one|staff|anyone))\b",
    re.IGNORECASE,
)
"""What "readers can open it" is told as: "it is at their disposal", "a click takes them there"."""
OF_WHOM = re.compile(r" by (?!\d)")
"""Behind a participle that describes: "records held by ports may be incomplete"."""
ABLE = re.compile(r"\b(?:ability|able|abilities|capability|capacity) (?:to|of)$", re.IGNORECASE)
CAPABLE = re.compile(
    r"\b(?:capacit(?:y|ies)|capab\w+|abilit(?:y|ies)|powers? (?:to|of)|means (?:to|of)|"
    r"potential|room (?:to|for)|scope (?:to|for)|chances?|competence|strength|aptitude|knack)\b",
    re.IGNORECASE,
)
"""Nouns by which an ability is told."""
LIMITED = re.compile(r"\b(?:only|no|nothing|not|none|nobody|never|neither|unless)\b", re.IGNORECASE)


def find_hardened(
    stated: str,
    quotes: Sequence[str],
    theirs: Sequence[Governed],
    weak: Sequence[Governed],
    evidence: Sequence[Evidence],
) -> list[Fault]:
    """Return the first fault of a statement that is firmer than the stance of its source.

    Args:
        stated: the statement.
        quotes: the cited sentences.
        theirs: the words of force in them.
        weak: those of `theirs` that tell of nothing done, and of no condition.
        evidence: the cited sentences with their roles.
    """
    return (
        _pondered(stated, quotes)
        or find_endorsed(stated, quotes)
        or _recited(stated, quotes, theirs, evidence)
        or _unmarked(stated, weak, quotes)
        or _sure(stated, theirs, evidence)
    )


CANNOT = re.compile(r"can ?not\b|can't\b|could not\b|couldn't\b", re.IGNORECASE)
UNABLE = re.compile(
    r"\b(?:unable|incapable|inability|impossible|powerless|not (?:\w+ )?(?:able|capable|possible)|"
    r"not in a position|no (?:way|means|possibility) (?:of|to|for)|"
    r"beyond (?:its|their|his|her|our) (?:power|ability|reach|means)|out of reach|incapacity)\b",
    re.IGNORECASE,
)
"""Ways to say of somebody that he cannot."""


def find_endorsed(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Find "approved" where the source says "noted", "adopted" where it says "discussed"."""
    match, source = ENDORSED.search(stated), " . ".join(quotes)
    received = RECEIVED.search(source)
    if match is None or received is None or THAT.match(stated, match.end()):
        return []
    if senses_in(match.group()) & senses_in(source) or ENDORSED.search(source):
        return []
    why = f"the source only says {received.group()!r}"
    return [Fault(words=match.group(), why=why)]


def _pondered(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Find "should introduce" where the source says "should consider introducing"."""
    if PONDERS.search(stated):
        return []
    told = {word.stem for clause in clauses(stated) for word in clause.words if word.content}
    return [
        Fault(words=match["act"], why=f"the source only says {match.group()!r}")
        for quote in quotes
        for match in PONDERED.finditer(quote)
        if root(match["act"]) in told
        and len(re.findall(re.escape(root(match["act"])), quote, re.IGNORECASE)) == 1
    ]


def _recited(
    stated: str, quotes: Sequence[str], theirs: Sequence[Governed], evidence: Sequence[Evidence]
) -> list[Fault]:
    """Find a recital, a belief or a welcome told as an act."""
    recital = all(item.role is Role.RECITAL for item in evidence)
    firm = [each for each in theirs if not each.loose]
    stance = bool(firm) and all(each.height == RECITAL for each in firm)
    voiced = any(each.height == RECITAL and each.words.casefold() != "whereas" for each in firm)
    if not (recital or stance) or not (voiced or any(map(VOICED.search, quotes))):
        # A reason in a recital that holds no word of stance is told as it stands there.
        return []
    if _shows_stance(stated) or (SAYS if recital else NEED).search(stated):
        return []
    source = " ".join(quotes).casefold()
    ours = read_forces(stated)
    if any(each.height == RECITAL and not each.loose for each in ours) or any(
        RECITAL < each.height <= INTENTION and not (each.loose and each.words.casefold() in source)
        for each in ours
    ):
        return []
    only = firm[0].words if firm else "a recital"
    return [Fault(words=stated[:60], why=f"told as an act; the source only says {only!r}")]


def _recurs(words: str, stated: str) -> bool:
    """Say whether a word of force stands in the statement in another form: "looking forward to"."""
    said = [word.stem for word in words_in(words) if word.content]
    return bool(said) and set(said) <= {word.stem for word in words_in(stated)}


def _shows_stance(stated: str) -> bool:
    """Say whether a statement shows that it tells of a reason, an opinion or a wish.

    "Guidance Note 11" shows none; "Recognition that" does, and only opens the sentence.
    """
    return STANCE.search(f"{stated[:1].lower()}{stated[1:]}") is not None


def _unmarked(stated: str, weak: Sequence[Governed], quotes: Sequence[str]) -> list[Fault]:
    """Find a fact where each sentence of the source only tells of what may or should be."""
    if not weak or max(each.height for each in weak) > INTENTION:
        return []
    source = " ".join(quotes).casefold()
    if any(
        not (each.loose and TOPIC.match(each.words) and each.words.casefold() in source)
        for each in read_forces(stated)
    ):
        return []
    if weak[0].height == POSSIBLE and (
        GIVEN.search(stated) or (CAN.match(weak[0].words) and AVAILABLE.search(stated))
    ):
        return []
    if WORKING.search(weak[0].words) and GOING_ON.search(stated):
        return []
    if (CANNOT.match(weak[0].words) and UNABLE.search(stated)) or (
        ABLE.search(weak[0].words) and CAPABLE.search(stated)
    ):
        return []
    if _recurs(weak[0].words, stated) or weak[0].words.casefold() == "possible":
        # "Possible steps include:" heads a list whose steps are told one by one.
        return []
    if any(not _is_weak_throughout(quote) for quote in quotes) or _shows_stance(stated):
        return []
    return [Fault(words=weak[0].words, why="told as a fact, without the force that the source has")]


def _sure(stated: str, theirs: Sequence[Governed], evidence: Sequence[Evidence]) -> list[Fault]:
    """Find a recital of what may be told as one of what is: "the good that it may do"."""
    under = [each for each in theirs if each.height != RECITAL and not each.loose]
    ours = read_forces(stated)
    recited = any(each.height == RECITAL for each in ours) and len(under) < len(theirs)
    recited = recited and all(item.role is Role.RECITAL for item in evidence)
    if not recited or not under or any(each.height > POSSIBLE or each.denied for each in under):
        return []
    if any(each.height != RECITAL for each in ours):
        return []
    return [Fault(words=under[0].words, why="left out of what the source recognises")]


def _is_weak_throughout(quote: str) -> bool:
    """Say whether no clause of the quote tells a plain fact before its first word of force."""
    if LIMITED.search(quote):
        # "Only the holder may" is told as "is limited to the holder".
        return False
    parts = [clause for clause in clauses(quote) if len(clause.words) > 1]
    for clause in parts:
        if CONDITION.match(clause.text):
            # "Where the board agrees, it may": the condition tells no fact.
            continue
        first = first_force(clause.text)
        head = clause.text[:first]
        if re.search(r"\b(?:is|are|was|were|has|have|had|does|do|did)\b", head, re.IGNORECASE):
            return False
        if any(
            is_finite(clause, w) and not OF_WHOM.match(clause.text, w.end - clause.start)
            for w in clause.words
            if w.start - clause.start < first
        ):
            return False
    return True
