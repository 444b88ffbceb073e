"""Read what a text tells as the cause of what: "because", "led to", verbs that work on things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.clauses import words_in
from agent.checks.headed import headed
from agent.checks.senses import sense_at, senses_in
from agent.checks.words import listed

# The effect stands before these, the cause behind; at the head of a sentence up to the comma.
BACKWARD = headed(
    r"\b(?:because(?: of)?|owing to|on account of|as a (?:direct )?(?:result|consequence) of|"
    r"in response to|by virtue of|thanks to|caused by|"
    # "Driven by nuclear power" tells what a machine runs on.
    r"driven by(?! (?:\w+ ){0,2}?(?:power|electricity|batter(?:y|ies)|diesel|steam|engines?|"
    r"motors?|turbines?|petrol|gasoline|reactors?|hydrogen|pedals?)\b)|prompted by|"
    r"triggered by|brought about by|"
    r"stem(?:s|med|ming)? from|(?:come|comes|came|coming) from|result(?:s|ed|ing)? from|"
    r"aris(?:es?|ing) from|"
    r"attribut(?:es?|ed|able) to|(?:is|are|was|were|be|largely|mainly|"
    r"partly) due to"
    r"(?! (?:be|start|begin|meet|enter|expire|end|open|close|take|report|publish|come|run|last)\b)|"
    r"by reason of|blamed on|"
    r"since(?! the (?:year|start|end|beginning|spring|summer|autumn|fall|winter|turn|early|late|"
    r"mid|first|last|\d))(?= (?:the|an?|it|they|its|their|"
    r"this|these|those|no|one|all|many|most|some|each|every|there|"
    r"[a-z]+ (?:is|are|was|were|has|have|had))\b))\b",
    re.IGNORECASE,
)
_NOT_BE = r"(?<!be )(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )"
# "Courses leading to a diploma", "talks leading to a treaty" end there: nothing is caused.
_NO_WAY = (
    r"(?<!courses )(?<!course )(?<!studies )(?<!programs )(?<!programmes )(?<!paths )(?<!path )"
    r"(?<!talks )(?<!road )(?<!roads )(?<!steps )"
)
# The cause stands before these, the effect behind.
FORWARD = headed(
    rf"\b(?:{_NO_WAY}leading to|leads? to|{_NOT_BE}led to|thereby|(?:(?<=, )|(?<=, and ))so"
    r"(?! (?:that|as|far|long|much|many|too|do|does|did|is|are|was|were|has|have|had|will|would|"
    r"can|could|may|might|must|should|on|called)\b)|result(?:s|ed|ing)? in|"
    rf"(?<!the )(?<!this )(?<!a )(?<!one )(?<!common )(?<!good )(?<!main ){_NOT_BE}"
    r"caus(?:es?|ed|ing)(?! (?:by|of|and|for)\b)|"
    r"br(?:ings?|inging|ought) about(?! by)|g(?:ave|ives?|iving) rise to|"
    rf"{_NOT_BE}trigger(?:s|ed|ing)?(?! by)|ma(?:ke|kes|king|de) it possible|"
    r"pav(?:es?|ed|ing) the way (?:for|to)|to blame for|(?:is|was) (?:the reason|why)|"
    r"consequently|as a result(?! of)|therefore|hence|which is why)\b",
    re.IGNORECASE,
)
# "Attributes the effect to the cause", "puts the effect down to the cause".
ATTRIBUTED = headed(
    # "These attributes led to" are a thing's.
    r"\b(?<!the )(?<!these )(?<!those )(?<!its )(?<!their )(?<!of )(?<!and )(?<!key )(?<!all )"
    r"(?P<verb>(?P<to>attribut(?:es?|ed|ing)|ascrib(?:es?|ed|ing))|(?P<on>blam(?:es?|ed|ing))|"
    r"puts?|putting) (?!(?:by|to|on)\b)(?P<what>[^.;,]{3,100}?) (?(to)to|(?(on)on|down to))\b",
    re.IGNORECASE,
)
# "Blames the cause for the effect", "credits the cause with the effect".
BLAMED = headed(
    r"\b(?P<verb>blam(?:es?|ed|ing)|credit(?:s|ed|ing)?|fault(?:s|ed|ing)?|"
    r"cit(?:es?|ed|ing)|"
    # "The names given for the north", "must state the names of": a list, and no blame.
    r"nam(?:es|ed)(?= [^.;,]{3,100}? as (?:the|a) (?:\w+ )?(?:reason|cause)\b)) "
    r"(?P<why>[^.;,]{3,100}?) "
    r"(?:for|with|as (?:the|a) (?:\w+ )?(?:reason|cause) (?:for|of|why)) (?P<what>[^.;,]{3,100})",
    re.IGNORECASE,
)
# Verbs by which one thing works on another: the source tells a cause with them, in one clause.
WORKS = headed(
    r"\b(?P<passive>(?:is|are|was|were|been|being|be) (?:\w+ly )?)?(?P<verb>(?:forc|compel|oblig|"
    r"depress|rais|lower|reduc|cut|increas|boost|slow|hamper|hinder|imped|delay|halt|stop|prevent|"
    r"block|curb|worsen|improv|strengthen|weaken|harm|damag|destroy|disrupt|undermin|erod|creat|"
    r"generat|produc|provok|spark|stimulat|encourag|discourag|deter|push|pull|driv|drov|turn|"
    r"render|clos|end|induc|compound|exacerbat|aggravat|eas|reliev|mitigat|alleviat|accelerat|"
    r"hasten|speed|drag|dampen|stifl|squeez|sav|shorten|lengthen|widen|narrow|complicat|"
    r"simplif|kill|swell|inflat|stretch|strain|threaten|endanger|offset|doubl|halv|tripl|"
    r"ma[dk](?=e\b|ing\b|es\b)|help|transform|reshap|shap|limit|restrict|postpon|derail|paralys|"
    r"paralyz|cancel|expos|leav|"
    r"further|promot|advanc|foster|support|bolster|enhanc|enabl|expand|eliminat|remov|heighten|"
    r"sharpen|fuel|propel|unlock|underpin|spur|cement|protect|secur|safeguard|influenc|affect|"
    r"ensur|guarante|prompt|prohibit|preclud|"
    r"le(?:ad|d)(?=s? (?!to )(?:[\w'-]+ ){1,4}to )|"
    r"bring|brought|yield|elicit|left|requir|demand|need|attract|deflect|divert|add|fed|feed|swept|sweep|wip|wreck|shut)"
    r"(?:[a-z]?(?:e|es|ed|ing|s|y|ies|ied|ying|en|n))?)\b(?P<by> (?:[a-z]+ ){0,3}?by\b)?",
    re.IGNORECASE,
)
IDLE = re.compile(
    r"\W*(?:$|[,.;:]|(?:in|on|at|by|from|for|since|after|before|when|and|or|to|of|with|as|until|"
    r"because|while|but|than|due|through|under|over|between|during|per|is|are|was|were|"
    r"will|would|shall|should|can|could|must|may|might|has|have|had)\b)",
    re.IGNORECASE,
)
STOP = re.compile(
    r"[,;:](?!\d)|[.!?](?=\s|$)|\b(?:and (?=\w+ (?:is|are|was|were|has|have)\b)|"
    r"and (?=(?:[\w'-]+ ){1,3}(?:fell|rose|grew|shrank|sank|became|went|came|began|ran|lost|won|"
    r"stood|stayed|remained|doubled|halved|declined|increased|soared|plunged|dropped|climbed|"
    r"spread|broke|froze|closed|opened|ended|started|stopped|moved|changed|improved|worsened|"
    r"collapsed|failed|suffered|left|returned|arrived|died|got|turned|dried|flourished)\b)|but)\b",
    re.IGNORECASE,
)
# They name no cause without the words behind them: "a lack of staff".
LIGHT = listed(
    "lack shortage absence fear fears want need needs level levels growth decline use number fact "
    "role problem problems issue issues fault faults rise fall result results reason reasons "
    "cause causes turn put way take taken place set get"
)


OPEN_CAUSE = re.compile(r" (?:where|what|how|who|whom|whose|when)\b", re.IGNORECASE)
INSERTED = re.compile(
    r", (?:as )?[^,.;]{3,60} (?:says?|said|states?|stated|notes?|noted|adds?|added|argu\w+|"
    r"puts? it|explain\w*|believe\w*|report\w*|conclud\w+)(?: [a-z]+)?, "
)
"""Who says it, put within what is said."""
OPENS = re.compile(r", (?:and|but) $")
"""In front of a marker: it opens a part of its own, "with allies, and because of X, Y"."""
THEREBY = re.compile(r",? and (?=(?:[\w'-]+ ){1,4}(?:is|are|was|were|has|have|had|will|can|may) $)")
PARTED = re.compile(
    r"\b(?:because|since|if|when|while|although|so that|unless|until|whether|"
    r"as(?= (?:it|they|he|she|this|these|we)\b))\b",
    re.IGNORECASE,
)
SAID = re.compile(
    r"[^.;]*\b(?:say|said|belie[fv]\w*|states?|stated|told|notes?|noted|adds?|added|"
    r"explain\w*|view|warn\w*|stress\w*|hold\w*|think\w*|find\w*|argu\w*|report\w*|"
    r"claim\w*)s? that\b",
    re.IGNORECASE,
)
EXPECTED = re.compile(
    r" (?:is|are|was|were)(?: \w+ly| also)? (?:expected|set|due|likely|bound|sure|certain|going|"
    r"projected|forecast|planned|intended|designed|estimated|scheduled) to $",
    re.IGNORECASE,
)
CLEFT = re.compile(
    r"\b(?:what|which|that|who|whom|how|why|to|by|for|of|and|or|not|never|"
    r"from|in|on|at|with|through|as|the|an?|its|their|his|her|our|this|these|more|less|no|any)"
    r"(?: (?:will|would|can|could|may|might|must|should|shall|also|further|in|turn|\w+ly|"
    r"is|are|was|were))*\s*$",
    re.IGNORECASE,
)
# "There are two reasons for X: A, and B", "the reason for X is A".
REASONS = re.compile(
    r"\breasons? (?:(?:is|are|was|were) given )?(?:for|of|why) (?P<what>[^.;:]{3,120}?)"
    r"(?:: | (?:is|are|was|were) )(?P<why>[^.;]{3,})",
    re.IGNORECASE,
)
# "Words that she attributes to her mother" have a speaker, and no cause.
WORDING = re.compile(
    r"\b(?:words?|sayings?|said|remarks?|phrases?|quot\w+|lines?|comments?|views?|statements?|"
    r"proverbs?|mottos?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Causation:
    """One "effect because of cause", each side as the senses of its content words."""

    words: str
    cause: tuple[frozenset[str], ...]
    effect: tuple[frozenset[str], ...]


@lru_cache(maxsize=1_000)
def causations(text: str) -> tuple[Causation, ...]:
    """Return what a plain text tells as the cause of what."""
    found = []
    for match in BACKWARD.finditer(text):
        if WORDING.search(text, 0, match.start()) and match.group().startswith("attribut"):
            continue
        before, behind = _sides(text, match)
        if not before or OPENS.search(text, 0, match.start()):
            # "Because X, Y": the effect is the next clause.
            stop = STOP.search(text, match.end())
            after = STOP.search(text, stop.end()) if stop else None
            before = _senses(text[stop.end() : after.start() if after else None]) if stop else ()
        if OPEN_CAUSE.match(text, match.end()):
            # "By reason of where it lies" tells "its location" in a clause.
            behind = ()
        found.append(Causation(words=match.group(), cause=behind, effect=before))
    for match in REASONS.finditer(text):
        sides = {"cause": _senses(match["why"]), "effect": _senses(match["what"])}
        found.append(Causation(words=match.group()[:7].strip(), **sides))
    for match in ATTRIBUTED.finditer(text):
        if WORDING.search(text, 0, match.start()):
            continue
        _, behind = _sides(text, match)
        found.append(Causation(words=match["verb"], cause=behind, effect=_senses(match["what"])))
    for match in BLAMED.finditer(text):
        sides = {"cause": _senses(match["why"]), "effect": _senses(match["what"])}
        found.append(Causation(words=match["verb"], **sides))
    found += [_read_forward(text, match) for match in FORWARD.finditer(text)]
    return tuple(found)


def _read_forward(text: str, match: re.Match[str]) -> Causation:
    before, behind = _sides(text, match)
    joined = THEREBY.search(text, 0, match.start())
    if joined is not None and match.group().casefold() == "thereby":
        # "It sends an email, and the reader is thereby misled": the reader is part of it.
        parted = [each.end() for each in PARTED.finditer(text, 0, joined.start())]
        near = _senses(text[parted[-1] : joined.start()]) if parted else ()
        before = near or _sides(text, joined)[0]
    told = SAID.match(text, 0, match.start())
    if told and _senses(text[told.end() : match.start()]):
        # "The mayor believes that trade leads to peace": the belief leads to nothing.
        before = _senses(text[told.end() : match.start()])
    return Causation(words=match.group(), cause=before, effect=behind)


@lru_cache(maxsize=1_000)
def workings(text: str) -> tuple[Causation, ...]:
    """Return what a plain text tells as working on what: "a strike delayed the launch"."""
    text = INSERTED.sub(" ", text)
    found = []
    for match in WORKS.finditer(text):
        before, behind = _sides(text, match)
        verb = _senses(match["verb"])
        if match["passive"] and match["by"]:
            before, behind = behind, before
        elif match["passive"] or match["by"] or IDLE.match(text, match.end()):
            # "The plant closed in 2016" works on nothing.
            continue
        # "Is expected to create": what is expected to is what creates.
        ahead = EXPECTED.sub("", text[: match.start()])
        if CLEFT.search(ahead):
            # "What furthers trade is the bridge": the sides stand otherwise.
            continue
        if match["verb"].casefold().endswith("ing") and ahead.endswith(", "):
            # "They kept their promise, with help, bolstering trust": all of it did.
            before = _senses(ahead)
        told = SAID.match(ahead)
        if told:
            # "He said that he has made it": the speaker works on nothing there.
            before = _senses(ahead[told.end() :]) and before
        parted = [each.end() for each in PARTED.finditer(ahead)]
        if parted and not (match["passive"] and match["by"]):
            # "Because they might affect trade": what stands in front is not what affects it.
            before = _senses(ahead[parted[-1] :]) and before
        if before and behind:
            found.append(Causation(words=match["verb"], cause=before, effect=(*verb, *behind)))
    return tuple(found)


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
        # "Cooling-system faults" are faults of the cooling system.
        senses_in(word.text) if "-" in word.text else sense_at(words, place)
        for place, word in enumerate(words)
        if word.content and not small[place].endswith("ly") and small[place] not in LIGHT
    )
