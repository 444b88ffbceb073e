"""Read superlatives and the denials that tell them: "the largest ever" is "none was larger"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from agent.checks.headed import headed

# "No other", "never before", "nothing like it": what is denied is that something is as much.
NONE_SUCH: Final = re.compile(
    r"(?:\b(?:no|not|never|neither|nor|none|nothing|nobody|no one|nowhere|yet to)\b|n't\b)"
    r"[^.;:]{0,120}?\b(?:other|another|else|elsewhere|more|better|worse|before|previous\w*|earlier|"
    r"until|till|since|match\w*|equal\w*|rival\w*|surpass\w*|exceed\w*|outstrip\w*|outdo\w*|"
    r"beat\w*|compar\w*|top(?:s|ped)?|such|like|than|ever|precedent\w*|"
    r"(?:as|so) \w+(?: an? |(?: \w+){0,4}? as)|"
    r"bigger|larger|greater|higher|longer|older|newer|stronger|faster|wider|deeper|richer|lower|"
    r"smaller|shorter|broader|tougher|harder|closer)\b|"
    r"\b(?:before|until|till|up to)\b[^.;:]{0,100}?(?:\b(?:no|not|never|none|nothing)\b|n't\b)",
    re.IGNORECASE,
)
_PLAIN: Final = (
    r"t|b|v|w|r|z|gu|qu|req\w*|int\w*|inv\w*|sugg|dig|for|arr|prot|cont|harv|hon|mod|manif|"
    r"att|conqu|d?iv|nearw|north\w*|south\w*|m?idw|tempest|unr|inqu|beh|bequ|ing"
)
"""What stands before "-est" in words that compare nothing: "request", "west", "interest"."""
SUPERLATIVE: Final = headed(
    r"\b(?:(?<!at )most|(?<!at )least|first|uniquely?|unprecedented|historic(?:ally)?|record|"
    r"ever|(?:better|worse|more|less|\w{3,}er)(?: [\w-]+){0,3}? than any\w*|"
    r"best|worst|top|foremost|paramount|unrivall?ed|unmatched|"
    r"unparallell?ed|unequall?ed|unsurpassed|"
    r"peerless|maiden|inaugural|debut|singular|one of a kind|above all|newly|"
    rf"(?!(?:{_PLAIN})est\b)\w{{2,}}est)\b",
    re.IGNORECASE,
)

ONE_ONLY: Final = re.compile(r"\b(?:only|sole|alone|solely)\b", re.IGNORECASE)
NO_OTHER: Final = re.compile(
    r"\b(?:no(?:body|thing|where|ne| one)?|not|never)\b[^.;:]{0,20}?\b(?:other|another|else)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1_000)  # Each denial of a source asks it of the same quotes.
def tells_superlative(denying: str, other: str) -> bool:
    """Say whether a text denies that anything is as much where the other says that it is most.

    A superlative that the denying text has as well is denied by it, and not told.
    """
    if ONE_ONLY.search(other) and NO_OTHER.search(denying):
        return True
    if NONE_SUCH.search(denying) is None:
        return False
    here = {match.group().casefold() for match in SUPERLATIVE.finditer(denying)} - {"ever"}
    there = {match.group().casefold() for match in SUPERLATIVE.finditer(other)}
    return bool(there - here)
