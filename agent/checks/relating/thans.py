"""Find a comparison that the source does not draw, or draws with something else.

"Faster than the post" says more than "fast"; and "than the post" is another matter than "than the
courier".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.fault import Fault
from agent.checks.senses import is_told, senses_by_word
from agent.checks.words import Reach

_DEGREE: Final = (
    r"(?:more|less|fewer|better|worse|further|farther|\w{2,}(?<!oth)(?<!ath)(?<!ev)(?<!nev)er)"
)
THAN: Final = re.compile(
    # "More than 5", "other than", "rather than", "no later than May" compare no two things.
    rf"\b(?P<degree>{_DEGREE})\b(?P<between>(?: (?!than\b)[\w'-]+){{0,8}}?) than "
    r"(?!(?:before|ever|expected|planned|necessary|needed|required|usual|once|just|merely|simply|"
    r"that(?=[,.])|half|double|twice|an?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|[\d$£€]\S*|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred\w*|thousand\w*|"
    r"million\w*|billion\w*)\b)(?P<other>[^.,;:]+)",
    re.IGNORECASE,
)
EXPLICIT: Final = re.compile(
    r"\b(?:than|compar(?:ed|ison|ing|ative\w*)|versus|vs|relative to|rather|instead|unlike|"
    r"prefer\w*|out(?:weigh|pac|strip|perform|number|rank|do|grow|last|sell|match|shin|class)\w*|exceed\w*|"
    r"surpass\w*|beat\w*|any other|no other|\w{3,}est|most|best|worst|first|ahead|behind|unique\w*|"
    r"only|second to|replac\w*|supersed\w*|former\w*|previous\w*|so much|just)\b",
    re.IGNORECASE,
)
"""What sets one thing against another outright."""
ANYHOW: Final = re.compile(
    r"(?:the |those |that |its |their |his |her |our |it |they |is |are |was |were |in |"
    r"at |on |of )*(?:before|now|today|current\w*|present\w*|previous\w*|existing|earlier|"
    r"other\w*|usual|normal|ever|previously|otherwise|anyone|anything|anywhere|elsewhere|average|past|old\w*|last|rest|"
    r"possible|is|are|it|they|so far)\b",
    re.IGNORECASE,
)
"""Another side that is nothing but the state of things: "than before", "than others"."""
SAME: Final = re.compile(
    r"\b(?:same|equal(?:ly)?|identical(?:ly)?|alike|no different|no exception|on a par|parity|"
    r"equivalent|just as|as \w+ as|likewise|similar(?:ly)?|comparable|match(?:es|ed|ing)?)\b",
    re.IGNORECASE,
)
"""What sets two things on one level."""
UNEQUAL: Final = re.compile(
    r"\b(?:than|more|less|fewer|most|least|better|best|worse|worst|\w{3,}est|greater|higher|lower|"
    r"larger|bigger|smaller|longer|shorter|faster|slower|quicker|stronger|weaker|cheaper|easier|"
    r"harder|wider|deeper|closer|safer|sooner|earlier|later|older|younger|newer|richer|poorer|"
    r"stricter|tighter|broader|narrower|simpler|clearer|smarter|further|farther|"
    r"compar(?:ed|ison|ing|ative\w*)|versus|vs|relative to|rather|instead|prefer\w*|favou?r\w*|"
    r"out(?:pac|strip|weigh|perform|number|rank|do|grow|last|match|shin|class|sell)\w*|exceed\w*|"
    r"surpass\w*|eclips\w*|dwarf\w*|beat(?:s|ing|en)?|top(?:s|ped|ping)|lead(?:s|ing)?|led|"
    r"dominat\w*|ahead|behind|beyond|above|below|under|over|short of|superior\w*|inferior\w*|"
    r"extra|additional\w*|increas(?!ingly)\w*|ris(?:e|es|en|ing)|rose|grow\w*|grew|climb\w*|soar\w*|surg\w*|"
    r"rais\w*|boost\w*|enhanc\w*|improv\w*|strengthen\w*|accelerat\w*|expand\w*|deepen\w*|"
    r"decreas\w*|reduc\w*|declin\w*|fall(?:s|en|ing)?|fell|drop\w*|cut(?:s|ting)?|lower\w*|"
    r"weaken\w*|shr[aiu]nk\w*|lessen\w*|diminish\w*|doubl\w*|tripl\w*|quadrupl\w*|halv\w*|half|"
    r"twice|times|\w*fold|\d+x|percent|unlike|unparallel\w*|unprecedented|unmatched|unrivall?ed|"
    r"first|only|unique\w*|record|never|any other|no other|too|enough|over(?:tak|com)\w*|"
    r"main(?:ly)?|primar\w+|chief(?:ly)?|disproportion\w*|advantage\w*|gap|lag\w*|differ\w*|"
    r"excessive\w*|priorit\w*|progressive\w*|second|not just|merely|not so much|"
    r"so much as)\b|%",
    re.IGNORECASE,
)
"""What may stand in a source for an honest "more than": any word of degree, rank or change."""
DRAWN: Final = re.compile(
    r"\b(?:than|compar(?:ed|ison|ing|ative\w*)|versus|vs|relative to|rather|instead|prefer\w*|"
    r"unlike|more|less|fewer|most|least|better|best|worse|worst|\w{3,}est|over|above|beyond|below|ahead|"
    r"behind|exceed\w*|surpass\w*|out\w{3,}(?:s|ed|ing)?|beat\w*|any other|no other|only|first|"
    r"unique\w*|superior|inferior|twice|times|\w*fold|\d+x|percent|differ\w*|second|too)\b|%|"
    r"\b(?!other|after|under|never|over|number|member|order|power|paper|user|matter|letter|water|"
    r"center|per\b|layer|offer|enter|cover|consider|deliver|gather|together|another|whether|either|"
    r"neither|rather|ever|every|leader|partner)\w{2,}(?:[aeiou][bdglmnprt]\w?|[gkdhtplnrsw])er\b",
    re.IGNORECASE,
)
"""What compares outright: without any of it, and without the other side, nothing was compared."""
_CAN: Final = (
    r"(?:possible|possibly|they|it|we|you|one|can|could|feasible|practicable|need\w*|necessary)\b"
)
LEVEL: Final = re.compile(
    r"(?<!times )(?<!twice )(?<!half )\b(?:just |equally )?"
    r"as (?!(?:soon|long|far|well|much|many|possible) as\b)"
    rf"[a-z-]+(?: [a-z-]+){{0,3}} as\b(?! {_CAN})|"
    rf"\b(?:just|equally) as [a-z-]+(?: [a-z-]+){{0,8}} as\b(?! {_CAN})|"
    r"\bequally [a-z-]+\b|"
    rf"\bno (?:better|worse|(?:more|less) [a-z-]+)(?: [a-z-]+){{0,2}} than\b",
    re.IGNORECASE,
)
DENIED: Final = re.compile(
    r"\b(?:no|not|never|none|nothing|nobody|neither|nor|hardly|few|without)\b[^.;,]*$|n't\b[^.;,]*$",
    re.IGNORECASE,
)
TOP: Final = re.compile(
    r"\b(?:best|better|most|more|(?!rest|interest|request|invest|test|west|suggest|forest|honest|"
    r"modest|protest|contest|guest|latest)\w{2,}est|than|worst|worse|superior|leading|foremost|"
    r"top)\b",
    re.IGNORECASE,
)
SIDE: Final = 2
"""Content words behind "than" that name the other side."""


def find_undrawn(stated: str, source: Reach) -> Iterator[Fault]:
    """Yield a fault for each comparison of the statement that the source does not draw."""
    offered = " . ".join(source.quotes)
    yield from _levelled(stated, offered)
    if not THAN.search(stated):
        return
    unequal = UNEQUAL.search(SAME.sub(" ", offered))
    for match in THAN.finditer(stated):
        if re.search(r"\b(?:no|not|never|rather|other) $", stated[: match.start()], re.IGNORECASE):
            continue
        words = f"{match['degree']} than"
        if unequal is None:
            same = SAME.search(offered)
            why = f"the source says {same.group()!r}" if same else "the source compares nothing"
            yield Fault(words=words, why=why)
        elif _is_bare(match, offered) and not _is_named(match["other"], offered, source.labels):
            yield Fault(words=words, why="the source compares it with nothing")
        elif _is_of_others(match, stated, offered):
            yield Fault(words=f"than {match['other']}", why="the source compares it with others")


def _is_bare(match: re.Match[str], offered: str) -> bool:
    """Say whether the source has only the degree, and nothing that it is set against."""
    if DRAWN.search(offered) is None:
        return True
    return EXPLICIT.search(offered) is None and ANYHOW.match(match["other"]) is None


def _levelled(stated: str, offered: str) -> Iterator[Fault]:
    """Yield "just as well as" where the source ranks the one above the other."""
    level = LEVEL.search(stated)
    if level is None or DENIED.search(stated, 0, level.start()):
        return
    if SAME.search(offered) or not TOP.search(offered):
        return
    if TOP.search(LEVEL.sub(" ", stated)) is None:
        top = TOP.search(offered)
        if top is not None:
            yield Fault(words=level.group(), why=f"the source says {top.group()!r}")


def _is_of_others(match: re.Match[str], stated: str, offered: str) -> bool:
    """Say whether the other side is named nowhere in the source, and the source names another."""
    theirs = [other for each in THAN.finditer(offered) if (other := senses_by_word(each["other"]))]
    if not theirs or _is_named(match["other"], offered, ()):
        return False
    here = frozenset().union(*senses_by_word(stated))
    return not any(is_told(each, here) for other in theirs for each in other)


def _is_named(other: str, offered: str, labels: Sequence[str]) -> bool:
    """Say whether the source has a word of the other side, or that side has no words."""
    ours = senses_by_word(other)[:SIDE]
    there = frozenset().union(*senses_by_word(" . ".join((offered, *labels))))
    return not ours or any(is_told(each, there) for each in ours)
